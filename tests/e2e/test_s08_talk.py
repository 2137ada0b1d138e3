"""Scenario S08: a follow-up talk with separate preparation, in each of the ways of scenario S22."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.cases.models import Case
from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from fleksaftale.talks import commands, queries
from tests.documents.pdf.reading import expect_readable
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, Keys, signed_in
from tests.e2e.changing import Days, at_the_case, moment
from tests.e2e.conftest import PHONE, ZOOMED, Visitor
from tests.e2e.notekeeping import everything_stored, expect_nowhere, make_key, notes_page, unlock
from tests.e2e.reading import Reader
from tests.talks.holding import HENSYN, agree

PRIVATE = ("Jeg er bange for at miste mit kontor", "Spørg fagforeningen om ferien")
STATUSES = ("Virker", "Virker", "Virker ikke", "Virker delvist", "Ikke prøvet endnu")


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-12-01"), tick=True) as traveller:
        yield Days(traveller)


@pytest.fixture
def booked(days: Days, majas_seat: Seat, sofies_seat: Seat) -> Seat:
    """Given version 1 with five hensyn, and a talk on 29 January 2027 at 10.00."""
    agree(sofies_seat, majas_seat)
    commands.book(sofies_seat, 1, moment("2027-01-29", "10:00"))
    days.go_to("2027-01-28")
    return majas_seat


def test_s08(visitor: Visitor, days: Days, booked: Seat, maja: User, sofie: User) -> None:
    majas, sofies = Keys(visitor(ZOOMED)), Reader(visitor())
    # when Maja writes two points for herself alone
    signed_in(majas.page, maja)
    majas.page.goto(notes_page(booked), timeout=60_000)  # the first page of a server takes its time
    make_key(majas.page)
    expect(majas.page.get_by_text("Her er ingen noter endnu.")).to_be_visible()
    at_the_case(majas, maja)
    s.screenshots(majas.page, "talk-case")
    majas.press("Forbered samtalen")
    unlock(majas.page)
    majas.page.get_by_label("Din note", exact=True).fill("\n".join(PRIVATE))
    majas.page.get_by_role("button", name="Lås nu").click()
    s.screenshots(majas.page, "talk-before")
    version = hold_the_talk(majas, sofies, maja, sofie, days)
    # and the private points are nowhere: not in the minutes, the PDF, the data or the database
    files = [sofies.page.request.get(f"{version}{name}") for name in ("", "aftale.pdf", "aftale.json")]
    for answer in files:
        expect(answer).to_be_ok()
    text = "".join(s.text_of_pdf(files[1].body())).encode()
    expect_nowhere(PRIVATE, everything_stored(), text, *(answer.body() for answer in files))
    # and the back page is one A4, which a screen reader reads
    assert len(s.text_of_pdf(files[1].body())) == 1
    expect_readable(files[1].body(), "Maja flytter plads", "Ny plads ved vinduet")


def test_s08_without_scripts_and_so_without_private_notes(
    visitor: Visitor, days: Days, booked: Seat, maja: User, sofie: User
) -> None:
    majas, sofies = (Hand(visitor(PHONE, javascript=False), axe=False) for _each in range(2))
    hold_the_talk(majas, sofies, maja, sofie, days)


def hold_the_talk(majas: Hand, sofies: Hand, maja: User, sofie: User, days: Days) -> str:
    """From the points to share to the signed minutes, by whatever means each has: their address."""
    # when Maja has three points to share, and Sofie two
    case = Case.objects.get()
    at_the_case(majas, maja)
    majas.press("Forbered samtalen")
    prepare(majas, "Min plads er urolig", "Pauserne i korrekturugen", "Nyhedsbrevet")
    at_the_case(sofies, sofie)
    prepare(sofies, "Ny plads", "Vagtplanen i marts")
    # and at the talk they judge each hensyn, and agree
    days.go_to("2027-01-29", "10:00")
    at_the_case(sofies, sofie)
    sofies.press("Åbn den fælles kladde")
    expect(sofies.page.get_by_role("main")).to_contain_text("Vagtplanen i marts")
    judge(sofies)
    agree_on(sofies)
    s.screenshots(sofies.page, "talk-draft")
    sofies.press("Gør klar til underskrift")
    sign(sofies, "Sofie Bang")
    # and Maja reads the minutes and signs them too
    at_the_case(majas, maja)
    majas.press("Læs og skriv under")
    sign(majas, "Maja Kjærgaard")
    s.expect_page(majas.page, "Referatet er underskrevet")
    # then the talk shows decisions first, one action with owner and date, and each hensyn beside last time
    majas.go(f"/sager/{case.pk}/samtaler/1/")
    s.screenshots(majas.page, "talk-held")
    shown = " ".join(majas.page.get_by_role("main").inner_text().split())
    expect_in_order(
        shown, ("Maja flytter plads", "Ny plads ved vinduet", "8. februar 2027", "31. marts 2027")
    )
    for text, status in zip(HENSYN.values(), STATUSES, strict=True):
        row = majas.page.get_by_role("row", name=text)
        expect(row).to_contain_text(status)
    # and the next talk is planned
    assert [talk.due_on for talk in queries.talks_of(case)][1] == date(2027, 3, 31)
    return str(majas.page.get_by_role("link", name="Læs referatet").get_attribute("href"))


def prepare(hand: Hand, *points: str) -> None:
    """One's points alone; the other questions wait for the talk."""
    first = hand.page.get_by_role("button", name="Begynd at forberede")
    hand.press("Begynd at forberede" if first.count() else "Begynd")
    for number, point in enumerate(points, start=1):
        if number > 1:
            hand.press("Tilføj et punkt")
        hand.fill("Punkt", point, row=f"Punkt {number}")
    hand.press("Gem og fortsæt")
    while hand.page.get_by_role("button", name="Spring over, og svar senere").count():
        hand.press("Spring over, og svar senere")
    hand.press("Jeg er klar")


