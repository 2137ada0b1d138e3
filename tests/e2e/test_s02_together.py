"""Scenario S02: a micro-employer on a telephone, without an account, and both sign on it."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect
from pypdf import PdfReader

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, save_alone
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, answer_everything, settle_everything, signed_in
from tests.e2e.changing import Days, moment
from tests.e2e.conftest import PHONE, Visitor
from tests.guest_cast import JONAS

SECRET = "Hellere om morgenen, når der er stille"


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-11-23"), tick=True) as traveller:
        yield Days(traveller)


def test_s02(visitor: Visitor, days: Days, mikkels_seat: Seat, mikkel: User) -> None:
    mikkels, jonas = Hand(visitor()), Hand(visitor(PHONE))
    main = jonas.page.get_by_role("main")
    # given Jonas has a one-time link from Mikkel, who has prepared
    save_alone(mikkels_seat, ANSWERS | {"maal": answered(tekst=SECRET)})
    writing.say_ready(mikkels_seat, FLEKS_TILLAEGSAFTALE)
    send_a_link(mikkels, mikkel, mikkels_seat)
    link = s.link_sent_to(JONAS)
    # when he opens it and proves the invited address with a code
    jonas.go(link)
    s.expect_page(jonas.page, "Du har fået et link til et dokument")
    s.screenshots(jonas.page, "guest-link")
    with_code(jonas, JONAS)
    s.expect_page(jonas.page, "Hej Jonas Friis")
    s.screenshots(jonas.page, "guest-start")
    # and answers eleven questions, one a page
    jonas.press("Begynd")
    answer_everything(jonas, goals="Holde timerne stabilt", contact="Jonas Friis")
    jonas.press("Jeg er klar")
    s.expect_page(jonas.page, "Den fælles kladde")
    settle_everything(jonas, "Mikkel Dam")
    jonas.press("Se hele kladden")
    jonas.press("Gør klar til underskrift")
    # and they sign together on his telephone
    jonas.press("Vi sidder sammen")
    s.expect_page(jonas.page, "Vi sidder sammen")
    s.screenshots(jonas.page, "together")
    write_name(jonas, "Jonas Friis")
    jonas.press("Ræk enheden videre")
    s.expect_page(jonas.page, "Ræk enheden til Mikkel Dam")
    s.screenshots(jonas.page, "together-hand")
    jonas.page.go_back()  # the pages from before are not there any more
    s.expect_page(jonas.page, "Ræk enheden til Mikkel Dam")
    with_code(jonas, mikkel.email)
    s.expect_page(jonas.page, "Læs og skriv under")
    write_name(jonas, "Mikkel Dam")
    jonas.press("Underskriv")
    s.expect_page(jonas.page, "I har begge skrevet under")
    s.screenshots(jonas.page, "together-back")
    jonas.press("Jeg er Jonas Friis")
    with_code(jonas, JONAS)
    # then the document says how it was signed, and he takes his copy along
    s.expect_page(jonas.page, "Aftalen er underskrevet")
    expect(main).to_contain_text("Det er din kopi")
    s.screenshots(jonas.page, "guest-signed")
    assert copy(jonas).count("underskrevet sammen på samme enhed") == 2
    # and he sees the five lines, each with source and date
    jonas.press("Det skal du huske")
    s.screenshots(jonas.page, "must-remember")
    lines = main.locator(".must-remember > li")
    expect(lines).to_have_count(5)
    for number, words in enumerate(
        [
            "Senest tirsdag 8. december 2026 (uge 50), 7 kalenderdage efter start",
            "Skriv fleksjobaftalen i VITAS",
            "Oplys kommunen om fuldtidslønnen",
            "Refusion kan gives fra første fraværsdag",
            "Senest mandag 1. februar 2027 (uge 5)",
        ]
    ):
        expect(lines.nth(number)).to_contain_text(words)
        expect(lines.nth(number)).to_contain_text("Kilde")
        expect(lines.nth(number)).to_contain_text("11.2026")
    # and no account was made
    assert [user.email for user in User.objects.all()] == [mikkel.email]
    assert Party.objects.get(role=Role.LEADER).user_id is None
    # and after 24 hours the link opens nothing
    days.go_to("2026-11-24", "10:00")
    for place in (link, reverse("case_detail", args=[mikkels_seat.case.pk])):
        jonas.go(place)
        s.expect_page(jonas.page, "Linket virker ikke mere")
    s.screenshots(jonas.page, "guest-closed")
    expect(main).not_to_contain_text("Mikkel")


def send_a_link(hand: Hand, person: User, seat: Seat) -> None:
    signed_in(hand.page, person)
    hand.go(reverse("case_invite", args=[seat.case.pk]))
    hand.press("Lav et link uden konto")
    s.screenshots(hand.page, "guest-make")
    hand.fill("Mailadresse", JONAS)
    hand.press("Send linket på mail")
    s.expect_message(hand.page, "Linket er på vej")


def with_code(hand: Hand, email: str) -> None:
    """Ask for a code where one stands, read it in one's own mailbox, and type it."""
    hand.press("Send mig en kode")
    hand.fill("Kode", s.code_sent_to(email))
    hand.press("Fortsæt")


def write_name(hand: Hand, name: str) -> None:
    hand.fill("Skriv dit fulde navn", name)
    hand.tick("Jeg har læst hele aftalen, og jeg skriver under på den.")


def copy(hand: Hand) -> str:
    """The words of the PDF behind the link."""
    where = hand.page.get_by_role("link", name="Hent din kopi (PDF)").get_attribute("href")
    answer: Any = hand.page.request.get(str(where))
    expect(answer).to_be_ok()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages)
    return " ".join(text.split())
