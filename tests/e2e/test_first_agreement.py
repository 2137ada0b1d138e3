"""Scenario S01: Maja and Sofie make their first agreement, each at a desk of her own."""

import hashlib
import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pikepdf
import time_machine
from playwright.sync_api import Page, expect

from tests.e2e import steps as s
from tests.e2e.agreeing import (
    MAJA,
    SOFIE,
    accept_invitation,
    invite,
    open_case,
    prepare,
    read_pdf,
    settle_everything,
    sign,
)
from tests.e2e.conftest import Visitor

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@time_machine.travel(MONDAY, tick=True)
def test_two_people_make_their_first_agreement(visitor: Visitor) -> None:
    sofie, maja = visitor(), visitor()
    # given Sofie has opened an agreement and invited Maja
    open_case(sofie, SOFIE, "Sofie Bang", role="Jeg er nærmeste leder", other="Maja Kjærgaard")
    invite(sofie, MAJA)
    accept_invitation(maja, MAJA, "Maja Kjærgaard")
    # when both prepare alone
    prepare(maja, goals="holde timerne stabilt til 31.03.2027")
    s.expect_page(maja, "Tjek dine svar")
    s.press(maja, "Jeg er klar")
    sofie.reload()
    expect(sofie.get_by_text("Klar", exact=True)).to_be_visible()
    prepare(sofie, goals="Flere timer til sommer")
    s.press(sofie, "Jeg er klar")
    # then both see the answers side by side, and settle one text each
    s.expect_page(sofie, "Den fælles kladde")
    expect(sofie.get_by_text("holde timerne stabilt til 31.03.2027")).to_be_visible()
    s.expect_accessible(sofie)
    s.screenshot(sofie, "s01-kladde")
    settle_everything(sofie, "Maja Kjærgaard")
    s.press(sofie, "Se hele kladden")
    s.expect_accessible(sofie)
    s.screenshot(sofie, "s01-tjek-kladden")
    expect(sofie.get_by_text("arbejdsintensitet 83 % (beregnet)")).to_be_visible()
    s.press(sofie, "Gør klar til underskrift")
    # and both sign
    sign(sofie, "Sofie Bang")
    s.expect_page(sofie, "Du har skrevet under")
    maja.goto("/sager/")
    s.press(maja, "Nordlys Reklame A/S")
    s.press(maja, "Læs og skriv under")
    s.expect_accessible(maja)
    s.screenshot(maja, "s01-underskriv")
    sign(maja, "Maja Kjærgaard")
    # then it is in force, and the next talk has its day
    s.expect_page(maja, "Aftalen er underskrevet")
    s.expect_accessible(maja)
    s.screenshot(maja, "s01-kvittering")
    expect(maja.get_by_text("Gældende (fra 1. december 2026)")).to_be_visible()
    s.press(maja, "Gå til oversigten")
    expect(maja.get_by_text("Senest mandag 1. februar 2027 (uge 5)")).to_be_visible()
    s.screenshot(maja, "s01-oversigt")
    s.press(maja, "Læs version 1")
    for name in ("Maja Kjærgaard", "Sofie Bang"):
        assert "bekræftet med login" in maja.get_by_role("main").inner_text()
        expect(maja.get_by_role("main")).to_contain_text(name)
    # and both get the same PDF
    mine, hers = read_pdf(maja), read_pdf_of(sofie, maja.url)
    assert mine == hers
    expect_whole(mine)


def read_pdf_of(page: Page, url: str) -> bytes:
    page.goto(url)
    return read_pdf(page)


def expect_whole(pdf: bytes) -> None:
    """Every answer, both names and the fingerprint on every page; the attachment's hash is what is printed."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        data = file.attachments["aftale.json"].get_file().read_bytes()
        pages = len(file.pages)
    text = s.text_of_pdf(pdf)
    fingerprint = hashlib.sha256(data).hexdigest()
    assert len(text) == pages
    for number, page in enumerate(text, 1):
        assert fingerprint in page.replace("\n", "").replace(" ", "")
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
        "Pause på 15 minutter",
        "holde timerne stabilt til 31.03.2027",
        "hver 2. måned",
        "1. december 2026",
        "bekræftet med login",
    ):
        assert said in whole, said
