"""HR brings cases in from a file, invites the people, and follows the dates, never the content."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.overview import bringing
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand
from tests.e2e.changing import moment, signed_in
from tests.e2e.conftest import Visitor

HEADINGS = "Medarbejderens navn;Medarbejderens mail;Lederens navn;Lederens mail;Næste samtale senest"
ROWS = (
    "Torben Lund;torben@skovby.example;Åse Ågård;aase@skovby.example;06.12.2026",
    "Karen Holm;karen@skovby.example;Åse Ågård;aase@skovby.example;10.01.2027",
)


@pytest.fixture(autouse=True)
def december() -> Iterator[None]:
    with time_machine.travel(moment("2026-12-21"), tick=True):
        yield


def test_hr_brings_cases_in_and_follows_their_dates(
    visitor: Visitor, henrik: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Hand(visitor())
    main = hand.page.get_by_role("main")
    # given Henrik, who has made his workplace
    signed_in(hand.page, henrik)
    hand.go("/overblik/")
    hand.press("Opret en arbejdsplads")
    hand.fill("Arbejdspladsens navn", "Skovby Kommune")
    hand.press("Opret arbejdspladsen")
    s.screenshots(hand.page, "workplace")
    hand.press("Regler: påmindelser og underskrifter")
    s.screenshots(hand.page, "workplace-rules")
    hand.press("Gem reglerne")
    # when he brings a file with a date that is none
    hand.press("Hent aftaler ind fra en fil")
    s.screenshots(hand.page, "import")
    file = tmp_path / "aftaler.csv"
    file.write_text("\n".join([HEADINGS, *ROWS]).replace("10.01.2027", "snart"), encoding="cp1252")
    hand.page.get_by_label("Vælg en fil").set_input_files(file)
    hand.press("Se, hvad der står i filen")
    # then the cell is named, with a date that would do
    expect(main).to_contain_text("E3")
    expect(main).to_contain_text("31.12.2026")
    s.screenshots(hand.page, "import-faults")
    # when the file is right, he sees what will be made, makes it and writes to the people
    file.write_text("\n".join([HEADINGS, *ROWS]), encoding="utf-8-sig")
    hand.press("Vælg en fil igen")
    hand.page.get_by_label("Vælg en fil").set_input_files(file)
    hand.press("Se, hvad der står i filen")
    expect(main).to_contain_text("2 aftaler bliver oprettet")
    s.screenshots(hand.page, "import-preview")
    monkeypatch.setattr(bringing, "PORTION", 1)
    monkeypatch.setattr(bringing, "LONGEST", 0)
    hand.press("Opret aftalerne")
    # then he sees how far it is, and the page itself says when the worker is done
    expect(main).to_contain_text("1 af 2 er oprettet.")
    s.screenshots(hand.page, "import-going-on")
    assert bringing.go_on() == 1
    expect(main).to_contain_text("2 aftaler er oprettet.")
    hand.press("Send invitationerne")
    hand.press("Send invitationerne")
    s.screenshots(hand.page, "hr-invitations")
    assert len(s.letters_to("torben@skovby.example")) == 1
    assert len(s.letters_to("aase@skovby.example")) == 1
    # then his list says that Torben's talk is 15 days late, with names and dates only
    hand.press("Gå til HR-overblikket")
    expect(main).to_contain_text("Samtalen er 15 dage forsinket")
    s.screenshots(hand.page, "overview")
    hand.page.get_by_label("Vis").select_option(label="Over 30 dage forsinket")
    hand.press("Vis listen")
    expect(main).to_contain_text("Der er ingen aftaler at vise her.")
    hand.press("Vis alle, der er i gang")
    hand.press("Medarbejder")
    names = hand.page.locator("tbody th a").all_inner_texts()
    assert names == ["Karen Holm", "Torben Lund"]
    # and he finds both by the leader's name, which stands in no address
    hand.fill("Søg efter navn eller afdeling", "ågård")
    hand.page.get_by_role("main").get_by_role("button", name="Søg", exact=True).click()
    expect(main).to_contain_text("2 aftaler")
    assert "ågård" not in hand.page.url
    s.screenshots(hand.page, "overview-found")
    hand.press("Karen Holm")
    hand.go("/mit/")
    s.screenshots(hand.page, "mine-empty")
