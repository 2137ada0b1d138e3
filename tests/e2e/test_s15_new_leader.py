"""Scenario S15: Sofie stops, and Peter takes over at New Year."""

from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending
from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.cast import answered, let_in, now, save_together
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand
from tests.e2e.changing import Days, at_the_case, moment, sign_for_both
from tests.e2e.conftest import PHONE, Visitor

PETER = "peter@nordlys.example"
UNSENT = "flere timer fra marts"


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-12-01"), tick=True) as traveller:
        yield Days(traveller)


@pytest.fixture
def in_force(
    days: Days, maja: User, sofie: User, henrik: User, sofies_seat: Seat, proposed: Version
) -> Version:
    """Given a signed agreement, a draft that Sofie began, and Henrik in HR."""
    sign_for_both(proposed, maja, sofie)
    amending.open_amendment(sofies_seat, now(sofies_seat).template, moment("2027-03-01").date())
    save_together(sofies_seat, {"maal": answered(tekst=UNSENT)})
    let_in(sofies_seat, Role.HR, henrik)
    days.go_to("2026-12-18")
    return proposed


def test_s15(
    visitor: Visitor, days: Days, in_force: Version, maja: User, sofie: User, henrik: User, peter: User
) -> None:
    henriks, majas, sofies, peters = (Hand(visitor(size)) for size in (None, PHONE, None, None))
    # when HR registers the change
    at_the_case(henriks, henrik)
    s.screenshots(henriks.page, "hr")
    henriks.press("En anden bliver leder")
    henriks.fill("Den nye leders navn", "Peter Dahl")
    henriks.fill("Den nye leders mailadresse", PETER)
    henriks.fill_date("Første dag med den nye leder", "01", "01", "2027")
    henriks.press("Gem, og send en mail")
    # then Maja sees what Peter will get, may add a note, and can ask for a first talk
    at_the_case(majas, maja)
    majas.press("Se, hvad der sker")
    main = majas.page.get_by_role("main")
    s.screenshots(majas.page, "handover")
    expect(main).to_contain_text("Fleks-tillægsaftale, version 1")
    expect(main).to_contain_text("torsdag 31. december 2026 (uge 53)")
    expect(main).to_contain_text("mandag 4. januar 2027 (uge 1)")
    majas.fill("Besked til den nye leder", "Jeg vil gerne beholde de faste pauser.")
    majas.page.get_by_role("checkbox").check()
    majas.press("Gem beskeden")
    # and Peter, who has said yes, has no access before the day
    peters.go(s.link_sent_to(PETER))
    at_link = peters.page.url
    peters.press("Log ind")
    s.sign_in(peters.page, PETER)
    assert peters.page.url == at_link
    peters.press("Sig ja, og åbn")
    s.expect_page(peters.page, "Du får adgang 1. januar 2027")
    # and from 00.00 Sofie has no access
    days.go_to("2026-12-31", "23:50")
    at_the_case(sofies, sofie)
    s.expect_page(sofies.page, "Nordlys Reklame A/S")
    days.go_to("2027-01-01", "00:00")
    at_the_case(sofies, sofie)
    s.expect_page(sofies.page, "Adgangen er slut")
    # and Peter must say that he has read the agreement
    at_the_case(peters, peter)
    s.expect_page(peters.page, "Du er ny leder")
    s.screenshots(peters.page, "take-over")
    theirs = peters.page.get_by_role("main")
    expect(theirs).to_contain_text("Jeg vil gerne beholde de faste pauser.")
    expect(theirs).to_contain_text("mandag 4. januar 2027 (uge 1)")
    peters.press("Fleks-tillægsaftale, version 1")
    expect(theirs).to_contain_text("Pause på 15 minutter hver time.")
    at_the_case(peters, peter)
    peters.press("Jeg har læst aftalen")
    # and what was agreed goes on unchanged, and no draft or unsent text is passed on
    expect(theirs).to_contain_text("Gældende (fra 1. december 2026)")
    for page in ("", "log/", "aftale/alene/"):
        peters.go(f"/sager/{in_force.document.case_id}/{page}")
        expect(theirs).not_to_contain_text(UNSENT)
        expect(theirs).not_to_contain_text("kladde ud fra version")
    at_the_case(majas, maja)
    expect(main).to_contain_text("Peter Dahl")
