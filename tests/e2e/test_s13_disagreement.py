"""Scenario S13: the two do not agree, and nobody is hurried."""

from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.agreements.commands import propose_version
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending, disagreeing
from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.cast import answered, now, save_together
from tests.e2e import steps as s
from tests.e2e.agreeing import SOFIE, Hand
from tests.e2e.changing import Days, at_the_case, moment, sign_for_both
from tests.e2e.conftest import PHONE, Visitor

TOO_MUCH = "14 timer er for meget nu. Jeg vil gerne prøve 13 i fire uger."


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-12-01"), tick=True) as traveller:
        yield Days(traveller)


@pytest.fixture
def version_2(days: Days, maja: User, sofie: User, sofies_seat: Seat, proposed: Version) -> Version:
    """Given version 2 with 16/14 hours is sent to Maja."""
    sign_for_both(proposed, maja, sofie)
    days.go_to("2027-01-05")
    template = now(sofies_seat).template
    amending.open_amendment(sofies_seat, template, moment("2027-02-01").date())
    hours = answered(kilde="kommunen", timer=14 * 60, dato=moment("2026-11-10").date())
    save_together(sofies_seat, {"timer": answered(timer=16 * 60), "effektive_timer": hours})
    return propose_version(sofies_seat)


@pytest.mark.parametrize("javascript", [True, False])
def test_s13(
    visitor: Visitor, days: Days, version_2: Version, maja: User, sofie: User, javascript: bool
) -> None:
    majas = Hand(visitor(PHONE, javascript=javascript), axe=javascript)
    sofies = Hand(visitor(javascript=javascript), axe=javascript)
    letters = len(s.letters_to(SOFIE))
    # when she chooses "Jeg kan ikke skrive under" and writes
    at_the_case(majas, maja)
    majas.press("Læs og skriv under")
    majas.press("Jeg kan ikke skrive under")
    s.screenshots(majas.page, "cannot-sign")
    majas.fill("Hvad vil du gerne sige?", TOO_MUCH)
    majas.press("Jeg kan ikke skrive under")
    # then the status is "Ikke enighed", and version 1 stays in force
    s.expect_page(majas.page, "I er ikke enige endnu")
    expect(majas.page.get_by_role("main")).to_contain_text("Version 1 gælder stadig, som den er.")
    s.screenshots(majas.page, "disagreement")
    at_the_case(sofies, sofie)
    main = sofies.page.get_by_role("main")
    expect(main).to_contain_text("Ikke enighed")
    expect(main).to_contain_text("Gældende (fra 1. december 2026)")
    # and both texts are recorded: her words, and Sofie's beside them
    sofies.press("Se, hvad I kan gøre")
    expect(main).to_contain_text(TOO_MUCH)
    expect(main).to_contain_text("14 timer")
    sofies.fill("Hvad vil du gerne sige?", "Vi har travlt i foråret. Lad os tale om 15.")
    sofies.press("Gem min tekst")
    expect(main).to_contain_text("Vi har travlt i foråret.")
    expect(main).to_contain_text(TOO_MUCH)
    # and Sofie got one neutral mail
    [letter] = s.letters_to(SOFIE)[letters:]
    whole = f"{letter.subject} {letter.body}".lower()
    assert not [word for word in ("enig", "timer", "fleks", "maja", "underskr") if word in whole]
    # and calm next steps are offered, without a countdown
    for step in ("ny dag", "TR eller bisidder", "Spørg kommunen", "fagretligt"):
        expect(main).to_contain_text(step)
    assert not [
        word for word in ("inden for", "dage tilbage", "frist udløber", "senest ") if word in text_of(main)
    ]
    # and there is one reminder at most, after 14 days
    letters = len(s.letters_to(SOFIE))
    days.go_to("2027-01-18")
    assert disagreeing.send_due_reminders() == 0
    days.go_to("2027-01-20")
    assert disagreeing.send_due_reminders() == 1
    days.go_to("2027-04-20")
    assert disagreeing.send_due_reminders() == 0
    assert len(s.letters_to(SOFIE)) == letters + 1
    # and a new draft leads back
    at_the_case(sofies, sofie)
    sofies.press("Se, hvad I kan gøre")
    sofies.press("Lav en ny kladde")
    s.expect_page(sofies.page, "Det, I vil ændre")
    sofies.press("Opgiv ændringen")
    s.expect_page(sofies.page, "Opgiv ændringen")
    sofies.press("Opgiv ændringen")
    s.expect_message(sofies.page, "Ændringen er opgivet")
    expect(main).to_contain_text("Gældende (fra 1. december 2026)")


def text_of(main: object) -> str:
    return str(main.inner_text()).lower()  # type: ignore[attr-defined]
