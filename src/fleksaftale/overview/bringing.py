"""Cases from a file: kept sealed until HR says yes, then made in portions.

A portion is made whole or not at all, and the file remembers how many are made: what a stop leaves undone
goes on from there, and nothing is made twice. What is more than one request has time for, the worker makes.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from time import monotonic
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import record
from fleksaftale.cases.models import (
    PRINCIPALS,
    Case,
    CaseStatus,
    GuestLink,
    Invitation,
    Life,
    Party,
    ReadFile,
    Role,
    ToInvite,
    WorkplaceMember,
)
from fleksaftale.cases.seats import Facts, NotFound, take
from fleksaftale.cases.workplace_seats import forget_order, portions, seat_members
from fleksaftale.cases.workplaces import Desk, desk
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.core.one_by_one import one_by_one
from fleksaftale.core.routers import KEYS
from fleksaftale.documents.models import Document, Preparation, Stage, StageChange
from fleksaftale.talks import commands as talks

PORTION = 50
LONGEST = 3.0  # seconds of one request
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class NewCase:
    """One row of a file that can be used. ``employee_email`` is empty for who has none."""

    employee: str
    employee_email: str
    leader: str
    leader_email: str
    workplace: str = ""
    cvr: str = ""
    next_talk: date | None = None


def keep(at: Desk, cases: Sequence[NewCase]) -> ReadFile:
    """Keep the rows of a file until HR says yes, sealed, for a day at most."""
    ReadFile.objects.filter(workplace=at.workplace, read_at__lt=clock.now() - KEPT).delete()
    row = ReadFile(workplace=at.workplace, by=at.member)
    row.sealed_rows = at.vault.seal(row.place, json.dumps([asdict(one) for one in cases], default=str))
    row.save(force_insert=True)
    return row


def kept(at: Desk, number: UUID) -> ReadFile:
    """A file that this person read, and what is made of it. Raises NotFound."""
    row = ReadFile.objects.filter(pk=number, workplace=at.workplace, by=at.member).first()
    if row is None or (row.done_at is None and row.read_at < clock.now() - KEPT):
        raise NotFound
    return row


def rows_of(at: Desk, file: ReadFile) -> list[NewCase]:
    if file.sealed_rows is None:
        return []
    found = json.loads(at.vault.open(file.place, file.sealed_rows))
    return [NewCase(**row | {"next_talk": _day(row["next_talk"])}) for row in found]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def make(at: Desk, number: UUID) -> ReadFile:
    """Make the cases of a file, as many as one request has time for. Raises NotFound.

    It is done when ``done_at`` is set. Pressed twice, or from two windows, each case is made once.
    """
    until = monotonic() + LONGEST
    file = kept(at, number)
    while file.done_at is None:
        file = _make_some(at, number)  # one portion at least: the worker goes on with what is begun
        if monotonic() > until:
            break
    return file


def go_on() -> int:
    """Make the next portion of each file that somebody said yes to and one request had no time for.

    The number of portions. A file whose reader is no longer HR stays as it is. Raises NotAll.
    """
    begun = ReadFile.objects.filter(done_at=None, made__gt=0, read_at__gte=clock.now() - KEPT)
    return one_by_one(begun.select_related("by__user"), _go_on)


def _go_on(file: ReadFile) -> bool:
    if file.by.user is None:
        return False
    try:
        _make_some(desk(file.by.user, file.workplace_id), file.pk)
    except NotFound:
        return False
    return True


def _make_some(at: Desk, number: UUID) -> ReadFile:
    start = kept(at, number).made
    some = rows_of(at, kept(at, number))[start : start + PORTION]
    vaults = _vaults([uuid5(number, str(start + place)) for place in range(len(some))])
    with transaction.atomic():
        at = desk(at.user, at.workplace.pk, lock=True)
        file = ReadFile.objects.select_for_update().get(pk=number)
        if file.done_at or file.made != start:  # another window was quicker
            return file
        _write(at, some, vaults)
        file.made += len(some)
        if file.made == len(rows_of(at, file)):
            file.done_at, file.sealed_rows = clock.now(), None
            record("workplace.brought_in", vault=at.vault, actor=at.actor, details={"count": file.made})
        file.save(update_fields=["made", "done_at", "sealed_rows"])
    return file


def _vaults(numbers: list[UUID]) -> list[Vault]:
    """The keys of cases to be made. They are written first; a key without a case does no harm."""
    there = Vault.of_many(numbers)
    try:
        with transaction.atomic(using=KEYS):
            return [there.get(number) or Vault.create(number) for number in numbers]
    except IntegrityError:  # another window, or the worker, was quicker
        there = Vault.of_many(numbers)
        return [there[number] for number in numbers]


def _write(at: Desk, some: Sequence[NewCase], vaults: Sequence[Vault]) -> None:
    """Row for row what a case has that somebody opens by hand; and its seats for HR."""
    members = list(at.workplace.members.filter(WorkplaceMember.present()).select_related("user"))
    employer = at.employer
    for new, vault in zip(some, vaults, strict=True):
        facts = Facts(new.workplace or employer.name, new.cvr or ("" if new.workplace else employer.cvr))
        case = Case(pk=vault.owner, sealed_facts=facts.sealed(vault), workplace=at.workplace)
        case.save(force_insert=True)
        employee, leader = (_party(case, vault, role, new) for role in PRINCIPALS)
        hr = seat_members(case, vault, leader, [], members)
        mine = next(party for party in hr if party.user_id == at.user.pk)
        CaseStatus.objects.create(case=case, life=Life.OPEN, by=mine)
        _begin_agreement(case, [employee, leader], mine)
        seat = take(at.user, case.pk)
        record("case.brought_in", vault=vault, actor=seat.actor)
        record("workplace.attached", vault=vault, actor=seat.actor, subject=employer.name)
        if new.next_talk:
            talks.plan(seat, new.next_talk)
    forget_order({member.user_id for member in members})


def _party(case: Case, vault: Vault, role: Role, new: NewCase) -> Party:
    of_employee = role is Role.EMPLOYEE
    party = Party(case=case, role=role)
    party.sealed_name = vault.seal(party.place, new.employee if of_employee else new.leader)
    party.save(force_insert=True)
    if email := new.employee_email if of_employee else new.leader_email:
        address = ToInvite(party=party)
        address.sealed_email = vault.seal(address.place, email)
        address.save(force_insert=True)
    return party


def _begin_agreement(case: Case, principals: list[Party], by: Party) -> None:
    document = Document.objects.create(case=case, template_id=FLEKS_TILLAEGSAFTALE.id)
    Preparation.objects.bulk_create(Preparation(document=document, party=p) for p in principals)
    StageChange.objects.create(document=document, stage=Stage.PREPARING, by=by)


# --- what is there already ---------------------------------------------------------------------------------


def known_addresses(at: Desk) -> frozenset[str]:
    """The employees' addresses in the workplace's cases: where they were invited, and no others of theirs.

    Who was never invited is known by the first address of the account. Any more, and a file of guesses would
    tell HR which addresses a person has.
    """
    found: set[str] = set()
    cases = list(Case.objects.filter(workplace=at.workplace).values_list("pk", flat=True))
    for some in portions(cases, 500):
        vaults = Vault.of_many(some)
        seats = Party.objects.filter(case__in=some, role=Role.EMPLOYEE, left_on__isnull=True)
        invited: set[UUID] = set()
        for model in (ToInvite, Invitation, GuestLink):
            rows: Any = model.objects.filter(party__in=seats)
            for row in rows.select_related("party"):
                invited.add(row.party_id)
                if vault := vaults.get(row.party.case_id):
                    found.add(vault.open(row.place, row.sealed_email).lower())
        first = seats.exclude(pk__in=invited).filter(
            user__emailaddress__primary=True, user__emailaddress__verified=True
        )
        found |= {email.lower() for email in first.values_list("user__emailaddress__email", flat=True)}
    return frozenset(found)
