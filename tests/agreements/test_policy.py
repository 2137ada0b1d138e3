"""The policy table against what commands and pages do: every cell, for the two and for all they let in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements import husk, refund
from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.document_types import FORVENTNINGER, by_template
from fleksaftale.agreements.refund import Refund
from fleksaftale.agreements.taking_over import take_over
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import (
    commands,
    companions,
    handing_over,
    life,
    seats,
    workplace_commands,
    workplace_seats,
)
from fleksaftale.cases.companions import Person
from fleksaftale.cases.models import PRINCIPALS, AskedSignature, CaseStatus, Life, NoOther, Role, Share, What
from fleksaftale.cases.policy import POLICY, NotAllowed, Who, may
from fleksaftale.cases.seats import Facts, Seat
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
from fleksaftale.hours_log.logs import Said
from fleksaftale.hours_log.weeks import Week
from fleksaftale.notes import commands as notes
from fleksaftale.notes.models import Way
from fleksaftale.people.models import User
from fleksaftale.talks import commands as talks
from fleksaftale.talks.amending import open_change
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


COMMANDS: dict[str, tuple[str, Room]] = {
    "put under a workplace": ("workplace.attach", Room(nothing, under_a_workplace)),
    "take out of a workplace": ("workplace.detach", Room(nothing, workplace_seats.detach)),
    "type in a paper": ("paper.record", Room(to_proposal, on_paper)),
    "say that a paper is not right": (
        "paper.remark",
        Room(to_paper, lambda s: paper.say_not_right(s, T, current(s).pk, "")),
    ),
    "tick a copy": ("paper.copy", Room(to_paper, lambda s: paper.copy_given(s, T, current(s).pk))),
    "let somebody in": ("case.let_in", Room(nothing, invite_hr)),
    "see somebody out": ("case.see_out", Room(nothing, see_hr_out)),
    "write who is the new leader": ("case.hand_over", Room(nothing, hand_over)),
    "keep the leader": ("case.hand_over", Room(nothing, handing_over.cancel)),
    "take over": ("case.take_over", Room(nothing, take_over)),
    "sign as the third": ("shared.sign", Room(to_two_of_three, sign_third)),
    "comment": ("version.comment", Room(to_agreed, comment)),
    "note where § 56 is": ("refund.note", Room(nothing, lambda s: refund.note(s, Refund(status="afventer")))),
    "note a fact": ("deadlines.note", Room(nothing, note_start)),
    "note a letter": ("deadlines.note", Room(nothing, note_letter)),
    "note an own fact": ("deadlines.note_own", Room(nothing, note_birth)),
    "find a time": (
        "talk.plan",
        Room(to_agreed, lambda s: talks.book(s, 1, clock.now() + timedelta(days=1))),
    ),
    "give a time up": ("talk.plan", Room(to_agreed, lambda s: talks.cancel(s, 1))),
    "ask for a talk": ("talk.plan", Room(to_agreed, lambda s: talks.ask(s, clock.today()))),
    "begin the minutes": ("talk.plan", Room(to_agreed, lambda s: talks.begin(s, 1))),
    "pause the talks": ("talk.pause", Room(nothing, lambda s: talks.pause(s, clock.today()))),
    "go on with the talks": ("talk.pause", Room(nothing, talks.resume)),
    "change the agreement from a talk": ("agreement.amend", Room(to_talked, change_from_talk)),
    "write hours": ("hours.keep", Room(nothing, write_hours)),
    "answer on hours": ("hours.keep", Room(majas_hours, lambda s: hours_log.answer(s, Said.NO))),
    "undo hours": ("hours.keep", Room(majas_hours, hours_log.undo)),
    "delete hours": ("hours.keep", Room(majas_hours, hours_log.delete_all)),
    "write in the journal": ("journal.write", Room(nothing, write_in_journal)),
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
    "begin a document": ("agreement.prepare", Room(nothing, to_talk)),
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
    "refund": ("refund.read", nothing),
    "documentation": ("documentation.read", nothing),
    "documentation_pdf": ("documentation.read", nothing),
    "package": ("package.make", nothing),
    "journal": ("journal.read", nothing),
    "journal_note": ("journal.write", nothing),
    "journal_upload": ("journal.write", nothing),
    "notes": ("notes.keep", nothing),
    "notes_data": ("notes.keep", nothing),
    "notes_sheet": ("notes.keep", nothing),
    "notes_file": ("notes.keep", nothing),
    "deadlines": ("deadlines.read", nothing),
    "deadline_fact": ("deadlines.note", nothing),
    "deadline_letter": ("deadlines.note", nothing),
    "hours": ("hours.keep", nothing),
    "hours_week": ("hours.keep", nothing),
    "hours_take_out": ("hours.keep", nothing),
    "talks": ("talk.read", nothing),
    "talk": ("talk.read", to_agreed),
    "talk_book": ("talk.plan", to_agreed),
    "talk_ask": ("talk.plan", nothing),
    "talk_pause": ("talk.pause", nothing),
    "back_page": ("talk.read", to_agreed),
    "back_page_fillable": ("talk.read", to_agreed),
    "case_detail": ("case.read", nothing),
    "case_under": ("workplace.detach", nothing),
    "case_hard_page": ("case.read", nothing),
    "companions": ("case.read", nothing),
    "companion_new": ("case.let_in", nothing),
    "handover": ("case.hand_over", nothing),
    "take_over": ("case.take_over", nothing),
    "comments": ("case.read", to_agreed),
    "shared": ("case.read_status", nothing),
    "shared_version": ("shared.read", to_agreed),
    "shared_sign": ("shared.sign", to_two_of_three),
    "case_log": ("case.read_log", nothing),
    "reminders": ("talk.read", nothing),
    "meeting_file": ("talk.read", to_agreed),
    "case_invite": ("case.invite", nothing),
    "case_facts": ("case.invite", nothing),
    "case_slut": ("case.end", nothing),
    "case_genaabn": ("case.reopen", nothing),
    "case_afslut": ("case.close", nothing),
    "case_annuller": ("case.cancel", nothing),
    "document": ("case.read", nothing),
    "carry": ("agreement.read_draft", to_talk),
    "talk_sheet": ("agreement.read_draft", to_talk),
    "own_summary": ("agreement.read_own_preparation", nothing),
    "own_preview": ("agreement.read_own_preparation", nothing),
    "own_bring": ("agreement.prepare", nothing),
    "others_answers": ("agreement.read_draft", with_own_answers_opened),
    "own_page": ("agreement.prepare", nothing),
    "own_hensyn": ("agreement.prepare", nothing),
    "own_hensyn_fill": ("agreement.prepare", nothing),
    "colleagues": ("colleagues.make", nothing),
    "draft": ("agreement.read_draft", to_joint),
    "draft_summary": ("agreement.read_draft", to_joint),
    "draft_page": ("agreement.edit_draft", to_joint),
    "draft_hensyn": ("agreement.edit_draft", to_joint),
    "draft_hensyn_fill": ("agreement.edit_draft", to_joint),
    "amend": ("agreement.amend", to_agreed),
    "amend_drop": ("agreement.amend", to_amendment),
    "disagree": ("agreement.disagree", to_proposal),
    "remember": ("agreement.read_version", to_agreed),
    "version": ("agreement.read_version", to_proposal),
    "version_pdf": ("agreement.read_version", to_proposal),
    "version_json": ("agreement.read_version", to_proposal),
    "version_crib": ("agreement.read_version", to_proposal),
    "version_kommune": ("agreement.read_version", to_proposal),
    "sign": ("agreement.sign", to_proposal),
    "together": ("agreement.sign", to_proposal),
    "case_guest": ("case.invite", nothing),
    "paper": ("paper.record", to_proposal),
    "paper_print": ("agreement.read_version", to_proposal),
    "paper_remark": ("paper.remark", to_paper),
    "draft_print": ("agreement.read_draft", to_joint),
}
COLUMNS: tuple[Who, ...] = (*Role, *What)
TO_THEIR_OWN_PAGE = ("case_detail",)  # who is let in is sent on to the page that is for them
OF_A_VERSION = (
    "version", "version_pdf", "version_json", "version_crib", "version_kommune",
    "sign", "together", "disagree", "remember", "comments",
    "shared_version", "shared_sign",
    "paper", "paper_print", "paper_remark",
)  # fmt: skip
AND_A_WORD = {
    "own_page": "maal",
    "draft_page": "maal",
    "companion_new": "hr",
    "carry": FORVENTNINGER,
    "talk_sheet": FORVENTNINGER,
    "deadline_fact": "ansaettelse_start",
    "deadline_letter": "D04",
    "hours_week": "2026-40",
    **dict.fromkeys(("talk", "back_page", "back_page_fillable"), 1),
    "case_hard_page": "problemer",
}


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


@pytest.fixture
def everybody(majas_seat: Seat, sofies_seat: Seat) -> Everybody:
    found: dict[Who, Seat] = {Role.EMPLOYEE: majas_seat, Role.LEADER: sofies_seat}
    for who in COLUMNS:
        if who in found:
            continue
        role = who if isinstance(who, Role) else Role.HR
        user = User.objects.create_user(f"{who.value}@nordlys.example", f"{who.label} Holm")
        party = companions.add_party(sofies_seat, Person(role, user.name, user.email))
        party.user = user
        party.save()
        if isinstance(who, What):
            inside = seats.take(majas_seat.user, majas_seat.case.pk)
            companions.give(inside, party.pk, who, until=clock.today())
        found[who] = seats.take(user, majas_seat.case.pk)
    return Everybody(found)


def holds(who: Who, action: str, state: Life) -> bool:
    """What the table says, for a column."""
    if isinstance(who, Role):
        return may(who, action, state)
    return may(Role.HR, action, state, [who])


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
def test_a_command_does_what_the_table_says(everybody: Everybody, name: str) -> None:
    action, room = COMMANDS[name]
    room.prepare(everybody.seats[Role.LEADER])
    everybody.share()
    for who, theirs in everybody.seats.items():
        for state in Life:
            with tried(theirs, state) as seat:
                done = allowed(room.do, seat.for_action(action))
                assert done is holds(who, action, state), (who, state)


def allowed(do: Callable[[Seat], Any], seat: Seat) -> bool:
    try:
        do(seat)
    except (NotAllowed, NoOther, seats.NotFound):
        return False
    return True


def test_inviting_follows_the_table(sofie: User) -> None:
    alone = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    for state in Life:
        with tried(alone, state) as seat:
            invited = allowed(lambda s: commands.invite(s, name="Maja", email="maja@nordlys.example"), seat)
            assert invited is may(Role.LEADER, "case.invite", state), state


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_when_the_table_says(everybody: Everybody, name: str) -> None:
    action, set_up = PAGES[name]
    set_up(everybody.seats[Role.LEADER])
    everybody.share()
    for who, theirs in everybody.seats.items():
        client = Client()
        sign_in(client, theirs.user)
        for state in states(name, who):
            with tried(theirs, state) as seat:
                answer = client.get(where(name, seat, everybody))
                assert answer.status_code == expected(name, who, action, state), (who, state)


FIRST_PAGES = {action: name for name, (action, _set_up) in reversed(PAGES.items())}


def states(name: str, who: Who) -> tuple[Life, ...]:
    """Every state, and for a further page of an action that somebody never has, one of them."""
    action = PAGES[name][0]
    if FIRST_PAGES[action] == name or any(holds(who, action, state) for state in Life):
        return tuple(Life)
    return (Life.OPEN,)


def where(name: str, seat: Seat, everybody: Everybody) -> str:
    args: list[Any] = [seat.case.pk]
    if name in OF_A_VERSION:
        args.append(current(everybody.seats[Role.LEADER]).pk)
    return reverse(name, args=[*args, AND_A_WORD[name]] if name in AND_A_WORD else args)


def expected(name: str, who: Who, action: str, state: Life) -> int:
    if holds(who, action, state):
        return 200
    let_in = who not in PRINCIPALS
    return 302 if let_in and name in TO_THEIR_OWN_PAGE else 403


def test_a_stranger_is_in_no_role(sofies_seat: Seat, ulla: User) -> None:
    with pytest.raises(seats.NotFound):
        seats.take(ulla, sofies_seat.case.pk)
