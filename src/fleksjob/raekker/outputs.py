"""Writes the rows with their answers: CSV, JSONL or Parquet, block by block.

CSV and JSONL have amounts with two decimals, as the answer of one case has. Parquet has Decimal(18, 2).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Protocol

import polars as pl
from polars.io.plugins import register_io_source

from fleksjob.raekker.header import AMOUNTS, MARGINS, TEXTS, YES_NO
from fleksjob.raekker.source_jsonl import RAW, is_object

MONEY = pl.Decimal(18, 2)
ROW_GROUP = 100_000
_FORMULA = r"^[=+\-@\t\r]"
_JUST_A_NUMBER = r"^[+-]?[0-9.,]+$"


class Output(Protocol):
    """Writes blocks to a stream: what was kept of the input, and the answers beside it."""

    def write(self, blocks: Iterator[tuple[pl.DataFrame, pl.DataFrame]], stream: BinaryIO) -> None:
        """Write all blocks, in their order."""


def kinds(names: Mapping[str, str], money: pl.DataType) -> dict[str, pl.DataType]:
    """The columns of the answer as they are written, with their types."""
    types: dict[str, pl.DataType] = {}
    for name, shown in names.items():
        is_money = name in AMOUNTS or name in MARGINS
        types[shown] = money if is_money else pl.Boolean() if name == YES_NO else pl.String()
    return types


class CsvOutput:
    """CSV in UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe in front.

    A semicolon between the cells goes with a decimal comma in them, as Danish spreadsheets have it.
    """

    def __init__(self, names: Mapping[str, str], separator: str, *, bom: bool = False) -> None:
        self.names, self.separator, self.bom = names, separator, bom
        self._begun = False

    def write(self, blocks: Iterator[tuple[pl.DataFrame, pl.DataFrame]], stream: BinaryIO) -> None:
        """See `Output`."""
        for kept, answers in blocks:
            self.block(kept, answers, stream)

    def block(self, kept: pl.DataFrame, answers: pl.DataFrame, stream: BinaryIO) -> None:
        """Write one block, the first with its header."""
        table = kept.select(_as_text(kept)).hstack(answers.select(self._answers()))
        if not self._begun:
            stream.write(b"\xef\xbb\xbf" if self.bom else b"")
            table.columns = [_harmless(name) for name in table.columns]
        written = io.BytesIO()  # Polars would hide why a stream cannot be written
        table.write_csv(
            written,
            include_header=not self._begun,
            separator=self.separator,
            float_precision=2,
            decimal_comma=self.separator == ";",
            quote_style="necessary",
        )
        stream.write(written.getbuffer())
        self._begun = True

    def _answers(self) -> Iterator[pl.Expr]:
        for name, shown in self.names.items():
            column = pl.col(name)
            if name in TEXTS:
                yield _escaped(column).alias(shown)
            elif name == YES_NO:
                yield pl.when(column).then(pl.lit("ja")).when(~column).then(pl.lit("nej")).alias(shown)
            else:
                yield (column / 100).alias(shown)


def _as_text(kept: pl.DataFrame) -> Iterator[pl.Expr]:
    """Every column of the input as text, so that only amounts are numbers with two decimals."""
    for name, kind in kept.schema.items():
        if kind == pl.String:
            yield _escaped(pl.col(name)).alias(name)
        elif kind.is_nested() or kind in (pl.Binary, pl.Object):
            yield pl.col(name).map_elements(str, return_dtype=pl.String)
        else:
            yield pl.col(name).cast(pl.String)


def _escaped(column: pl.Expr) -> pl.Expr:
    formula = column.str.contains(_FORMULA) & ~column.str.contains(_JUST_A_NUMBER)
    return pl.when(formula).then(pl.lit("'") + column).when(column != "").then(column)


def _harmless(name: str) -> str:
    return f"'{name}" if name[:1] in "=+-@\t\r" and name else name


class JsonlOutput:
    """One JSON object a line: the keys of the input, then those of the answer. Amounts are text."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def write(self, blocks: Iterator[tuple[pl.DataFrame, pl.DataFrame]], stream: BinaryIO) -> None:
        """See `Output`."""
        for kept, answers in blocks:
            self.block(kept, answers, stream)

    def block(self, kept: pl.DataFrame, answers: pl.DataFrame, stream: BinaryIO) -> None:
        """Write one block. A line that is no JSON object is given as text under the key `RAW`."""
        objects = _lines(kept[RAW]) if list(kept.columns) == [RAW] else _objects(kept)
        answered = _objects(answers.select(self._answers()))
        joined = (
            one if two == "{}" else two if one == "{}" else f"{one[:-1].rstrip()}, {two[1:]}"
            for one, two in zip(objects, answered, strict=True)
        )
        stream.write("".join(f"{line}\n" for line in joined).encode())

    def _answers(self) -> Iterator[pl.Expr]:
        for name, shown in self.names.items():
            is_money = name in AMOUNTS or name in MARGINS
            yield (_kroner(pl.col(name)) if is_money else pl.col(name)).alias(shown)


def _kroner(oere: pl.Expr) -> pl.Expr:
    """Øre as text with two decimals; below zero too."""
    size = oere.abs()
    text = (size // 100).cast(pl.String) + "." + (size % 100).cast(pl.String).str.zfill(2)
    return pl.when(oere < 0).then("-" + text).otherwise(text)


def _objects(frame: pl.DataFrame) -> list[str]:
    """Each row as a JSON object."""
    return [json.dumps(row, ensure_ascii=False, default=str) for row in frame.iter_rows(named=True)]


def _lines(lines: pl.Series) -> list[str]:
    """Each line as the JSON object it is; one that is none as a text in an object."""
    return [line if is_object(line) else json.dumps({RAW: line}, ensure_ascii=False) for line in lines]


class ParquetOutput:
    """Parquet: the columns of the input as they were, amounts as Decimal(18, 2)."""

    def __init__(self, names: Mapping[str, str], schema: Mapping[str, pl.DataType]) -> None:
        self.names, self.schema = names, {**schema, **kinds(names, MONEY)}

    def write(self, blocks: Iterator[tuple[pl.DataFrame, pl.DataFrame]], stream: BinaryIO) -> None:
        """See `Output`."""

        stopped: list[BaseException] = []

        def tables(*_asked: object) -> Iterator[pl.DataFrame]:
            try:
                for kept, answers in blocks:
                    yield kept.hstack(answers.select(self._answers()))
            except BaseException as problem:  # Polars would make it a text
                stopped.append(problem)
                raise

        try:
            register_io_source(tables, schema=self.schema).sink_parquet(stream, row_group_size=ROW_GROUP)
        except pl.exceptions.PolarsError as problem:
            if stopped:
                raise stopped[0] from None
            raise OSError(None, str(problem)) from problem

    def _answers(self) -> Iterator[pl.Expr]:
        for name, shown in self.names.items():
            is_money = name in AMOUNTS or name in MARGINS
            yield (_kroner(pl.col(name)).cast(MONEY) if is_money else pl.col(name)).alias(shown)
