"""The policy table against what pages do: every cell, for the two and for all they let in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.document_types import FORVENTNINGER
from fleksaftale.cases import seats
from fleksaftale.cases.models import PRINCIPALS, Life, Role
from fleksaftale.cases.policy import POLICY, Who
from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from tests.agreements.rooms import (
    Everybody,
    by_room,
    current,
    holds,
    lives,
    nothing,
    to_agreed,
    to_amendment,
    to_joint,
    to_paper,
    to_proposal,
    to_talk,
    to_two_of_three,
    tried,
    with_own_answers_opened,
)
from tests.agreements.test_policy_commands import COMMANDS
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db
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
    "case_carried": ("deadlines.note_own", nothing),
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


def test_every_action_of_the_table_is_tried_here() -> None:
    tried = {action for action, _room in COMMANDS.values()} | {action for action, _set_up in PAGES.values()}
    assert tried == set(POLICY)


@pytest.mark.parametrize(
    ("all_there", "name"),
    by_room({name: prepare for name, (_action, prepare) in PAGES.items()}),
    indirect=["all_there"],
)
def test_a_page_opens_when_the_table_says(all_there: Everybody, name: str) -> None:
    action, _prepare = PAGES[name]
    for who, theirs in all_there.seats.items():
        client = Client()
        sign_in(client, theirs.user)
        for state in states(name, who):
            with tried(theirs, state) as seat:
                answer = client.get(where(name, seat, all_there))
                assert answer.status_code == expected(name, who, action, state), (who, state)


FIRST_PAGES = {action: name for name, (action, _set_up) in reversed(PAGES.items())}


def states(name: str, who: Who) -> tuple[Life, ...]:
    """Every state, and for a further page of an action that somebody never has, one of them."""
    action = PAGES[name][0]
    if FIRST_PAGES[action] == name or any(holds(who, action, state) for state in Life):
        return lives()
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


@pytest.mark.parametrize("all_there", [nothing], indirect=True)
def test_a_stranger_is_in_no_role(all_there: Everybody) -> None:
    ulla = User.objects.create_user("ulla@andetsted.example", "Ulla Friis")
    with pytest.raises(seats.NotFound):
        seats.take(ulla, all_there.seats[Role.LEADER].case.pk)
