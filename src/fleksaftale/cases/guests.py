"""Guests: a principal who wants no account comes in by a one-time link and a code to the invited address.

The link opens one case for one party, and for a day from when it was opened. It makes no account. Who holds
the link without the mailbox gets nowhere: after three wrong codes it is closed.
"""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from fleksaftale.audit import SYSTEM, Actor
from fleksaftale.audit.log import record
from fleksaftale.cases import seats
from fleksaftale.cases.commands import (
    DOUBLE_CLICK,
    LinkClosed,
    end_invitations,
    language_of,
    name_changed,
    tell_of_block,
    tell_other,
    token_hash,
)
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import INVITATION_TRIES, Case, GuestLink, Life, Party
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Facts, Guest, Seat
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.mail import outbox
from fleksaftale.people.identity import verified_addresses

# --- the one who stays: makes links and takes them back ----------------------------------------------------


def make_link(seat: Seat, *, name: str, email: str, by_mail: bool = True) -> str:
    """A fresh link for the other principal; earlier ones end. Returns its token, which is kept nowhere.

    ``by_mail`` sends it; else it is for the sender's own screen. The same mailed once more within a minute is
    a double click: it sends nothing, and the token is empty. Raises NotAllowed.
    """
    token, email = secrets.token_urlsafe(32), email.strip().lower()
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.invite")
        _require_right_address(seat, email)
        if by_mail and _just_sent(seat, name, email):
            return ""
        other = seat.other
        other.sealed_name = seat.vault.seal(other.place, name)
        other.save(update_fields=["sealed_name"])
        name_changed(seat.case.pk)
        _end_links(other)
        end_invitations(seat)
        link = _new_link(seat, email, token, language_of(email, seat.user))
        record("guest.invited", vault=seat.vault, actor=seat.actor, subject=name)
        if by_mail:
            _send("guest.link", link, email, seat.vault, token)
    return token


def _new_link(seat: Seat, email: str, token: str, language: str) -> GuestLink:
    link = GuestLink(
        case=seat.case,
        party=seat.other,
        created_by=seat.party,
        token_hash=token_hash(token),
        language=language,
    )
    link.sealed_email = seat.vault.seal(link.place, email)
    link.save(force_insert=True)
    return link


def _send(kind: str, link: GuestLink, email: str, vault: Vault, token: str) -> None:
    outbox.post(
        kind,
        to=email,
        language=link.language,
        vault=vault,
        context={"link": f"{settings.PUBLIC_URL}/g/{token}/"},
    )


def send_copy(seat: Seat) -> bool:
    """Mail a guest the way to their copy of what all have signed; False where the other is no guest.

    The program does it by itself: a link that is running goes on.
    """
    last = newest(seat.other)
    email = proved_address(seat, seat.other)
    if seat.other.user_id or not email or last is None or last.revoked_at:
        return False
    token = secrets.token_urlsafe(32)
    link = _new_link(seat, email, token, last.language)
    record("guest.copy_sent", vault=seat.vault, actor=SYSTEM, subject=seat.other_name)
    _send("guest.copy", link, email, seat.vault, token)
    return True


@dataclass(frozen=True)
class Way:
    """Where a guest is written to."""

    email: str
    language: str


def way_to(seat: Seat, party: Party) -> Way | None:
    """The address that a guest has proved; None for who has an account, was taken out or never came."""
    last = newest(party)
    email = proved_address(seat, party)
    if party.user_id or not email or last is None or last.revoked_at:
        return None
    return Way(email, last.language)


def fresh_link(seat: Seat, party: Party) -> str:
    """A link for a guest whom the program writes to by itself; returns its token. One that runs goes on.

    Raises NotFound: there is no way to them (any more).
    """
    way = way_to(seat, party)
    if way is None:
        raise seats.NotFound
    token = secrets.token_urlsafe(32)
    inviter = next(p for p in seat.parties if p.pk != party.pk)
    _new_link(replace(seat, party=inviter), way.email, token, way.language)
    record("guest.link_renewed", vault=seat.vault, actor=SYSTEM, subject=seat.name_of(party))
    return token


