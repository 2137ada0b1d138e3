"""A plan: the law of one day, made ready for many rows that bring the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

from fleksjob.engine import units
from fleksjob.engine.columns.build import roots_of, too_wide, wishes
from fleksjob.engine.columns.machine import reachable
from fleksjob.engine.columns.model import Column, TooWide
from fleksjob.engine.functions import half_up
from fleksjob.engine.program import Program
from fleksjob.engine.values import State, Value
from fleksjob.errors import LawError

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

    from fleksjob.engine.columns.fold_numba import Loop


class Plan:
    """The law of one day over many rows: what comes in as columns, what is fixed, what comes out.

    A plan is made once and used for any number of rows. It holds nothing of them.

    >>> from datetime import date
    >>> from fleksjob.law import gaeldende
    >>> plan = Plan(
    ...     gaeldende().at(date(2024, 6, 1)),
    ...     ["fleksloentilskud", "loenloft_binder"],
    ...     [
    ...         Column("oplyst_loen_md", high=100_000_00),
    ...         Column("oplyst_fuldtidsloen_md", high=100_000_00, unknown=False),
    ...     ],
    ...     fixed=dict.fromkeys(
    ...         ["anden_loen_md", "sygedagpenge_md", "fuldtidstillaeg_md", "ledighedsydelsesdage"], 0
    ...     ),
    ...     rounded={"fleksloentilskud": 100},
    ... )
    >>> plan.results["fleksloentilskud"].den, plan.results["fleksloentilskud"].unit
    (100, 'kr/måned')

    The same plan over a table, over arrays, and as SQL:

    >>> import polars as pl
    >>> rows = pl.LazyFrame(
    ...     {"oplyst_loen_md": [8_000_00, None], "oplyst_fuldtidsloen_md": [30_000_00, 30_000_00]}
    ... )
    >>> plan.polars(rows).collect()["fleksloentilskud"].to_list()
    [1755200, None]
    >>> import numpy as np
    >>> wages = np.array([8_000_00, 0]), np.array([0, 1], np.uint8), np.array([30_000_00, 30_000_00])
    >>> names = "oplyst_loen_md", "oplyst_loen_md__tilstand", "oplyst_fuldtidsloen_md"
    >>> out = plan.numba().run(dict(zip(names, wages)))
    >>> out["fleksloentilskud"].tolist(), out["fleksloentilskud__tilstand"].tolist()
    ([1755200, 0], [0, 1])
    >>> plan.sql(table="rows").splitlines()[0]
    'WITH'
    """

    def __init__(
        self,
        program: Program,
        wanted: Iterable[str],
        columns: Iterable[Column],
        *,
        fixed: Mapping[str, Value] | None = None,
        rounded: Mapping[str, int] | None = None,
        rates: Mapping[str, Sequence[int | Fraction]] | None = None,
        by: str = "",
        bits: int = 64,
    ) -> None:
        """Plan the rules `wanted`, in that order.

        `fixed` are facts that are the same in every row, as `Program.run` takes them, and policies that are
        not to take their default. A fact that is neither in `columns` nor in `fixed` is unknown. `rounded`
        gives a result in whole 1/den, halves away from zero: {"i_alt": 100} is whole øre. `bits` is 64, or
        128 for Polars and SQL (slower, and not for `numba`).

        `rates` gives rates another value in each row, in their unit: the one at the place, from 0, that the
        row has in the column `by` (an integer, never unknown). That is for rows of several years under the
        same rules; the rules and all other rates are those of the program's day.

        Raises LawError for a name there is not, ValueError for a fixed value or a range that cannot be,
        TooWide where the numbers may not fit, and RateMissing for a rate that a row can reach and that has
        no value.
        """
        if bits not in (64, 128):
            raise ValueError(f"bits er 64 eller 128, ikke {bits!r}")
        self.program, self.bits = program, bits
        self._wishes = wishes(program, wanted, columns, fixed, rounded, rates, by)
        self.wanted, self.fixed = self._wishes.wanted, self._wishes.fixed
        self.rounded = self._wishes.rounded
        self.columns = self._wishes.columns
        """The columns by name, with their ranges filled in."""
        self.outputs = self._wishes.outputs()
        self.results = {each.result.name: each.result for each in self.outputs}
        """What comes out, by name."""
        self.cells = reachable(roots_of(self.outputs))
        """Every cell, parts before wholes."""
        self.refuse_wider_than(bits)

    @property
    def needs(self) -> int:
        """How many bits the widest number needs, sign included."""
        return max((cell.bits for cell in self.cells if not cell.boolean), default=1)

    def refuse_wider_than(self, bits: int) -> None:
        """Raise TooWide where a number may need more bits."""
        wide = too_wide(self.cells, bits)
        if wide is not None:
            raise self._wishes.refusal(wide, bits)

    @classmethod
    def fits(cls, *args: Any, **wishes: Any) -> bool:
        """Whether a plan with these arguments has room for its numbers; else raises as the plan does."""
        try:
            cls(*args, **wishes)
        except TooWide:
            return False
        return True

    def is_day(self, name: str) -> bool:
        """Whether a column holds days."""
        slot = self.program.slots.get(name)
        return slot is not None and self.program.entries[slot].node.unit == units.DATE

    # -- the folds
    def polars(self, frame: pl.LazyFrame, *, outside: str | None = None) -> pl.LazyFrame:
        """The table with the results added as columns. See `fold_polars.run`."""
        from fleksjob.engine.columns import fold_polars

        return fold_polars.run(self, frame, outside)

    def numba(self) -> Loop:
        """One compiled loop over arrays. See `fold_numba.Loop`."""
        from fleksjob.engine.columns import fold_numba

        return fold_numba.loop(self)

    def sql(self, table: str = "sager", dialect: str = "duckdb", *, outside: str | None = None) -> str:
        """A query that adds the results to a table. See `fold_sql.query`."""
        from fleksjob.engine.columns import fold_sql

        return fold_sql.query(self, table, dialect, outside)

    def check(self, arrays: Mapping[str, np.ndarray]) -> np.ndarray:
        """The rows (their numbers, rising) with a value or state outside the ranges of this plan."""
        from fleksjob.engine.columns import arrays as folded

        return folded.outside(self, arrays)

    # -- one row at a time
    def explain_rows(self, rows: Iterable[Mapping[str, Value]]) -> list[dict[str, Any]]:
        """The same results by `Program.run`, row by row: exact whatever the ranges, and far slower.

        A row gives each column as it stands there (a number in steps, yes/no, or a State); what it leaves out
        is unknown. A result is an integer over `results[name].den`, or a Fraction of that where the row lies
        so far outside the ranges that no integer would be exact. Raises as `Program.run` does.
        """
        return [self._explain_row(row) for row in rows]

    def _explain_row(self, row: Mapping[str, Value]) -> dict[str, Any]:
        if unknown := sorted(set(row) - set(self.columns)):
            raise LawError(f"{unknown[0]!r} er ikke en kolonne i planen")
        facts: dict[str, Value] = dict(self.fixed)
        given: dict[str, Value] = {}
        if tables := self._wishes.tables:
            row = dict(row)
            given |= {name: values[cast(int, row[self._wishes.by])] for name, values in tables.items()}
            del row[self._wishes.by]
        for name, value in row.items():
            step = self.columns[name].step
            stored = value if isinstance(value, bool | State) else value * step
            is_rule = self.program.entries[self.program.slots[name]].kind == "rule"
            (given if is_rule else facts)[name] = stored
        run = self.program.run(facts, given)
        return {name: self._stored(name, run.exact(name)) for name in self.wanted}

    def _stored(self, name: str, exact: Fraction | bool | State) -> Any:
        if isinstance(exact, bool | State):
            return exact
        den = self.results[name].den
        if name in self.rounded:
            return half_up(exact.numerator, exact.denominator, Fraction(1, den))
        stored = exact * den
        return stored.numerator if stored.denominator == 1 else stored
