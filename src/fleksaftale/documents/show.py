"""Answers as people read them, on the screen and on paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core.formats import long_date
from fleksaftale.documents import rhythm
from fleksaftale.documents.answers import Answer, Value, asked
from fleksaftale.documents.rows import Row
from fleksaftale.documents.template import Field, Kind, Lines, Question, State, Template
from fleksjob import hours


def value_text(field: Field, value: Value) -> str:
    """One field's value in the language of the reader; empty for an empty one."""
    if value in (None, "", ()):
        return ""
    match field.kind:
        case Kind.HOURS:
            return hours_of_week(value)
        case Kind.DATE:
            return long_date(value)
        case Kind.CHOICE:
            return next(str(o.label) for o in field.options if o.key == value)
        case Kind.RHYTHM:
            return rhythm.describe(value)
        case Kind.NUMBER:
            return f"{value} {field.unit}" if field.unit else str(value)
        case Kind.ROWS:
            return "\n".join(f"{row_title(field, n)}: {row_text(field, row)}" for n, row in numbered(value))
        case _:
            return str(value)


def hours_of_week(minutes: int) -> str:
    return _("%(hours)s timer") % {"hours": hours.show(minutes, get_language() or "da")}


def numbered(rows: Iterable[Row]) -> Iterator[tuple[int, Row]]:
    return enumerate(rows, start=1)


def row_title(field: Field, number: int) -> str:
    """What a row is called: Hensyn 2."""
    return f"{field.row.name} {number}"


def row_text(field: Field, row: Row) -> str:
    """One row: its own sentence on the first line, each other field on a line with its label."""
    return RowText(row_parts(field, row))


def row_parts(field: Field, row: Row) -> list[tuple[str, str]]:
    """Label and text of each field of a row; the first says what the row is and needs no label."""
    if field.row.told:
        return field.row.told(row)
    if field.row.text:
        return [("", field.row.text(row))]
    parts = []
    for nth, part in enumerate(field.row.asked):
        if text := value_text(part, row.get(part.key)):
            bare = nth == 0 or part.kind is Kind.CHOICE
            parts.append(("" if bare else str(part.label), text))
    return parts


class RowText(str):
    """A row as one text, a line for each field, that still knows its parts: a printer can set them apart."""

    parts: tuple[tuple[str, str], ...]

    __slots__ = ("parts",)

    def __new__(cls, parts: Iterable[tuple[str, str]]) -> "RowText":
        parts = tuple(parts)
        made = super().__new__(cls, "\n".join(labelled(label, text) for label, text in parts))
        made.parts = parts
        return made


def labelled(label: str, text: str) -> str:
    """Label and text on one line, with a colon unless the label ends with a sign of its own."""
    if not label:
        return text
    return f"{label} {text}" if label[-1] in "?:." else f"{label}: {text}"


def rows(question: Question, answer: Answer) -> Iterator[tuple[str, str]]:
    """Label and text of each field that says something; one row with the state where it is not an answer.

    A list gives one pair for each of its rows.
    """
    if answer.state is not State.ANSWERED:
        yield "", str(question.label_of(answer.state))
    for field in asked(question, answer):
        if field.of_rows is not None:
            for number, row in numbered(found := answer.get(field.key) or ()):
                yield row_title(field, number), row_text(field, row)
            if found and field.row.note:
                yield "", str(field.row.note)
        elif text := value_text(field, answer.get(field.key)):
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


def shown(
    question: Question, answer: Answer | None, computed: Mapping[str, Lines] = MappingProxyType({})
) -> ShownAnswer:
    """One answer as text; ``computed``: what the template derives from all of them, by question."""
    if answer is None or answer.is_empty():
        return ShownAnswer(question, (("", _("Intet svar endnu")),), muted=True, missing=True)
    more = computed.get(question.key, ())
    return ShownAnswer(question, (*rows(question, answer), *more), muted=answer.state is not State.ANSWERED)


def sections(template: Template, answers: Mapping[str, Answer]) -> list[ShownSection]:
    """A whole document as text, section by section, in the language of the reader."""
    computed = template.derived(answers)
    return [
        ShownSection(
            str(section.title), tuple(shown(q, answers.get(q.key), computed) for q in section.questions)
        )
        for section in template.as_read
    ]
