"""Every field and component on one page, in a real browser: seen, heard, typed, printed."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.accessible import EVERY_LOOK
from tests.e2e.conftest import PHONE, ZOOMED, Visitor

WRONG = [
    "Effektive timer må højst være 12, fordi timer på arbejdspladsen er 12",
    "Indtast startdato, fx 01 12 2026",
]


@pytest.fixture(autouse=True)
def _sample_page() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.web.sample"):
        yield


def fill_in_with_two_mistakes(page: Page) -> None:
    page.get_by_label("Hvor mange timer er du på arbejdspladsen?").fill("12")
    page.get_by_label("Effektive timer").fill("14")
    page.get_by_label("Hvilke opgaver skal du varetage?").fill("Korrektur")
    page.get_by_label("Vi har aftalt det").check()
    page.get_by_label("Hvor ofte?").select_option("2")
    page.get_by_label("Jeg har læst hele aftalen").check()


def test_every_part_is_accessible_in_every_look(page: Page) -> None:
    page.goto("/look/")
    steps.expect_page(page, "Arbejdstid og start")
    for calm in (False, True):
        steps.set_look(page, "light", calm=calm)
        steps.expect_targets_large_enough(page)
    steps.expect_accessible(page, EVERY_LOOK)
    steps.press(page, "Gem og fortsæt")
    steps.expect_accessible(page, EVERY_LOOK)


@pytest.mark.parametrize("calm", [False, True])
def test_nothing_scrolls_sideways_on_a_phone_or_at_400_percent(visitor: Visitor, calm: bool) -> None:
    for window in (PHONE, ZOOMED):
        page = visitor(window)
        for address in ("/look/", "/kvittering/"):
            page.goto(address)
            steps.set_look(page, "light", calm=calm)
            steps.expect_no_sideways_scrolling(page)
    steps.press(page, "Aftalerummet")


def test_an_error_leads_to_its_field_and_every_answer_stays(page: Page) -> None:
    page.goto("/look/")
    fill_in_with_two_mistakes(page)
    expect(page.get_by_label("Hvor mange timer er du på arbejdspladsen?")).to_have_accessible_description(
        "Skriv fx 7,5 eller 7:30. Kun du ser svaret. Sofie ser det, når I begge er klar."
    )
    steps.press(page, "Gem og fortsæt")
    steps.expect_error_summary(page, WRONG)
    expect(page.get_by_label("Effektive timer")).to_have_value("14")
    expect(page.get_by_label("Vi har aftalt det")).to_be_checked()
    steps.screenshots(page, "look-errors")


def test_a_wrong_month_is_where_the_link_leads(page: Page) -> None:
    page.goto("/look/")
    fill_in_with_two_mistakes(page)
    page.get_by_label("Effektive timer").fill("10")
    steps.fill_date(page, "Startdato", "1", "13", "2026")
    steps.press(page, "Gem og fortsæt")
    steps.expect_error_summary(page, ["Måneden skal være et tal fra 1 til 12 eller et navn, fx december"])
    expect(page.get_by_label("Måned", exact=True)).to_be_focused()
    expect(page.get_by_label("Måned", exact=True)).to_have_value("13")


def test_the_form_can_be_filled_in_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/look/")
    steps.type_into(page, "Hvor mange timer er du på arbejdspladsen?", "12")
    steps.type_into(page, "Effektive timer", "10")
    for part, value in (("Dag", "1"), ("Måned", "december"), ("År", "2026")):
        steps.type_into(page, part, value)
    steps.type_into(page, "Hvilke opgaver skal du varetage?", "Korrektur")
    steps.tab_to(page, page.get_by_label("Kommunens vurdering"))
    page.keyboard.press("ArrowDown")
    steps.tab_to(page, page.get_by_label("Hvor ofte?"))
    page.keyboard.press("ArrowDown")
    steps.tab_to(page, page.get_by_label("Jeg har læst hele aftalen"))
    page.keyboard.press("Space")
    steps.press_with_keys(page, "Gem og fortsæt")
    steps.expect_message(page, "Dit svar er gemt.")


def test_the_same_form_works_without_javascript(visitor: Visitor) -> None:
    page = visitor(javascript=False)
    page.goto("/look/")
    fill_in_with_two_mistakes(page)
    steps.press(page, "Gem og fortsæt")
    steps.expect_error_summary(page, WRONG)
    page.get_by_label("Effektive timer").fill("10")
    steps.fill_date(page, "Startdato", "1", "12", "2026")
    steps.press(page, "Gem og fortsæt")
    steps.expect_message(page, "Dit svar er gemt.")


def test_a_double_press_sends_the_form_once(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    page.goto("/look/")
    fill_in_with_two_mistakes(page)
    page.get_by_role("button", name="Gem og fortsæt").dblclick()
    expect(page.locator("#fejl")).to_be_focused()
    assert sent == ["POST"]


def test_a_field_of_one_choice_shows_when_that_choice_is_made(page: Page, visitor: Visitor) -> None:
    page.goto("/look/")
    field = page.get_by_label("Kommunens brev er fra")
    expect(field).to_be_hidden()
    page.get_by_label("Kommunens vurdering").check()
    expect(field).to_be_visible()
    without = visitor(javascript=False)
    without.goto("/look/")
    expect(without.get_by_label("Kommunens brev er fra")).to_be_visible()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto("/look/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå til indholdet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_steps_are_one_line_on_a_phone_and_say_where_one_is(visitor: Visitor) -> None:
    page = visitor(PHONE)
    page.goto("/look/")
    line = page.get_by_text("Trin 3 af 5: Arbejdstid og start")
    expect(page.get_by_role("link", name="Besvaret: Opgaver")).to_be_hidden()
    line.click()
    expect(page.get_by_role("link", name="Besvaret: Opgaver")).to_be_visible()
    expect(page.locator("[aria-current=step]:visible")).to_contain_text("Arbejdstid og start")


def test_forced_colours_and_reduced_motion_change_nothing_in_what_can_be_done(visitor: Visitor) -> None:
    page = visitor(forced_colours="active", motion="reduce", colours="dark")
    page.goto("/look/")
    steps.expect_accessible(page)
    steps.screenshot(page, "look-forced-colours")


def test_paper_shows_the_content_and_not_the_frame(page: Page) -> None:
    page.goto("/look/")
    steps.set_look(page, "dark", calm=False)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for frame in (page.get_by_role("button", name="Gem og fortsæt"), page.get_by_text("Visning", exact=True)):
        expect(frame).to_be_hidden()
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    steps.screenshot(page, "look-paper")


def test_a_receipt_begins_with_what_happened(page: Page) -> None:
    page.goto("/kvittering/")
    steps.expect_page(page, "Du har skrevet under")
    steps.expect_accessible(page)
    steps.screenshots(page, "look-receipt")


def test_the_clock_of_a_test_is_the_clock_of_the_server(page: Page) -> None:
    with time_machine.travel("2026-12-02 08:00:00+01:00", tick=True):
        page.goto("/dato/")
        steps.expect_page(page, "2. december 2026")


@pytest.mark.parametrize(
    ("where", "heading"),
    [
        ("/findes-ikke/", "Siden findes ikke, eller du har ikke adgang"),
        ("/400/", "Vi kunne ikke forstå det, browseren sendte"),
        ("/403/", "Det har du ikke adgang til"),
        ("/429/", "Vent lidt, og prøv igen"),
    ],
)
def test_a_page_that_says_no_says_what_to_do(page: Page, where: str, heading: str) -> None:
    page.goto(where)
    steps.expect_page(page, heading)
    steps.expect_accessible(page)
    steps.press(page, "Til forsiden")
