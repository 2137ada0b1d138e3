"""Scenario S18: § 56 in a fleksjob. A search leads to a page that explains, not to an error."""

from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, Keys
from tests.e2e.changing import at_the_case, moment, sign_for_both
from tests.e2e.conftest import PHONE, ZOOMED, Visitor

FLEKSJOB = "Kan vi lave en § 56-aftale i et fleksjob?"
OTHERS = "§ 56 på særlige vilkår uden fleksjob: hvad er det?"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(moment("2026-11-23"), tick=True):
        yield


def test_s18(visitor: Visitor, proposed: Version, maja: User, sofie: User) -> None:
    # given the agreement of a fleksjob, signed by both
    sign_for_both(proposed, maja, sofie)
    hand = Hand(visitor(PHONE, javascript=False), axe=False)
    at_the_case(hand, sofie)
    # when the leader searches for "§ 56" and for the form
    for asked in ("§ 56", "DP 211"):
        hand.go("/soeg/")
        hand.page.get_by_role("main").get_by_role("searchbox").fill(asked)
        hand.press("Søg")
        # then there are pages, not an error
        expect(hand.page.get_by_role("main").get_by_role("link", name=FLEKSJOB)).to_be_visible()
        expect(hand.page.get_by_role("main").get_by_role("link", name=OTHERS)).to_be_visible()
    hand.activate(hand.page.get_by_role("main").get_by_role("link", name=FLEKSJOB))
    s.expect_page(hand.page, FLEKSJOB)
    main = hand.page.get_by_role("main")
    for said in (
        "Refusionen begynder den første dag.",
        "Normalt ikke.",
        "Spørg kommunen, hvis I er i tvivl.",
        "tjekket 21. november 2026",
    ):
        expect(main).to_contain_text(said)
    expect(main.get_by_role("link", name="SDPL § 56").first).to_be_visible()
    s.expect_no_sideways_scrolling(hand.page)
    # and the page of the case says the same, with a way there
    hand.go(f"/sager/{proposed.document.case_id}/refusion/")
    expect(main).to_contain_text("I et fleksjob er en § 56-aftale ikke nødvendig.")
    hand.press("Læs om § 56 i et fleksjob")
    s.expect_page(hand.page, FLEKSJOB)


def test_s18_on_special_terms_without_a_fleksjob(visitor: Visitor) -> None:
    # given an employee on special terms, and a leader without a mouse, at 400 %
    hand = Keys(visitor(ZOOMED))
    hand.go("/soeg/")
    hand.fill("Skriv et ord, et spørgsmål eller en paragraf", "§ 56")
    hand.press("Søg")
    hand.press(OTHERS)
    # then the other page explains § 56
    main = hand.page.get_by_role("main")
    for said in ("mindst ti fraværsdage ventes på et år", "højst 2 år", "DP 211"):
        expect(main).to_contain_text(said)
    s.screenshots(hand.page, "question")
