"""*Kun mig* when something goes wrong: no connection, signed out, a row altered or taken away."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from fleksaftale.cases.seats import Seat
from fleksaftale.notes.models import Note
from fleksaftale.people.models import User
from tests.e2e.agreeing import signed_in
from tests.e2e.conftest import DESK, PATIENCE
from tests.e2e.notekeeping import expect_locked, make_key, notes_page, unlock

pytestmark = pytest.mark.usefixtures("address")
SAVED = re.compile("^Gemt kl")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A browser whose complaints about a lost connection are part of the test."""
    context = browser.new_context(base_url=address, viewport=DESK, locale="da-DK")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_no_text_is_lost_and_no_altered_note_is_believed(page: Page, maja: User, majas_seat: Seat) -> None:
    signed_in(page, maja)
    page.goto(notes_page(majas_seat))
    make_key(page)
    page.get_by_role("button", name="Skriv en note").click()
    area, state = page.get_by_label("Note", exact=True), page.locator("[data-state]")
    area.fill("et")
    expect(state).to_have_text(SAVED)
    # Without a connection the text stays; locked, it waits sealed, and is saved once it is unlocked again
    page.context.set_offline(True)
    area.fill("et to")
    problem = page.locator("[data-part=problem]")
    expect(problem.get_by_text("Der er ikke forbindelse. Din tekst står her stadig.")).to_be_visible()
    page.get_by_role("button", name="Lås nu").last.click()
    expect_locked(page)
    assert "et to" not in page.content() + area.input_value()
    page.context.set_offline(False)
    unlock(page)
    expect(area).to_have_value("et to")
    expect(state).to_have_text(SAVED)
    assert Note.objects.get().revision == 2
    # Signed out meanwhile: the text stays until she has signed in again in another tab
    page.context.clear_cookies()
    area.fill("et to tre")
    expect(problem.get_by_text("Du skal logge ind igen.")).to_be_visible()
    signed_in(page, maja)
    page.get_by_role("button", name="Prøv at gemme igen").click()
    expect(state).to_have_text(SAVED)
    expect(problem).to_be_hidden()
    # A note that was altered on the server is not shown as hers
    note = Note.objects.get()
    assert note.revision == 3
    altered = bytearray(note.sealed)
    altered[40] ^= 1
    note.sealed = bytes(altered)
    note.save()
    page.get_by_role("button", name="Færdig", exact=True).click()
    expect(page.get_by_role("button", name="Denne note kan ikke læses.")).to_be_visible()
    # Nor does one disappear without a word
    note.delete()
    page.reload()
    unlock(page)
    expect(page.get_by_text("1 af de noter, du har set på denne enhed, findes ikke mere")).to_be_visible()
