"""Scenario S14: somebody who stands by Maja is invited to version 2, and sees only what is shared."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core import mail
from playwright.sync_api import expect

from fleksaftale.agreements.commands import propose_version
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending
from fleksaftale.documents.models import Version
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.cast import answered, now, save_together
from tests.e2e import steps as s
from tests.e2e.agreeing import MAJA, SOFIE, Hand
from tests.e2e.changing import Days, at_the_case, moment, sign_for_both
from tests.e2e.conftest import PHONE, Visitor

AYSEL = "aysel@hk.example"
ADVICE = "Spørg, hvem der tager telefonen om eftermiddagen."


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-12-01"), tick=True) as traveller:
        yield Days(traveller)


@pytest.fixture
def version_2(days: Days, maja: User, sofie: User, sofies_seat: Seat, proposed: Version) -> Version:
    """Given version 2, with other hours, lies for signature."""
    sign_for_both(proposed, maja, sofie)
    days.go_to("2026-12-07")
    amending.open_amendment(sofies_seat, now(sofies_seat).template, moment("2027-02-01").date())
    save_together(sofies_seat, {"timer": answered(timer=14 * 60)})
    return propose_version(sofies_seat)


def test_s14(visitor: Visitor, days: Days, version_2: Version, maja: User, sofie: User) -> None:
    majas = Hand(visitor(PHONE))
    aysels = Hand(visitor())
    sofies = Hand(visitor())
    # when Maja invites Aysel as her adviser to version 2
    at_the_case(majas, maja)
    majas.press("Luk en anden ind, fx en bisidder")
    majas.press("Inviter en bisidder")
    main = majas.page.get_by_role("main")
    expect(main).to_contain_text("Sofie Bang kan ikke se, at du har en bisidder, før du viser det.")
    s.screenshots(majas.page, "companion-new")
    majas.fill("Navn", "Aysel Demir")
    majas.fill("Mailadresse", AYSEL)
    majas.choose("Fleks-tillægsaftale, version 2")
    majas.press("Send invitationen")
    expect(main).to_contain_text("Kun du kan se, at personen er med")
    s.screenshots(majas.page, "companion")
    # then the mail says "Du er inviteret til at læse et dokument", and nothing of whom it is about
    [letter] = s.letters_to(AYSEL)
    whole = f"{letter.subject} {letter.body}"
    assert "Du er inviteret til at læse et dokument" in whole
    assert not [word for word in ("Maja", "Sofie", "Nordlys", "bisidder", "fleks", "TR") if word in whole]
    # and Aysel, who has no account, makes one with a code and says yes
    aysels.go(s.link_sent_to(AYSEL))
    aysels.press("Log ind")
    s.sign_in(aysels.page, AYSEL)
    if aysels.page.locator("input[name=name]").count():
        aysels.page.locator("input[name=name]").fill("Aysel Demir")
        s.submit(aysels.page, near="input[name=name]")
    aysels.press("Sig ja, og åbn")
    # and she sees that version and its shared comments, and can comment
    theirs = aysels.page.get_by_role("main")
    s.screenshots(aysels.page, "shared")
    expect(theirs).to_contain_text("Fleks-tillægsaftale, version 2")
    expect(theirs).not_to_contain_text("version 1")
    aysels.press("Læs Fleks-tillægsaftale, version 2")
    expect(theirs).to_contain_text("14 timer")
    s.screenshots(aysels.page, "shared-version")
    for hidden in (MAJA, SOFIE, "Egne svar", "Hvem har læst"):
        expect(theirs).not_to_contain_text(hidden)
    aysels.fill("Skriv en kommentar", ADVICE)
    aysels.press("Gem kommentaren")
    expect(theirs).to_contain_text(ADVICE)
    aysels.page.reload()
    # and the employer's side sees nothing of her, on no page, in no mail, and not in the log
    at_the_case(sofies, sofie)
    for way in ("", "log/", "med/", f"aftale/version/{version_2.pk}/", f"kommentarer/{version_2.pk}/"):
        sofies.go(f"/sager/{version_2.document.case_id}/{way}")
        expect(sofies.page.locator("body")).not_to_contain_text("Aysel")
        expect(sofies.page.locator("body")).not_to_contain_text(ADVICE)
    outbox.deliver_due()
    assert not [m for m in mail.outbox if m.to == [SOFIE] and "Aysel" in f"{m.subject} {m.body}"]
    # and when Maja ends it, Aysel's next click shows "Adgangen er slut"
    days.go_to("2026-12-14")
    at_the_case(majas, maja)
    majas.press("Aysel Demir")
    majas.press("Afslut adgangen")
    at_the_case(aysels, User.objects.get(email=AYSEL))
    s.expect_page(aysels.page, "Adgangen er slut")
    s.screenshots(aysels.page, "access-ended")
    # and Maja's log lists each view with its time
    majas.go(f"/sager/{version_2.document.case_id}/log/")
    entries = main.get_by_role("listitem").filter(has_text="Aysel Demir læste version 2")
    expect(entries).to_have_count(3)  # opened, after the comment, and once more
    expect(entries.first).to_contain_text("7. december 2026 kl. 09.0")