def _require_right_address(seat: Seat, email: str) -> None:
    """A guest who has been in keeps the address they proved: another one would open what they wrote alone."""
    name = {"name": seat.other_name}
    if seat.other.user_id:
        raise NotAllowed(_("%(name)s har en konto og skal ikke bruge et link.") % name)
    if email in verified_addresses(seat.user):
        raise NotAllowed(_("Det er din egen mailadresse. Skriv den andens."))
    proved = proved_address(seat, seat.other)
    if proved and proved != email:
        raise NotAllowed(_("%(name)s har bekræftet en anden mailadresse. Brug den samme som før.") % name)


def _just_sent(seat: Seat, name: str, email: str) -> bool:
    rows = GuestLink.objects.filter(party=seat.other, created_at__gt=clock.now() - DOUBLE_CLICK)
    return name == seat.other_name and any(
        row.is_open() and not row.opened_at and seat.vault.open(row.place, row.sealed_email) == email
        for row in rows
    )


def revoke(seat: Seat) -> None:
    """Take the other's links back. Whoever is in by one is out at the next click."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.invite")
        if _end_links(seat.other):
            record("guest.revoked", vault=seat.vault, actor=seat.actor, subject=seat.other_name)


def _end_links(party: Party) -> int:
    return GuestLink.objects.filter(party=party, revoked_at__isnull=True).update(
        revoked_at=clock.now(), visit=""
    )


# --- the one who comes -------------------------------------------------------------------------------------


def find(token: str) -> GuestLink:
    """The open link of a token. Raises LinkClosed, whatever closed it. Changes nothing."""
    return _open(GuestLink.objects.filter(token_hash=token_hash(token)))


def link_of(guest: Guest) -> GuestLink:
    """The open link that a guest is in by. Raises LinkClosed."""
    return _open(GuestLink.objects.filter(pk=guest.link, visit=guest.visit).exclude(visit=""))


def _open(rows: QuerySet[GuestLink], *, just_proved: bool = False) -> GuestLink:
    link = rows.select_related("party", "created_by__user").first()
    if link and just_proved:
        link.tries = 0  # the right code may be the third
    if link is None or not link.is_open() or link.party.user_id or link.party.has_left():
        raise LinkClosed
    case = Case.objects.with_life().get(pk=link.case_id)
    if case.life == Life.CANCELLED:  # type: ignore[attr-defined]  # annotated by with_life()
        raise LinkClosed
    return link


def address(link: GuestLink) -> str:
    """Where its codes go."""
    return Vault.of(link.case_id).open(link.place, link.sealed_email)


def to_sign_by(party: Party) -> GuestLink | None:
    """The open link of a guest, by which they can sign beside the other on one device."""
    link = newest(party)
    return link if link and link.is_open() and not party.user_id else None


def proved_beside(link: GuestLink) -> None:
    """Note that the guest has proved the link's address on the other's device. A visit elsewhere goes on.

    Raises LinkClosed.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=link.case_id)
        link = _open(GuestLink.objects.filter(pk=link.pk), just_proved=True)
        first = link.opened_at is None
        _mark_opened(link)
        vault = Vault.of(link.case_id)
        name = vault.open(link.party.place, link.party.sealed_name)
        guest = Actor(str(link.party_id), name, link.party.role, guest=True)
        record("guest.opened" if first else "guest.confirmed", vault=vault, actor=guest)


def _mark_opened(link: GuestLink) -> None:
    link.opened_at, link.tries = link.opened_at or clock.now(), 0
    link.save(update_fields=["opened_at", "visit", "tries"])
    if link.party.joined_at is None:
        Party.objects.filter(pk=link.party_id).update(joined_at=clock.now())


