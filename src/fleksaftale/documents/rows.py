"""Lists of rows: each row with an id that it keeps, so that a changed row is told from a new one."""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ID = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True)
class Row:
    """One row: its id and the values of its fields."""

    id: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        return self.values.get(key)

    @property
    def filled(self) -> dict[str, Any]:
        """The values that say something."""
        return {k: v for k, v in self.values.items() if v not in (None, "")}


Rows = tuple[Row, ...]


def new_id() -> str:
    return secrets.token_hex(4)


def is_rows(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Row)


def said(rows: Rows) -> tuple[dict[str, Any], ...]:
    """What the rows say, whatever their ids: two people may have written the same."""
    return tuple(row.filled for row in rows)


def merged(first: Rows, second: Rows) -> Rows:
    """The rows of the first, then those of the second that the first has not, by id and by what they say."""
    ids, texts = {row.id for row in first}, said(first)
    return (*first, *(row for row in second if row.id not in ids and row.filled not in texts))


# --- what changed ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RowChange:
    """One row before and after: ``old`` is None for a new row, ``new`` for one that is gone.

    ``number`` is its place, counted from 1: in the new list, or in the old one for a row that is gone.
    """

    number: int
    old: Row | None
    new: Row | None


def row_changes(old: Rows, new: Rows) -> list[RowChange]:
    """The rows that are added or say something else, in the new order; then those that are gone."""
    before = {row.id: row for row in old}
    kept = {row.id for row in new}
    found = [
        RowChange(n, before.get(row.id), row)
        for n, row in enumerate(new, start=1)
        if row.id not in before or before[row.id].filled != row.filled
    ]
    return found + [RowChange(n, row, None) for n, row in enumerate(old, start=1) if row.id not in kept]


def new_order(old: Rows, new: Rows) -> bool:
    """Whether the rows that stand in both stand in another order."""
    both = {row.id for row in old} & {row.id for row in new}
    return [row.id for row in old if row.id in both] != [row.id for row in new if row.id in both]


def ids_in(text: str, *, most: int) -> list[str]:
    """The ids named in a text, each once; what is no id is left out."""
    return list(dict.fromkeys(word for word in text.split() if ID.fullmatch(word)))[:most]


def unique_ids(rows: Iterable[Row]) -> bool:
    ids = [row.id for row in rows]
    return len(ids) == len(set(ids))