def open_question(hand: Hand, question: str) -> None:
    hand.activate(hand.page.get_by_role("main").locator("a", has_text=question))


def judge(hand: Hand) -> None:
    open_question(hand, "Hvordan virker de aftalte hensyn?")
    for number, status in enumerate(STATUSES, start=1):
        hand.select("Hvordan virker det?", status, row=f"Hensyn {number}")
    hand.fill("Hvad gør I ved det?", "Ny plads fra 8. februar, Sofie", row="Hensyn 3")
    hand.press("Gem og fortsæt")


def agree_on(hand: Hand) -> None:
    """Nothing changes in tasks and hours; one decision, one action, and the next date."""
    open_question(hand, "Hvordan går det med at løse opgaverne?")
    hand.fill("Sådan går det", "Godt med nyhedsbrevet.")
    no(hand, "Ændringer i opgaverne")
    hand.press("Gem og fortsæt")
    no(hand, "Justere i arbejdstiden")
    hand.press("Gem og fortsæt")
    hand.press("Gem og fortsæt")  # the hensyn stand there already
    no(hand, "Mere hjælp og støtte", "Inddrage kommunen")
    hand.press("Gem og fortsæt")
    hand.press("Spring over, og svar senere")
    hand.fill("Det aftalte I", "Maja flytter plads.")
    hand.fill("Hvad skal gøres?", "Ny plads ved vinduet")
    hand.fill("Hvem gør det?", "Sofie Bang")
    hand.fill_date("Hvornår er det gjort?", "08", "02", "2027")
    hand.press("Gem og fortsæt")
    hand.fill_date("Næste opfølgning senest", "31", "03", "2027")
    hand.press("Gem og fortsæt")


def no(hand: Hand, *groups: str) -> None:
    for group in groups:
        hand.choose("Nej", group=group)


def sign(hand: Hand, name: str) -> None:
    s.expect_page(hand.page, "Læs og skriv under")
    hand.fill("Skriv dit fulde navn", name)
    hand.tick("Jeg har læst hele referatet, og jeg skriver under på det.")
    hand.press("Underskriv")


def expect_in_order(text: str, parts: Sequence[str]) -> None:
    found = [text.find(part) for part in parts]
    assert found == sorted(found)
    assert found[0] > 0
