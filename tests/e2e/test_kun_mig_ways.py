"""*Kun mig* with a passkey, without scripts, without a safe address, and the one way out of it."""

import re
from collections.abc import Iterator

import pytest
from django.test import override_settings
from django.urls import clear_url_caches
from playwright.sync_api import Browser, Page, expect

from fleksaftale.cases.seats import Seat
from fleksaftale.notes.models import Note, VaultKey, Way
from fleksaftale.people.models import User
from tests.cast import answered, now, save_alone
from tests.e2e import steps as s
from tests.e2e.agreeing import signed_in
from tests.e2e.conftest import DESK, PATIENCE, PHONE, ZOOMED, Visitor
from tests.e2e.notekeeping import (
    SECRET,
    everything_stored,
    expect_locked,
    expect_nowhere,
    keep_the_sheet,
    make_key,
    notes_page,
    sent_by,
    unlock,
    write_note,
)
from tests.e2e.watch import Watch

pytestmark = pytest.mark.usefixtures("address")

AUTHENTICATOR = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
    "hasPrf": True,
}
ILL = "Jeg har migræne og vil gerne have ro om morgenen"


@pytest.fixture
def at_localhost(browser: Browser, address: str, maja: User) -> Iterator[Page]:
    """Maja at an address that a browser makes passkeys for, with a device that keeps them."""
    here = address.replace("127.0.0.1", "localhost")
    with override_settings(ALLOWED_HOSTS=["localhost"], PUBLIC_URL=here):
        context = browser.new_context(base_url=here, viewport=DESK, locale="da-DK")  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, here)
        page = signed_in(context.new_page(), maja)
        line = context.new_cdp_session(page)
        line.send("WebAuthn.enable")
        line.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        yield page
        context.close()
    assert not watch.problems


def test_a_passkey_opens_the_notes_without_any_passphrase(at_localhost: Page, majas_seat: Seat) -> None:
    page = at_localhost
    # Given Maja signs in with a passkey of this device
    page.goto("/konto/noegle/")
    page.get_by_label("Navn på nøglen").fill("Min telefon")
    page.locator("[data-passkey-start]").click()
    s.expect_message(page, "Adgangsnøglen er klar")
    sent = sent_by(page.context)
    # When she makes her key with it
    page.goto(notes_page(majas_seat))
    page.get_by_role("button", name="Brug min adgangsnøgle").click()
    keep_the_sheet(page, "Færdig: åbn mine noter")
    write_note(page, SECRET)
    assert {key.way for key in VaultKey.objects.all()} == {Way.PASSKEY, Way.RECOVERY}
    # Then after a reload one press opens them
    page.reload()
    expect_locked(page)
    s.expect_accessible(page)
    s.screenshots(page, "kun-mig-passkey")
    page.get_by_role("button", name="Lås op med adgangsnøgle").click()
    expect(page.get_by_role("button", name=SECRET)).to_be_visible()
    expect_nowhere((SECRET,), *sent, everything_stored())


def test_out_of_the_notes_leads_one_way_with_a_yes_and_a_warning(
    visitor: Visitor, maja: User, majas_seat: Seat
) -> None:
    """S05, its last line: she may keep it in *kun mig*; to move it takes a yes of its own."""
    save_alone(majas_seat, {"hjaelp_fra_arbejdspladsen": answered(tekst="Et stille lokale")})
    page = signed_in(visitor(), maja)
    page.goto(notes_page(majas_seat))
    make_key(page)
    page.get_by_role("button", name="Skriv en note").click()
    page.get_by_label("Note", exact=True).fill(ILL)
    # Given a note about her health: writing it asks nothing
    page.get_by_text("Læg teksten i dine egne svar").click()
    expect(page.get_by_text("Sofie Bang kan læse den, når du deler dine svar.")).to_be_visible()
    page.get_by_label("Hvor skal den stå?").select_option(
        label="6. Har den ansatte brug for hjælp og støtte fra arbejdspladsen til at udføre opgaver?"
    )
    move = page.get_by_role("button", name="Læg den i mine svar")
    # When she presses without a yes, nothing is moved
    move.click()
    expect(page.get_by_text("Sæt først kryds i “Ja”.")).to_be_visible()
    # When she says yes, she is warned of the word, and can still leave it where it is
    page.get_by_label("Ja, læg noten i mine egne svar").check()
    move.click()
    expect(page.get_by_text("Teksten nævner “migræne”. Det kan handle om dit helbred.")).to_be_visible()
    s.expect_accessible(page)
    s.screenshots(page, "kun-mig-move")
    expect_nowhere((ILL,), everything_stored())
    assert now(majas_seat).own["hjaelp_fra_arbejdspladsen"].answer.get("tekst") == "Et stille lokale"
    # When she says yes to that too, it stands in her own answers, under what was there
    page.get_by_label("Ja, læg den i mine svar alligevel").check()
    move.click()
    page.get_by_role("link", name="Se svaret").click()
    expect(page.get_by_label(re.compile("^\\s*Andet om hjælp og støtte"))).to_have_value(
        f"Et stille lokale\n\n{ILL}"
    )


def test_without_scripts_there_is_a_sheet_to_print(visitor: Visitor, maja: User, majas_seat: Seat) -> None:
    page = signed_in(visitor(javascript=False), maja)
    page.goto(notes_page(majas_seat))
    s.expect_page(page, "Kun mig")
    expect(page.get_by_text("Uden det kan din browser ikke låse dem.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    s.press(page, "Print et ark til egne noter")
    s.expect_page(page, "Mine noter")
    page.goto(f"{notes_page(majas_seat)}noegle/")
    expect(page.get_by_text("Uden det kan din browser ikke låse dem.")).to_be_visible()


def test_where_the_address_is_not_safe_nothing_is_asked_for(
    visitor: Visitor, maja: User, majas_seat: Seat
) -> None:
    page = signed_in(visitor(ZOOMED), maja)
    page.add_init_script("Object.defineProperty(globalThis, 'isSecureContext', { value: false })")
    page.goto(notes_page(majas_seat))
    expect(page.get_by_role("heading", name="Noter kan ikke låses her")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    s.expect_accessible(page)
    s.expect_page(page, "Kun mig")


def test_another_page_can_hold_a_note_of_ones_own(visitor: Visitor, maja: User, majas_seat: Seat) -> None:
    """S08's two points in *kun mig*: the part that the preparation of a talk will have."""
    page = signed_in(visitor(PHONE), maja)
    page.goto(notes_page(majas_seat))
    make_key(page)
    expect(page.get_by_text("Her er ingen noter endnu.")).to_be_visible()
    with override_settings(ROOT_URLCONF="tests.notes.slot_page"):
        clear_url_caches()
        for text in ("", SECRET):
            page.goto(f"/sager/{majas_seat.case.pk}/proeve/")
            unlock(page)
            expect(page.get_by_label("Din note", exact=True)).to_have_value(text)
            page.get_by_label("Din note", exact=True).fill(SECRET)
            page.get_by_role("button", name="Lås nu").click()
            expect_locked(page)
        s.expect_accessible(page)
        s.screenshots(page, "kun-mig-slot")
    clear_url_caches()
    assert [(note.slot, note.revision) for note in Note.objects.all()] == [("talk-1", 1)]
    expect_nowhere((SECRET,), everything_stored())
