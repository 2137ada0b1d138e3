"""Cases in which something can be done, with one person for each column of the policy table."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from fleksaftale.agreements import husk
from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.document_types import FORVENTNINGER, by_template
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import (
    companions,
    handing_over,
    seats,
    workplace_commands,
    workplace_seats,
)
from fleksaftale.cases.companions import Person
from fleksaftale.cases.models import AskedSignature, CaseStatus, Life, NoOther, Role, Share, What
from fleksaftale.cases.policy import NotAllowed, Who, may
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Employer
from fleksaftale.core import clock
from fleksaftale.deadlines import commands as deadlines
from fleksaftale.documents import amending, disagreeing, paper, sharing, signing, uploads, writing
from fleksaftale.documents.paper_shown import Which
from fleksaftale.documents.signing import Intent
from fleksaftale.documents.stages import sheet
from fleksaftale.evidence import journal
from fleksaftale.evidence.content import Said as in_journal  # noqa: N813
from fleksaftale.evidence.models import Zone as JournalZone
from fleksaftale.hours_log import commands as hours_log
from fleksaftale.hours_log.weeks import Week
from fleksaftale.notes import commands as notes
from fleksaftale.notes.models import Way
from fleksaftale.people.models import User
from fleksaftale.talks import commands as talks
from fleksaftale.talks.amending import open_change
from tests.cast import ANSWERS, answered, joined, now, save_alone, save_together
from tests.notes.making import a_key

T = FLEKS_TILLAEGSAFTALE
COLUMNS: tuple[Who, ...] = (*Role, *What)


@dataclass
class Room:
    """A case in which something can be done, and how to do it from a seat."""

    prepare: Callable[[Seat], Any]
    do: Callable[[Seat], Any]


def nothing(_seat: Seat) -> None:
    pass


def to_joint(seat: Seat) -> None:
    writing.write_together(seat, T)


def to_talk(seat: Seat) -> None:
    writing.start(seat, FORVENTNINGER.template)


def to_proposal(seat: Seat) -> None:
    writing.write_together(seat, T)
    save_together(seat, ANSWERS)
    propose_version(seat)


def to_draft(seat: Seat) -> None:
    writing.write_together(seat, T)
    save_together(seat, ANSWERS)


def current(seat: Seat) -> Any:
    version = now(seat).current
    assert version
    return version


def to_agreed(seat: Seat) -> None:
    to_proposal(seat)
    version = current(seat)
    for person in (seat, _other(seat)):
        signing.sign(person, T, version.pk, Intent(person.name, version.fingerprint))


def to_amendment(seat: Seat) -> None:
    to_agreed(seat)
    amending.open_amendment(seat, T, clock.today())


def to_disagreement(seat: Seat) -> None:
    to_proposal(seat)
    disagreeing.cannot_sign(seat, T, current(seat).pk, "14 timer er for meget nu")


def to_talked(seat: Seat) -> None:
    """The draft of the minutes says that the hours are others."""
    to_agreed(seat)
    here = talks.begin(seat, 1)
    writing.write_together(seat, here.template)
    other_hours = answered(behov="ja", timer=14 * 60)
    writing.save_together(seat, here.template, {"arbejdstiden": (other_hours, 0)})


def change_from_talk(seat: Seat) -> None:
    open_change(sheet(seat, by_template("opfoelgning", 1).template))


def amend(seat: Seat) -> None:
    amending.open_amendment(seat, T, clock.today())


def disagree(seat: Seat) -> None:
    disagreeing.cannot_sign(seat, T, current(seat).pk, "14 timer er for meget nu")


def tick_own(seat: Seat) -> None:
    here = now(seat)
    assert here.base
    key = next((row.point.key for row in husk.listed(here, here.base) if row.mine), "kommunen")
    husk.tick(seat, T, here.base.pk, key, done=True)


def take_own(seat: Seat) -> None:
    writing.take_answer(seat, T, "maal", seat.role, seen=0)


def with_own_answers_opened(seat: Seat) -> None:
    for person in (seat, _other(seat)):
        save_alone(person, {"maal": answered(tekst="stabilt")})
        writing.open_own_answers(person, T)
    writing.write_together(seat, T)


def _other(seat: Seat) -> Seat:
    assert seat.other.user
    return seats.take(seat.other.user, seat.case.pk)


def keep_note(seat: Seat) -> None:
    notes.make_vault(seat, (vault := uuid4()), [a_key(Way.PASSPHRASE), a_key(Way.RECOVERY)])
    notes.save(seat, vault, uuid4(), b"sealed", seen=0)


def note_start(seat: Seat) -> None:
    deadlines.note_fact(seat, "ansaettelse_start", "2024-03-01", seen=0)


def note_birth(seat: Seat) -> None:
    deadlines.note_fact(seat, "foedselsdag", "1980-01-05", seen=0)


def note_letter(seat: Seat) -> None:
    deadlines.note_letter(seat, "D03", date(2028, 6, 1), letter_of=date(2024, 3, 1), seen=0)


def write_hours(seat: Seat) -> None:
    hours_log.write(seat, {Week(2026, 40): 13 * 60})


def majas_hours(sofie: Seat) -> None:
    write_hours(_other(sofie))


def write_in_journal(seat: Seat) -> None:
    journal.add_note(seat, in_journal("Møde", "", clock.today(), JournalZone.BOTH), once=uuid4())


def invite_hr(seat: Seat) -> None:
    companions.let_in(seat, Person(Role.HR, "Lone Friis", "lone@nordlys.example"))


def see_hr_out(seat: Seat) -> None:
    party = next((p for p in seat.everybody if p.role == Role.HR and p.pk != seat.party.pk), None)
    companions.see_out(seat, party.pk if party else seat.party.pk)


def to_two_of_three(seat: Seat) -> None:
    """A version that the two have signed and an organisation has not."""
    everybody = seats.take(seat.user, seat.case.pk).everybody
    party = next(p for p in everybody if p.role == Role.ORGANISATION)
    AskedSignature.objects.create(party=party, asked_by=seat.party, agreed_by=seat.party, sealed_email=b"")
    to_agreed(seat)


def sign_third(seat: Seat) -> None:
    version = now(seat).versions[-1]
    if not seat.may("shared.sign"):
        seat.allow("shared.sign")
    signing.sign(seat, T, version.pk, Intent(seat.name, version.fingerprint))


def hand_over(seat: Seat) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    handing_over.register(seat, name="Peter Dahl", email="peter@nordlys.example", on=tomorrow)


def comment(seat: Seat) -> None:
    sharing.write(seat, T, now(seat).versions[-1].pk, "Spørg til pauserne.", aside=False)


def on_paper(seat: Seat) -> None:
    names = {party.role: seat.name_of(party) for party in seat.parties}
    scan = uploads.Looked(b"%PDF", uploads.Kind.PDF, 1)
    found = paper.Paper(clock.today(), names, Which.PRINT, [scan])
    paper.record_paper(seat, T, current(seat).pk, found)


def to_paper(seat: Seat) -> None:
    to_proposal(seat)
    on_paper(seat)


def under_a_workplace(seat: Seat) -> None:
    at = workplace_commands.found(seat.user, Employer("Nordlys Reklame A/S"))
    workplace_seats.attach(seat, at.workplace.pk)


def by_room(prepared: dict[str, Callable[[Seat], Any]]) -> list[Any]:
    """The parameters of tests, those that begin at the same place in a row."""
    rooms = sorted(prepared.items(), key=lambda named: named[1].__name__)
    return [pytest.param(prepare, name, id=name) for name, prepare in rooms]


@dataclass
class Everybody:
    """One person for each column of the table, in one case."""

    seats: dict[Who, Seat]

    def share(self) -> None:
        """The newest version is shared with the adviser and the organisation."""
        leader = self.seats[Role.LEADER]
        if versions := now(leader).versions:
            for who in (Role.ADVISER, Role.ORGANISATION):
                party = self.seats[who].party
                Share.objects.create(party=party, thing=versions[-1].pk, shared_by=leader.party)


def everybody(seat: Seat, majas_seat: Seat) -> Everybody:
    """Let in one person for each column."""
    found: dict[Who, Seat] = {Role.EMPLOYEE: majas_seat, Role.LEADER: seat}
    for who in COLUMNS:
        if who in found:
            continue
        role = who if isinstance(who, Role) else Role.HR
        user = User.objects.create_user(f"{who.value}@nordlys.example", f"{who.label} Holm")
        party = companions.add_party(seat, Person(role, user.name, user.email))
        party.user = user
        party.save()
        if isinstance(who, What):
            inside = seats.take(majas_seat.user, majas_seat.case.pk)
            companions.give(inside, party.pk, who, until=clock.today())
        found[who] = seats.take(user, majas_seat.case.pk)
    return Everybody(found)


def case_of_all(prepare: Callable[[Seat], Any]) -> Everybody:
    """A case in which everybody sits, taken as far as ``prepare`` takes it."""
    sofie = User.objects.create_user("sofie@nordlys.example", "Sofie Bang")
    maja = User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")
    seat = joined(sofie, maja)
    found = everybody(seat, seats.take(maja, seat.case.pk))
    prepare(seat)
    found.share()
    return found


def lives() -> tuple[Life, ...]:
    """Every state of a case. The table is the same on every engine, so on PostgreSQL two of them do: there it
    is the queries that are tried."""
    everywhere = connection.vendor == "sqlite" or os.environ.get("TEST_POSTGRES") == "all"
    return tuple(Life) if everywhere else (Life.OPEN, Life.ENDED)


def holds(who: Who, action: str, state: Life) -> bool:
    """What the table says, for a column."""
    if isinstance(who, Role):
        return may(who, action, state)
    return may(Role.HR, action, state, [who])


@contextmanager
def tried(seat: Seat, state: Life) -> Iterator[Seat]:
    """The seat in a case at a point of its life, however it came there; undone at the end."""
    assert seat.party.user
    with transaction.atomic():
        if state is not Life.OPEN:
            CaseStatus.objects.create(case=seat.case, life=state, by=seat.party)
        yield seats.take(seat.party.user, seat.case.pk)
        transaction.set_rollback(True)


def allowed(do: Callable[[Seat], Any], seat: Seat) -> bool:
    try:
        do(seat)
    except (NotAllowed, NoOther, seats.NotFound):
        return False
    return True
