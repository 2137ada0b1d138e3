"""A guided check from the first question to the answer: keyboard alone at 400 %, and without JavaScript."""

from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import expect

from tests.e2e import steps as s
from tests.e2e.agreeing import MAJA, SOFIE, WORKPLACE, Hand, Keys, arrive, invite, open_the_case
from tests.e2e.changing import moment
from tests.e2e.conftest import PHONE, ZOOMED, Visitor

TITLE = "Er fleksjobbet midlertidigt eller permanent?"
BEGAN = "Hvilken dag begyndte du i det fleksjob, du har nu?"
GRANTED = "Står der i afgørelsen, at fleksjobbet er permanent?"
BEFORE = "Har du haft et midlertidigt fleksjob, som er slut?"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(moment("2026-11-23"), tick=True):
        yield


@pytest.mark.parametrize("way", ["keyboard alone at 320 px", "no JavaScript"])
def test_a_check_is_taken_to_its_answer(visitor: Visitor, way: str) -> None:
    # given somebody without an account
    hand = (
        Keys(visitor(ZOOMED)) if way.startswith("key") else Hand(visitor(PHONE, javascript=False), axe=False)
    )
    main = hand.page.get_by_role("main")
    hand.go("/find-ud-af/")
    hand.press(TITLE)
    hand.press("Begynd")
    # when a day cannot be, then the field says so and shows a good one
    hand.fill_date(BEGAN, "31", "02", "2024")
    hand.press("Næste")
    expect(main).to_contain_text("Der er ingen 31. februar")
    hand.fill_date(BEGAN, "01", "03", "2024")
    hand.press("Næste")
    # and a question can be left open, and gone back to
    hand.choose("Ved ikke")
    hand.press("Næste")
    s.expect_page(hand.page, BEFORE)
    hand.press("Tilbage")
    s.expect_page(hand.page, GRANTED)
    expect(hand.page.get_by_label("Ved ikke")).to_be_checked()
    hand.choose("Nej")
    hand.press("Næste")
    hand.choose("Nej")
    hand.press("Næste")
    hand.press("Ved ikke")
    # then the answer says what follows, what is unknown, and what answers were given
    s.expect_page(hand.page, TITLE)
    for said in (
        "Det ved vi ikke endnu",
        "Hvornår er du født?",
        "1. september 2026",
        "Kommunen afgør sagen.",
    ):
        expect(main).to_contain_text(said)
    # and no answer stands in the address
    assert hand.page.url.endswith("/find-ud-af/midlertidigt-eller-permanent/svar/")
    # when the open question is answered from there, then the answer stands
    hand.press("Hvornår er du født?")
    hand.fill_date("Hvornår er du født?", "10", "05", "1984")
    hand.press("Næste")
    expect(main).to_contain_text("Det første fleksjob er altid midlertidigt, i fem år.")
    s.screenshots(hand.page, "guided-check")


def test_a_check_is_gone_on_with_into_the_agreement_that_it_leads_to(visitor: Visitor) -> None:
    # given Maja, who works without support, and has no account, no scripts and a small screen
    hand = Hand(visitor(PHONE, javascript=False), axe=False)
    main = hand.page.get_by_role("main")
    hand.go("/find-ud-af/fleksjob-hvor-jeg-er-ansat/")
    hand.press("Begynd")
    hand.choose("Ja")
    hand.press("Næste")
    hand.fill_date("Hvornår er du født?", "10", "05", "1984")
    hand.press("Næste")
    # when she goes on from the answer so far, then she reads that her answers wait, and signs in
    hand.press("Stop her, og se svaret, som det er nu")
    hand.press("Begynd en aftale om særlige vilkår")
    expect(hand.page.locator("body")).to_contain_text("Dine svar ligger klar")
    arrive(hand, MAJA, "Maja Holm")
    s.expect_page(hand.page, "Begynd en aftale")
    hand.choose("Jeg er den ansatte")
    hand.fill("Arbejdspladsens navn", WORKPLACE)
    hand.fill("Hvad hedder den anden?", "Sofie Bang")
    hand.press("Opret aftalen")
    # then she chooses what goes along: nothing is written before
    s.expect_page(hand.page, "Dine svar fra tjekket")
    hand.press("Skriv det, jeg har valgt")
    s.expect_message(hand.page, "Gemt blandt dine frister: Fødselsdato.")
    invite(hand, SOFIE)
    # and the case leads to the agreement on special terms, and to no other
    hand.go("/sager/")
    open_the_case(hand)
    s.screenshots(hand.page, "special-terms-case")
    hand.press("Begynd")
    expect(main).to_contain_text("Aftale om særlige vilkår")
    assert "/vilkaar/" in hand.page.url
    # and so does the invitation
    sofie = Hand(visitor(), axe=False)
    sofie.go(s.link_sent_to(SOFIE))
    sofie.press("Log ind")
    arrive(sofie, SOFIE, "Sofie Bang")
    told = sofie.page.get_by_role("main")
    expect(told).to_contain_text("Maja Holm inviterer dig til at lave en aftale om særlige vilkår")
    s.screenshots(sofie.page, "special-terms-invited")
    expect(told).to_contain_text("I svarer på 16 spørgsmål")
