"""The search: what it shows, and that what somebody looks for is written down nowhere."""

import logging
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from fleksaftale.web.sealed_answers import cookie_name
from fleksaftale.web.searching import excerpt, marked

pytestmark = pytest.mark.django_db
HERE = "/soeg/"


def search(client: Client, query: str) -> str:
    return " ".join(client.post(HERE, {"q": query}, follow=True).content.decode().split())


def test_a_search_leads_to_pages_that_are_there(client: Client) -> None:
    page = search(client, "opsigelse")
    found = re.findall(r'<li class="search-result"> <a href="([^"#]+)', page)
    assert reverse("hard_page", args=["foer-en-opsigelse"]) in found
    for url in set(found):
        assert client.get(url).status_code == 200, url


def test_what_was_looked_for_is_marked(client: Client) -> None:
    assert re.search(r"<mark>[Oo]psigelsen?</mark>", search(client, "opsigelserne"))


def test_results_stand_by_kind(client: Client) -> None:
    page = search(client, "pauser")
    assert re.search(r'<h2 id="group-\d">Hensyn, I kan aftale</h2>', page)
    assert "Pause på 15 minutter hvert 60. minut" in re.sub("</?mark>", "", page)


def test_an_item_of_the_library_is_open_where_the_result_leads(client: Client) -> None:
    page = search(client, "P01")
    assert f'href="{reverse("hensyn")}?q=P01#P01"' in page


def test_nothing_found_says_what_one_can_do(client: Client) -> None:
    page = search(client, "rumskib")
    assert "Vi fandt ikke noget om “rumskib”" in page
    assert f'href="{reverse("contact")}"' in page
    assert 'name="q" value="§ 56"' in page


def test_a_misspelt_word_is_told(client: Client) -> None:
    assert "Vi søgte på: midlertidigt." in search(client, "midlertdigt")


def test_what_is_looked_for_stands_in_no_address_no_session_and_no_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post(HERE, {"q": "hjerneblødning"})
        page = client.get(answer.headers["Location"])
    assert answer.headers["Location"] == HERE
    assert "hjerneblødning" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    kept = client.cookies[cookie_name("search")]
    assert kept["path"] == HERE
    assert kept["httponly"]
    assert not kept["max-age"]
    assert "hjerne" not in caplog.text + str(client.cookies)


def test_an_address_with_words_finds_nothing_so_that_nobody_makes_one(client: Client) -> None:
    assert "search-result" not in client.get(f"{HERE}?q=opsigelse").content.decode()


def test_an_empty_search_drops_the_last_one(client: Client) -> None:
    assert 'value="opsigelsen"' in search(client, "opsigelsen")
    assert 'value="opsigelsen"' not in search(client, "  ")


def test_what_is_looked_for_is_text_and_never_a_part_of_the_page(client: Client) -> None:
    page = search(client, "<script>x</script>")
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_in_english_titles_and_excerpts_are_english(client: Client) -> None:
    client.get("/?sprog=en")
    page = search(client, "dismissal")
    assert "Before a dismissal" in re.sub("</?mark>", "", page)


def test_an_excerpt_is_cut_between_words_around_the_first_hit() -> None:
    text = f"{'ord ' * 60}her står pausen midt i teksten {'ord ' * 60}"
    short = excerpt(text, frozenset({"paus"}))
    assert "pausen" in short
    assert short.startswith("… ")
    assert short.endswith(" …")
    assert len(short) < 170
    assert set(short.strip("… ").split()) <= set(text.split())


def test_marks_keep_every_letter() -> None:
    text = "Se § 56 og DP 211, om pauser (pausen)."
    pieces = marked(text, frozenset({"§56", "dp211", "paus"}))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.hit] == ["§ 56", "DP 211", "pauser", "pausen"]
