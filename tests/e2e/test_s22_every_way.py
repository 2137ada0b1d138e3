"""Scenario S22: Lis completes S01, S06 and S08 with a screen reader, at 400 %, with keys, without scripts.

Each walk is the scenario's own, with another person's means, and nothing is walked twice: S01 without scripts
is in test_first_agreement, and S08 in each way in test_s08_talk. Every page of a walk has one heading, lies
within 320 px, has targets of 24 px (44 for the first button), and nothing that axe finds.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.cases.seats import Seat
from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.cast import now
from tests.documents.pdf.reading import expect_readable
from tests.e2e import steps as s
from tests.e2e.accessible import EVERY_LOOK
from tests.e2e.agreeing import Hand, Keys, signed_in, working_time
from tests.e2e.changing import moment
from tests.e2e.conftest import PHONE, ZOOMED, Visitor
from tests.e2e.reading import Reader
from tests.e2e.test_first_agreement import make_the_first_agreement

WAYS: dict[str, Callable[[Visitor], Hand]] = {
    "a screen reader": lambda visitor: Reader(visitor()),
    "keys alone at 400 %": lambda visitor: Keys(visitor(ZOOMED)),
    "without scripts": lambda visitor: Hand(visitor(PHONE, javascript=False), axe=False),
}


@pytest.fixture
def monday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(moment("2026-11-23"), tick=True) as traveller:
        yield traveller


@pytest.mark.usefixtures("monday")
def test_s01(visitor: Visitor) -> None:
    make_the_first_agreement(WAYS["a screen reader"](visitor), WAYS["keys alone at 400 %"](visitor))


@pytest.mark.usefixtures("address", "monday")
@pytest.mark.parametrize("way", WAYS)
def test_s06(visitor: Visitor, sofie: User, sofies_seat: Seat, way: str) -> None:
    # given twelve hours at the workplace
    hand = WAYS[way](visitor)
    page = signed_in(hand.page, sofie)
    hand.go(f"/sager/{sofies_seat.case.pk}/aftale/alene/arbejdstid/")
    # when she writes fourteen effective hours, and no start
    working_time(hand, present="12", effective="14")
    hand.fill_date("Startdato", "", "", "")
    hand.press("Gem og fortsæt")
    # then each fault stands above the heading, leads to its field, and stands there too
    s.expect_page(page, "Arbejdstid og start")
    s.expect_error_summary(
        page,
        [
            "Effektive timer må højst være 12, fordi timer på arbejdspladsen er 12",
            "Indtast startdato, fx 01 12 2026",
        ],
    )
    # and nothing else is lost
    expect(page.get_by_label("Timer på arbejdspladsen om ugen")).to_have_value("12")
    expect(page.get_by_label("Effektive timer om ugen")).to_have_value("14")
    expect(page.get_by_label("Kommunen har vurderet timerne")).to_be_checked()
    assessed = page.get_by_role("group", name="Dato for kommunens vurdering")
    for label, value in (("Dag", "10"), ("Måned", "11"), ("År", "2026")):
        expect(assessed.get_by_label(label, exact=True)).to_have_value(value)
    hand.fill("Effektive timer om ugen", "10")
    hand.fill_date("Startdato", "1", "december", "26")
    hand.press("Gem og fortsæt")
    assert now(sofies_seat).own["start"].answer.get("dato").isoformat() == "2026-12-01"


@pytest.mark.usefixtures("address", "monday")
def test_the_agreement_is_read_as_a_page_and_as_a_pdf(
    visitor: Visitor, maja: User, proposed: Version
) -> None:
    hand = WAYS["a screen reader"](visitor)
    signed_in(hand.page, maja)
    # given an agreement to sign, then the whole of it stands on a page that tells its headings
    version = f"/sager/{proposed.document.case_id}/aftale/version/{proposed.pk}/"
    hand.go(version)
    for answer in ("layout af nyhedsbrev", "holde timerne stabilt"):
        expect(hand.page.get_by_role("main")).to_contain_text(answer)
    # and the file that leaves the house is as readable
    expect_readable(hand.page.request.get(f"{version}aftale.pdf").body(), "Opgaver", "Underskrifter")


@pytest.mark.usefixtures("address")
def test_no_time_runs_out_without_a_word_before_and_the_text_after(
    visitor: Visitor, maja: User, majas_seat: Seat, monday: time_machine.Traveller
) -> None:
    # given Maja in the middle of a question, on a device that is not hers
    hand = WAYS["a screen reader"](visitor)
    page = signed_in(hand.page, maja)
    page.clock.install()
    hand.go(f"/sager/{majas_seat.case.pk}/aftale/alene/opgaver/")
    hand.fill("Opgaver", "layout af nyhedsbrev")
    # when half an hour is left, then she is told once, and her cursor stays where it was
    monday.shift(timedelta(hours=11, minutes=31))
    page.clock.fast_forward("11:31:00")
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("Du bliver logget ud kl. 21.00.")
    assert len(page.evaluate("window.said")) == 1
    expect(hand.field("Opgaver")).to_be_focused()
    s.expect_accessible(page, EVERY_LOOK)
    s.screenshots(page, "staying")
    # and one press gives her twelve hours more
    warning.get_by_role("button", name="Bliv logget ind").click()
    expect(warning).to_contain_text("Du er logget ind til kl. 08.31.")
    expect(warning.get_by_role("button")).to_be_focused()
    page.clock.fast_forward("11:31:00")
    expect(warning).to_contain_text("Du bliver logget ud kl. 08.31.")
    # when she comes back the day after next, and saves
    monday.shift(timedelta(hours=30))
    hand.press("Gem og fortsæt")
    s.expect_page(page, "Log ind")
    s.expect_message(page, "Du var logget ud. Log ind igen, så står din tekst der endnu.")
    s.sign_in(page, maja.email, own_device=False)
    # then her text stands there, and one press saves it
    s.expect_message(page, "Din tekst står her igen. Den er ikke gemt endnu.")
    s.screenshots(page, "text-again")
    expect(hand.field("Opgaver")).to_have_value("layout af nyhedsbrev")
    hand.press("Gem og fortsæt")
    assert now(majas_seat).own["opgaver"].answer.get("tekst") == "layout af nyhedsbrev"
