"""Scenario S17: twelve months documented, and a gap. With the ordinary view that S19 uses."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.cases.models import Grant
from fleksaftale.cases.seats import Seat
from fleksaftale.evidence.content import About
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand
from tests.e2e.changing import at_the_case, moment
from tests.e2e.conftest import PHONE, Visitor
from tests.evidence.record import TALKS, TODAY, on, torben
from tests.evidence.test_documentation import in_hr
from tests.evidence.writing import note


@pytest.fixture
def _in_november() -> Iterator[None]:
    with time_machine.travel(moment("2026-11-23"), tick=True):
        yield


@pytest.mark.usefixtures("_in_november")
def test_s17(visitor: Visitor, majas_seat: Seat, sofies_seat: Seat, maja: User, henrik: User) -> None:
    # given special terms signed 15.01.2026, talks 16.04. and 08.10., and HR with the grant
    torben(majas_seat, sofies_seat, TALKS[0], TALKS[2])
    with on(TODAY):
        in_hr(majas_seat, henrik)
        note(majas_seat, "Aftalt mundtligt", on=date(2025, 12, 1), about=About.ORAL)
    # when HR opens the documentation
    henriks = Hand(visitor())
    at_the_case(henriks, henrik)
    henriks.press("Dokumentation")
    s.expect_page(henriks.page, "Dokumentation for fastholdelse")
    main = henriks.page.get_by_role("main")
    # then it shows the months, and the time without written follow-up
    expect(main).to_contain_text(
        "10 måneder dokumenteret; 12 måneder bliver nået 15. januar 2027, hvis I fortsætter."
    )
    expect(main).to_contain_text(
        "Her mangler skriftlig opfølgning: 175 dage, fra 16. april 2026 til 8. oktober 2026."
    )
    for text in ("Løft over 10 kg", "2 underskrevne samtaler", "Virker delvist", "46 dage siden"):
        expect(main).to_contain_text(text)
    # and what was agreed by word of mouth does not count
    expect(main).to_contain_text("Tæller ikke: En mundtlig aftale er ikke nok.")
    s.screenshots(henriks.page, "documentation")
    # and the employee adds to it on a telephone
    majas = Hand(visitor(PHONE))
    at_the_case(majas, maja)
    majas.press("Dokumentation: det, I har skrevet ned og prøvet")
    majas.press("Noget, I har prøvet")
    majas.fill_date("Hvornår skete det?", "3", "9", "2026")
    majas.fill("Overskrift", "Kortere vagt")
    majas.fill("Hvad skete der?", "Det gik godt.")
    majas.choose("Mig og Sofie Bang")
    s.screenshots(majas.page, "journal-note")
    majas.press("Gem notatet")
    s.expect_page(majas.page, "Kortere vagt")
    s.screenshots(majas.page, "journal-entry")
    henriks.page.reload()
    expect(main.get_by_role("row", name="Kortere vagt")).to_contain_text("3. september 2026")
    # and without the grant the page is closed to HR
    Grant.objects.all().delete()
    henriks.page.goto(henriks.page.url)
    expect(henriks.page.get_by_role("main")).not_to_contain_text("175 dage")
