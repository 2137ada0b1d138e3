"""*Kun mig*: notes that nobody but their owner can read, in a real browser."""

import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from fleksaftale.cases.seats import Seat
from fleksaftale.cli import backup
from fleksaftale.notes.models import Note
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import signed_in
from tests.e2e.conftest import Visitor
from tests.e2e.notekeeping import (
    PASSPHRASE,
    SECRET,
    everything_stored,
    expect_locked,
    expect_nowhere,
    make_key,
    notes_page,
    sent_by,
    unlock,
    write_note,
)

SCRIPT = s.ROOT / "docs" / "kun-mig-laas-op.py"


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
    expect(page.locator("[data-state]")).to_have_text(re.compile(r"^Gemt \d\d[.:]\d\d"))
    page.get_by_role("button", name="Færdig", exact=True).click()
    expect(page.get_by_role("button", name=f"{SECRET} om tirsdagen")).to_be_visible()
    assert Note.objects.get().revision == 2
    # And nothing readable left the browser, or lies in a database, a backup or the log
    assert page.evaluate("Object.values({...localStorage, ...sessionStorage}).join()").count("sover") == 0
    backup.make(tmp_path)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    expect_nowhere((PASSPHRASE, SECRET), *sent, everything_stored(), *files, caplog.text.encode())
    # And what lies there can be opened without the program, by who has the passphrase or the sheet
    taken = tmp_path / "mine-noter.json"
    taken.write_bytes(page.request.get(f"{notes_page(majas_seat)}mine-noter.json").body())
    for secret in (PASSPHRASE, code.lower()):
        assert f"{SECRET} om tirsdagen" in opened_by_script(taken, secret)
    assert "passer ikke" in opened_by_script(taken, "en helt anden sætning")
