"""The two preparations side by side, differences first, with what the joint draft says by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import PRINCIPALS, Role
from fleksaftale.documents.answers import EMPTY, Answer, Saved
from fleksaftale.documents.models import JOINT
from fleksaftale.documents.show import ShownAnswer, shown
from fleksaftale.documents.stages import Sheet, has_answer
from fleksaftale.documents.template import Lines, Page, Question
from fleksaftale.documents.writing import takeable


class Standing(StrEnum):
    """How the two answers to one question stand to each other."""

    DIFFERENT = "different"
    ONE_SIDED = "one_sided"
    OPEN = "open"
    SETTLED = "settled"

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS = {
    Standing.DIFFERENT: _("I har skrevet forskelligt"),
    Standing.ONE_SIDED: _("Kun den ene har svaret"),
    Standing.OPEN: _("Mangler et svar"),
    Standing.SETTLED: _("Afklaret"),
}
ORDER = list(Standing)


@dataclass(frozen=True)
class Side:
    """One party's answer to one question. ``can_take``: it can stand in the joint draft as it is."""

    role: Role
    name: str
    mine: bool
    answer: ShownAnswer
    can_take: bool
    hidden: bool = False  # one's own, that the other cannot read


@dataclass(frozen=True)
class Compared:
    question: Question
    page: Page
    standing: Standing
    sides: tuple[Side, ...]
    joint: ShownAnswer | None
    revision: int


def compare(here: Sheet) -> list[Compared]:
    """Every question, unsettled ones first and differences before all."""
    rows = [_compare(here, page, question) for page in here.template.pages for question in page.questions]
    return sorted(rows, key=lambda row: ORDER.index(row.standing))


def _compare(here: Sheet, page: Page, question: Question) -> Compared:
    seat = here.seat
    prepared = {
        seat.role: here.own.get(question.key),
        seat.role.other: here.others.get(question.key),
    }
    answers = {role: entry.answer if entry else EMPTY for role, entry in prepared.items()}
    computed = {seat.role: _computed(here, here.own), seat.role.other: _computed(here, here.others)}
    sides = tuple(
        Side(
            role,
            seat.name_of(seat.by_role[role]),
            role is seat.role,
            shown(question, answers[role], computed[role]),
            takeable(question, answers[role]) is not None,
            hidden=role is seat.role and not here.is_open(seat.party),
        )
        for role in PRINCIPALS
        if here.is_open(seat.by_role[role]) or (role is seat.role and question.key in here.own)
    )
    joint = here.joint.get(question.key)
    settled = joint is not None and has_answer(question, joint.answer)
    return Compared(
        question,
        page,
        _standing(question, answers, settled=settled),
        sides,
        shown(question, joint.answer, here.template.derived(here.answers(JOINT)))
        if joint and settled
        else None,
        joint.revision if joint else 0,
    )


def _computed(here: Sheet, entries: Mapping[str, Saved]) -> Mapping[str, Lines]:
    return here.template.derived({key: entry.answer for key, entry in entries.items()})


def _standing(question: Question, answers: dict[Role, Answer], *, settled: bool) -> Standing:
    if settled:
        return Standing.SETTLED
    written = [a for a in answers.values() if takeable(question, a) is not None]
    if len(written) == len(answers):
        return Standing.DIFFERENT
    return Standing.ONE_SIDED if written else Standing.OPEN


def written_apart_only(here: Sheet) -> int:
    """How many questions somebody has answered for themselves, that have no joint answer."""
    return sum(row.standing in (Standing.DIFFERENT, Standing.ONE_SIDED) for row in compare(here))


def unsettled_count(here: Sheet) -> int:
    """How many questions have no joint answer: as many as :func:`compare` lists as unsettled."""
    given = here.answers(JOINT)
    return sum(not has_answer(q, given.get(q.key, EMPTY)) for q in here.template.questions)
