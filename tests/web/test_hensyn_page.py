"""The library's page, for everybody: folded at first, open once one looks for something."""

import re
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.agreements.hensyn.test_loading import GOOD, added

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"{reverse('hensyn')}{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def sentences(html: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", found).strip() for found in re.findall(r"<h3>(.*?)</h3>", html)]


def test_at_first_the_groups_are_folded_and_everything_is_there(client: Client) -> None:
    html = page(client)
    assert html.count('class="hensyn-group"') == 10
    assert " open>" not in html
    assert len(sentences(html)) == 105


def test_for_printing_all_groups_are_open(client: Client) -> None:
    assert page(client, "?alle=1").count('class="hensyn-group" open>') == 10


def test_a_search_shows_what_fits_and_keeps_what_was_written(client: Client) -> None:
    html = page(client, "?q=pauser&gruppe=pauser")
    assert "Pause på 15 minutter hvert 60. minut" in sentences(html)
    assert 'value="pauser"' in html
    assert '<option value="pauser" selected>' in html
    assert "9 hensyn passer." in html


def test_what_somebody_finds_hard_stands_in_no_address(client: Client) -> None:
    asked = client.post("/hensyn/", {"q": "pauser", "gruppe": "pauser", "svaert": ""})
    assert asked["Location"] == "/hensyn/"
    assert "pauser" not in str(asked.cookies)
    assert "9 hensyn passer." in page(client)
    assert 'method="get"' not in page(client).split("<main")[1]


def test_what_was_looked_for_gives_way_to_an_address_of_its_own_and_to_everything(client: Client) -> None:
    client.post("/hensyn/", {"q": "pauser"})
    assert "Kræver måske kommunen" in page(client, "?q=F11")
    assert len(sentences(page(client, "?q="))) == 105
    client.post("/hensyn/", {"q": "", "gruppe": "", "svaert": ""})
    assert len(sentences(page(client))) == 105


def test_nothing_found_says_what_one_can_do(client: Client) -> None:
    html = page(client, "?q=rumskib")
    assert "Vi fandt ikke noget, der passer" in html
    assert "I kan altid skrive et hensyn med egne ord." in html
    assert sentences(html) == []


def test_what_may_take_the_kommune_is_marked_in_words(client: Client) -> None:
    html = page(client, "?q=F11")
    assert "Kræver måske kommunen" in html
    assert "Så spørg kommunen, før I køber det." in html
    assert "Kræver måske kommunen" not in page(client, "?q=P04")


def test_what_is_looked_for_is_text_and_never_a_part_of_the_page(client: Client) -> None:
    assert "<script>x" not in page(client, "?q=<script>x</script>")


def test_the_front_page_leads_to_it(client: Client) -> None:
    assert f'href="{reverse("hensyn")}"' in client.get("/").content.decode()


def test_an_item_of_the_installation_stands_among_the_others(client: Client, tmp_path: Path) -> None:
    with override_settings(HENSYN_FILE=str(added(tmp_path, GOOD))):
        assert "Højst 20 minutter i fryserummet" in sentences(page(client, "?q=fryserum"))
