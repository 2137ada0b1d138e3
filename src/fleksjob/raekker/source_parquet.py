"""Parquet: typed columns. A number is read as its shortest decimal, and null is the same as left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError, quoted
from fleksjob.raekker import header
from fleksjob.raekker.block import Block

ROWS = 100_000


class ParquetSource:
    """A Parquet file. Its columns are checked at once."""

    unit = "række"
    first_row = 1

    def __init__(self, path: Path, *, keep: bool = False, rows: int = ROWS) -> None:
        """Raises InputError for a file that is not Parquet and for columns that cannot be used."""
        self.rows = rows
        try:
            self.frame = pl.scan_parquet(path, glob=False)
            self.schema: dict[str, pl.DataType] = dict(self.frame.collect_schema())
            self.total: int | None = self.frame.select(pl.len()).collect().item()
        except (pl.exceptions.PolarsError, OSError):
            name = quoted(str(path))
            raise InputError(
                "",
                f"{name} kan ikke læses som Parquet; skriv den igen",
                f"{name} cannot be read as Parquet; write it again",
            ) from None
        header.check(list(self.schema), keep=keep)
        self.known = {name: kind for name, kind in self.schema.items() if name in header.FACTS}
        for name, kind in self.known.items():
            _text(name, kind)

    @property
    def notes(self) -> list[Sentence]:
        """What a person may want to know about the file: nothing."""
        return []

    def blocks(self) -> Iterator[Block]:
        """The rows, block by block. Raises InputError where the file is broken further on."""
        read = 0
        try:
            for frame in self.frame.collect_batches(chunk_size=self.rows, maintain_order=True):
                if frame.height:
                    read += frame.height
                    yield self._block(frame, read)
        except pl.exceptions.PolarsError:
            raise InputError(
                "",
                f"filen kan ikke læses efter række {read}; skriv den igen",
                f"the file cannot be read after row {read}; write it again",
            ) from None

    def _block(self, frame: pl.DataFrame, read: int) -> Block:
        cells = frame.select(_text(name, kind).alias(name) for name, kind in self.known.items())
        cells = cells.with_columns(pl.when(pl.all() != "").then(pl.all()))
        if "dato" not in self.known:
            cells = cells.with_columns(pl.lit(None, pl.String).alias("dato"))
        return Block(cells, frame, read)


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    """A column as a person would write its values. Raises InputError for a type that says no such thing."""
    column = pl.col(name)
    if kind == pl.String or kind.is_integer() or kind.is_float() or kind == pl.Null:
        return column.cast(pl.String)
    if isinstance(kind, pl.Categorical | pl.Enum):
        return column.cast(pl.String)
    if isinstance(kind, pl.Decimal):
        text = column.cast(pl.String)
        trimmed = text.str.strip_chars_end("0").str.strip_chars_end(".")
        return pl.when(text.str.contains(".", literal=True)).then(trimmed).otherwise(text)
    if name == "dato" and kind == pl.Date:
        return column.cast(pl.String)
    if name == "dato" and isinstance(kind, pl.Datetime) and kind.time_zone is None:
        return column.dt.strftime("%Y-%m-%dT%H:%M:%S%.f").str.replace(r"T00:00:00(\.0*)?$", "")
    if name.startswith(header.POLICY) and kind == pl.Boolean:
        return pl.when(column).then(pl.lit("ja")).when(~column).then(pl.lit("nej"))
    good, good_en = ("en dato", "a date") if name == "dato" else ("tal", "numbers")
    raise InputError(
        name,
        f"kolonnen er af typen {kind}; skriv den som {good} eller tekst",
        f"the column is of type {kind}; write it as {good_en} or text",
    )
