"""*Kun mig*: notes that nobody but their owner can read, in a real browser."""

import logging
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from fleksaftale.cases.seats import Seat
from fleksaftale.cli import backup
from fleksaftale.notes.models import Note
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import signed_in
from tests.e2e.conftest import PHONE, Visitor
from tests.e2e.notekeeping import (
    NEW_PASSPHRASE,
    PASSPHRASE,
    SECRET,
    everything_stored,
    expect_locked,
    expect_nowhere,
    keep_the_sheet,
    make_key,
    notes_page,
    sent_by,
    swapped,
    unlock,
    write_note,
)

SCRIPT = s.ROOT / "src/fleksaftale/web/static/web/kun-mig/laas-op.py"


def opened_by_script(file: Path, secret: str) -> str:
    """What the published script says of the file, with the secret typed in."""
    done = subprocess.run(
        [sys.executable, SCRIPT, file], input=secret, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


pytestmark = pytest.mark.usefixtures("address")


def test_a_note_is_written_kept_and_read_again_and_nobody_else_can(
    visitor: Visitor,
    maja: User,
    majas_seat: Seat,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    # Given Maja makes a key with a passphrase, and keeps the sheet
    page = signed_in(visitor(), maja)
    sent = sent_by(page.context)
    page.goto(notes_page(majas_seat))
    s.expect_page(page, "Kun mig")
    s.expect_accessible(page)
    s.screenshots(page, "kun-mig-setup")
    code = make_key(page)
    # When she writes a note
    write_note(page, SECRET)
    expect(page.get_by_role("button", name=SECRET)).to_be_visible()
    s.expect_accessible(page)
    s.screenshots(page, "kun-mig-list")
    # Then a reload asks for the passphrase again, and a wrong one is told at its field
    page.reload()
    expect_locked(page)
    s.expect_accessible(page)
    unlock(page, "en helt anden sætning")
    expect(page.get_by_text("Adgangssætningen passer ikke")).to_be_visible()
    s.expect_field_error(page.get_by_label("Adgangssætning", exact=True), "Adgangssætningen passer ikke")
    unlock(page)
    page.get_by_role("button", name=SECRET).click()
    expect(page.get_by_label("Note", exact=True)).to_have_value(SECRET)
    # And she can go on writing
    page.get_by_label("Note", exact=True).fill(f"{SECRET} om tirsdagen")
    expect(page.locator("[data-state]")).to_have_text(re.compile(r"^Gemt kl. \d\d[.:]\d\d"))
    page.get_by_role("button", name="Færdig", exact=True).click()
    expect(page.get_by_role("button", name=f"{SECRET} om tirsdagen")).to_be_visible()
    assert Note.objects.get().revision == 2
    # And nothing readable left the browser, or lies in a database, a backup or the log
    assert page.evaluate("Object.values({...localStorage, ...sessionStorage}).join()").count("sover") == 0
    backup.make(tmp_path)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    secrets = (PASSPHRASE, SECRET, code, code.replace(" ", ""))
    expect_nowhere(secrets, *sent, everything_stored(), *files, caplog.text.encode())
    # And what lies there can be opened without the program, by who has the passphrase or the sheet
    taken = tmp_path / "mine-noter.json"
    taken.write_bytes(page.request.get(f"{notes_page(majas_seat)}mine-noter.json").body())
    for secret in (PASSPHRASE, code.lower()):
        assert f"{SECRET} om tirsdagen" in opened_by_script(taken, secret)
    assert "passer ikke" in opened_by_script(taken, "en helt anden sætning")


def test_the_sheet_opens_the_notes_and_every_way_in_can_be_changed(
    visitor: Visitor, maja: User, majas_seat: Seat
) -> None:
    # Given Maja has a note, and has forgotten her passphrase
    page = signed_in(visitor(PHONE), maja)
    page.goto(notes_page(majas_seat))
    code = make_key(page)
    write_note(page, SECRET)
    page.get_by_role("link", name="Skift nøgle, print et nyt ark, eller hent noterne").click()
    expect_locked(page)
    # When she types the code from the sheet, first with a slip in the third group
    page.get_by_text("Brug koden fra arket", exact=True).click()
    field = page.get_by_label("Koden fra arket", exact=True)
    field.fill(swapped(code, group=3))
    page.get_by_role("button", name="Lås op med koden").click()
    expect(page.get_by_text("Gruppe 3 passer ikke")).to_be_visible()
    s.expect_field_error(field, "Gruppe 3 passer ikke. Se efter på arket.")
    field.fill(code.lower())
    page.get_by_role("button", name="Lås op med koden").click()
    expect(page.get_by_role("heading", name="Sådan kan du låse op")).to_be_focused()
    s.expect_accessible(page)
    s.screenshots(page, "kun-mig-key")
    # Then she can choose a new passphrase and print a new sheet
    page.get_by_text("Lav en ny adgangssætning").click()
    page.get_by_label("Ny adgangssætning").fill("for kort")
    page.get_by_role("button", name="Skift adgangssætning").click()
    expect(page.get_by_text("skal have mindst 14 tegn")).to_be_visible()
    page.get_by_label("Ny adgangssætning").fill(NEW_PASSPHRASE)
    page.get_by_label("Skriv den igen").fill(NEW_PASSPHRASE)
    page.get_by_role("button", name="Skift adgangssætning").click()
    expect(page.get_by_text("Adgangssætningen er skiftet. Den gamle virker ikke mere.")).to_be_attached()
    page.get_by_role("button", name="Lav et nyt ark").click()
    assert keep_the_sheet(page, "Brug det nye ark") != code
    expect(page.get_by_text("Det nye ark gælder. Riv det gamle i stykker.")).to_be_attached()
    # And the old ones open nothing any more, while the note is the same
    page.goto(notes_page(majas_seat))
    unlock(page)
    expect(page.get_by_text("Adgangssætningen passer ikke")).to_be_visible()
    page.get_by_text("Brug koden fra arket", exact=True).click()
    page.get_by_label("Koden fra arket", exact=True).fill(code)
    page.get_by_role("button", name="Lås op med koden").click()
    expect(page.get_by_text("Koden er fra et andet ark. Brug det nyeste.")).to_be_visible()
    unlock(page, NEW_PASSPHRASE)
    expect(page.get_by_role("button", name=SECRET)).to_be_visible()
    # When all is lost, she begins anew after a clear yes
    page.goto(f"{notes_page(majas_seat)}noegle/")
    page.get_by_role("button", name="Slet, og begynd forfra").click()
    expect(page.get_by_text("Sæt først kryds i “Ja”.")).to_be_visible()
    assert Note.objects.exists()
    page.get_by_label("Ja, slet alle mine noter").check()
    page.get_by_role("button", name="Slet, og begynd forfra").click()
    expect(page.get_by_role("heading", name="Lav din nøgle")).to_be_visible()
    assert not Note.objects.exists()


def test_two_devices_lose_nothing_and_a_deleted_note_comes_back(
    visitor: Visitor, maja: User, majas_seat: Seat
) -> None:
    # Given the same note stands open on two devices
    desk, phone = signed_in(visitor(), maja), signed_in(visitor(PHONE), maja)
    desk.goto(notes_page(majas_seat))
    make_key(desk)
    write_note(desk, "Fra begge")
    phone.goto(notes_page(majas_seat))
    unlock(phone)
    for page in (desk, phone):
        page.get_by_role("button", name="Fra begge").click()
    # When both write
    phone.get_by_label("Note", exact=True).fill("Fra telefonen")
    phone.get_by_role("button", name="Færdig", exact=True).click()
    expect(phone.get_by_role("button", name="Fra telefonen")).to_be_visible()
    desk.get_by_label("Note", exact=True).fill("Fra bordet")
    desk.get_by_role("button", name="Færdig", exact=True).click()
    # Then the later one sees both texts, and keeps both
    expect(desk.get_by_role("heading", name="Teksten fra den anden enhed")).to_be_focused()
    expect(desk.get_by_text("Fra telefonen")).to_be_visible()
    s.expect_accessible(desk)
    s.screenshots(desk, "kun-mig-conflict")
    desk.get_by_role("button", name="Saml dem").click()
    expect(desk.get_by_label("Note", exact=True)).to_have_value("Fra telefonen\n\nFra bordet")
    # When she deletes the note, it can be brought back until she leaves the page
    desk.get_by_role("button", name="Slet noten").click()
    expect(desk.get_by_text("Her er ingen noter endnu.")).to_be_visible()
    s.expect_accessible(desk)
    desk.get_by_role("button", name="Fortryd", exact=True).click()
    desk.get_by_role("button", name="Fra telefonen").click()
    expect(desk.get_by_label("Note", exact=True)).to_have_value("Fra telefonen\n\nFra bordet")


def test_notes_lock_themselves_after_a_warning_and_open_where_one_was(
    visitor: Visitor, maja: User, majas_seat: Seat
) -> None:
    page = signed_in(visitor(), maja)
    page.clock.install()
    page.goto(notes_page(majas_seat))
    make_key(page)
    page.get_by_role("button", name="Skriv en note").click()
    page.get_by_label("Note", exact=True).fill(SECRET)
    # Nine minutes without a touch: a warning, and a way to go on
    page.clock.fast_forward("09:01")
    expect(page.get_by_role("alert").get_by_text("Dine noter bliver låst om et minut.")).to_be_visible()
    page.get_by_role("button", name="Bliv ved").click()
    expect(page.get_by_text("Dine noter bliver låst om et minut.")).to_be_hidden()
    # Ten minutes: locked, and nothing of it is left in the page
    page.clock.fast_forward("10:01")
    expect_locked(page)
    assert SECRET not in page.evaluate(
        "document.documentElement.outerHTML + document.querySelector('textarea').value"
    )
    # Unlocked again, the note stands there as it was
    unlock(page)
    expect(page.get_by_label("Note", exact=True)).to_have_value(SECRET)
    # Locked in another window, or where nobody is signed in, it is locked here too
    other = page.context.new_page()
    other.goto(notes_page(majas_seat))
    unlock(other)
    other.get_by_role("button", name="Lås nu").first.click()
    expect_locked(page)
    unlock(page)
    other.goto("/ud/")
    s.press(other, "Log ud")
    expect_locked(page)
    assert SECRET not in page.evaluate("document.querySelector('textarea').value")
    page.clock.resume()
    signed_in(page, maja).goto(notes_page(majas_seat))
    unlock(page)
    page.get_by_role("button", name=SECRET).click()
    # A device that slept longer than that locks at the first touch
    page.clock.set_system_time(datetime.now(UTC) + timedelta(hours=2))
    page.keyboard.press("Shift")
    expect_locked(page)
    unlock(page)
    expect(page.get_by_label("Note", exact=True)).to_have_value(SECRET)
    # What the server says is an older note is told
    note = Note.objects.get()
    page.get_by_label("Note", exact=True).fill(f"{SECRET} igen")
    page.get_by_role("button", name="Færdig", exact=True).click()
    expect(page.get_by_role("button", name=f"{SECRET} igen")).to_be_visible()
    note.save()
    page.reload()
    unlock(page)
    expect(page.get_by_text("Denne note er ældre end den, du sidst så på denne enhed.")).to_be_visible()
