"""From what two have talked through into the draft of their agreement: proposed, and taken by a click.

Nothing is written over: a proposal can be taken only where nothing stands yet. What was taken says where it
came from in the log, and the draft's page shows the text it came from beside the question.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from fleksaftale.agreements import expectations as e
from fleksaftale.agreements import template as agreed
from fleksaftale.agreements.help_and_goals import HJAELP_FRA_ARBEJDSPLADSEN
from fleksaftale.agreements.working_time import TIMER
from fleksaftale.audit.log import record
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import long_date
from fleksaftale.documents import guarding, writing
from fleksaftale.documents.answers import EMPTY, NOTHING, Answer, Value, missing_fields
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.documents.printing import DOCUMENT_LANGUAGE
from fleksaftale.documents.rows import Row, Rows, is_rows
from fleksaftale.documents.show import value_text
from fleksaftale.documents.stages import Sheet, sheet
from fleksaftale.documents.template import Field, Question, State, Template

Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Carry:
    """What may go from the joint answers of one document into one field of the agreement.

    ``sources``: the questions it comes from. ``value`` makes it from the answers; empty where they say
    nothing.
    """

    key: str
    sources: tuple[Question, ...]
    question: Question
    field: str
    value: Callable[[Answers], Value]

    @property
    def part(self) -> Field:
        return self.question.field(self.field)

    def credited(self, answers: Answers) -> tuple[Question, ...]:
        """The questions that the value really comes from: without one of those it would be another."""
        value = self.value(answers)
        return tuple(q for q in self.sources if self.value({**answers, q.key: EMPTY}) != value)


class Standing(StrEnum):
    FREE = "free"  # it can be taken
    TAKEN = "taken"  # the same stands in the draft already
    OCCUPIED = "occupied"  # another text stands there, which is left alone
    CLOSED = "closed"  # there is no draft to take it into now


@dataclass(frozen=True)
class Proposal:
    """One thing that may go into the draft, as it would stand there. ``yes``: what it takes a yes to.

    ``credited``: the questions it comes from. ``lacks``: what the draft's question still has no answer to,
    though this stands there.
    """

    carry: Carry
    value: Value
    text: str
    standing: Standing
    seen: int
    present: str = ""  # what stands in the draft
    yes: tuple[str, ...] = ()
    credited: tuple[Question, ...] = ()
    lacks: tuple[Field, ...] = ()


def _text(answers: Answers, question: Question, field: str = "tekst") -> str:
    answer = answers.get(question.key, EMPTY)
    return (answer.get(field) or "") if answer.state is State.ANSWERED else ""


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _tasks(answers: Answers) -> str:
    """The tasks, and what was tried in praktik, with how much got done."""
    tried, pace = (_text(answers, e.PRAKTIK, field) for field in ("opgaver", "intensitet"))
    with translation.override(DOCUMENT_LANGUAGE):  # it is to stand in the agreement
        tried = tried and _("Prøvet i praktik: %(tasks)s") % {"tasks": tried}
        pace = pace and _("Nået på en time i praktikken: %(pace)s") % {"pace": pace}
    return _lines(_text(answers, e.OPGAVER), tried, pace)


def _regards(answers: Answers) -> Rows:
    """A row for each line on regards, and one for the breaks."""
    breaks = _text(answers, e.PAUSER)
    with translation.override(DOCUMENT_LANGUAGE):
        breaks = breaks and _("Pauser og hvile: %(breaks)s") % {"breaks": breaks}
    said = dict.fromkeys(line.strip() for line in (*_text(answers, e.HENSYN).splitlines(), breaks))
    return tuple(Row(_row_id(line), {"tekst": line}) for line in said if line)


def _row_id(line: str) -> str:
    """The same line is the same row each time: what was said yes to is what is taken."""
    return hashlib.sha256(line.encode()).hexdigest()[:8]


def _hours(answers: Answers) -> int | None:
    answer = answers.get(e.PRAKTIK.key, EMPTY)
    hours: int | None = answer.get("timer") if answer.state is State.ANSWERED else None
    return hours


def _first_talk(answers: Answers) -> str:
    answer = answers.get(e.NAESTE.key, EMPTY)
    day = answer.get("dato") if answer.state is State.ANSWERED else None
    if day is None:
        return ""
    with translation.override(DOCUMENT_LANGUAGE):
        first = _("Den første samtale er %(date)s.") % {"date": long_date(day)}
    return _lines(first, _text(answers, e.NAESTE, "bemaerkning"))


FROM_EXPECTATIONS = (
    Carry("opgaver", (e.OPGAVER, e.PRAKTIK), agreed.OPGAVER, "tekst", _tasks),
    Carry("timer", (e.PRAKTIK,), TIMER, "timer", _hours),
    Carry("hensyn", (e.HENSYN, e.PAUSER), HJAELP_FRA_ARBEJDSPLADSEN, "raekker", _regards),
    Carry("oplaering", (e.OPLAERING,), agreed.NYE_OPGAVER, "tekst", lambda a: _text(a, e.OPLAERING)),
    Carry("naeste", (e.NAESTE,), agreed.OPFOELGNING, "bemaerkning", _first_talk),
)


def proposals(source: Sheet, target: Sheet, carries: Collection[Carry]) -> list[Proposal]:
    """What the joint answers of ``source`` propose for the draft of ``target``, in the agreement's order."""
    answers = source.answers(JOINT) if source.stage is not Stage.PREPARING else {}
    found = [(carry, carry.value(answers)) for carry in carries]
    return [
        replace(_proposal(target, carry, value), credited=carry.credited(answers))
        for carry, value in found
        if value not in (None, "", ())
    ]