def may_try(link: GuestLink) -> bool:
    """Count a code before it is compared; False when the link has had its three."""
    return bool(
        GuestLink.objects.filter(pk=link.pk, tries__lt=INVITATION_TRIES, revoked_at__isnull=True).update(
            tries=F("tries") + 1
        )
    )


def wrong_code(link: GuestLink) -> None:
    """Note that a code was wrong; the third closes the link, and both are told."""
    with transaction.atomic():
        link = GuestLink.objects.select_for_update().get(pk=link.pk)
        vault = Vault.of(link.case_id)
        invited = vault.open(link.party.place, link.party.sealed_name)
        stranger = Actor(id="", name="", role="person")  # who it was is not known
        kind = "guest.blocked" if link.blocked else "guest.refused"
        record(kind, vault=vault, actor=stranger, subject=invited)
        if link.blocked:
            tell_of_block(link.created_by.user, address(link), link.case_id, vault)


def come_in(link: GuestLink, secret: str) -> Guest:
    """Let in who proved the link's address. The day runs from the first time; one browser at a time.

    Raises LinkClosed: it was taken back, or ran out, in the meantime.
    """
    guest = Guest(link.pk, visit_hash(secret))
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=link.case_id)
        link = _open(GuestLink.objects.filter(pk=link.pk), just_proved=True)
        first = link.opened_at is None
        link.visit = guest.visit
        _mark_opened(link)
        seat = seats.take(guest, link.case_id)
        record("guest.opened" if first else "guest.returned", vault=seat.vault, actor=seat.actor)
        if first:
            tell_other(seat)
    return guest


def visit_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def confirmed(seat: Seat) -> None:
    """Note that the guest has proved their address once more."""
    with transaction.atomic():
        record("guest.confirmed", vault=seat.vault, actor=seat.actor)


def leave(guest: Guest) -> None:
    """The guest is done on this device. The link itself stays as long as it has."""
    GuestLink.objects.filter(pk=guest.link, visit=guest.visit).update(visit="")


@dataclass(frozen=True)
class Welcome:
    """What a guest is told on the first page."""

    inviter: str
    workplace: str
    ends_at: datetime


def welcome(seat: Seat) -> Welcome:
    assert seat.link is not None  # noqa: S101  asked of a guest's seat only
    return Welcome(seat.other_name, Facts.unseal(seat.case, seat.vault).workplace, seat.link.ends_at)


# --- what is known of guests -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """The newest link of the other principal, as the one who made it may see it."""

    name: str
    email: str
    made_at: datetime
    opened_at: datetime | None
    ends_at: datetime
    is_open: bool
    blocked: bool
    revoked: bool


def known(seat: Seat) -> Known | None:
    link = newest(seat.other)
    if link is None or seat.other.user_id:
        return None
    email = seat.vault.open(link.place, link.sealed_email)
    return Known(
        seat.other_name,
        email,
        link.created_at,
        link.opened_at,
        link.ends_at,
        link.is_open(),
        link.blocked,
        link.revoked_at is not None,
    )


def newest(party: Party) -> GuestLink | None:
    return GuestLink.objects.filter(party=party).order_by("-created_at").first()


def is_with(party: Party) -> bool:
    """Whether somebody can act for this party: a person with an account, or a guest who has a link."""
    return bool(party.user_id) or GuestLink.objects.filter(party=party, revoked_at__isnull=True).exists()


def proved_address(seat: Seat, party: Party) -> str:
    """The address that a guest has proved to be theirs; empty if nobody has been in."""
    link = GuestLink.objects.filter(party=party, opened_at__isnull=False).order_by("-created_at").first()
    return seat.vault.open(link.place, link.sealed_email) if link else ""


def is_over(link_id: UUID) -> bool:
    """Whether a guest's link has run out, was taken back or blocked."""
    link = GuestLink.objects.filter(pk=link_id).first()
    return link is None or not link.is_open()
