"""What a new version changes: field by field, old and new, nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fleksaftale.documents import answers as saved
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.show import value_text
from fleksaftale.documents.template import Question, State, Template


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


def _texts(question: Question, answer: Answer) -> dict[str, str]:
    """Each field's text; a state that is no answer stands under the first field's name."""
    texts = {f.key: value_text(f, answer.get(f.key)) for f in question.fields}
    if answer.state is not State.ANSWERED:
        first = question.fields[0].key
        texts[first] = ". ".join(t for t in (str(answer.state.label), texts[first]) if t)
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
