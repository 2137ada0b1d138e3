"""The policy table against what commands and pages do: every cell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements import husk
from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, life, seats
from fleksaftale.cases.models import PRINCIPALS, CaseStatus, Life, Role
from fleksaftale.cases.policy import POLICY, NotAllowed, may
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.core import clock
from fleksaftale.documents import amending, disagreeing, signing, writing
from fleksaftale.documents.signing import Intent
from fleksaftale.notes import commands as notes
from fleksaftale.notes.models import Way
from fleksaftale.people.models import User
from tests.cast import ANSWERS, NORDLYS, answered, now, save_alone, save_together
from tests.notes.making import a_key
from tests.people.signing_in import sign_in

T = FLEKS_TILLAEGSAFTALE


@dataclass
class Room:
    """A case in which something can be done, and how to do it from a seat."""

    prepare: Callable[[Seat], Any]
    do: Callable[[Seat], Any]


def nothing(_seat: Seat) -> None:
    pass


def to_joint(seat: Seat) -> None:
    writing.write_together(seat, T)


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


def amend(seat: Seat) -> None:
    amending.open_amendment(seat, T, clock.today())


def disagree(seat: Seat) -> None:
    disagreeing.cannot_sign(seat, T, current(seat).pk, "14 timer er for meget nu")


def tick_own(seat: Seat) -> None:
    here = now(seat)
    assert here.base
    key = next(row.point.key for row in husk.listed(here, here.base) if row.mine)
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


COMMANDS: dict[str, tuple[str, Room]] = {
    "keep a note": ("notes.keep", Room(nothing, keep_note)),
    "correct facts": ("case.invite", Room(nothing, lambda s: commands.correct_facts(s, Facts("Nordlys")))),
    "take an invitation back": ("case.invite", Room(nothing, commands.cancel_invitation)),
    "cancel": ("case.cancel", Room(nothing, life.cancel)),
    "end": ("case.end", Room(nothing, lambda s: life.end(s, date(2026, 10, 31)))),
    "reopen": ("case.reopen", Room(nothing, life.reopen)),
    "close": ("case.close", Room(nothing, life.close)),
    "save alone": (
        "agreement.prepare",
        Room(nothing, lambda s: save_alone(s, {"maal": answered(tekst="stabilt")})),
    ),
    "say ready": ("agreement.prepare", Room(nothing, lambda s: writing.say_ready(s, T))),
    "say not ready": ("agreement.prepare", Room(nothing, lambda s: writing.say_not_ready(s, T))),
    "open own answers": ("agreement.prepare", Room(nothing, lambda s: writing.open_own_answers(s, T))),
    "propose a draft": ("agreement.edit_draft", Room(nothing, lambda s: writing.propose_draft(s, T))),
    "write together": ("agreement.edit_draft", Room(nothing, lambda s: writing.write_together(s, T))),
    "save together": (
        "agreement.edit_draft",
        Room(to_joint, lambda s: save_together(s, {"maal": answered(tekst="stabilt")})),
    ),
    "take an answer": ("agreement.edit_draft", Room(with_own_answers_opened, take_own)),
    "propose a version": ("agreement.propose", Room(to_draft, propose_version)),
    "make a new draft": (
        "agreement.withdraw",
        Room(to_proposal, lambda s: signing.new_draft(s, T, current(s).pk)),
    ),
    "amend": ("agreement.amend", Room(to_agreed, amend)),
    "drop a change": ("agreement.amend", Room(to_amendment, lambda s: amending.drop_amendment(s, T))),
    "not agree": ("agreement.disagree", Room(to_proposal, disagree)),
    "say one's side": (
        "agreement.disagree",
        Room(to_disagreement, lambda s: disagreeing.comment(s, T, current(s).pk, "13 kan gå")),
    ),
    "tick a point": ("agreement.remember", Room(to_agreed, tick_own)),
    "sign": (
        "agreement.sign",
        Room(
            to_proposal,
            lambda s: signing.sign(s, T, current(s).pk, Intent(s.name, current(s).fingerprint)),
        ),
    ),
}
PAGES: dict[str, tuple[str, Callable[[Seat], Any]]] = {
    "notes": ("notes.keep", nothing),
    "notes_data": ("notes.keep", nothing),
    "notes_sheet": ("notes.keep", nothing),
    "notes_file": ("notes.keep", nothing),
    "case_detail": ("case.read", nothing),
    "case_log": ("case.read_log", nothing),
    "case_invite": ("case.invite", nothing),
    "case_facts": ("case.invite", nothing),
    "case_slut": ("case.end", nothing),
    "case_genaabn": ("case.reopen", nothing),
    "case_afslut": ("case.close", nothing),
    "case_annuller": ("case.cancel", nothing),
    "own_summary": ("agreement.read_own_preparation", nothing),
    "own_preview": ("agreement.read_own_preparation", nothing),
    "others_answers": ("agreement.read_draft", with_own_answers_opened),
    "own_page": ("agreement.prepare", nothing),
    "draft": ("agreement.read_draft", to_joint),
    "draft_summary": ("agreement.read_draft", to_joint),
    "draft_page": ("agreement.edit_draft", to_joint),
    "amend": ("agreement.amend", to_agreed),
    "amend_drop": ("agreement.amend", to_amendment),
    "disagree": ("agreement.disagree", to_proposal),
    "remember": ("agreement.read_version", to_agreed),
    "version": ("agreement.read_version", to_proposal),
    "version_pdf": ("agreement.read_version", to_proposal),
    "sign": ("agreement.sign", to_proposal),
}
CELLS = [(role, state) for role in PRINCIPALS for state in Life]


@pytest.fixture
def by_role(majas_seat: Seat, sofies_seat: Seat) -> dict[Role, Seat]:
    return {Role.EMPLOYEE: majas_seat, Role.LEADER: sofies_seat}


def test_every_action_of_the_table_is_tried_here() -> None:
    tried = {action for action, _room in COMMANDS.values()} | {action for action, _set_up in PAGES.values()}
    assert tried == set(POLICY)


@contextmanager
def tried(seat: Seat, state: Life) -> Iterator[Seat]:
    """The seat in a case at a point of its life, however it came there; undone at the end."""
    assert seat.party.user
    with transaction.atomic():
        if state is not Life.OPEN:
            CaseStatus.objects.create(case=seat.case, life=state, by=seat.party)
        yield seats.take(seat.party.user, seat.case.pk)
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_does_what_the_table_says(by_role: dict[Role, Seat], name: str) -> None:
    action, room = COMMANDS[name]
    room.prepare(by_role[Role.LEADER])
    for role, state in CELLS:
        with tried(by_role[role], state) as seat:
            assert allowed(room.do, seat) is may(role, action, state), (role, state)


def allowed(do: Callable[[Seat], Any], seat: Seat) -> bool:
    try:
        do(seat)
    except NotAllowed:
        return False
    return True


def test_inviting_follows_the_table(sofie: User) -> None:
    alone = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    for state in Life:
        with tried(alone, state) as seat:
            invited = allowed(lambda s: commands.invite(s, name="Maja", email="maja@nordlys.example"), seat)
            assert invited is may(Role.LEADER, "case.invite", state), state


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_when_the_table_says(client: Client, by_role: dict[Role, Seat], name: str) -> None:
    action, set_up = PAGES[name]
    set_up(by_role[Role.LEADER])
    for role, state in CELLS:
        with tried(by_role[role], state) as seat:
            assert seat.party.user
            sign_in(client, seat.party.user)
            args = [seat.case.pk]
            args += (
                [current(seat).pk]
                if name in ("version", "version_pdf", "sign", "disagree", "remember")
                else []
            )
            args += ["maal"] if name in ("own_page", "draft_page") else []
            answer = client.get(reverse(name, args=args))
            assert answer.status_code == (200 if may(role, action, state) else 403), (role, state)


def test_a_stranger_is_in_no_role(sofies_seat: Seat, ulla: User) -> None:
    with pytest.raises(seats.NotFound):
        seats.take(ulla, sofies_seat.case.pk)
