"""When a talk is planned by itself: as an agreement is signed, and as the minutes of a talk are.

Runs inside the transaction of the last signature (see documents.signing.WHEN_SIGNED).
"""

from collections.abc import Mapping
from datetime import date

from fleksaftale.agreements.document_types import of_document
from fleksaftale.agreements.queries import next_talk
from fleksaftale.agreements.template import OPFOELGNING as RYTME
from fleksaftale.cases import handing_over
from fleksaftale.cases.models import Case
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.stages import Sheet
from fleksaftale.talks import commands, queries
from fleksaftale.talks.models import Reason, Talk
from fleksaftale.talks.template import HOLDT, NAESTE, OPFOELGNING


def when_signed(here: Sheet, version: Version) -> None:
    """Called with each document that everybody has signed."""
    answers = here.content(version).answers(here.template)
    if here.template.id == OPFOELGNING.id:
        _minutes_signed(here, answers)
    elif of_document(here.document).next_talk(answers):
        _agreement_signed(here, version, answers)


def when_taken_over(seat: Seat) -> None:
    """The start talk that the employee asked for, with the leader who has begun (see cases.handing_over)."""
    handover = handing_over.newest(seat)
    if handover is None or handover.talk_on is None:
        return
    due_on = max(handover.talk_on, clock.today())
    planned = queries.open_talk(seat.case)
    if planned is None:
        commands.plan(seat, due_on, reason=Reason.START)
    else:
        commands.put_due(seat, planned, min(due_on, planned.due_on), reason=Reason.START)


def when_life_moves(seat: Seat) -> None:
    """A time after the last day is given up; after a reopening the reminders are planned again."""
    if planned := queries.open_talk(seat.case):
        commands.follow_life(seat, planned)


def _minutes_signed(here: Sheet, answers: Mapping[str, Answer]) -> None:
    talk = Talk.objects.select_for_update().get(case=here.seat.case, number=here.template.occasion)
    if talk.is_open:
        commands.hold(here.seat, talk, answers[HOLDT.key].get("dato"), answers[NAESTE.key].get("dato"))


def _agreement_signed(here: Sheet, version: Version, answers: dict[str, Answer]) -> None:
    """The first talk; after a change of the rhythm also another day for the one that is planned."""
    planned = queries.open_talk(here.seat.case)
    by_rhythm = planned and planned.reason in (Reason.RHYTHM, Reason.ADVICE)
    if planned and not (by_rhythm and _new_rhythm(here, version, answers)):
        return
    due_on = first_day(here.seat.case, answers)
    if planned is None:
        commands.plan(here.seat, due_on)
    elif planned.starts_at is None and planned.due_on != due_on:
        commands.put_due(here.seat, planned, due_on)


def first_day(case: Case, answers: Mapping[str, Answer]) -> date:
    """The day by the rhythm, counted from the last talk, else from the start. The rhythm of an agreement
    with an old start, or with none, begins today."""
    last, said = queries.last_held(case), dict(answers)
    talk = next_talk(said, last_held=last.held_on if last else None)
    if talk is None or talk.due < clock.today():
        talk = next_talk(said, last_held=clock.today())
    assert talk is not None  # noqa: S101  the caller asks where a rhythm is agreed
    return talk.due


def _new_rhythm(here: Sheet, version: Version, answers: Mapping[str, Answer]) -> bool:
    before = here.before(version)
    if before is None:
        return False
    old = here.content(before).answer(here.template, RYTME.key)
    return bool(old.get("rytme") != answers.get(RYTME.key, EMPTY).get("rytme"))
