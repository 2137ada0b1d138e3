"""A plan over a Polars table: one column for what is shared, a layer at a time.

Shape: a row is a case. A fact is an Int64 of stored integers (øre, minutes, ordinals; Date also where the
fact is a day) or a Boolean; null is unknown. Where `Column.not_applicable` says so, a Boolean
`name__ikke_relevant` stands beside it. Results look the same.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from fleksjob.engine.columns.build import roots_of
from fleksjob.engine.columns.imports import needed
from fleksjob.engine.columns.layers import name_of, shared
from fleksjob.engine.columns.machine import Cell
from fleksjob.engine.columns.model import NOT_APPLICABLE_COLUMN
from fleksjob.errors import FleksjobError

if TYPE_CHECKING:
    import polars as pl

    from fleksjob.engine.columns.build import Output
    from fleksjob.engine.columns.plan import Plan

_EPOCH = 719_163
"""The ordinal of 1 January 1970, from which Polars counts its days."""


def run(plan: Plan, frame: pl.LazyFrame, outside: str | None = None) -> pl.LazyFrame:
    """The table with one column for each result, and `name__ikke_relevant` where a result can be so.

    Lazy: nothing is read until it is collected, and the streaming engine can run it. No joins, so rows keep
    their order; no Python function for each row. With `outside`, a Boolean column of that name says which
    rows lie outside the ranges of the plan: their results are not to be used. Raises FleksjobError for a
    column that is missing or of another type, PackageMissing without Polars.
    """
    writer = _Writer(plan, frame)
    result = frame.with_columns(writer.casts) if writer.casts else frame
    layers = shared(roots_of(plan.outputs))
    for layer in layers:
        result = result.with_columns([writer.of(cell).alias(name_of(cell)) for cell in layer])
        writer.placed.update(cell.number for cell in layer)
    answers = [column for output in plan.outputs for column in _answers(writer, output)]
    if outside is not None:
        answers.append(writer.outside().alias(outside))
    temporary = [name_of(cell) for layer in layers for cell in layer]
    return result.with_columns(answers).drop([*temporary, *writer.temporary])


def _answers(writer: _Writer, output: Output) -> list[pl.Expr]:
    value = writer.of(output.value)
    if output.masks:
        nothing = _joined(list(map(writer.of, output.masks)), operator.or_)
        value = writer.pl.when(~nothing).then(value)
    columns = [value.alias(output.result.name)]
    if output.result.not_applicable:
        columns.append(writer.of(output.not_applicable).alias(output.result.name + NOT_APPLICABLE_COLUMN))
    return columns


class _Writer:
    """Writes cells as expressions. `placed` are the cells that stand in columns by now."""

    def __init__(self, plan: Plan, frame: pl.LazyFrame) -> None:
        self.pl = needed("polars")
        self.plan = plan
        self.placed: set[int] = set()
        self.temporary: list[str] = []
        self.sources: dict[str, str] = {}
        schema = frame.collect_schema()
        self.casts = [cast for name in plan.columns for cast in self._casts(name, schema)]

    def _casts(self, name: str, schema: pl.Schema) -> list[pl.Expr]:
        """What makes a column what the plan reckons with, where it is stored otherwise."""
        pl, column = self.pl, self.plan.columns[name]
        if column.not_applicable:
            self._type(name + NOT_APPLICABLE_COLUMN, schema, (pl.Boolean,))
        if column.low is None:
            if self._type(name, schema, (pl.Boolean,)) == pl.Boolean:
                self.sources[name] = name
                return []
            return [self._instead(name, pl.col(name).cast(pl.Boolean))]
        found = self._type(name, schema, (pl.Date,) if self.plan.is_day(name) else (), integers=True)
        if found == pl.Int64:
            self.sources[name] = name
            return []
        if found == pl.Date:
            return [self._instead(name, pl.col(name).to_physical().cast(pl.Int64) + _EPOCH)]
        return [self._instead(name, pl.col(name).cast(pl.Int64))]

    def _instead(self, name: str, stored: Any) -> Any:
        """A column that is read instead of the one in the table."""
        self.sources[name] = f"__f_{name}"
        self.temporary.append(self.sources[name])
        return stored.alias(self.sources[name])

    def _type(self, name: str, schema: pl.Schema, kinds: tuple[Any, ...], *, integers: bool = False) -> Any:
        if name not in schema:
            raise FleksjobError(f"kolonnen {name!r} mangler i tabellen")
        found = schema[name]
        if found not in kinds and not (integers and found.is_integer()) and found != self.pl.Null:
            wanted = "Int64" if integers else "Boolean"
            raise FleksjobError(f"kolonnen {name!r} er {found}, ikke {wanted}")
        return found

    def of(self, cell: Cell) -> Any:
        """The expression of a cell."""
        if cell.number in self.placed:
            return self.pl.col(name_of(cell))
        if cell.op in ("const", "column", "unknown", "not_applicable", "missing"):
            return self._leaf(cell)
        if cell.op in ("and", "or"):
            return _joined(self._settled(cell), operator.and_ if cell.op == "and" else operator.or_)
        parts = [self._wide(cell, arg) for arg in cell.args]
        if cell.op in ("scale", "div", "mod"):
            parts.append(self.pl.lit(cell.data, self.pl.Int128 if _bits(cell) > 64 else self.pl.Int64))
        return _WRITE[cell.op](self.pl, cell, parts)

    def _settled(self, cell: Cell) -> list[Any]:
        """The parts of an `and` or `or`. A fact beside its own mask is one comparison that leaves no null."""
        rest = dict.fromkeys(cell.args)
        parts = []
        for arg in cell.args:
            fact = arg.args[0] if arg.op == "not" else arg
            mask = self._mask_beside(cell, fact) if fact.op == "column" else None
            if mask in rest and arg in rest:
                value = self.pl.col(self.sources[str(fact.data)])
                yes = arg is fact
                parts.append(value.ne_missing(not yes) if cell.op == "or" else value.eq_missing(yes))
                del rest[arg], rest[mask]
        return parts + [self.of(arg) for arg in rest]

    def _mask_beside(self, cell: Cell, fact: Cell) -> Cell | None:
        """The part that says whether a fact is unknown (in an `and`: known), where nothing else can be."""
        if self.plan.columns[str(fact.data)].not_applicable:
            return None
        for arg in cell.args:
            mask = arg.args[0] if cell.op == "and" and arg.op == "not" else arg
            if mask.op == "unknown" and mask.data == fact.data and (cell.op == "or" or mask is not arg):
                return arg
        return None

    def _wide(self, cell: Cell, arg: Cell) -> Any:
        """A part, in 128 bits where the whole needs them."""
        part = self.of(arg)
        return part.cast(self.pl.Int128) if _bits(cell) > 64 and not arg.boolean and arg.bits <= 64 else part

    def _leaf(self, cell: Cell) -> Any:
        pl = self.pl
        if cell.op == "const":
            if cell.boolean:
                return pl.lit(cell.data)
            return pl.lit(cell.low, pl.Int64 if cell.bits <= 64 else pl.Int128)
        if cell.op == "missing":
            return pl.lit(True)
        name = str(cell.data)
        nowhere = pl.col(name + NOT_APPLICABLE_COLUMN).fill_null(False)
        if cell.op == "not_applicable":
            return nowhere
        if cell.op == "column":
            return pl.col(self.sources[name])
        null = pl.col(name).is_null()
        return null & ~nowhere if self.plan.columns[name].not_applicable else null

    def outside(self) -> Any:
        """Whether a row lies outside the ranges of the plan."""
        pl = self.pl
        wrong = [pl.lit(False)]
        for name, column in self.plan.columns.items():
            value = pl.col(self.sources[name])
            found = pl.lit(False)
            if column.low is not None and column.high is not None:
                found = ~value.is_between(column.low, column.high).fill_null(True)
            if not column.unknown:
                found = found | value.is_null()
            if column.not_applicable:
                found = found & ~pl.col(name + NOT_APPLICABLE_COLUMN).fill_null(False)
            wrong.append(found)
        return pl.any_horizontal(wrong)


def _bits(cell: Cell) -> int:
    """How wide the arithmetic of a cell is: as the widest of its parts and itself."""
    return max((each.bits for each in (cell, *cell.args) if not each.boolean), default=1)


def _select(pl: Any, parts: list[Any]) -> Any:
    condition, then, otherwise = parts
    return pl.when(condition).then(then).otherwise(otherwise)


def _table(pl: Any, cell: Cell, key: Any) -> Any:
    first, *others = cast(tuple[int, ...], cell.data)
    chosen = pl.lit(first, pl.Int64)
    for place, value in enumerate(others, 1):
        chosen = pl.when(key >= place).then(pl.lit(value, pl.Int64)).otherwise(chosen)
    return chosen


def _joined(parts: list[Any], sign: Callable[[Any, Any], Any]) -> Any:
    first, *rest = parts
    for part in rest:
        first = sign(first, part)
    return first


_WRITE: dict[str, Callable[[Any, Cell, list[Any]], Any]] = {
    "table": lambda pl, cell, parts: _table(pl, cell, parts[0]),
    "add": lambda _pl, _cell, parts: parts[0] + parts[1],
    "sub": lambda _pl, _cell, parts: parts[0] - parts[1],
    "mul": lambda _pl, _cell, parts: parts[0] * parts[1],
    "scale": lambda _pl, _cell, parts: parts[0] * parts[1],
    "div": lambda _pl, _cell, parts: parts[0] // parts[1],
    "mod": lambda _pl, _cell, parts: parts[0] % parts[1],
    "min": lambda pl, _cell, parts: pl.min_horizontal(parts),
    "max": lambda pl, _cell, parts: pl.max_horizontal(parts),
    "select": lambda pl, _cell, parts: _select(pl, parts),
    "not": lambda _pl, _cell, parts: ~parts[0],
    "lt": lambda _pl, _cell, parts: parts[0] < parts[1],
    "le": lambda _pl, _cell, parts: parts[0] <= parts[1],
    "eq": lambda _pl, _cell, parts: parts[0] == parts[1],
    "same": lambda _pl, _cell, parts: parts[0] == parts[1],
}
