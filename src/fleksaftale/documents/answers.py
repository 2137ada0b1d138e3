"""Answers: what they hold, how they are saved without anybody's text being lost, how they are read."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from fleksaftale.cases.seats import Seat
from fleksaftale.core.crypto import Vault
from fleksaftale.documents import rhythm
from fleksaftale.documents.models import Document, SavedAnswer
from fleksaftale.documents.rows import Row, Rows, is_rows, said
from fleksaftale.documents.template import Field, Kind, Question, State

Value = Any
"""A field's value in memory: str, int (minutes, a number), date, Rhythm, Rows, or None when it is empty."""


@dataclass(frozen=True)
class Answer:
    """One question's answer: its state and the values of its fields."""

    state: State = State.ANSWERED
    values: Mapping[str, Value] = field(default_factory=dict)

    def get(self, key: str) -> Value:
        return self.values.get(key)

    def is_empty(self) -> bool:
        return self.state is State.ANSWERED and not any(v not in (None, "", ()) for v in self.values.values())

    def settles(self, question: Question) -> bool:
        """Whether nothing more is needed of this question to sign."""
        if self.state is State.ANSWERED:
            return not missing_fields(question, self)
        return not question.required and self.state in (State.NOT_RELEVANT, State.NOT_AGREED)

    def same_as(self, other: "Answer") -> bool:
        return self.state is other.state and _filled(self) == _filled(other)


def _filled(answer: Answer) -> dict[str, Value]:
    return {k: said(v) if is_rows(v) else v for k, v in answer.values.items() if v not in (None, "", ())}


EMPTY = Answer()


def asked(question: Question, answer: Answer) -> Iterable[Field]:
    """The fields that are asked, given the choices made in the same answer."""
    for part in question.fields:
        if part.when is None or answer.get(part.when[0]) == part.when[1]:
            yield part


def pruned(question: Question, answer: Answer) -> Answer:
    """The answer without what stands in fields that its own choices leave out, and without names for the
    program that name nothing: no person sees those, so no person writes in them."""
    return Answer(answer.state, {f.key: _known(f, answer.get(f.key)) for f in asked(question, answer)})


def _known(part: Field, value: Value) -> Value:
    if part.kind is Kind.KEY:
        return value if value and part.is_known(value) else None
    if part.of_rows is None or not value:
        return value
    names = {f.key: f for f in part.of_rows.fields if f.kind is Kind.KEY}
    return tuple(
        Row(row.id, {k: _known(names[k], v) if k in names else v for k, v in row.values.items()})
        for row in value
    )


def missing_fields(question: Question, answer: Answer) -> list[Field]:
    """The required fields that stand empty, and the lists in which a row lacks something."""
    found = []
    for part in asked(question, answer):
        value = answer.get(part.key)
        empty = value in (None, "", ())
        nothing = part.key in question.one_of[:1] and not any(
            answer.get(key) not in (None, "", ()) for key in question.one_of
        )
        if (empty and part.required) or nothing or missing_in_rows(part, value):
            found.append(part)
    return found


def missing_in_rows(part: Field, value: Value) -> list[tuple[Row, Field]]:
    """The required fields that stand empty in the rows of a list."""
    if part.of_rows is None:
        return []
    fields = [f for f in part.of_rows.fields if f.required]
    return [(row, f) for row in value or () for f in fields if row.get(f.key) in (None, "")]


def written(question: Question, answer: Answer) -> Iterable[tuple[str, Field, Value]]:
    """Every single value that a person may have written: its place in the answer, its field, and itself.

    The place is the field's key, and for a row ``key-row-part``: forms and guards name fields by it.
    """
    for part in asked(question, answer):
        value = answer.get(part.key)
        if part.of_rows is None:
            yield part.key, part, value
            continue
        for row in value or ():
            for inner in part.of_rows.fields:
                yield f"{part.key}-{row.id}-{inner.key}", inner, row.get(inner.key)


# --- as data -----------------------------------------------------------------------------------------------


def hours_text(minutes: int) -> str:
    """12:00, 7:30. The one way hours stand in stored and signed data."""
    return f"{minutes // 60}:{minutes % 60:02}"


def _minutes(text: str) -> int:
    hours, _, rest = text.partition(":")
    return int(hours) * 60 + int(rest)


