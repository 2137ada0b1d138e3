"""Scenario S05: a diagnosis is not written in by the leader, and the employee decides about her own words."""

import logging

import pytest
from playwright.sync_api import Page, expect

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.models import SavedAnswer
from fleksaftale.people.models import User
from tests.cast import now
from tests.e2e import steps as s
from tests.e2e.accessible import EVERY_LOOK
from tests.e2e.agreeing import signed_in
from tests.e2e.conftest import PHONE, ZOOMED, Visitor

pytestmark = pytest.mark.usefixtures("address")  # the server first: its tables are emptied after each test

Q = "hjaelp_fra_arbejdspladsen"
QUESTION = "Har den ansatte brug for hjælp og støtte fra arbejdspladsen"
ILL = "fordi Maja har hjernerystelse (PCS) og tager medicin"
NEEDED = "Adgang til stille lokale efter behov"
HELD = f"Skriv, hvad der er brug for – ikke hvad Maja fejler. Forslag: “{NEEDED}”."


def own_page(seat: Seat) -> str:
    return f"/sager/{seat.case.pk}/aftale/alene/arbejdspladsen/"


def draft_page(seat: Seat) -> str:
    return f"/sager/{seat.case.pk}/aftale/kladde/arbejdspladsen/"


def write(page: Page, text: str) -> None:
    page.get_by_label("Hensyn", exact=True).fill(text)


