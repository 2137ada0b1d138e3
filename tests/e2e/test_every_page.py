"""Every page of a case at each stage of its life: accessible in all colours, at a desk and on a phone."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import companions, life, third_signature
from fleksaftale.cases.commands import accept, invite
from fleksaftale.cases.models import Role, What
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import sharing, signing, writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.documents.template import State
from fleksaftale.people.models import User
from tests.cast import ANSWERS, NORDLYS, answered, let_in, link_in_mail, save_alone, save_together
from tests.e2e import steps as s
from tests.e2e.accessible import EVERY_LOOK, Look
from tests.e2e.agreeing import MAJA, signed_in
from tests.e2e.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.usefixtures("address")
Walk = Callable[..., None]


@pytest.fixture
def maja_walks(visitor: Visitor, maja: User) -> Walk:
    page = signed_in(visitor(), maja)
    return lambda *names, **where: walk(page, names, **where)


@pytest.fixture
def sofie_walks(visitor: Visitor, sofie: User) -> Walk:
    page = signed_in(visitor(), sofie)
    return lambda *names, **where: walk(page, names, **where)


def walk(
    page: Page, names: tuple[str, ...], *, case: UUID | None = None, stage: str, more: tuple[str, ...] = ()
) -> None:
    """Visit pages by name (``name:key`` for one with a further part) and look at each in every way."""
    for name in names:
        route, *parts = name.split(":")
        args = [a for a in (case, *parts, *more) if a]
        answer = page.goto(reverse(route, args=args))
        assert answer, name
        inspect(page, f"{stage}-{name.replace(':', '-').replace('_', '-')}", EVERY_LOOK[: 1 if parts else 4])


def inspect(page: Page, picture: str, looks: tuple[Look, ...] = EVERY_LOOK) -> None:
    s.expect_accessible(page, looks)
    s.set_look(page, "light", calm=False)
    s.expect_targets_large_enough(page)
    s.screenshot(page, f"{picture}-desk")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    s.expect_no_sideways_scrolling(page)
    s.expect_targets_large_enough(page)
    s.screenshot(page, f"{picture}-phone")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]


def test_before_there_is_anything(sofie_walks: Walk) -> None:
    sofie_walks("case_list", "case_new", "account_settings", "my_calendar", stage="0")


def test_while_inviting(visitor: Visitor, sofie_walks: Walk, sofie: User, maja: User, ulla: User) -> None:
    alone = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    sofie_walks("case_invite", "case_detail", case=alone.case.pk, stage="1-new")
    token = invite(alone, name="Maja Kjærgaard", email=MAJA)
    sofie_walks("case_invite", "case_detail", case=alone.case.pk, stage="1-sent")
    for who, person in (("out", None), ("in", maja)):
        page = signed_in(visitor(), person) if person else visitor()
        page.goto(f"/i/{token}/")
        inspect(page, f"1-invitation-{who}")
    page = signed_in(visitor(), ulla)
    page.goto(f"/i/{token}/")
    s.press(page, "Sig ja, og åbn")
    s.expect_page(page, "Denne invitation er til en anden")
    inspect(page, "1-invitation-wrong")
    page.goto("/i/aldrig-set/")
    inspect(page, "1-invitation-closed")


def test_while_preparing(maja_walks: Walk, majas_seat: Seat) -> None:
    case = majas_seat.case.pk
    pages = [f"own_page:{page.key}" for page in FLEKS_TILLAEGSAFTALE.pages]
    maja_walks("case_detail", "own_summary", *pages, case=case, stage="2-empty")
    save_alone(majas_seat, ANSWERS | {"praktik": Answer(State.IN_DOUBT)})
    maja_walks(
        "own_page:arbejdstid", "own_page:opfoelgning", "own_summary", "own_preview", case=case, stage="2-full"
    )
    writing.say_ready(majas_seat, FLEKS_TILLAEGSAFTALE)
    maja_walks(
        "case_detail", "own_summary", "own_preview", "case_log", "case_facts", case=case, stage="2-ready"
    )


def test_while_settling(sofie_walks: Walk, sofies_seat: Seat, majas_seat: Seat) -> None:
    case = sofies_seat.case.pk
    save_alone(majas_seat, ANSWERS)
    save_alone(sofies_seat, {"maal": answered(tekst="flere timer"), "timer": answered(timer=13 * 60)})
    for seat in (majas_seat, sofies_seat):
        writing.say_ready(seat, FLEKS_TILLAEGSAFTALE)
    sofie_walks("case_detail", "draft", "draft_page:maal", "draft_summary", case=case, stage="3-draft")
    save_together(sofies_seat, ANSWERS)
    sofie_walks("draft", "draft_page:arbejdstid", "draft_summary", case=case, stage="3-settled")


def test_what_is_missing_before_signing(visitor: Visitor, sofie: User, sofies_seat: Seat) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    page = signed_in(visitor(), sofie)
    page.goto(reverse("draft_summary", args=[sofies_seat.case.pk]))
    s.press(page, "Gør klar til underskrift")
    s.expect_page(page, "Tjek kladden")
    inspect(page, "3-missing")


def test_while_signing(sofie_walks: Walk, maja_walks: Walk, majas_seat: Seat, proposed: Version) -> None:
    case, version = proposed.document.case_id, (str(proposed.pk),)
    sofie_walks("case_detail", case=case, stage="4-proposed")
    sofie_walks("version", "sign", case=case, more=version, stage="4-proposed")
    signing.sign(
        majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent("Maja Kjærgaard", proposed.fingerprint)
    )
    maja_walks("version", "signed", case=case, more=version, stage="4-half")


def test_when_it_is_signed_and_when_it_is_over(
    maja_walks: Walk, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    case, version = proposed.document.case_id, (str(proposed.pk),)
    for seat in (majas_seat, sofies_seat):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(seat.name, proposed.fingerprint))
    maja_walks("version", "signed", case=case, more=version, stage="5-signed")
    maja_walks("case_detail", "case_log", "case_slut", "draft", "own_summary", case=case, stage="5-signed")
    maja_walks("reminders", case=case, stage="5-signed")
    life.end(sofies_seat, date(2026, 10, 31))
    maja_walks("case_detail", "case_genaabn", "case_afslut", "draft_page:maal", case=case, stage="6-ended")
    maja_walks("case_list", stage="6-ended")


def test_a_new_draft_after_one_has_signed(
    sofie_walks: Walk, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    signing.sign(
        majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent("Maja Kjærgaard", proposed.fingerprint)
    )
    signing.new_draft(sofies_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    sofie_walks("version", case=proposed.document.case_id, more=(str(proposed.pk),), stage="4-replaced")
    propose_version(sofies_seat)
    sofie_walks("case_detail", "case_annuller", case=proposed.document.case_id, stage="4-second")


def test_while_others_are_let_in(
    visitor: Visitor, sofie_walks: Walk, sofies_seat: Seat, majas_seat: Seat, proposed: Version, henrik: User
) -> None:
    """HR with a grant, and a faglig organisation that signs third; comments beside the version."""
    case, version = sofies_seat.case.pk, str(proposed.pk)
    hr = let_in(sofies_seat, Role.HR, henrik)
    companions.give(sofies_seat, hr.pk, What.DOKUMENTATION, until=date(2099, 12, 31))
    union = User.objects.create_user("aftaler@grafisk.example", "Grafisk Forbund")
    third = third_signature.propose(sofies_seat, name=union.name, email=union.email)
    third_signature.agree(majas_seat)
    accept(union, link_in_mail(union.email).rstrip("/").rpartition("/")[2])
    sharing.write(sofies_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, "Til jer begge.", aside=False)
    sharing.write(sofies_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, "Til min egen side.", aside=True)
    sofie_walks("companions", f"companion:{hr.pk}", f"companion:{third.pk}", case=case, stage="6-let-in")
    sofie_walks("companion_new:organisation", "companion_new:stedfortraeder", case=case, stage="6-let-in")
    sofie_walks("handover", case=case, stage="6-let-in")
    sofie_walks("comments", case=case, stage="6-let-in", more=(version,))
    for seat in (majas_seat, sofies_seat):
        intent = Intent(seat.name, proposed.fingerprint)
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, proposed.pk, intent)
    page = signed_in(visitor(), union)
    walk(page, ("shared",), case=case, stage="6-union")
    walk(page, ("shared_version", "shared_sign"), case=case, stage="6-union", more=(version,))
