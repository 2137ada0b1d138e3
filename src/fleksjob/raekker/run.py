"""A whole file: read, compute, write, and count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import polars as pl

from fleksjob.engine import Law
from fleksjob.raekker.block import Block, Source
from fleksjob.raekker.by_column import ROW, ByColumn
from fleksjob.raekker.by_row import ByRow
from fleksjob.raekker.header import AMOUNTS, MARGINS, TEXTS, YES_NO
from fleksjob.raekker.stretches import LawByStretch

FEW = 5
"""How many reasons are told at the end."""


@dataclass
class Summary:
    """What came of a file: rows, faulty rows with the first reasons, the subsidies in all (øre), seconds."""

    rows: int = 0
    faulty: int = 0
    one_by_one: int = 0
    reasons: list[tuple[int, str, str]] = field(default_factory=list)
    fleksloentilskud: int = 0
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds if self.seconds else 0.0


class Run:
    """The computation of a file. `columns=False` computes every row one by one, as the reference does."""

    def __init__(
        self,
        law: Law,
        policies: Mapping[str, str] | None = None,
        *,
        margins: bool = False,
        language: str = "da",
        columns: bool = True,
    ) -> None:
        self.by_row = ByRow(LawByStretch(law), policies or {}, margins=margins, language=language)
        self.by_column = ByColumn(self.by_row) if columns else None
        self.schema = _schema(margins=margins)
        self.summary = Summary()

    def blocks(
        self, source: Source, progress: Callable[[Block], object] = lambda _: None
    ) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        """What was kept of each block, and the answers beside it, in the order of the file."""
        start = perf_counter()
        empty = True
        for block in source.blocks():
            answers = self.answers(block)
            self._count(answers, source.first_row)
            progress(block)
            yield block.kept, answers
            self.summary.seconds = perf_counter() - start
            empty = False
        if empty:
            yield pl.DataFrame(schema=source.schema), pl.DataFrame(schema=self.schema)

    def answers(self, block: Block) -> pl.DataFrame:
        """The answers of a block, one for each row."""
        taken = self.by_column.answers(block) if self.by_column else pl.DataFrame()
        if taken.height:
            left = pl.Series(range(block.height), dtype=pl.UInt32)
            rows = left.filter(~left.is_in(taken[ROW].implode())).to_list()
        else:
            rows = list(range(block.height))
        self.summary.one_by_one += len(rows)
        found = pl.DataFrame(list(self.by_row.answers(block, rows)), schema=self.schema)
        if not taken.height:
            return found
        found = found.insert_column(0, pl.Series(ROW, rows, pl.UInt32))
        whole = pl.concat([taken.select(ROW, *_typed(taken, self.schema)), found])
        return whole.sort(ROW).drop(ROW)

    def _count(self, answers: pl.DataFrame, first_row: int) -> None:
        summary = self.summary
        faulty = answers["fejl"].is_not_null()
        if len(summary.reasons) < FEW and faulty.any():
            for row in faulty.arg_true().head(FEW - len(summary.reasons)):
                place = first_row + summary.rows + row
                summary.reasons.append((place, answers["fejl_felt"][row] or "", answers["fejl"][row]))
        summary.rows += answers.height
        summary.faulty += int(faulty.sum())
        summary.fleksloentilskud += int(answers["fleksloentilskud"].sum())


def _schema(*, margins: bool) -> dict[str, Any]:
    return {
        **dict.fromkeys(AMOUNTS, pl.Int64),
        YES_NO: pl.Boolean,
        **(dict.fromkeys(MARGINS, pl.Int64) if margins else {}),
        **dict.fromkeys(TEXTS, pl.String),
    }


def _typed(frame: pl.DataFrame, schema: Mapping[str, Any]) -> Iterator[pl.Expr]:
    for name, kind in schema.items():
        yield (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