def value_to_data(part: Field, value: Value) -> Any:
    if value in (None, "", ()):
        return ""
    match part.kind:
        case Kind.HOURS:
            return hours_text(value)
        case Kind.DATE:
            return value.isoformat()
        case Kind.NUMBER:
            return str(value)
        case Kind.RHYTHM:
            return rhythm.to_data(value)
        case Kind.ROWS:
            return [_row_to_data(part, row) for row in value]
        case _:
            return value


def value_from_data(part: Field, data: Any) -> Value:
    if data in (None, "", []):
        return None
    match part.kind:
        case Kind.HOURS:
            return _minutes(data)
        case Kind.DATE:
            return date.fromisoformat(data)
        case Kind.NUMBER:
            return int(data)
        case Kind.RHYTHM:
            return rhythm.from_data(data)
        case Kind.ROWS:
            return _rows_from_data(part, data)
        case _:
            return data


def _row_to_data(part: Field, row: Row) -> dict[str, Any]:
    fields = {f.key: value_to_data(f, row.get(f.key)) for f in part.row.fields}
    return {"id": row.id, "fields": {k: v for k, v in fields.items() if v != ""}}


def _rows_from_data(part: Field, data: Iterable[Mapping[str, Any]]) -> Rows:
    return tuple(
        Row(
            entry["id"],
            {
                f.key: value_from_data(f, entry["fields"][f.key])
                for f in part.row.fields
                if f.key in entry["fields"]
            },
        )
        for entry in data
    )


def to_data(question: Question, answer: Answer) -> dict[str, Any]:
    """``{"state": ..., "fields": {...}}`` with strings only; fields that are not asked are left out."""
    fields = {f.key: value_to_data(f, answer.get(f.key)) for f in asked(question, answer)}
    return {"state": answer.state.value, "fields": {k: v for k, v in fields.items() if v != ""}}


def from_data(question: Question, data: Mapping[str, Any]) -> Answer:
    fields = data["fields"]
    return Answer(
        State(data["state"]),
        {f.key: value_from_data(f, fields.get(f.key)) for f in question.fields},
    )


# --- saved -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Saved:
    """An answer as it was saved: the revision is what the next saver must have seen."""

    answer: Answer
    revision: int = 0
    by: Any = None  # the id of the party
    at: datetime | None = None


NOTHING = Saved(EMPTY)


@dataclass(eq=False)
class Conflict(Exception):
    """Somebody else saved this question in the meantime. ``theirs`` is what stands now."""

    question: Question
    mine: Answer
    theirs: Saved


def read_all(
    document: Document, scopes: Iterable[str], vault: Vault, questions: Iterable[Question]
) -> dict[str, dict[str, Saved]]:
    """The newest answers of several scopes, in one query: ``{scope: {question: Saved}}``."""
    by_key = {q.key: q for q in questions}
    found: dict[str, dict[str, Saved]] = {scope: {} for scope in scopes}
    rows = SavedAnswer.objects.filter(document=document, scope__in=list(found)).order_by("-revision")
    for row in rows:
        answers = found[row.scope]
        if row.question in by_key and row.question not in answers:
            data = json.loads(vault.open(row.place, row.sealed))
            answer = from_data(by_key[row.question], data)
            answers[row.question] = Saved(answer, row.revision, row.saved_by_id, row.saved_at)
    return found


def read(document: Document, scope: str, vault: Vault, questions: Iterable[Question]) -> dict[str, Saved]:
    return read_all(document, [scope], vault, questions)[scope]


def save(seat: Seat, document: Document, scope: str, question: Question, answer: Answer, *, seen: int) -> int:
    """Save one answer over revision ``seen``. Returns the new revision.

    Raises Conflict if somebody saved another text in between; saving what already stands changes nothing.
    """
    answer = pruned(question, answer)
    current = read(document, scope, seat.vault, [question]).get(question.key, NOTHING)
    if answer.same_as(current.answer):
        return current.revision
    if current.revision != seen:
        raise Conflict(question, answer, current)
    row = SavedAnswer(
        document=document,
        scope=scope,
        question=question.key,
        revision=seen + 1,
        saved_by=seat.typist or seat.party,
        typed_for=seat.party if seat.typist else None,
    )
    row.sealed = seat.vault.seal(row.place, json.dumps(to_data(question, answer), ensure_ascii=False))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the other saver came first, between our reading and our writing
        current = read(document, scope, seat.vault, [question])[question.key]
        raise Conflict(question, answer, current) from None
    return row.revision
