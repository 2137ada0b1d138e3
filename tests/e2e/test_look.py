"""The look and the harness together: every field and component on one page, in a real browser."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from django.urls import clear_url_caches
from playwright.sync_api import Page, expect

from tests.e2e import steps


@pytest.fixture(autouse=True)
def _sample_page() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.web.sample"):
        clear_url_caches()
        yield
    clear_url_caches()


def test_every_part_is_accessible_at_a_desk(page: Page) -> None:
    page.goto("/look/")
    steps.expect_page(page, "Arbejdstid og start")
    steps.expect_accessible(page)
    steps.expect_targets_large_enough(page)
    steps.screenshots(page, "look-parts")


def test_an_error_leads_to_its_field(page: Page) -> None:
    page.goto("/look/")
    page.get_by_label("Hvor mange timer er du på arbejdspladsen?").fill("12")
    page.get_by_label("Effektive timer").fill("14")
    page.get_by_label("Hvilke opgaver skal du varetage?").fill("Korrektur")
    page.get_by_label("Vi har aftalt det").check()
    page.get_by_label("Hvor ofte?").select_option("2")
    page.get_by_label("Jeg har læst hele aftalen").check()
    steps.press(page, "Gem og fortsæt")
    steps.screenshots(page, "look-errors")
    steps.expect_error_summary(
        page,
        [
            "Effektive timer må højst være 12, fordi timer på arbejdspladsen er 12",
            "Indtast startdato, fx 01 12 2026",
        ],
    )
    steps.expect_accessible(page)
    expect(page.get_by_label("Effektive timer")).to_have_value("14")