def _proposal(target: Sheet, carry: Carry, value: Value) -> Proposal:
    entry = target.joint.get(carry.question.key, NOTHING)
    present = entry.answer.get(carry.field)
    if _same(present, value):
        standing = Standing.TAKEN
    elif target.stage is not Stage.DRAFTING:
        standing = Standing.CLOSED
    else:
        free = present in (None, "", ())
        standing = Standing.FREE if free else Standing.OCCUPIED
    taken = _with(entry.answer, carry, value)
    concerns = guarding.concerns(target, JOINT, carry.question, taken) if standing is Standing.FREE else []
    return Proposal(
        carry,
        value,
        value_text(carry.part, value),
        standing,
        entry.revision,
        value_text(carry.part, present),
        tuple(one.yes for one in concerns),
        lacks=tuple(missing_fields(carry.question, entry.answer)) if standing is Standing.TAKEN else (),
    )


def _same(present: Value, value: Value) -> bool:
    """Whether the draft says this already; of rows, whatever else stands in them by now."""
    if not (is_rows(present) and is_rows(value)):
        return bool(present == value)
    return {row.get("tekst") for row in value} <= {row.get("tekst") for row in present}


def _with(answer: Answer, carry: Carry, value: Value) -> Answer:
    return Answer(State.ANSWERED, {**answer.values, carry.field: value})


def take_over(
    seat: Seat,
    source: Template,
    target: Template,
    carry: Carry,
    *,
    seen: int,
    yes: Collection[str] = (),
) -> None:
    """Put one proposal into the agreement's draft. Raises NotAllowed, Conflicts, Held (see writing)."""
    with transaction.atomic():
        to = writing.locked(seat, target)
        to.seat.allow("agreement.edit_draft")
        writing.require_draft(to)
        found = proposals(sheet(to.seat, source), to, [carry])
        if found and found[0].standing is Standing.TAKEN:  # pressed twice, or by both
            return
        if not found or found[0].standing is not Standing.FREE:
            raise NotAllowed(_("Der står allerede et svar i kladden. Det er ikke ændret."))
        entry = to.joint.get(carry.question.key, NOTHING)
        answer = _with(entry.answer, carry, found[0].value)
        writing.save_together(seat, target, {carry.question.key: (answer, seen)}, yes=yes)
        details = {"questions": str(carry.question.number), "document": source.title.da}
        record("draft.carried", vault=seat.vault, actor=to.seat.actor, details=details)
