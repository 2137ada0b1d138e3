"""Scenario S16, first part: Karim opens the line of dates. On a phone, with the names of the cast."""

from playwright.sync_api import expect

from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand
from tests.e2e.changing import at_the_case
from tests.e2e.conftest import PHONE, Visitor


def test_s16(visitor: Visitor, maja: User, majas_seat: Seat) -> None:
    hand = Hand(visitor(PHONE))
    # given a temporary fleksjob that began on 1 March 2024
    at_the_case(hand, maja)
    hand.press("Se alle frister")
    hand.fill_date("Hvornår begyndte fleksjobbet?", "01", "03", "2024")
    hand.press("Gem")
    hand.page.get_by_label("Midlertidigt").check()
    hand.press("Gem")
    # when the line of dates is looked at, then it shows the three milestones
    line = hand.page.get_by_role("img", name="Datoerne på en linje")
    for day in ("1. september 2026 · 2½ år", "1. september 2028 · 4½ år", "1. marts 2029 · 5 år"):
        expect(line).to_contain_text(day)
    main = hand.page.get_by_role("main")
    expect(main).to_contain_text("Kommunen indkalder – du kan forberede dig her.")
    expect(main).to_contain_text("Regelsæt: fleksjob")
    # and the letter's date goes before
    row = hand.page.get_by_role("listitem").filter(has_text="Den midlertidige periode på fem år slutter")
    hand.activate(row.get_by_role("link", name="Der står en anden dato i et brev"))
    hand.fill_date("Hvilken dato står i brevet?", "28", "02", "2029")
    hand.fill_date("Hvilken dato har brevet selv?", "10", "02", "2024")
    hand.press("Gem")
    expect(main).to_contain_text("Datoen står i kommunens brev af 10. februar 2024.")
    s.screenshots(hand.page, "dates")
