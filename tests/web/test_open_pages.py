"""What holds of every page that is open to everybody, whichever room it is of."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from fleksaftale.cases.seats import Seat
from fleksaftale.web import open_pages

HOME = "https://aftaler.example"
OUT = {"a", "form"}
"""Where one may lead elsewhere: a link that somebody follows."""


class Seen(HTMLParser):
    """What a browser fetches, the headings, and the head of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.inline: list[str] = []
        self.levels: list[int] = []
        self.metas: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.bare_images = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas[given.get("name") or given.get("property", "")] = given.get("content", "")
        elif tag == "link" and given.get("rel") in {"canonical", "alternate"}:
            self.links[given.get("hreflang", "canonical")] = given["href"]
        elif tag not in OUT:
            self.fetched += [given[name] for name in ("src", "href", "data", "poster") if given.get(name)]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.inline += [name for name in given if name.startswith("on") or name in {"style", "srcdoc"}]
        if (tag == "script" and "src" not in given) or tag == "style":
            self.inline.append(tag)
        self.bare_images += tag == "img" and not {"alt", "width", "height"} <= given.keys()


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in. A test without the database fails at the first question to it."""
    return Client()


def paths() -> list[str]:
    return open_pages.addresses()


def read(client: Client, path: str) -> tuple[Any, Seen]:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, path
    return answer, Seen(answer.content.decode())


def test_there_are_pages_of_every_room() -> None:
    found = paths()
    assert len(found) == len(set(found))
    assert {"/", "/regler/visitation/", "/naar-det-bliver-svaert/klage/", "/kontakt/"} <= set(found)


def test_every_open_page_keeps_what_the_house_promises(visitor: Client) -> None:
    """No question to the database, no request to anybody else, nothing inline, a head that can be found."""
    titles: dict[str, str] = {}
    for path in paths():
        answer, seen = read(visitor, path)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy, path
        assert "http" not in policy, path
        assert not seen.inline, (path, seen.inline)
        assert [url for url in seen.fetched if not url.startswith(("/", "#"))] == [], path
        assert seen.metas["robots"] == "index, follow", path
        assert 30 <= len(seen.metas["description"]) <= 160, (path, seen.metas["description"])
        assert seen.links.keys() == {"canonical", "da", "en", "x-default"}, path
        assert seen.bare_images == 0, path
        assert seen.levels.count(1) == 1, path
        title = re.search("<title>(.+?)</title>", answer.content.decode(), re.DOTALL)
        assert title, path
        assert titles.setdefault(" ".join(title[1].split()), path) == path, title[1]


def test_a_link_preview_says_only_the_name_of_the_service(visitor: Client) -> None:
    with override_settings(PUBLIC_NAME="Rummet", PUBLIC_URL=HOME):
        for path in ("/", "/naar-det-bliver-svaert/foer-en-opsigelse/"):
            metas = read(visitor, path)[1].metas
            assert metas["og:title"] == metas["og:site_name"] == "Rummet"
            assert metas["og:url"] == f"{HOME}{path}"
            assert "fleks" not in metas["og:description"].lower()


@pytest.mark.django_db
def test_a_page_of_a_case_is_found_by_nobody(as_maja: Client, majas_seat: Seat) -> None:
    answer, seen = read(as_maja, reverse("case_detail", args=[majas_seat.case.pk]))
    assert seen.metas["robots"] == "noindex"
    assert not seen.links
    assert not [name for name in seen.metas if name.startswith("og:")]
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_english_has_an_address_of_its_own_and_is_kept(visitor: Client) -> None:
    page = visitor.get("/ord/?sprog=en")
    assert page.headers["Content-Language"] == "en"
    assert f'<link rel="canonical" href="{settings.PUBLIC_URL}/ord/?sprog=en">' in page.content.decode()
    assert visitor.get("/regler/").headers["Content-Language"] == "en"
    assert visitor.get("/regler/?sprog=da").headers["Content-Language"] == "da"
    assert visitor.get("/regler/?sprog=xx").headers["Content-Language"] == "da"


def test_the_button_for_the_other_language_does_not_come_back_to_the_first(visitor: Client) -> None:
    page = visitor.get("/hensyn/?q=pause&sprog=en").content.decode()
    assert '<input type="hidden" name="next" value="/hensyn/?q=pause">' in page


def test_the_map_of_the_site_has_every_open_page_in_both_languages_and_nothing_else(visitor: Client) -> None:
    with override_settings(PUBLIC_URL=HOME):
        text = visitor.get("/sitemap.xml").content.decode()
    assert re.findall("<loc>(.+?)</loc>", text) == [f"{HOME}{path}" for path in paths()]
    assert text.count('hreflang="en"') == text.count('hreflang="da"') == len(paths())
    assert "/sager/" not in text


def test_search_engines_are_told_where_the_map_is_and_what_is_closed(visitor: Client) -> None:
    with override_settings(PUBLIC_URL=HOME):
        lines = visitor.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {HOME}/sitemap.xml" in lines
    assert {"Disallow: /sager/", "Disallow: /i/"} <= set(lines)
    assert "Disallow: /" not in lines


@override_settings(DEMO=True)
def test_the_demo_is_not_to_be_found(visitor: Client) -> None:
    assert "Disallow: /" in visitor.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize("where", ["/findes-ikke/", "/regler/findes-ikke/"])
def test_a_page_that_is_not_there_leads_on(visitor: Client, where: str) -> None:
    answer = visitor.get(where)
    assert answer.status_code == 404
    page = answer.content.decode()
    for name in ("front", "search", "contact", "help_access"):
        assert f'href="{reverse(name)}"' in page
