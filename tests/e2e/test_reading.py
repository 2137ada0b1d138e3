"""What looks at pages for a person with a screen reader finds what is wrong, and hears what is said twice."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e import steps as s
from tests.e2e.reading import Reader

GOOD = """<!doctype html><html lang="da"><title>Opgaver</title><body>
<header><nav aria-label="Menu"><a href="/">Forside</a></nav></header>
<main tabindex="-1"><h1>Opgaver</h1><h2>Dit svar</h2><label>Navn <input></label><button>Gem</button>
<div role="status"></div></main><footer>Hjælp</footer></body></html>"""
STICKY = '<div style="position: fixed; inset: 0; background: white"></div>'


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    page = browser.new_page()
    yield Reader(page)
    page.close()


def shown(page: Page, html: str) -> None:
    page.goto(f"data:text/html;charset=utf-8,{quote(html)}")


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("<button>Gem</button>", "<button></button>"),
        ("<label>Navn <input></label>", "<input>"),
        ("<h2>", "<h3>"),
        ("</h2>", "</h2><h1>Igen</h1>"),
        ('<nav aria-label="Menu">', "<nav>"),
        ("<footer>", "<div>"),
        ("<title>Opgaver", "<title>"),
    ],
)
def test_a_page_that_does_not_tell_what_it_is_is_noticed(reader: Reader, good: str, bad: str) -> None:
    shown(reader.page, GOOD)
    reader.read()
    shown(reader.page, GOOD.replace(good, bad))
    with pytest.raises(AssertionError):
        reader.read()


def test_a_message_is_heard_as_often_as_it_is_said(reader: Reader) -> None:
    shown(reader.page, GOOD)
    for times in (1, 2):
        reader.page.evaluate("document.querySelector('[role=status]').textContent = 'Gemt'")
        reader.page.wait_for_function(f"window.said.length === {times}")
        if times == 1:
            reader.expect_each_message_said_once()
    with pytest.raises(AssertionError, match="Gemt"):
        reader.expect_each_message_said_once()


def test_focus_that_is_covered_or_lost_is_noticed(reader: Reader) -> None:
    shown(reader.page, GOOD)
    reader.expect_focus_where_one_reads_on()
    reader.page.get_by_role("button").focus()
    s.expect_focus_not_covered(reader.page)
    with pytest.raises(AssertionError, match="focus is at button"):
        reader.expect_focus_where_one_reads_on()
    shown(reader.page, GOOD.replace("<footer>", f"{STICKY}<footer>"))
    reader.page.get_by_role("button").focus()
    with pytest.raises(AssertionError, match="covered"):
        s.expect_focus_not_covered(reader.page)
