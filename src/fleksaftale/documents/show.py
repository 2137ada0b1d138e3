"""Answers as people read them, on the screen and on paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core.formats import long_date
from fleksaftale.documents import rhythm
from fleksaftale.documents.answers import Answer, Value, asked
from fleksaftale.documents.template import Field, Kind, Question, State, Template
from fleksjob import hours


def value_text(field: Field, value: Value) -> str:
    """One field's value in the language of the reader; empty for an empty one."""
    if value in (None, "", ()):
        return ""
    match field.kind:
        case Kind.HOURS:
            return _("%(hours)s timer") % {"hours": hours.show(value, get_language() or "da")}
        case Kind.DATE:
            return long_date(value)
        case Kind.CHOICE:
            return next(str(o.label) for o in field.options if o.key == value)
        case Kind.RHYTHM:
            return rhythm.describe(value)
        case _:
            return str(value)


def rows(question: Question, answer: Answer) -> Iterator[tuple[str, str]]:
    """Label and text of each field that says something; one row with the state where it is not an answer."""
    if answer.state is not State.ANSWERED:
        yield "", str(answer.state.label)
    for field in asked(question, answer):
        if text := value_text(field, answer.get(field.key)):
            yield "" if field.kind is Kind.CHOICE else str(field.label), text


def intensity(present: int, effective: int) -> int:
    """Effective hours as a per cent of the hours at work, rounded half up to a whole per cent."""
    return (effective * 200 + present) // (2 * present)


@dataclass(frozen=True)
class ShownAnswer:
    """One question with its answer as text: ``rows`` of label and value; ``muted``: nothing is agreed."""

    question: Question
    rows: tuple[tuple[str, str], ...]
    muted: bool
    missing: bool = False  # nobody has said anything yet


@dataclass(frozen=True)
class ShownSection:
    title: str
    answers: tuple[ShownAnswer, ...]


def shown(question: Question, answer: Answer | None) -> ShownAnswer:
    if answer is None or answer.is_empty():
        return ShownAnswer(question, (("", _("Intet svar endnu")),), muted=True, missing=True)
    return ShownAnswer(question, tuple(rows(question, answer)), muted=answer.state is not State.ANSWERED)


def sections(template: Template, answers: Mapping[str, Answer]) -> list[ShownSection]:
    """A whole document as text, section by section, in the language of the reader."""
    return [
        ShownSection(str(section.title), tuple(shown(q, answers.get(q.key)) for q in section.questions))
        for section in template.sections
    ]
