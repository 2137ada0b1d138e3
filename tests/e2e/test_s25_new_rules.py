"""Scenario S25: the rules change on 1 January 2027, and nothing is shown as if they had not."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from fleksaftale.talks import queries
from fleksjob.law.myndighed import KOMMUNEN_FRA, myndighed
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, Keys
from tests.e2e.changing import Days, at_the_case, moment, sign_for_both
from tests.e2e.conftest import PHONE, ZOOMED, Visitor


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-12-15"), tick=True) as traveller:
        yield Days(traveller)


WAYS: dict[str, Callable[[Visitor], Hand]] = {
    "keys alone at 400 %": lambda visitor: Keys(visitor(ZOOMED)),
    "without scripts": lambda visitor: Hand(visitor(PHONE, javascript=False), axe=False),
}


@pytest.mark.parametrize("way", WAYS)
def test_s25(visitor: Visitor, days: Days, proposed: Version, maja: User, sofie: User, way: str) -> None:
    # given an agreement signed on 15 December 2026
    sign_for_both(proposed, maja, sofie)
    hand = WAYS[way](visitor)
    case = proposed.document.case
    version = f"/sager/{case.pk}/aftale/version/{proposed.pk}/"
    at_the_case(hand, maja)
    hand.go(version)
    main = hand.page.get_by_role("main")
    as_signed = main.inner_text()
    # when the clock is 4 January 2027
    days.go_to("2027-01-04")
    at_the_case(hand, maja)
    # then the signed agreement reads as it was signed
    hand.go(version)
    assert main.inner_text() == as_signed
    # and a talk to come lists what is new, with the day it was checked
    talk = queries.open_talk(case)
    assert talk
    hand.go(reverse("talk", args=[case.pk, talk.number]))
    news = hand.page.get_by_role("region", name="Det er nyt i reglerne")
    for said in (
        "Jeres aftale er fra 15. december 2026.",
        "Nye regler fra 2027",
        "Vi har ikke satser for 2027 endnu.",
        "Tjekket 21. november 2026.",
    ):
        expect(news).to_contain_text(said)
    s.screenshot(hand.page, "new-rules")
    hand.activate(news.get_by_role("link", name="Nye regler fra 2027"))
    s.expect_page(hand.page, "I jobbet")
    new_text = hand.page.get_by_role("region", name="Nye regler fra 2027")
    expect(new_text).to_contain_text("Vi har ikke gennemgået den endnu.")
    # and nothing of 2026 stands as a rate of 2027
    hand.go("/guide/ved/?for=medarbejder")
    wage = hand.page.get_by_role("region", name="Løn og tilskud", exact=True)
    expect(wage).to_contain_text("Kan være forældet")
    wage.get_by_text("Det siger reglerne").click()
    expect(wage).to_contain_text("Vi har ikke satser for 2027 endnu. Brug beregneren på star.dk")
    # and the calculator computes nothing, and says where else one may ask
    hand.go("/beregner/")
    hand.fill("Timeløn", "200")
    hand.fill("Effektive timer", "18")
    hand.press("Beregn")
    refused = "Vi har ikke satser for 2027 endnu. Brug beregneren på star.dk, eller spørg kommunen."
    expect(main.get_by_text(refused).first).to_be_visible()
    expect(main.get_by_text("kr. om måneden før skat")).to_have_count(0)
    # and the editor's list names what is to be read again
    hand.go("/guide/redaktoer/")
    for named in ("hoejeste_fleksloentilskud", "stages/ved/loen-og-tilskud.md"):
        expect(hand.page.get_by_role("row").filter(has_text=named)).to_contain_text("Skal ses nu")
    # and who decides is called what the rules of the day call it
    before, after = KOMMUNEN_FRA - timedelta(days=1), date(2027, 1, 4)
    for day, another in ((before, after), (after, before)):
        days.go_to(day.isoformat())
        hand.go("/find-ud-af/")
        expect(main).to_contain_text(re.compile(myndighed(day), re.IGNORECASE))
        expect(main).not_to_contain_text(re.compile(myndighed(another), re.IGNORECASE))
