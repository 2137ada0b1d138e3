"""S03: Torben uses no screen. HR prints the draft, both sign with a pen, and HR types it in with the scan."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import companions, seats
from fleksaftale.cases.companions import Person
from fleksaftale.cases.models import Role, What
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.documents import writing
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, save_together
from tests.documents.scans import scan
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, read_pdf, signed_in
from tests.e2e.conftest import Visitor

pytestmark = pytest.mark.usefixtures("address")
TYPED = "Indtastet af Henrik Møller for Torben Lund"


@pytest.fixture(autouse=True)
def the_last_of_november() -> Iterator[None]:
    with time_machine.travel("2026-11-30T12:00:00+00:00", tick=True):
        yield


@pytest.fixture
def henrik(transactional_db: None) -> User:
    return User.objects.create_user("henrik@skovby.example", "Henrik Møller")


@pytest.fixture
def case(henrik: User) -> Seat:
    """Birgit Lind leads Torben Lund, who has no account. Henrik in HR has the grant *indtaster*."""
    birgit = User.objects.create_user("birgit@skovby.example", "Birgit Lind")
    seat = open_agreement(birgit, role=Role.LEADER, facts=Facts("Skovby Kommune"), other_name="Torben Lund")
    party = companions.add_party(seat, Person(Role.HR, henrik.name, henrik.email))
    party.user = henrik
    party.save()
    companions.give(seat, party.pk, What.INDTASTER, until=date(2026, 12, 31))
    return seat


def type_in_all_but_the_tasks(henrik: User, case: Seat) -> None:
    typing = seats.take(henrik, case.case.pk).typing
    writing.write_together(typing, FLEKS_TILLAEGSAFTALE)
    answers = {key: answer for key, answer in ANSWERS.items() if key != "opgaver"}
    answers["kontaktperson"] = answered(navn="Birgit Lind", stedfortraeder="Peter Dahl")
    save_together(typing, answers)


def printed(hand: Hand, link: str) -> list[str]:
    """The pages behind a link to a PDF, as text."""
    url = hand.page.get_by_role("link", name=link).get_attribute("href")
    answer: Any = hand.page.request.get(str(url))
    expect(answer).to_be_ok()
    return s.text_of_pdf(bytes(answer.body()))


def test_torben_signs_on_paper(visitor: Visitor, henrik: User, case: Seat) -> None:
    # Given that HR types the draft for Torben and prints it in 16 point
    type_in_all_but_the_tasks(henrik, case)
    hand = Hand(signed_in(visitor(), henrik))
    hand.go("/sager/")
    hand.press("Torben Lund · Skovby Kommune")
    s.screenshots(hand.page, "s03-hr")
    hand.press("Skriv i den fælles kladde")
    expect(hand.page.get_by_text("Du skriver ind for Torben Lund.")).to_be_visible()
    hand.go(f"/sager/{case.case.pk}/aftale/kladde/opgaver/")
    hand.fill("Opgaver", "lager og varemodtagelse")
    hand.press("Gem og fortsæt")
    hand.go(f"/sager/{case.case.pk}/aftale/kladde/opsummering/")
    expect(hand.page.get_by_text(TYPED).first).to_be_visible()
    s.screenshots(hand.page, "s03-kladde")
    draft = printed(hand, "Hent kladden med stor skrift, 16 punkt (PDF)")
    assert "Næste opfølgning senest" in draft[-2] + draft[-1]
    assert all("Version 1" in page and f"Side {n} af {len(draft)}" in page for n, page in enumerate(draft, 1))

    # When it is ready for a pen, both sign on 30.11.2026, and HR uploads a scan of two pages
    hand.press("Gør klar til underskrift på papir")
    s.expect_page(hand.page, "Skriv under på papir")
    s.screenshots(hand.page, "s03-papir")
    assert "Underskrift" in printed(hand, "Hent med stor skrift, 16 punkt (PDF)")[-1]
    hand.fill_date("Hvornår er der skrevet under?", "30", "11", "2026")
    hand.fill("Medarbejder: navnet på papiret", "Torben Lund")
    hand.fill("Nærmeste leder: navnet på papiret", "Birgit Lind")
    hand.choose("Udskriften herfra")
    two_pages = scan(2)
    hand.field("Scanning af alle sider").set_input_files(
        {"name": "Torbens aftale.pdf", "mimeType": "application/pdf", "buffer": two_pages}
    )
    hand.press("Skriv underskriften ind")

    # Then it holds with level "papir", with the hash of the scan, and says who typed it for whom
    s.expect_message(hand.page, "Underskriften på papir er skrevet ind")
    page = hand.page
    expect(page.get_by_text("Gældende (fra 1. december 2026)").first).to_be_visible()
    expect(page.get_by_text("papir, indtastet af Henrik Møller for Torben Lund")).to_be_visible()
    expect(page.get_by_text(hashlib.sha256(two_pages).hexdigest())).to_be_visible()
    expect(page.get_by_text(TYPED).first).to_be_visible()
    s.screenshots(page, "s03-version")
    signed = " ".join(s.text_of_pdf(read_pdf(page)))
    assert "Underskrevet på papir" in signed
    assert hashlib.sha256(two_pages).hexdigest() in signed

    # And HR's list says that Torben is to have a copy on paper, until it is ticked
    hand.go("/sager/")
    expect(page.get_by_text("Torben Lund skal have en papirkopi")).to_be_visible()
    hand.press("Torben Lund · Skovby Kommune")
    hand.press("Torben Lund har fået den")
    hand.go("/sager/")
    expect(page.get_by_text("Torben Lund skal have en papirkopi")).to_have_count(0)

    # And the date of the next talk holds, as his leader sees it
    birgit = Hand(signed_in(visitor(), case.user))
    birgit.go(f"/sager/{case.case.pk}/")
    expect(birgit.page.get_by_text("Senest mandag 1. februar 2027")).to_be_visible()