def look_everywhere(page: Page, name: str) -> None:
    """Accessible in every look; no sideways scrolling on a phone or at 400 %."""
    s.screenshots(page, name)
    s.expect_accessible(page, EVERY_LOOK)
    s.expect_targets_large_enough(page)
    for window in (PHONE, ZOOMED):
        page.set_viewport_size(window)  # type: ignore[arg-type]
        s.expect_no_sideways_scrolling(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_sofies_words_of_illness_are_held_back_until_she_replaces_them(
    visitor: Visitor,
    sofie: User,
    sofies_seat: Seat,
    majas_seat: Seat,
    caplog: pytest.LogCaptureFixture,
    *,
    javascript: bool,
) -> None:
    caplog.set_level(logging.DEBUG)
    # Given Sofie writes in the joint draft what Maja suffers from
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    page = signed_in(visitor(javascript=javascript), sofie)
    page.goto(draft_page(sofies_seat))
    s.expect_page(page, QUESTION)
    write(page, f"Stille lokale, {ILL}")
    # When she goes on
    s.press(page, "Gem og fortsæt")
    # Then the text is held back, with a suggestion and the way to what she may ask
    s.expect_page(page, QUESTION)
    if javascript:
        s.expect_error_summary(page, [HELD])
        s.expect_accessible(page)
        s.screenshots(page, "s05-held")
    s.expect_field_error(page.get_by_label("Hensyn", exact=True), HELD)
    expect(page.get_by_label("Hensyn", exact=True)).to_have_value(f"Stille lokale, {ILL}")
    with page.context.expect_page() as opened:
        page.get_by_role("main").get_by_role("link", name="Hvad må jeg spørge om?").click()
    s.expect_page(opened.value, "Hvad må jeg spørge om?")
    opened.value.close()
    # When she replaces it with the suggestion
    write(page, NEEDED)
    s.press(page, "Gem og fortsæt")
    # Then that is saved, and nothing of the held text is anywhere
    s.expect_page(page, "Har den ansatte brug for hjælp fra kommunen")
    assert now(sofies_seat).joint[Q].answer.get("raekker")[0].get("tekst") == NEEDED
    assert SavedAnswer.objects.count() == 1
    for place in (repr(history(sofies_seat.vault)), repr(now(majas_seat).joint), caplog.text):
        assert "hjernerystelse" not in place.lower()
    maja = signed_in(visitor(), majas_seat.user)
    for where in (draft_page(majas_seat), f"/sager/{majas_seat.case.pk}/log/"):
        maja.goto(where)
        assert "hjernerystelse" not in maja.content().lower()


@pytest.mark.parametrize("javascript", [True, False])
def test_maja_is_warned_keeps_it_and_says_yes_once_more_before_it_is_shared(
    visitor: Visitor, maja: User, majas_seat: Seat, *, javascript: bool
) -> None:
    # Given Maja writes it herself, in her own answers
    page = signed_in(visitor(PHONE, javascript=javascript), maja)
    page.goto(own_page(majas_seat))
    expect(page.get_by_text("ikke hvad du fejler").first).to_be_visible()
    write(page, "Stille lokale, fordi jeg har hjernerystelse")
    s.press(page, "Gem og fortsæt")
    # Then she is warned, without any error, and can keep it
    s.expect_page(page, QUESTION)
    assert page.title().startswith("Læs igen:")
    expect(page.locator("#fejl")).to_have_count(0)
    expect(page.get_by_role("group", name="Læs dit svar igen")).to_be_focused()
    expect(page.get_by_text("Du har skrevet “hjernerystelse”. Kun du ser det nu.")).to_be_visible()
    if javascript:
        s.expect_accessible(page)
        s.screenshots(page, "s05-warned")
    page.get_by_label("Skriv det alligevel").check()
    s.press(page, "Gem og fortsæt")
    s.expect_page(page, "Har den ansatte brug for hjælp fra kommunen")
    # And the same words are not asked about twice
    page.goto(own_page(majas_seat))
    s.press(page, "Gem og fortsæt")
    s.expect_page(page, "Har den ansatte brug for hjælp fra kommunen")
    # When she wants to share it, that takes a yes of its own
    page.goto(f"/sager/{majas_seat.case.pk}/aftale/alene/")
    s.press(page, "Jeg er klar")
    s.expect_page(page, "Tjek dine svar")
    assert now(majas_seat).mine.ready_at is None
    if javascript:
        s.expect_accessible(page)
        s.screenshots(page, "s05-share")
    page.get_by_label("Ja, del også det").check()
    s.press(page, "Jeg er klar")
    assert now(majas_seat).mine.ready_at


def test_moving_it_into_the_joint_draft_takes_a_yes_of_its_own(
    visitor: Visitor, maja: User, majas_seat: Seat
) -> None:
    page = signed_in(visitor(), maja)
    page.goto(own_page(majas_seat))
    write(page, "Stille lokale, fordi jeg har hjernerystelse")
    s.press(page, "Gem og stop")  # nothing is lost, and nobody else sees it
    expect(page.get_by_text("Noget i dit svar ligner helbred. Sofie kan ikke se det nu.")).to_be_visible()
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    page.goto(f"/sager/{majas_seat.case.pk}/aftale/kladde/")
    take = page.get_by_role("button", name="Brug mit svar")
    take.click()
    expect(
        page.get_by_text("Sæt først kryds i “Ja, det må stå i kladden”, eller ret svaret.")
    ).to_be_visible()
    assert Q not in now(majas_seat).joint
    s.expect_accessible(page)
    s.screenshots(page, "s05-take")
    page.get_by_label("Ja, det må stå i kladden").check()
    take.click()
    s.expect_page(page, "Den fælles kladde")
    assert Q in now(majas_seat).joint


def test_a_doubtful_word_lets_itself_be_explained_with_the_keyboard_alone(
    visitor: Visitor, sofie: User, sofies_seat: Seat
) -> None:
    page = signed_in(visitor(), sofie)
    page.goto(own_page(sofies_seat))
    s.type_into(page, "Hensyn", "Hun tager sig af skader og reklamationer")
    s.press_with_keys(page, "Gem og fortsæt")
    expect(page.get_by_role("group", name="Læs dit svar igen")).to_be_focused()
    s.expect_accessible(page)
    s.press_with_keys(page, "Gå til svaret")
    box = page.get_by_label("Det handler ikke om helbred")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    s.press_with_keys(page, "Gem og fortsæt")
    s.expect_page(page, "Har den ansatte brug for hjælp fra kommunen")
    assert (
        now(sofies_seat).own[Q].answer.get("raekker")[0].get("tekst")
        == "Hun tager sig af skader og reklamationer"
    )


def test_the_page_on_what_may_be_asked_in_every_look_and_both_languages(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/")
    page.get_by_role("link", name="Hvad må jeg spørge om?").click()
    s.expect_page(page, "Hvad må jeg spørge om?")
    look_everywhere(page, "s05-may-ask")
    english = visitor(language="en-GB")
    english.goto("/hvad-maa-jeg-spoerge-om/")
    s.expect_page(english, "What may I ask about?")
    s.expect_accessible(english)
