"""The policy table against what commands do: every cell, for the two and for all they let in."""

from datetime import date, timedelta

import pytest

from fleksaftale.agreements import refund
from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.refund import Refund
from fleksaftale.agreements.taking_over import take_over
from fleksaftale.cases import (
    commands,
    handing_over,
    life,
    workplace_seats,
)
from fleksaftale.cases.models import Life, Role
from fleksaftale.cases.policy import may
from fleksaftale.cases.seats import Facts
from fleksaftale.core import clock
from fleksaftale.documents import amending, disagreeing, paper, signing, writing
from fleksaftale.documents.signing import Intent
from fleksaftale.hours_log import commands as hours_log
from fleksaftale.hours_log.logs import Said
from fleksaftale.people.models import User
from fleksaftale.talks import commands as talks
from tests.agreements.rooms import (
    Everybody,
    Room,
    T,
    allowed,
    amend,
    by_room,
    change_from_talk,
    comment,
    current,
    disagree,
    hand_over,
    holds,
    invite_hr,
    keep_note,
    lives,
    majas_hours,
    note_birth,
    note_letter,
    note_start,
    nothing,
    on_paper,
    see_hr_out,
    sign_third,
    take_own,
    tick_own,
    to_agreed,
    to_amendment,
    to_disagreement,
    to_draft,
    to_joint,
    to_paper,
    to_proposal,
    to_talk,
    to_talked,
    to_two_of_three,
    tried,
    under_a_workplace,
    with_own_answers_opened,
    write_hours,
    write_in_journal,
)
from tests.cast import NORDLYS, answered, save_alone, save_together

pytestmark = pytest.mark.django_db
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


@pytest.mark.parametrize(
    ("all_there", "name"),
    by_room({name: room.prepare for name, (_action, room) in COMMANDS.items()}),
    indirect=["all_there"],
)
def test_a_command_does_what_the_table_says(all_there: Everybody, name: str) -> None:
    action, room = COMMANDS[name]
    for who, theirs in all_there.seats.items():
        for state in lives():
            with tried(theirs, state) as seat:
                done = allowed(room.do, seat.for_action(action))
                assert done is holds(who, action, state), (who, state)


def test_inviting_follows_the_table() -> None:
    mette = User.objects.create_user("mette@fjordby.example", "Mette Fjord")
    alone = open_agreement(mette, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    for state in Life:
        with tried(alone, state) as seat:
            invited = allowed(lambda s: commands.invite(s, name="Ida", email="ida@fjordby.example"), seat)
            assert invited is may(Role.LEADER, "case.invite", state), state
