"""Guests and what happens at the same instant: real threads on SQLite in a file, and on PostgreSQL."""

from collections.abc import Callable

import pytest

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import guests
from fleksaftale.cases.commands import LinkClosed
from fleksaftale.cases.models import GuestLink
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Guest, NotFound, Seat, take
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import Level, SavedAnswer, Signature, Stage, Version
from fleksaftale.documents.signing import Intent
from fleksaftale.mail.models import Outbox
from tests.agreements.test_at_once import at_once, expect_one_chain, met
from tests.cast import ANSWERS, answered, now, save_alone, save_together
from tests.guest_cast import JONAS

T = FLEKS_TILLAEGSAFTALE
pytestmark = pytest.mark.usefixtures("transactional_db")


def come_in(secret: str) -> Callable[[], Guest]:
    return lambda: guests.come_in(GuestLink.objects.get(), secret)


@pytest.mark.parametrize("_again", range(3))
def test_two_devices_come_in_at_once_and_one_is_in(mikkels_seat: Seat, token: str, _again: int) -> None:
    came = at_once(come_in("telefon"), come_in("skrivebord"), come_in("tavle"))
    assert not met(came, Exception)
    inside = 0
    for guest in came:
        try:
            take(guest, mikkels_seat.case.pk)
            inside += 1
        except NotFound:
            pass
    assert inside == 1
    kinds = [e.kind for e in history(mikkels_seat.vault)]
    assert (kinds.count("guest.opened"), kinds.count("guest.returned")) == (1, 2)
    expect_one_chain()


def test_six_codes_typed_at_once_are_three_tries(token: str) -> None:
    link = GuestLink.objects.get()
    assert sorted(at_once(*[lambda: guests.may_try(link)] * 6)) == [False] * 3 + [True] * 3
    assert GuestLink.objects.get().blocked


@pytest.mark.parametrize("_again", range(3))
def test_taking_back_and_coming_in_at_once_leaves_nobody_inside(
    mikkels_seat: Seat, token: str, _again: int
) -> None:
    came, _revoked = at_once(come_in("telefon"), lambda: guests.revoke(mikkels_seat))
    assert isinstance(came, Guest | LinkClosed)
    if isinstance(came, Guest):
        with pytest.raises(NotFound):
            take(came, mikkels_seat.case.pk)
    expect_one_chain()


@pytest.mark.parametrize("_again", range(3))
def test_taking_back_while_the_guest_saves_keeps_what_was_saved_before_and_nothing_after(
    mikkels_seat: Seat, token: str, _again: int
) -> None:
    jonas = take(guests.come_in(GuestLink.objects.get(), "telefon"), mikkels_seat.case.pk)
    saved, _revoked = at_once(
        lambda: writing.save_alone(jonas, T, {"maal": (answered(tekst="stabilt"), 0)}),
        lambda: guests.revoke(mikkels_seat),
    )
    assert saved is None or isinstance(saved, NotFound)
    assert SavedAnswer.objects.filter(question="maal").exists() is (saved is None)
    with pytest.raises(NotFound):
        writing.save_alone(jonas, T, {"opgaver": (answered(tekst="cykler"), 0)})


def test_one_link_sent_three_times_at_once_is_one_mail(mikkels_seat: Seat) -> None:
    at_once(*[lambda: guests.make_link(mikkels_seat, name="Jonas Friis", email=JONAS)] * 3)
    assert GuestLink.objects.count() == 1
    assert Outbox.objects.filter(kind="guest.link").count() == 1


@pytest.fixture
def ready(mikkels_seat: Seat, token: str) -> Version:
    """The draft lies to be signed, and Jonas has proved his address."""
    guests.proved_beside(GuestLink.objects.get())
    save_alone(mikkels_seat, {"maal": answered(tekst="stabilt")})
    writing.write_together(mikkels_seat, T)
    save_together(mikkels_seat, ANSWERS)
    return propose_version(mikkels_seat)


def together(seat: Seat, version: Version) -> Callable[[], None]:
    mine, theirs = (Intent(name, version.fingerprint) for name in ("Mikkel Dam", "Jonas Friis"))
    link = GuestLink.objects.earliest("created_at")
    return lambda: signing.sign_together(seat, T, version.pk, mine, theirs, link=link)


@pytest.mark.parametrize("_again", range(3))
def test_signing_together_in_three_windows_at_once_signs_once_for_each(
    mikkels_seat: Seat, ready: Version, _again: int
) -> None:
    signed = at_once(*[together(mikkels_seat, ready)] * 3)
    assert signed == [None] * 3
    assert sorted(Signature.objects.values_list("level", flat=True)) == [Level.TOGETHER] * 2
    assert now(mikkels_seat).stage is Stage.SIGNED
    kinds = [e.kind for e in history(mikkels_seat.vault)]
    assert (kinds.count("version.signed"), kinds.count("version.in_force")) == (2, 1)
    assert Outbox.objects.filter(kind="guest.copy").count() == 1
    expect_one_chain()


@pytest.mark.parametrize("_again", range(3))
def test_signing_together_and_alone_at_once_gives_one_signature_each(
    mikkels_seat: Seat, ready: Version, _again: int
) -> None:
    alone = Intent("Mikkel Dam", ready.fingerprint)
    at_once(together(mikkels_seat, ready), lambda: signing.sign(mikkels_seat, T, ready.pk, alone))
    assert Signature.objects.count() == 2
    assert now(mikkels_seat).signed == ready
    expect_one_chain()


@pytest.mark.parametrize("_again", range(3))
def test_signing_together_and_taking_it_back_to_the_draft_cannot_both_hold(
    mikkels_seat: Seat, ready: Version, _again: int
) -> None:
    results = at_once(together(mikkels_seat, ready), lambda: signing.new_draft(mikkels_seat, T, ready.pk))
    assert len(met(results, NotAllowed)) == 1
    assert Signature.objects.count() in (0, 2)  # both or none
    expect_one_chain()
