"""What the readers hand on: some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import polars as pl

from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError


@dataclass(frozen=True)
class Block:
    """Some rows in their order.

    `cells` has one text column for each fact the file can give (`header.FACTS`), null where it is left out.
    `kept` is what is copied to the result. `unreadable` are rows that could not be read at all, `odd` rows
    with values that no text stands for (JSON's true, lists); both by their place in the block. `read` is how
    far the source has come, in its own `unit`.
    """

    cells: pl.DataFrame
    kept: pl.DataFrame
    read: int
    unreadable: Mapping[int, InputError] = field(default_factory=dict)
    odd: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self.kept.height


class Source(Protocol):
    """A file being read. `schema` are the columns of `Block.kept`; `first_row` numbers the first row."""

    schema: dict[str, pl.DataType]
    total: int | None
    unit: str
    first_row: int

    @property
    def notes(self) -> list[Sentence]:
        """What a person may want to know about the file."""

    def blocks(self) -> Iterator[Block]:
        """The rows, block by block."""
