"""What holds of every page that is open to everybody, whichever room it is of."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, reverse

from fleksaftale.cases.seats import Seat
from fleksaftale.web import open_pages

HOME = "https://aftaler.example"
OUT = {"a", "form"}
"""Where one may lead elsewhere: a link that somebody follows."""


LONGEST_TITLE = 60
"""Letters before the name of the service: what a list of results and a browser's tab have room for."""


class Seen(HTMLParser):
    """What a browser fetches, the headings, the head of a page, and what each of its links says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.inline: list[str] = []
        self.levels: list[int] = []
        self.metas: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.language = ""
        self.bare_images = 0
        self.said: dict[str, str] = {}
        """The words of the title and of every link; a link is told apart by its place and where it leads."""
        self._inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given["lang"]
        elif tag == "meta":
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
        if tag in {"a", "title"}:
            self._inside.append(tag if tag == "title" else f"{self.getpos()} {given.get('href')}")
            self.said[self._inside[-1]] = given.get("aria-label", "")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.said[self._inside[-1]] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"a", "title"}:
            self._inside.pop()

    @property
    def title(self) -> str:
        return " ".join(self.said["title"].replace("\u00ad", "").split())

    @property
    def wordless(self) -> list[str]:
        """Links that say nothing to who hears or searches the page."""
        return [link for link, words in self.said.items() if not words.strip()]


@pytest.fixture
def visitor() -> Client:
    """Somebody who is not signed in. A test without the database fails at the first question to it."""
    return Client()


def starts() -> Iterator[str]:
    """How every address of the site is written, however deep it is included."""
    waiting = [("/", each) for each in get_resolver().url_patterns]
    while waiting:
        start, each = waiting.pop()
        if isinstance(each, URLPattern):
            yield f"{start}{each.pattern}"
        else:
            waiting += [(f"{start}{each.pattern}", inner) for inner in each.url_patterns]


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


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_open_page_keeps_what_the_house_promises(visitor: Client, language: str) -> None:
    """No question to the database, no request to anybody else, nothing inline, a head that can be found."""
    titles: dict[str, str] = {}
    abouts: dict[str, str] = {}
    visitor.get("/", {"sprog": language})
    for path in paths():
        answer, seen = read(visitor, path)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy, path
        assert "http" not in policy, path
        assert not seen.inline, (path, seen.inline)
        assert [url for url in seen.fetched if not url.startswith(("/", "#"))] == [], path
        assert seen.bare_images == 0, path
        assert seen.wordless == [], path
        assert seen.levels.count(1) == 1, path
        assert seen.language == language, path
        assert seen.metas["robots"] == "index, follow", path
        assert "width=device-width" in seen.metas["viewport"], path
        own = f"{settings.PUBLIC_URL}{path}"
        danish, english = (f"{own}?sprog={each}" for each in ("da", "en"))
        canonical = own if language == "da" else english
        assert seen.links == {"canonical": canonical, "da": danish, "en": english, "x-default": own}
        about = seen.metas["description"]
        assert 50 <= len(about) <= 160, (path, about)
        assert abouts.setdefault(about, path) == path, about
        assert len(seen.title.removesuffix(f" – {settings.PUBLIC_NAME}")) <= LONGEST_TITLE, (path, seen.title)
        assert titles.setdefault(seen.title, path) == path, seen.title


def test_a_link_preview_says_only_the_name_of_the_service(visitor: Client) -> None:
    with override_settings(PUBLIC_NAME="Rummet", PUBLIC_URL=HOME):
        for path in ("/", "/naar-det-bliver-svaert/foer-en-opsigelse/"):
            metas = read(visitor, path)[1].metas
            assert metas["og:title"] == metas["og:site_name"] == "Rummet"
            assert metas["og:url"] == f"{HOME}{path}"
            assert "fleks" not in metas["og:description"].lower()
            picture = metas["og:image"].removeprefix(HOME + settings.STATIC_URL)
            drawn = Path(finders.find(picture) or "").read_bytes()
            size = [int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20)]
            assert size == [int(metas["og:image:width"]), int(metas["og:image:height"])]


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
    assert {"Disallow: /sager/", "Disallow: /i/", "Disallow: /overblik/"} <= set(lines)
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    for start in closed:
        assert [path for path in paths() if path.startswith(start)] == [], start
        assert any(each.startswith(start) for each in starts()), f"{start} is the start of no address"


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
