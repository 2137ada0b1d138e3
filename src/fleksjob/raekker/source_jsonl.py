"""JSONL: one JSON object a line. Numbers are read as decimals, and null is the same as left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

import polars as pl

from fleksjob import indlaesning, sag
from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError, quoted
from fleksjob.raekker import header
from fleksjob.raekker.block import Block
from fleksjob.raekker.texts import Texts

RAW = "linje"
"""The column of `kept` with the line as it came, where the answer is JSONL too."""


class JsonlSource:
    """A stream of JSON lines. `as_lines` keeps each line as it is; else the facts are columns."""

    unit = "B"
    first_row = 1

    def __init__(
        self,
        stream: BinaryIO,
        *,
        keep: bool = False,
        total: int | None = None,
        as_lines: bool = True,
        chunk: int | None = None,
    ) -> None:
        """Raises InputError for a stream without lines."""
        self.texts = Texts(stream, windows=False, **({"chunk": chunk} if chunk else {}))
        self.total, self.keep, self.as_lines = total, keep, as_lines
        self._pieces = iter(self.texts)
        self._first = self._rows(next(self._pieces, ""))
        if not self._first:
            raise InputError(
                "",
                "filen er tom; skriv et JSON-objekt i hver linje",
                "the file is empty; write one JSON object a line",
            )
        self.extra = self._extra()
        self.reserved: frozenset[str] = frozenset()
        self.facts = [*header.SINGLE, *self._entries()]
        columns = [RAW] if as_lines else [*self.facts, *self.extra]
        self.schema: dict[str, pl.DataType] = dict.fromkeys(columns, pl.String())

    def _rows(self, text: str) -> list[tuple[str, Any]]:
        """The lines of a text that are not blank, each with its object or with what is wrong with it."""
        lines = (line.strip(" \t\r") for line in text.split("\n"))
        return [(line, _object(line)) for line in lines if line]

    def _extra(self) -> list[str]:
        found = (facts for _, facts in self._first if isinstance(facts, dict))
        keys = dict.fromkeys(key for facts in found for key in facts)
        return [key for key in keys if self._is_own(key)]

    def _is_own(self, key: str) -> bool:
        """Whether a key is the sender's own, to be copied."""
        return key not in sag.NOEGLER and (self.keep or key.startswith(header.OWN)) and _is_whole(key)

    def _entries(self) -> list[str]:
        """The entries of tables that stand in the first lines, as columns."""
        plain = (_texts(facts) or {} for _, facts in self._first if isinstance(facts, dict))
        found = {name for cells in plain for name in cells}
        return [name for name in header.IN_TABLES if name in found]

    @property
    def notes(self) -> list[Sentence]:
        """What a person may want to know about the file: nothing."""
        return []

    def blocks(self) -> Iterator[Block]:
        """The rows, block by block. Raises InputError for text that is not UTF-8."""
        yield self._block(self._first)
        self._first = []
        for text in self._pieces:
            if rows := self._rows(text):
                yield self._block(rows)

    def _block(self, rows: list[tuple[str, Any]]) -> Block:
        wrong: dict[int, InputError] = {}
        odd: dict[int, Mapping[str, Any]] = {}
        texts: list[dict[str, str | None]] = []
        extra: list[dict[str, str | None]] = []
        for number, (_, facts) in enumerate(rows):
            cells: dict[str, str | None] = {}
            own: dict[str, str | None] = {}
            if isinstance(facts, InputError):
                wrong[number] = facts
            elif taken := sorted(self.reserved & set(facts)):
                wrong[number] = _reserved(taken[0])
            else:
                plain, own = self._split(facts)
                flat = _texts(plain)
                cells = flat or {}
                if flat is None:
                    odd[number] = plain
            texts.append(cells)
            extra.append(own)
        found = {"dato", *(name for each in texts for name in each)}
        cells_frame = pl.DataFrame(
            {name: pl.Series([each.get(name) for each in texts], dtype=pl.String) for name in sorted(found)}
        )
        if self.as_lines:
            kept = pl.DataFrame({RAW: pl.Series([line for line, _ in rows], dtype=pl.String)})
        else:
            kept = self._table(cells_frame, extra)
        return Block(cells_frame, kept, self.texts.read, wrong, odd)

    def _table(self, cells: pl.DataFrame, extra: list[dict[str, str | None]]) -> pl.DataFrame:
        """The rows as columns. Raises InputError for a key that was not there in the first lines."""
        if late := sorted(set(cells.columns) - set(self.facts)):
            raise _late(late[0])
        nothing = pl.lit(None, pl.String)
        return cells.select(
            *((pl.col(name) if name in cells.columns else nothing).alias(name) for name in self.facts),
            *(pl.Series(name, [each.get(name) for each in extra], dtype=pl.String) for name in self.extra),
        )

    def _split(self, facts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str | None]]:
        """The facts of the scheme, and the sender's own keys as text. A null is left out."""
        own = {key for key in facts if self._is_own(key)}
        if not self.as_lines and (late := sorted(own - set(self.extra))):
            raise _late(late[0])
        plain = {key: value for key, value in facts.items() if key not in own and value is not None}
        return plain, {key: _own_text(facts[key]) for key in own}


def _late(key: str) -> InputError:
    return InputError(
        quoted(key),
        "står ikke i de første linjer; skriv den i den første, eller skriv svaret som JSONL",
        "does not stand in the first lines; write it in the first, or write the answer as JSONL",
    )


def _reserved(key: str) -> InputError:
    return InputError(
        key,
        f"er også en nøgle i svaret; kald den fx x_{key}",
        f"is a key of the answer too; call it x_{key}, for example",
    )


def _object(line: str) -> dict[str, Any] | InputError:
    try:
        return indlaesning.parse(line)
    except InputError as problem:
        return problem


def _texts(facts: Mapping[str, Any]) -> dict[str, str | None] | None:
    """The facts as cells; None where a value is not a text or a number, or a key is unknown."""
    cells: dict[str, str | None] = {}
    for key, value in facts.items():
        entries = value.items() if key in sag.TABELLER and isinstance(value, dict) else [("", value)]
        for entry, inner in entries:
            name = f"{key}.{entry}" if entry else key
            text = _text(inner)
            if text is None or name not in (header.IN_TABLES if key in sag.TABELLER else header.SINGLE):
                return None
            if (name == "dato" or key == "politik") and not isinstance(inner, str):
                return None
            cells[name] = text
    return cells


def _text(value: object) -> str | None:
    """A text, or an ordinary number, as it would stand in a cell."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    if isinstance(value, str):
        return value if value and _is_whole(value) else None
    return _number(value)


def _is_whole(text: str) -> bool:
    """Whether a text has no half character, as JSON can write one: a table cannot hold that."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _number(value: int | Decimal) -> str | None:
    """The digits of an ordinary number; None for one that only `sag` knows what to say about."""
    if isinstance(value, Decimal) and (not value.is_finite() or abs(value.adjusted()) > 12):
        return None
    return format(value, "f") if isinstance(value, Decimal) else str(value) if abs(value) < 10**15 else None


def is_object(line: str) -> bool:
    """Whether a line can be read as one JSON object."""
    return isinstance(_object(line), dict)


def _own_text(value: Any) -> str | None:
    if value is None or (isinstance(value, str) and _is_whole(value)):
        return value
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if _is_whole(written) else json.dumps(value, default=str)
