"""Inviting those whose seats were made from a file: many at once, never more than a day allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from fleksaftale.cases.commands import name_changed, send_link
from fleksaftale.cases.models import INVITATION_TRIES, Case, Invitation, Life, Party, Role, ToInvite
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Facts, NotFound, Seat, take
from fleksaftale.cases.workplaces import Desk, addresses_of_hr
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.overview.reading import from_hr
from fleksaftale.people.identity import verified_addresses

A_DAY = timedelta(hours=24)
AT_ONCE = 100


@dataclass(frozen=True)
class Waiting:
    """Somebody who has not come. ``asked_at``: when they were last written to; ``open``: the link works."""

    party: UUID
    name: str
    role: Role
    email: str
    workplace: str
    asked_at: datetime | None
    open: bool


def waiting(at: Desk, *, start: int = 0, stop: int | None = None) -> list[Waiting]:
    """Who was brought in from a file and has not come, those who were never written to first."""
    rows = _absent(at).annotate(open=Exists(_open())).select_related("party__case")
    found = list(rows.order_by("asked_at", "pk")[start:stop])
    vaults = Vault.of_many(row.party.case_id for row in found)
    return [_waiting(row, vaults[row.party.case_id]) for row in found if row.party.case_id in vaults]


def _waiting(row: ToInvite, vault: Vault) -> Waiting:
    party = row.party
    return Waiting(
        party=party.pk,
        name=vault.open(party.place, party.sealed_name),
        role=Role(party.role),
        email=vault.open(row.place, row.sealed_email),
        workplace=Facts.unseal(party.case, vault).workplace,
        asked_at=row.asked_at,
        open=row.open,  # type: ignore[attr-defined]  # annotated by waiting()
    )


def to_ask(at: Desk) -> int:
    """How many have no link that works."""
    return _absent(at).filter(~Exists(_open())).count()


def left_today(at: Desk) -> int:
    """How many this person may still invite within 24 hours."""
    since = clock.now() - A_DAY
    sent = Invitation.objects.filter(created_by__member__user=at.user, created_at__gt=since).count()
    return max(0, settings.INVITATIONS_A_DAY - sent)


def invite_all(at: Desk) -> int:
    """Write to those who have no link that works, as many as one press and the day allow. How many."""
    count = min(AT_ONCE, left_today(at))
    rows = _absent(at).filter(~Exists(_open())).order_by("asked_at", "pk")
    return _send(at, list(rows.values_list("pk", "party__case")[:count]))


def correct(at: Desk, party_id: UUID, *, name: str, email: str) -> bool:
    """Write to one person again, under a corrected name and address; the link before closes.

    Whether it was sent: not when the day's number is used up. Raises NotFound, and NotAllowed where HR would
    write to itself as the employee, or to one of the two as the other.
    """
    row = _absent(at).filter(pk=party_id).select_related("party").first()
    if row is None:
        raise NotFound
    if row.party.role == Role.EMPLOYEE and email.lower() in addresses_of_hr(at):
        raise NotAllowed(from_hr())
    with transaction.atomic():
        seat = take(at.user, row.party.case_id, lock=True)
        party = row.party
        if email.lower() in _addresses_of_the_other(seat, party):
            raise NotAllowed(_("Medarbejderen og lederen har samme mailadresse."))
        party.sealed_name = seat.vault.seal(party.place, name)
        party.save(update_fields=["sealed_name"])
        name_changed(party.case_id)
        row.sealed_email = seat.vault.seal(row.place, email.lower())
        row.save(update_fields=["sealed_email"])
        _close_links(party)
    return _send(at, [(party.pk, party.case_id)]) == 1 if left_today(at) else False


def _addresses_of_the_other(seat: Seat, party: Party) -> set[str]:
    """Where the other of the two is, or is written to."""
    other = next(p for p in seat.parties if p.pk != party.pk)
    waiting = ToInvite.objects.filter(party=other)
    found = {seat.vault.open(row.place, row.sealed_email) for row in waiting}
    return found | set(verified_addresses(other.user) if other.user else ())


def one(at: Desk, party_id: UUID) -> Waiting:
    """Somebody who has not come. Raises NotFound."""
    rows = _absent(at).annotate(open=Exists(_open())).select_related("party__case")
    row = rows.filter(pk=party_id).first()
    if row is None:
        raise NotFound
    return _waiting(row, Vault.of(row.party.case_id))


def _send(at: Desk, chosen: Iterable[tuple[UUID, UUID]]) -> int:
    """Each in a transaction of its own: none waits for the others, and a stop loses none.

    A leader of several gets one mail: who says yes to it is in the others too (see ``commands.accept``).
    """
    sent, written_to = 0, set[str]()
    for party_id, case_id in chosen:
        with transaction.atomic():
            try:
                seat = take(at.user, case_id, lock=True)
            except NotFound:
                continue
            row = _absent(at).filter(~Exists(_open()), pk=party_id).select_related("party").first()
            if row is None or seat.life is not Life.OPEN:  # somebody else was quicker
                continue
            email = seat.vault.open(row.place, row.sealed_email)
            leads = row.party.role == Role.LEADER
            _write(seat, row, email, by_mail=not (leads and email in written_to))
            if leads:
                written_to.add(email)
            sent += 1
    return sent


def _write(seat: Seat, row: ToInvite, email: str, *, by_mail: bool) -> None:
    _close_links(row.party)
    send_link(seat, row.party, seat.name_of(row.party), email, by_mail=by_mail)
    row.asked_at = clock.now()
    row.save(update_fields=["asked_at"])


def _close_links(party: Party) -> None:
    rows = Invitation.objects.filter(party=party, used_at__isnull=True, cancelled_at__isnull=True)
    rows.update(cancelled_at=clock.now())


def _absent(at: Desk) -> "QuerySet[ToInvite]":
    """Those who have not come, in cases where this person sits. A guest has come when they are in."""
    seats = Party.objects.filter(Party.present(), user=at.user, case=OuterRef("party__case"))
    rows = ToInvite.objects.filter(party__case__workplace=at.workplace, party__user__isnull=True)
    here = Case.objects.with_life().filter(pk=OuterRef("party__case"))
    over = here.exclude(life=Life.OPEN)  # type: ignore[misc]  # annotated by with_life()
    return rows.filter(
        Exists(seats), ~Exists(over), party__joined_at__isnull=True, party__left_on__isnull=True
    )


def _open() -> "QuerySet[Invitation]":
    now = clock.now()
    unused = Q(used_at__isnull=True, cancelled_at__isnull=True, tries__lt=INVITATION_TRIES)
    return Invitation.objects.filter(unused, party=OuterRef("party"), expires_at__gt=now)
