"""What is said when something cannot be read, and what is never promised."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fleksjob import cli

FACTS = ["--dato", "2024-06-01", "--timeloen", "200", "--effektive-timer", "0"]


@pytest.mark.parametrize(
    "command",
    [
        ["beregn", "{folder}/ingen.json"],
        ["beregn", "{folder}/ingen.csv"],
        ["vurder", "visitation", "{folder}/ingen.json"],
    ],
)
def test_a_missing_file_is_told_in_the_language_that_was_asked_for(tmp_path, capsys, command):
    words = [word.format(folder=tmp_path) for word in command]
    assert cli.main(words) == 2
    said = capsys.readouterr().err
    assert "findes ikke" in said
    assert "No such" not in said
    assert cli.main([*words, "--engelsk"]) == 2
    assert "not there" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told_in_danish(tmp_path, capsys):
    rows = tmp_path / "sager.csv"
    rows.write_text("dato;timeloen;effektive_timer\n2024-06-01;200;18\n", encoding="utf-8")
    assert cli.main(["beregn", str(rows), "--ud", str(tmp_path / "ingen" / "svar.csv")]) == 2
    said = capsys.readouterr().err
    assert "findes ikke" in said
    assert "No such" not in said


def test_a_full_disk_is_told_in_danish(tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-m", "fleksjob", "satser", "--dato", "2024-06-01"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.path.abspath("src")},  # noqa: PTH100
            timeout=60,
            check=False,
        )
    assert told.returncode == 1
    assert told.stderr.decode() == "fleksjob: kan ikke skrive svaret: disken er fuld\n"


def test_a_month_without_wage_promises_no_right(capsys):
    assert cli.main(["beregn", *FACTS]) == 0
    said = capsys.readouterr().out
    assert cli.main(["beregn", "--json", *FACTS]) == 0
    said += json.dumps(json.loads(capsys.readouterr().out), ensure_ascii=False)
    assert "komme på tale" in said
    assert "retten" not in said.lower()


@pytest.mark.parametrize(
    ("command", "danish", "english"),
    [
        (["vurder", "klage"], "der mangler oplysninger", "facts are missing"),
        (["vurder", "klage", "dato=i dag"], "er ikke en dag", "is not a day"),
        (["vurder", "klage", "dato=1999-01-01"], "skal ligge fra", "must be from"),
        (["vurder", "klage", "klage_over=visitation"], "mangler", "is missing"),
        (["vurder", "klage", "dato=2026-11-21", "hest=ja"], "kender ikke", "is not a fact here"),
        (["vurder", "klage", "dato=2026-11-21", "klage_over=alt"], "kan ikke bruges", "cannot be used"),
        (["frister"], "der mangler oplysninger", "facts are missing"),
    ],
)
def test_a_refusal_of_facts_is_in_the_language_that_was_asked_for(capsys, command, danish, english):
    assert cli.main(command) == 2
    assert danish in capsys.readouterr().err
    assert cli.main([*command, "--engelsk"]) == 2
    assert english in capsys.readouterr().err


def test_the_example_after_bad_json_is_of_the_assessment(tmp_path, capsys):
    file = tmp_path / "sag.json"
    file.write_text("{", encoding="utf-8")
    assert cli.main(["vurder", "visitation", str(file)]) == 2
    said = capsys.readouterr().err
    assert "foedselsdag" in said
    assert "timeloen" not in said
