"""Many rows at once, by the plans of `engine.columns`: one law, and one way of saying the wage, at a time.

Amounts come from the plans. The caveats of a row hang on yes/no questions about it: which amounts it has,
whether an open question would change the answer, whether the cap binds. Rows that answer them all alike get
the caveats that `forbehold` finds for the first of them. What a plan cannot take is left to `by_row`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import polars as pl

from fleksjob import forbehold
from fleksjob.beregning import brugte_satser, next_hour, next_krone, run_of, satsdag
from fleksjob.errors import InputError
from fleksjob.raekker import cells
from fleksjob.raekker.block import Block
from fleksjob.raekker.by_row import ByRow, facts_of
from fleksjob.raekker.header import AMOUNTS, MARGINS, POLICY, YES_NO
from fleksjob.raekker.kinds import BEFORE, HERE, Kind, Ready, Workshop, kind_of
from fleksjob.sag import Sag
from fleksjob.tal import oere

ROW = "__row"
DAYS = "ledighedsydelsesdage"
"""Rows with such days need wider numbers, so they are computed apart."""

FEWEST = 8
"""Fewer rows of one kind than this are computed one by one: a plan costs more than they do."""


class ByColumn:
    """Computes the rows of a block that are written plainly, and says which it took."""

    def __init__(self, by_row: ByRow) -> None:
        self.by_row = by_row
        self.workshop = Workshop(by_row.law)
        self._caveats: dict[tuple[Kind, int], str] = {}

    def answers(self, block: Block) -> pl.DataFrame:
        """The answers of the rows it takes, with their places in the block in the column `ROW`."""
        rows = self._plain(block)
        found: list[pl.DataFrame] = []
        policies = [name for name in block.cells.columns if name.startswith(POLICY)]
        if policies:
            rows = rows.hstack(block.cells.select(policies)[rows[ROW]])
        shared = [cells.WAY, HERE, BEFORE, *policies, pl.col(DAYS) > 0]
        for _, group in rows.group_by(shared, maintain_order=True):
            found += self._group(block, group)
        return pl.concat(found) if found else pl.DataFrame()

    def _plain(self, block: Block) -> pl.DataFrame:
        """The rows that are written plainly and have a law, with the stretches of law they lie in."""
        rows = cells.read(block.cells).with_row_index(ROW).filter(cells.PLAIN)
        if block.odd or block.unreadable:
            rows = rows.filter(~pl.col(ROW).is_in([*block.odd, *block.unreadable]))
        before = pl.col("dato").dt.month_start().dt.offset_by("-1d")
        rows = rows.with_columns(
            self.by_row.law.numbers(rows["dato"]).alias(HERE),
            self.by_row.law.numbers(rows.select(before)["dato"]).alias(BEFORE),
        )
        return rows.drop(cells.PLAIN)

    def _group(self, block: Block, group: pl.DataFrame) -> Iterator[pl.DataFrame]:
        """The answers of rows of one kind; nothing where they must be computed one by one.

        Where the rows cannot be computed together, those with a certain amount and those without it are tried
        apart: a rate may be missing for the one and not needed by the other.
        """
        if group.height < FEWEST:
            return
        try:
            first = self._case(block, group[ROW][0])
        except InputError:
            return
        kind = kind_of(self.by_row.law, first, group)
        ready = self.workshop.ready(kind, first) if kind else None
        if kind and ready:
            yield self._answers(block, group, first, kind, ready)
        elif kind and (mixed := next((name for name in kind.extra if (group[name] == 0).any()), None)):
            yield from self._group(block, group.filter(pl.col(mixed) == 0))
            yield from self._group(block, group.filter(pl.col(mixed) > 0))

    def _answers(
        self, block: Block, group: pl.DataFrame, first: Sag, kind: Kind, ready: Ready
    ) -> pl.DataFrame:
        """The answers of rows whose plans are ready."""
        result = ready.run(group.rename(kind.stored()))
        signs = result["signs"] + (group["dato"].dt.year().cast(pl.Int64) * (1 << ready.width))
        caveats = {
            sign: self._caveat(block, kind, ready, sign, row) for sign, row in _firsts(signs, group[ROW])
        }
        law = ready.rule_set
        day = kind.law_days(group["dato"])
        return result.select(
            group[ROW],
            *(pl.col(name) for name in (*AMOUNTS, YES_NO)),
            *(self._margins(ready, first, group, kind) if self.by_row.margins else ()),
            signs.replace_strict(list(caveats), list(caveats.values()), return_dtype=pl.String).alias(
                "forbehold"
            ),
            (pl.lit(law[0]) + day.cast(pl.String) + pl.lit(law[1])).alias("regelsaet"),
        )

    def _case(self, block: Block, row: int) -> Sag:
        return self.by_row.read(facts_of(block.cells.row(row, named=True)))

    def _caveat(self, block: Block, kind: Kind, ready: Ready, sign: int, row: int) -> str:
        """The caveats of a row that stands for all with its signs, found once."""
        known = self._caveats.get((kind, sign))
        if known is None:
            case = self._case(block, row)
            program = self.by_row.law.at(satsdag(case))
            run = run_of(program, case)
            found = forbehold.find(case, run, brugte_satser(program, run), ready.differs(sign))
            known = self._caveats[kind, sign] = " ".join(each.id for each in found)
        return known

    def _margins(self, ready: Ready, first: Sag, group: pl.DataFrame, kind: Kind) -> list[pl.Series]:
        """The next krone and the next hour, row by row: a slope is no column yet."""
        krone: list[int] = []
        hour: list[int | None] = []
        for row in group.rename(kind.stored()).iter_rows(named=True):
            facts = {**first.facts, **{name: row[name] for name in kind.columns}}
            case = replace(first, dato=row["dato"], facts=facts)
            run = run_of(ready.program, case)
            krone.append(oere(next_krone(ready.program, case, run)))
            more = next_hour(ready.program, case, run)
            hour.append(None if more is None else oere(more))
        columns: tuple[list[int] | list[int | None], ...] = (krone, hour)
        return [pl.Series(name, each, pl.Int64) for name, each in zip(MARGINS, columns, strict=True)]


def _firsts(signs: pl.Series, rows: pl.Series) -> list[tuple[int, int]]:
    """Each sign with the first row that has it."""
    found: list[Any] = pl.DataFrame({"sign": signs, "row": rows}).unique("sign", keep="first").rows()
    return found
