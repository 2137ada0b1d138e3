"""What is noted of a case's dates, unsealed: the newest row on each thing holds, the others are history."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fleksaftale.core.crypto import Vault
from fleksaftale.deadlines.models import Noted

UNKNOWN = "ved_ikke"
"""Said in place of a value: it is not known, or does not apply. It is not asked for again by itself."""


@dataclass(frozen=True)
class Entry:
    """One row. ``what``: "fact" or "letter"; ``key``: the fact, or the row that the letter is about.

    ``value``: as :mod:`fleksjob.frister` takes it, UNKNOWN, or None where it was taken back. ``letter_of``:
    the letter's own date. ``shown_to``: to whom besides the employee, where the fact is theirs alone.
    """

    what: str
    key: str
    value: Any
    by: UUID
    at: datetime
    number: int
    letter_of: date | None = None
    shown_to: str = ""

    @property
    def known(self) -> bool:
        return self.value not in (None, UNKNOWN)


@dataclass(frozen=True)
class State:
    """Where the case stands: the newest entry on each fact, and on each row that a letter speaks of."""

    facts: Mapping[str, Entry] = field(default_factory=dict)
    letters: Mapping[str, Entry] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    last: int = 0

    def history(self, what: str, key: str) -> list[Entry]:
        """All that was noted of one thing, newest first."""
        return [e for e in reversed(self.entries) if (e.what, e.key) == (what, key)]

    def seen(self, what: str, key: str) -> int:
        """The number of the newest entry on a thing; 0 where there is none."""
        newest = (self.facts if what == "fact" else self.letters).get(key)
        return newest.number if newest else 0


def read(vault: Vault, rows: Iterable[Noted]) -> State:
    """What the rows say, in their order. Raises Tampered."""
    facts: dict[str, Entry] = {}
    letters: dict[str, Entry] = {}
    entries = tuple(_entries(vault, rows))
    for entry in entries:
        (facts if entry.what == "fact" else letters)[entry.key] = entry
    return State(facts, letters, entries, entries[-1].number if entries else 0)


def _entries(vault: Vault, rows: Iterable[Noted]) -> Iterator[Entry]:
    for row in rows:
        said = json.loads(vault.open(row.place, row.sealed))
        letter_of = date.fromisoformat(said["letter_of"]) if said.get("letter_of") else None
        yield Entry(
            said["what"],
            said["key"],
            said["value"],
            row.noted_by_id,
            row.noted_at,
            row.number,
            letter_of,
            said.get("shown_to", ""),
        )


def seal(vault: Vault, row: Noted, entry: Mapping[str, Any]) -> None:
    row.sealed = vault.seal(row.place, json.dumps(entry))
