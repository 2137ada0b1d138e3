"""Hensyn are found in the library, chosen for the agreement, and shown to colleagues as Maja wants."""

import re

import pytest
from playwright.sync_api import expect

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.people.models import User
from tests.cast import answered, now, save_together
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, Keys, signed_in
from tests.e2e.conftest import Visitor
from tests.e2e.test_s05_wording import look_everywhere

pytestmark = pytest.mark.usefixtures("address")  # the server first: its tables are emptied after each test

Q = "hjaelp_fra_arbejdspladsen"
SOFIES = "Sofie stiller en skillevæg op ved vinduet"
S01 = (
    "Pause på 15 minutter hvert 60. minut",
    "Adgang til stille lokale eller hvilerum",
    "Arbejdsplads uden støj og forstyrrelser",
    "Møder højst 30 minutter",
    "Møder tidligst kl. 10.00",
)


def test_maja_finds_pauses_and_sees_them_in_the_draft_beside_sofies_words_and_makes_a_sheet(
    visitor: Visitor, maja: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    # Given a joint draft in which Sofie has written a hensyn with her own words
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    save_together(sofies_seat, {Q: answered(raekker=(Row(new_id(), {"tekst": SOFIES}),))})
    hand = Hand(signed_in(visitor(), maja))
    page = hand.page
    hand.go(f"/sager/{majas_seat.case.pk}/aftale/kladde/arbejdspladsen/")
    # When Maja looks for "pauser" in the library
    hand.press("Vælg fra listen med hensyn")
    s.expect_page(page, "Vælg hensyn")
    hand.fill("Søg efter et ord", "pauser")
    hand.press("Søg")
    expect(page.get_by_text("hensyn passer.")).to_be_visible()
    look_everywhere(page, "hensyn-pick")
    page.set_viewport_size({"width": 1280, "height": 900})
    # And ticks two and sets one of them to 15 minutes every 60
    hand.tick("Pause på 15 minutter hvert 60. minut")
    hand.tick("Frokost alene er i orden")
    hand.press("Videre med dem, jeg har sat kryds ved")
    s.expect_page(page, "Ret det til, så det passer")
    s.screenshots(page, "hensyn-fill")
    hand.fill("Pausens længde", "500")
    hand.press("Sæt ind")
    s.expect_error_summary(page, ["Pausens længde: Skriv et tal fra 1 til 120, fx 15"])
    hand.fill("Pausens længde", "15")
    hand.fill("Hvor ofte", "60")
    hand.press("Sæt ind")
    # Then they stand in the draft beside Sofie's own wording
    s.expect_page(page, "Har den ansatte brug for hjælp og støtte fra arbejdspladsen")
    written = page.get_by_label("Hensyn", exact=True).evaluate_all("all => all.map(e => e.value)")
    assert written == [SOFIES, S01[0], "Frokost alene er i orden"]
    # And on the page of the list they are marked, and can be taken back
    hand.press("Vælg fra listen med hensyn")
    s.screenshots(page, "hensyn-chosen")
    hand.press("Tag tilbage Frokost alene er i orden")
    expect(page.get_by_text("Hensynet er taget tilbage.")).to_be_visible()
    assert [row.get("tekst") for row in now(majas_seat).joint[Q].answer.get("raekker")] == [SOFIES, S01[0]]
    # When she makes a sheet for her colleagues
    hand.go(f"/sager/{majas_seat.case.pk}/")
    hand.press("Til mine kolleger: lav et ark")
    s.expect_page(page, "Til mine kolleger")
    hand.tick(S01[0])
    hand.fill("Egne ord", "Bank på, før du går ind.")
    s.screenshots(page, "hensyn-colleagues")
    hand.press("Se arket")
    # Then she sees exactly what she chose, and gets it as PDF
    s.expect_page(page, "Dit ark")
    s.screenshots(page, "hensyn-sheet")
    said = page.get_by_role("article").inner_text()
    assert S01[0] in said
    assert "Bank på, før du går ind." in said
    assert SOFIES not in said
    form = page.locator("form").filter(has=page.get_by_role("button", name="Hent arket som PDF"))
    fields = form.evaluate("form => Object.fromEntries(new FormData(form))")
    answer = page.request.post(str(form.get_attribute("action")), form=fields)
    assert S01[0] in " ".join("".join(s.text_of_pdf(answer.body())).split())


def test_the_five_of_s01_are_picked_with_the_keyboard_alone_and_without_scripts(
    visitor: Visitor, maja: User, majas_seat: Seat
) -> None:
    # Given Maja prepares alone, without a mouse and without JavaScript
    hand = Keys(signed_in(visitor(javascript=False), maja), axe=False)
    hand.go(f"/sager/{majas_seat.case.pk}/aftale/alene/hensyn/")
    # When she looks for one word after the other; what is ticked stays
    for word, sentence in zip(("minutter", "hvilerum", "støj", "møder", "morgen"), S01, strict=True):
        hand.fill("Søg efter et ord", word)
        hand.press("Søg")
        hand.tick(sentence)
    hand.press("Videre med dem, jeg har sat kryds ved")
    hand.press("Sæt ind")
    # Then all five stand under question 6
    s.expect_page(hand.page, "Har den ansatte brug for hjælp og støtte fra arbejdspladsen")
    rows = now(majas_seat).own[Q].answer.get("raekker")
    assert {row.get("tekst") for row in rows} == set(S01)


def test_anybody_finds_a_hensyn_on_the_public_page(visitor: Visitor) -> None:
    hand = Hand(visitor())
    hand.page.goto("/")
    hand.press("Se hensyn, I kan aftale")
    s.expect_page(hand.page, "Hensyn, I kan aftale")
    look_everywhere(hand.page, "hensyn-library")
    hand.page.set_viewport_size({"width": 1280, "height": 900})
    hand.fill("Søg efter et ord", "støjen")
    hand.press("Søg")
    expect(hand.page.get_by_role("heading", name=re.compile("Arbejdsplads uden støj"))).to_be_visible()
    s.screenshots(hand.page, "hensyn-found")
    hand.fill("Søg efter et ord", "rumskib")
    hand.press("Søg")
    expect(hand.page.get_by_role("heading", name="Vi fandt ikke noget, der passer")).to_be_visible()
