"""S11: Karim sees what more hours do to his money, with and without JavaScript, and with keys alone."""

from functools import partial

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, Keys
from tests.e2e.conftest import PHONE, ZOOMED, Visitor
from tests.e2e.test_s05_wording import look_everywhere

pytestmark = pytest.mark.usefixtures("address")  # the server first: its tables are emptied after each test

AT_18 = "En time mere om ugen giver 570,75 kr. mere om måneden før skat."
AT_20 = "2 timer mere giver 960,75 kr. mere om måneden før skat."
CAPPED = "Flere timer giver her ikke højere samlet indtægt på grund af lønloftet."
SMALL_DESK = {"width": 1024, "height": 768}
ROWS = (
    ("18", "15.600,00", "4.680,00", "15.272,00", "30.872,00", "32.066,67"),
    ("20", "17.333,33", "5.452,58", "14.499,42", "31.832,75", "32.066,67"),
    ("22", "19.066,67", "6.405,92", "13.546,08 → 13.000,00", "32.066,67", "32.066,67"),
)


def given_june_2024(page: Page) -> None:
    page.get_by_label("Måned", exact=True).select_option("juni")
    page.get_by_label("År", exact=True).select_option("2024")


def expect_the_three_rows(page: Page) -> None:
    table = page.get_by_role("table", name="Kr. om måneden før skat", exact=True)
    for number, cells in enumerate(ROWS, 1):
        row = table.get_by_role("row").nth(number)
        for cell in cells[1:]:
            for part in cell.split(" → "):
                expect(row).to_contain_text(part)
        expect(row.get_by_role("rowheader")).to_contain_text(cells[0])
    result = page.get_by_role("region", name="Resultat")
    for said in (AT_18, AT_20, CAPPED, "Beregningen er vejledende.", "Satser for juni 2024."):
        expect(result.get_by_text(said).first).to_be_visible()


def test_while_karim_writes_the_answer_follows_and_is_said_once(visitor: Visitor) -> None:
    # Given the calculator with the rates of June 2024, 200 kroner an hour and 18 hours
    hand = Hand(visitor())
    page = hand.page
    hand.go(reverse("calculator"))
    s.expect_page(page, "Beregn løn og tilskud")
    given_june_2024(page)
    hand.fill("Timeløn", "200,00")
    hand.fill("Effektive timer", "18")
    # Then the answer comes without a press, is said politely, and the cursor stays where he writes
    expect(page.get_by_role("status")).to_have_text(f"I alt 30.872,00 kr. om måneden før skat. {AT_18}")
    expect(hand.field("Effektive timer")).to_be_focused()
    # When he tries 20 and 22 hours
    hand.fill("Prøv et andet timetal", "20")
    hand.fill("Og et til", "22")
    # Then the steps stand beside each other, and the drawing has them in words too
    expect_the_three_rows(page)
    drawing = page.get_by_role("img", name="Løn og tilskud i alt ved flere eller færre effektive timer")
    expect(drawing).to_be_visible()
    page.get_by_text("Se tegningen som tabel").click()
    expect(page.get_by_role("cell", name="32.066,67").first).to_be_visible()
    look_everywhere(page, "calculator")
    # And nothing stands outside a small desk, where letters are largest
    s.set_look(page, "light", calm=True)
    page.set_viewport_size(SMALL_DESK)
    s.expect_no_sideways_scrolling(page)
    # And decimals are hours: 10,5 at 185 kroner
    hand.fill("Timeløn", "185")
    hand.fill("Effektive timer", "10,5")
    for amount in ("8.417,50 kr.", "17.426,75 kr."):
        expect(page.get_by_role("definition").filter(has_text=amount)).to_be_visible()
    # And a number on its way to being right is no error
    hand.fill("Effektive timer", "7:75")
    expect(page.get_by_role("heading", name="Vi mangler lidt endnu")).to_be_visible()
    expect(page.get_by_text("Fejl:")).to_have_count(0)


@pytest.mark.parametrize("way", [partial(Hand, axe=False), Keys], ids=["no scripts", "keyboard"])
def test_a_press_gives_the_same_answer(visitor: Visitor, way: type[Hand]) -> None:
    # Given Karim on a phone without scripts, or with the keyboard alone at 400 %
    hand = way(visitor(ZOOMED)) if way is Keys else way(visitor(PHONE, javascript=False))
    page = hand.page
    hand.go(reverse("calculator"))
    given_june_2024(page)
    # When he leaves the hours out
    hand.fill("Timeløn", "200")
    hand.press("Beregn")
    # Then the field says what it needs, and nothing is lost
    expect(page.get_by_text("Skriv de effektive timer om ugen, fx 10,5").first).to_be_visible()
    expect(hand.field("Timeløn")).to_have_value("200")
    # When he writes them, with two others to try
    hand.fill("Effektive timer", "18")
    hand.fill("Prøv et andet timetal", "20")
    hand.fill("Og et til", "22")
    hand.press("Beregn")
    # Then the answer is the same, and no number stands in the address
    expect_the_three_rows(page)
    assert page.url.endswith("/beregner/#resultat")
    # And his numbers are there on the next page, until he empties them
    hand.press("For arbejdsgiver")
    expect(page.get_by_role("definition").filter(has_text="15.272,00 kr.")).to_be_visible()
    hand.press("Ryd mine tal")
    expect(page.get_by_role("heading", name="Her kommer dit resultat")).to_be_visible()
    # And for a year without rates nothing is computed
    page.get_by_label("År", exact=True).select_option("2027")
    hand.fill("Timeløn", "200")
    hand.fill("Effektive timer", "18")
    hand.press("Beregn")
    said = "Vi har ikke satser for 2027 endnu. Brug beregneren på star.dk, eller spørg kommunen."
    expect(page.get_by_text(said).first).to_be_visible()
    expect(page.get_by_text("kr. om måneden før skat")).to_have_count(0)


def test_two_situations_and_the_employers_side_are_accessible(visitor: Visitor) -> None:
    hand = Hand(visitor())
    page = hand.page
    hand.go(reverse("calculator_compare"))
    given_june_2024(page)
    for situation, hours in (("Nu", "18"), ("Ny situation", "20")):
        hand.fill("Timeløn", "200", row=situation)
        hand.fill("Effektive timer", hours, row=situation)
    expect(page.get_by_role("region", name="Resultat").get_by_text(AT_20)).to_be_visible()
    look_everywhere(page, "calculator-compare")
    hand.go(reverse("calculator_employer"))
    look_everywhere(page, "calculator-employer")
