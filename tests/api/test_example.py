"""The example of the guide, run as a program against a running server."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from fleksjob.beregning import beregn, kroner

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "spoerg_loven.py"
MONTH = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}


@pytest.mark.django_db
def test_the_example_of_the_guide_works_as_it_stands(live_server: LiveServer) -> None:
    ran = subprocess.run(
        [sys.executable, EXAMPLE, live_server.url], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.stderr == ""
    more = beregn(MONTH | {"effektive_timer": "20"}).i_alt - beregn(MONTH).i_alt
    assert f"2 timer mere: {kroner(more)} kr. mere." in ran.stdout
    assert "Næste spørgsmål:" in ran.stdout
    assert "422 oplysning (timeloen): " in ran.stdout
    assert "409 sats_mangler (dato): Vi har ikke satser for 2031 endnu." in ran.stdout
    assert "404 findes_ikke (emne): " in ran.stdout


def test_the_example_says_so_when_nobody_answers() -> None:
    ran = subprocess.run(
        [sys.executable, EXAMPLE, "http://127.0.0.1:9"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith("Ingen forbindelse: ")
