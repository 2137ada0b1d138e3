"""Two answers to a question with lists, gathered into one: nobody's row has to give way to another's."""

from typing import Any

from fleksaftale.documents.answers import Answer
from fleksaftale.documents.rows import merged
from fleksaftale.documents.template import Field, Kind, Question, State


class _Apart(Exception):
    """The two say what cannot both stand."""


def gathered(question: Question, first: Answer, second: Answer) -> Answer | None:
    """All rows of both, the first one's before; texts under each other. None where the question has no list,
    where two choices contradict each other, or where there is no room for all."""
    if not any(f.of_rows for f in question.fields) or {first.state, second.state} != {State.ANSWERED}:
        return None
    try:
        return Answer(
            State.ANSWERED, {f.key: _both(f, first.get(f.key), second.get(f.key)) for f in question.fields}
        )
    except _Apart:
        return None


def _both(part: Field, first: Any, second: Any) -> Any:
    if part.of_rows is not None:
        rows = merged(first or (), second or ())
        if len(rows) > part.of_rows.most:
            raise _Apart
        return rows
    if first in (None, "") or second in (None, "") or first == second:
        return first or second
    if part.kind is Kind.TEXT:
        return f"{first}\n\n{second}"
    raise _Apart
