"""A person checks a PDF in a browser: with a mouse or with keys alone, with and without scripts."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fleksaftale.documents.sealing import keys, writing
from tests.documents.pdf.papers import ordinary
from tests.documents.sealing.test_seal import document
from tests.e2e import steps as s


@pytest.fixture
def file(settings: Any, tmp_path: Path, transactional_db: None) -> Path:
    settings.DATA_DIR = tmp_path / "var"
    made = tmp_path / "aftale.pdf"
    made.write_bytes(writing.seal(document(), keys.current(), fingerprint=ordinary().fingerprint).pdf)
    return made


def test_the_page_is_found_from_the_foot_and_tells_an_unchanged_file(page: Page, file: Path) -> None:
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Kontrollér en PDF").click()
    s.expect_page(page, "Kontrollér en PDF")
    s.expect_accessible(page)
    page.get_by_label("PDF-fil").set_input_files(file)
    page.get_by_role("button", name="Kontrollér filen").press("Enter")
    expect(page.get_by_role("heading", name="Filen er uændret")).to_be_visible()
    s.expect_accessible(page)
    s.expect_no_sideways_scrolling(page)


def test_a_changed_file_is_told_without_blame(page: Page, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])
    page.goto("/kontrol/")
    page.get_by_label("PDF-fil").set_input_files(file)
    page.get_by_role("button", name="Kontrollér filen").click()
    expect(page.get_by_role("heading", name="Filen er ændret efter forseglingen")).to_be_visible()
    s.expect_accessible(page)


def test_without_a_file_the_summary_leads_to_the_field(page: Page, file: Path) -> None:
    page.goto("/kontrol/")
    page.get_by_role("button", name="Kontrollér filen").click()
    expect(page).to_have_title("Fejl: Kontrollér en PDF – Aftalerummet")
    page.get_by_role("link", name="Vælg en PDF-fil, før du trykker på knappen").click()
    expect(page.get_by_label("PDF-fil")).to_be_focused()
