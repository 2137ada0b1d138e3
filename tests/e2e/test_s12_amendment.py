"""Scenario S12: an amendment keeps history."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import WORKPLACE, Hand, Keys, read_pdf, sign
from tests.e2e.changing import Days, at_the_case, moment, sign_for_both
from tests.e2e.conftest import PHONE, Visitor


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-12-01"), tick=True) as traveller:
        yield Days(traveller)


@pytest.fixture
def version_1(days: Days, maja: User, sofie: User, proposed: Version) -> Version:
    """Given version 1 (12/10 hours) signed 1 December 2026."""
    sign_for_both(proposed, maja, sofie)
    return proposed


def test_s12(visitor: Visitor, days: Days, version_1: Version, maja: User, sofie: User) -> None:
    play(Hand(visitor()), Hand(visitor(PHONE)), days, maja, sofie)


def test_s12_with_the_keyboard_alone_and_without_scripts(
    visitor: Visitor, days: Days, version_1: Version, maja: User, sofie: User
) -> None:
    hands = [Keys(visitor(javascript=False), axe=False) for _who in range(2)]
    play(hands[0], hands[1], days, maja, sofie)


def play(sofies: Hand, majas: Hand, days: Days, maja: User, sofie: User) -> None:
    # when on 5 January Sofie proposes 14/12 hours from 1 February
    days.go_to("2027-01-05")
    at_the_case(sofies, sofie)
    sofies.press("Ændr aftalen")
    s.screenshots(sofies.page, "amend")
    sofies.fill_date("Hvornår skal ændringen gælde fra?", "01", "02", "2027")
    sofies.press("Åbn en kladde")
    s.expect_page(sofies.page, "Det, I vil ændre")
    change_hours(sofies, "14", "12")
    # then a draft of version 2 shows only the two changed numbers and the date, old and new side by side
    s.expect_page(sofies.page, "Det, I vil ændre")
    expect_only_the_hours(sofies)
    s.screenshots(sofies.page, "amendment-draft")
    sofies.press("Gør klar til underskrift")
    # and version 1 stays in force
    at_the_case(majas, maja)
    expect(majas.page.get_by_role("main")).to_contain_text("Gældende (fra 1. december 2026)")
    majas.press("Læs og skriv under")
    expect_only_the_hours(majas)
    s.screenshots(majas.page, "amendment-sign")
    sign(majas, "Maja Kjærgaard")
    s.expect_page(majas.page, "Du har skrevet under")
    # an edit by Sofie after Maja's signature is refused, and the way to a new draft is said
    sofies.go(sofies.page.url.split("/aftale/")[0] + "/aftale/kladde/arbejdstid/")
    expect(sofies.page.get_by_role("main")).to_contain_text(
        "Maja Kjærgaard har skrevet under. Lav en ny kladde, så I begge kan læse ændringen."
    )
    # when Sofie signs too
    at_the_case(sofies, sofie)
    sofies.press("Læs og skriv under")
    sign(sofies, "Sofie Bang")
    s.expect_page(sofies.page, "Aftalen er underskrevet")
    main = sofies.page.get_by_role("main")
    expect(main).to_contain_text("Underskrevet. Gælder fra 1. februar 2027")
    expect(main).to_contain_text("Version 1 gælder indtil da")
    # and the list "Husk" stands there
    for point in ("Lav et tillæg til ansættelsesbeviset", "VITAS", "Løn og lønloft", "Fortæl kommunen det"):
        expect(main).to_contain_text(point)
    s.screenshots(sofies.page, "amendment-receipt")
    # then the PDF and the data say the number and the difference
    expect_pdf(sofies)
    # and until the day version 1 holds; from midnight version 2, and version 1 can still be read
    days.go_to("2027-01-31", "23:50")
    at_the_case(majas, maja)
    expect(majas.page.get_by_role("main")).to_contain_text("Gældende (fra 1. december 2026)")
    expect(majas.page.get_by_role("main")).to_contain_text("Underskrevet. Gælder fra 1. februar 2027")
    days.go_to("2027-02-01", "00:01")
    at_the_case(majas, maja)
    expect(majas.page.get_by_role("main")).to_contain_text("Gældende (fra 1. februar 2027)")
    s.screenshots(majas.page, "amendment-case")
    majas.press("Læs version 1")
    expect(majas.page.get_by_role("main")).to_contain_text("12 timer")
    majas.press(WORKPLACE)


def change_hours(hand: Hand, present: str, effective: str) -> None:
    """All answers stand open, as nothing is changed yet: go to the hours, and come back."""
    hand.activate(hand.page.locator("dd a", has_text="Hvor mange timer er den ansatte på arbejdspladsen?"))
    hand.fill("Timer på arbejdspladsen om ugen", present)
    hand.fill("Effektive timer om ugen", effective)
    hand.press("Gem og fortsæt")


def expect_only_the_hours(hand: Hand) -> None:
    table = hand.page.get_by_role("table", name="Det, der ændres")
    expect(table.get_by_role("row")).to_have_count(4)
    told = [" ".join(text.split()) for text in table.get_by_role("row").all_inner_texts()[1:]]
    for row, (what, old, new) in zip(
        told,
        [
            ("Timer på arbejdspladsen om ugen", "12 timer", "14 timer"),
            ("Effektive timer om ugen", "10 timer", "12 timer"),
            ("Gælder fra", "1. december 2026", "1. februar 2027"),
        ],
        strict=True,
    ):
        assert what in row
        assert row.index(old) < row.index(new), "the old stands first"


def expect_pdf(hand: Hand) -> None:
    pdf = read_pdf(hand.page)
    text = " ".join(" ".join(s.text_of_pdf(pdf)).split())
    assert "Version 2" in text
    assert "Ændret i version 2: Timer på arbejdspladsen om ugen: 14 timer (før 12 timer)" in text
    data: Any = json.loads(attachment(pdf, "aftale.json"))
    assert data["amends"]["version"] == 1
    assert [c["key"] for c in data["amends"]["changed"]] == ["timer", "effektive_timer", "start"]


def attachment(pdf: bytes, name: str) -> bytes:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        return bytes(file.attachments[name].get_file().read_bytes())
