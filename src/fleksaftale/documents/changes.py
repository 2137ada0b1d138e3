"""What a new version changes: field by field, old and new, nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fleksaftale.documents import answers as saved
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.rows import RowChange, Rows, new_order, row_changes
from fleksaftale.documents.show import numbered, row_text, row_title, value_text
from fleksaftale.documents.template import Field, Question, State, Template


@dataclass(frozen=True)
class FieldChange:
    """One field as it is read before and after; empty where nothing stands."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One question whose answer is another in the new version."""

    question: Question
    fields: tuple[FieldChange, ...]


def changes(template: Template, old: Mapping[str, Answer], new: Mapping[str, Answer]) -> list[Change]:
    """The questions that are answered in another way, in the document's order and the reader's language."""
    found = []
    for question in template.questions:
        fields = tuple(_fields(template, question, _stands(old, question), _stands(new, question)))
        if fields:
            found.append(Change(question, fields))
    return found


def _stands(answers: Mapping[str, Answer], question: Question) -> Answer:
    """The answer as it stands in a version: nothing said is "not agreed yet"."""
    answer = saved.pruned(question, answers.get(question.key, EMPTY))
    return Answer(State.NOT_AGREED) if answer.is_empty() else answer


def _fields(template: Template, question: Question, old: Answer, new: Answer) -> Iterator[FieldChange]:
    if old.same_as(new):
        return
    before, after = _texts(question, old), _texts(question, new)
    for key in {**before, **after}:
        if before.get(key, "") != after.get(key, ""):
            begins = (question.key, key) == template.in_force
            label = _("Gælder fra") if begins else str(question.field(key).label)
            yield FieldChange(label, before.get(key, ""), after.get(key, ""))
    for part in question.fields:
        if part.of_rows is not None:
            yield from _rows(part, old.get(part.key) or (), new.get(part.key) or ())


def _rows(part: Field, old: Rows, new: Rows) -> Iterator[FieldChange]:
    """A row that says something else is told by what it changes, one that came or went as a whole."""
    for change in row_changes(old, new):
        yield from _row(part, change)
    if new_order(old, new):
        places = {row.id: n for n, row in numbered(old)}
        now = [str(places[row.id]) for row in new if row.id in places]
        label = _("%(what)s: rækkefølge") % {"what": part.label}
        yield FieldChange(label, ", ".join(sorted(now, key=int)), ", ".join(now))


def _row(part: Field, change: RowChange) -> Iterator[FieldChange]:
    title = {"row": row_title(part, change.number)}
    if change.new is None and change.old is not None:
        yield FieldChange(_("%(row)s (fjernet)") % title, row_text(part, change.old), "")
    elif change.old is None and change.new is not None:
        yield FieldChange(_("%(row)s (tilføjet)") % title, "", row_text(part, change.new))
    elif change.old is not None and change.new is not None:
        for inner in part.row.asked:
            before, after = (value_text(inner, row.get(inner.key)) for row in (change.old, change.new))
            if before != after:
                yield FieldChange(f"{title['row']}: {inner.label}", before, after)


def _texts(question: Question, answer: Answer) -> dict[str, str]:
    """The text of each field but the lists; a state that is no answer stands under the first one's name."""
    alone = [f for f in question.fields if f.of_rows is None]
    texts = {f.key: value_text(f, answer.get(f.key)) for f in alone}
    if answer.state is not State.ANSWERED:
        first = (alone or question.fields)[0].key
        texts[first] = ". ".join(t for t in (str(question.label_of(answer.state)), texts.get(first, "")) if t)
    return texts


def as_data(template: Template, old: Mapping[str, Answer], new: Mapping[str, Answer]) -> list[dict[str, Any]]:
    """The same for the signed content: question, and both answers as they are written there."""
    found = []
    for question in template.questions:
        before, after = _stands(old, question), _stands(new, question)
        if not before.same_as(after):
            found.append(
                {
                    "key": question.key,
                    "old": saved.to_data(question, before),
                    "new": saved.to_data(question, after),
                }
            )
    return found
