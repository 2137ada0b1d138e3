"""Scenarios S04, S23 and S24: stopping, the wrong person, two people at once. S06: test_s22_every_way."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page, expect

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.commands import invite
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.models import Signature, Version
from fleksaftale.people.models import User
from tests.cast import NORDLYS, now
from tests.e2e import steps as s
from tests.e2e.agreeing import MAJA, WORKPLACE, Hand, signed_in
from tests.e2e.conftest import PHONE, Visitor

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=COPENHAGEN)
NINE_DAYS_LATER = datetime(2026, 12, 2, 10, 0, tzinfo=COPENHAGEN)

pytestmark = pytest.mark.usefixtures("address")  # the server first: its tables are emptied after each test


def draft_page(seat: Seat, key: str) -> str:
    return f"/sager/{seat.case.pk}/aftale/kladde/{key}/"


# --- S04 stop, rest, continue ---------------------------------------------------------------------------


def test_maja_stops_after_two_answers_and_goes_on_nine_days_later_elsewhere(
    visitor: Visitor, maja: User, majas_seat: Seat, sofie: User
) -> None:
    User.objects.filter(pk=maja.pk).update(calm=True)
    with time_machine.travel(MONDAY, tick=True) as clock:
        phone = visitor(PHONE)
        s.sign_in(phone, MAJA, own_device=False)
        hand = Hand(phone)
        hand.go("/sager/")
        hand.press(WORKPLACE)
        hand.press("Begynd")
        hand.fill("Opgaver", "layout af nyhedsbrev")
        hand.press("Gem og fortsæt")
        hand.fill("Timer på arbejdspladsen om ugen", "12")
        hand.press("Gem og stop")
        s.expect_message(phone, "Dine svar er gemt. Fortsæt, når det passer dig.")
        letters = len(s.letters_to(MAJA))
        clock.move_to(NINE_DAYS_LATER)
        phone.reload()
        s.expect_page(phone, "Log ind")  # the session has ended
        computer = visitor()
        hand = Hand(computer)
        computer.goto("/sager/")
        s.sign_in(computer, MAJA)
        assert len(s.letters_to(MAJA)) == letters + 1  # the code; no reminder
        hand.press(WORKPLACE)
        expect(
            computer.get_by_text("Du har svaret på 2 af 11. Der er ca. 8 minutter tilbage.")
        ).to_be_visible()
        expect(computer.locator("html")).to_have_attribute("data-calm", "on")
        hand.press("Fortsæt")
        s.expect_page(computer, "Arbejdstid og start")
        expect(computer.get_by_label("Timer på arbejdspladsen om ugen")).to_have_value("12")
        computer.go_back()
        leader = signed_in(visitor(), sofie)
        leader.goto(f"/sager/{majas_seat.case.pk}/")
        seen = leader.get_by_role("main")
        expect(seen).to_contain_text("I gang")
        for hidden in ("layout", "2 af 11", "12"):
            expect(seen).not_to_contain_text(hidden)


# --- S23 the wrong person at the link -------------------------------------------------------------------


def test_ulla_at_majas_link_sees_nothing_and_the_third_try_closes_it(
    visitor: Visitor, sofie: User, maja: User, ulla: User
) -> None:
    alone = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    link = f"/i/{invite(alone, name='Maja Kjærgaard', email=MAJA)}/"
    page = signed_in(visitor(), ulla)
    hand = Hand(page)
    for _try in range(3):
        hand.go(link)
        hand.press("Sig ja, og åbn")
        s.expect_page(page, "Denne invitation er til en anden")
        shown = page.locator("body").inner_text()
        for secret in ("Maja", "Sofie", "Nordlys", "fleks"):
            assert secret.lower() not in shown.lower()
    hand.go(link)
    s.expect_page(page, "Linket virker ikke mere")
    for person in ("maja@nordlys.example", "sofie@nordlys.example"):
        assert "Ulla" not in s.letters_to(person)[-1].body
    leader = Hand(signed_in(visitor(), sofie))
    leader.go(f"/sager/{alone.case.pk}/")
    expect(leader.page.get_by_role("main")).to_contain_text("Invitationen virker ikke mere")
    leader.press("Hvem har læst og ændret hvad")
    log = leader.page.get_by_role("main")
    expect(log).to_contain_text("blev spærret efter tre forsøg")
    expect(log).not_to_contain_text("Ulla")


# --- S24 two people at once -----------------------------------------------------------------------------


@pytest.fixture
def two_at_once(visitor: Visitor, maja: User, sofie: User, majas_seat: Seat) -> tuple[Hand, Hand]:
    """Maja and Sofie have the same question of the joint draft open, and Maja has saved."""
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    hands = Hand(signed_in(visitor(), maja)), Hand(signed_in(visitor(), sofie))
    for hand, text in zip(hands, ("layout og foto", "korrektur"), strict=True):
        hand.go(draft_page(majas_seat, "opgaver"))
        hand.fill("Opgaver", text)
    hands[0].press("Gem og fortsæt")
    s.expect_page(hands[0].page, "Arbejdstid og start")
    return hands


def expect_both_texts(page: Page) -> None:
    expect(page.get_by_text("Der er skrevet et andet svar imens")).to_be_visible()
    theirs = page.get_by_role("region", name="Maja Kjærgaard")
    expect(theirs).to_contain_text("layout og foto")
    expect(page.get_by_label("Opgaver", exact=True)).to_have_value("korrektur")


def joint_text(seat: Seat) -> str:
    return str(now(seat).joint["opgaver"].answer.get("tekst"))


def test_the_later_one_sees_both_texts_and_keeps_her_own(
    two_at_once: tuple[Hand, Hand], majas_seat: Seat
) -> None:
    _maja, sofie = two_at_once
    sofie.press("Gem og fortsæt")
    expect_both_texts(sofie.page)
    s.screenshot(sofie.page, "s24-to-tekster")
    assert joint_text(majas_seat) == "layout og foto"
    sofie.press("Behold min tekst")
    assert joint_text(majas_seat) == "korrektur"


def test_the_later_one_keeps_the_others_text(two_at_once: tuple[Hand, Hand], majas_seat: Seat) -> None:
    _maja, sofie = two_at_once
    sofie.press("Gem og fortsæt")
    sofie.press("Behold den anden tekst")
    assert joint_text(majas_seat) == "layout og foto"


def test_the_later_one_joins_both_texts_to_one(two_at_once: tuple[Hand, Hand], majas_seat: Seat) -> None:
    _maja, sofie = two_at_once
    sofie.press("Gem og fortsæt")
    sofie.press("Saml dem")
    expect(sofie.page.get_by_label("Opgaver", exact=True)).to_have_value("layout og foto\n\nkorrektur")
    sofie.press("Gem og fortsæt")
    assert joint_text(majas_seat) == "layout og foto\n\nkorrektur"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_double_click_on_underskriv_gives_one_signature(
    visitor: Visitor, maja: User, majas_seat: Seat, proposed: Version, scripts: bool
) -> None:
    page = signed_in(visitor(javascript=scripts), maja)
    page.goto(f"/sager/{majas_seat.case.pk}/aftale/version/{proposed.pk}/underskriv/")
    page.get_by_label("Skriv dit fulde navn").fill("Maja Kjærgaard")
    page.get_by_label("Jeg har læst hele aftalen").check()
    page.get_by_role("button", name="Underskriv").dblclick(no_wait_after=True)
    s.expect_page(page, "Du har skrevet under")
    assert Signature.objects.count() == 1
