"""Scenario S01: Maja and Sofie make their first agreement. S22 walks the same way with other means."""

import hashlib
import io
import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pikepdf
import pytest
import time_machine
from playwright.sync_api import expect

from tests.documents.pdf.reading import failures
from tests.e2e import steps as s
from tests.e2e.agreeing import (
    CPR,
    HENSYN,
    MAJA,
    SOFIE,
    WORKPLACE,
    Hand,
    accept_invitation,
    invite,
    open_case,
    prepare,
    read_pdf,
    settle_everything,
    sign,
)
from tests.e2e.conftest import PHONE, Visitor

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture(autouse=True)
def _on_monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=True):
        yield


def test_one_at_a_desk_and_one_on_a_phone(visitor: Visitor) -> None:
    """The phone runs no scripts."""
    make_the_first_agreement(Hand(visitor()), Hand(visitor(PHONE, javascript=False), axe=False))


def make_the_first_agreement(sofie: Hand, maja: Hand) -> None:
    # given Sofie has opened an agreement and invited Maja
    open_case(sofie, SOFIE, "Sofie Bang", role="Jeg er nærmeste leder", other="Maja Kjærgaard")
    invite(sofie, MAJA)
    accept_invitation(maja, MAJA, "Maja Kjærgaard")
    # when both prepare alone
    prepare(maja, goals="holde timerne stabilt til 31.03.2027", hensyn=HENSYN)
    maja.press("Jeg er klar")
    sofie.page.reload()
    expect(sofie.page.get_by_text("Klar", exact=True)).to_be_visible()
    prepare(sofie, goals="Flere timer til sommer")
    sofie.press("Jeg er klar")
    # then both see the answers side by side, and settle one text each
    s.expect_page(sofie.page, "Den fælles kladde")
    expect(sofie.page.get_by_text("holde timerne stabilt til 31.03.2027")).to_be_visible()
    settle_everything(sofie, "Maja Kjærgaard")
    sofie.press("Se hele kladden")
    expect(sofie.page.get_by_text("arbejdsintensitet 83 % (beregnet)")).to_be_visible()
    sofie.press("Gør klar til underskrift")
    # and both sign
    sign(sofie, "Sofie Bang")
    s.expect_page(sofie.page, "Du har skrevet under")
    maja.go("/sager/")
    maja.press(WORKPLACE)
    maja.press("Læs og skriv under")
    sign(maja, "Maja Kjærgaard")
    # then it is in force, and the next talk has its day
    s.expect_page(maja.page, "Aftalen er underskrevet")
    expect(maja.page.get_by_text("Gældende (fra 1. december 2026)")).to_be_visible()
    maja.press("Gå til oversigten")
    expect(maja.page.get_by_text("Senest mandag 1. februar 2027 (uge 5)")).to_be_visible()
    maja.press("Læs version 1")
    version = maja.page.get_by_role("main")
    for name in ("Maja Kjærgaard", "Sofie Bang"):
        expect(version).to_contain_text(name)
    assert version.inner_text().count("bekræftet med login") == 2
    expect(version).to_contain_text("arbejdsintensitet 83 % (beregnet)")
    # and both get the same PDF
    mine = read_pdf(maja.page)
    sofie.go(maja.page.url)
    assert read_pdf(sofie.page) == mine
    expect_whole(mine)
    # and the log tells Maja what was done and read
    maja.press(WORKPLACE)
    maja.press("Hvem har læst og ændret hvad")
    for told in (
        "Sofie Bang sendte en invitation til Maja Kjærgaard",
        "Sofie Bang skrev under på version 1",
        "Version 1 er underskrevet og gælder fra 01.12.2026",
        "Sofie Bang hentede version 1 som PDF",
    ):
        expect(maja.page.get_by_role("main")).to_contain_text(told)


def expect_whole(pdf: bytes) -> None:
    """Every answer, both names and the fingerprint on every page; the attachment's hash is what is printed;
    both standards hold; no diagnosis and no CPR number."""
    assert failures(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        data = file.attachments["aftale.json"].get_file().read_bytes()
        pages = len(file.pages)
    text = s.text_of_pdf(pdf)
    fingerprint = hashlib.sha256(data).hexdigest()
    assert len(text) == pages
    for number, page in enumerate(text, 1):
        assert fingerprint in re.sub(r"\s", "", page)
        assert f"Side {number} af {pages}" in page
        assert "Maja Kjærgaard" in page
        assert "Sofie Bang" in page
    whole = " ".join(" ".join(text).split())
    for said in (
        "layout af nyhedsbrev, billedbehandling, korrektur",
        "12 timer",
        "10 timer",
        "Peter Dahl",
        "Birgitte Holm",
        *HENSYN,
        "holde timerne stabilt til 31.03.2027",
        "hver 2. måned",
        "1. december 2026",
        "bekræftet med login",
    ):
        assert said in whole, said
    assert not CPR.search(whole)
    assert "diagnose" not in whole.lower()
