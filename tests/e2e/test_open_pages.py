"""The front page, the search and ten open pages as people meet them: small, quick to read, two languages."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.accessible import EVERY_LOOK
from tests.e2e.conftest import DESK, PHONE, Visitor

TEN = {
    "front": "/",
    "checks": "/find-ud-af/",
    "check": "/find-ud-af/paragraf-56/",
    "calculator": "/beregner/",
    "guide": "/guide/",
    "stage": "/guide/i-jobbet/",
    "questions": "/guide/spoergsmaal/",
    "hard": "/naar-det-bliver-svaert/foer-du-siger-op/",
    "rules": "/regler/opsigelse/",
    "contact": "/kontakt/",
}


def test_three_doors_stand_on_the_first_screen_of_a_desk_and_the_first_of_a_phone(page: Page) -> None:
    page.goto("/")
    for door in ("Svar på få spørgsmål", "Start en aftale", "Log ind og fortsæt"):
        expect(page.get_by_role("main").get_by_role("link", name=door)).to_be_in_viewport()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(page.get_by_role("heading", name="Find ud af").first).to_be_in_viewport()
    menu = page.get_by_role("navigation", name="Hovedmenu")
    for door in ("Find ud af", "Lav en aftale", "Følg op"):
        expect(menu.get_by_role("link", name=door)).to_be_in_viewport()


@pytest.mark.parametrize("language", ["da", "en"])
def test_ten_pages_fit_a_phone_in_both_languages(visitor: Visitor, language: str) -> None:
    page = visitor()
    for name, where in TEN.items():
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.goto(f"{where}?sprog={language}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        steps.screenshot(page, f"ten-{name}-{language}-desk")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        steps.expect_no_sideways_scrolling(page)
        steps.screenshot(page, f"ten-{name}-{language}-phone")


def test_somebody_without_javascript_searches_with_the_keyboard_and_finds_a_page(visitor: Visitor) -> None:
    # Given a phone that runs no scripts
    page = visitor(PHONE, javascript=False)
    page.goto("/")
    # When the word is typed with a mistake, and sent with Enter
    field = page.get_by_label("Søg efter et ord eller en regel")
    field.fill("opsgielse")
    field.press("Enter")
    # Then it was understood, the address keeps it to itself, and the first result leads on
    expect(page.get_by_role("status")).to_contain_text("Vi søgte på: opsigelse.")
    assert page.url.endswith("/soeg/")
    steps.expect_no_sideways_scrolling(page)
    page.get_by_role("main").get_by_role("link", name="Før en opsigelse").first.click()
    steps.expect_page(page, "Før en opsigelse")
    # And back is where one was
    page.go_back()
    expect(page.get_by_role("heading", name="Når det bliver svært")).to_be_visible()


def test_the_search_is_accessible_with_results_and_without(page: Page) -> None:
    for words in ("pauser", "rumskib"):
        page.goto("/soeg/")
        page.get_by_label("Skriv et ord, et spørgsmål eller en paragraf").fill(words)
        steps.submit(page, near="#search-q")
        steps.expect_accessible(page, EVERY_LOOK)
        steps.set_look(page, "light", calm=False)
        steps.expect_targets_large_enough(page)
        steps.screenshots(page, f"search-{words}")
