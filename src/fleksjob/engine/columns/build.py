"""What a plan is made of: its columns with their ranges, and the cells of what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from math import ceil, floor

from fleksjob.engine import units
from fleksjob.engine.columns.lower import Lowering
from fleksjob.engine.columns.machine import Cell, reachable
from fleksjob.engine.columns.model import Column, Result, TooWide
from fleksjob.engine.columns.operations import rounded
from fleksjob.engine.columns.states import Answer
from fleksjob.engine.program import Program
from fleksjob.engine.values import State, Value
from fleksjob.errors import LawError, RateMissing
from fleksjob.rates import Rate

Amount = int | Fraction


@dataclass(frozen=True, slots=True)
class Output:
    """A result with the cells that give it: the value, and where it is unknown or not applicable."""

    result: Result
    value: Cell
    unknown: Cell
    not_applicable: Cell

    @property
    def masks(self) -> list[Cell]:
        """The masks that a row can meet."""
        both = ((self.unknown, self.result.unknown), (self.not_applicable, self.result.not_applicable))
        return [mask for mask, possible in both if possible]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a plan is asked for: see `Plan`."""

    program: Program
    wanted: tuple[str, ...]
    columns: Mapping[str, Column]
    fixed: Mapping[str, Value]
    rounded: Mapping[str, int]
    tables: Mapping[str, tuple[int, ...]]
    by: str

    def outputs(self) -> list[Output]:
        """The cells. Raises RateMissing for a rate that a row can reach and that has no value."""
        lowering = Lowering(self.program, self.columns, self.fixed, self.tables, self.by)
        return [self._output(lowering, name) for name in self.wanted]

    def _output(self, lowering: Lowering, name: str) -> Output:
        answer, graph = lowering.of_name(name), lowering.graph
        if answer.missing is not graph.false:
            raise self._missing_rate(answer)
        node = self.program.entries[self.program.slots[name]].node
        value, den = answer.value, 1
        graph.rule = name
        if not node.boolean:
            exact = Fraction(answer.scale, node.den)
            den = self.rounded.get(name, exact.denominator)
            value = rounded(graph, value, exact * den)
        result = Result(
            name,
            "" if node.boolean else units.text(node.unit),
            den,
            node.boolean,
            value.low,
            value.high,
            answer.unknown is not graph.false,
            answer.not_applicable is not graph.false,
        )
        return Output(result, value, answer.unknown, answer.not_applicable)

    def _missing_rate(self, answer: Answer) -> RateMissing:
        name = next(str(cell.data) for cell in reachable([answer.missing]) if cell.op == "missing")
        rate = self.program.entries[self.program.slots[name]].source
        assert isinstance(rate, Rate)  # noqa: S101 - only rates are missing
        return rate.missing(self.program.day)

    # -- width
    def refusal(self, wide: Cell, bits: int) -> TooWide:
        """Why a number is too wide, and what would help."""
        leaves = [cell for cell in reachable([wide]) if cell.op == "column" and not cell.boolean]
        if not leaves:
            return TooWide(wide.rule, wide.bits, bits, "", wide.high, lambda: None)
        widest = max(leaves, key=lambda cell: cell.bits)
        name = str(widest.data)
        narrower = partial(self._narrower, name, widest, bits)
        return TooWide(wide.rule, wide.bits, bits, name, widest.high, narrower)

    def _narrower(self, name: str, widest: Cell, bits: int) -> int | None:
        """The largest value of a column, to two digits, with which everything fits."""

        def fits(high: int) -> bool:
            narrow = replace(self.columns[name], high=high)
            tried = replace(self, columns={**self.columns, name: narrow})
            return too_wide(reachable(roots_of(tried.outputs())), bits) is None

        low, high = widest.low, widest.high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if fits(middle) else (low, middle)
        if low == widest.low:
            return None
        digits: int = 10 ** max(len(str(abs(low))) - 2, 0)
        return max(low // digits * digits, widest.low)


def roots_of(outputs: Iterable[Output]) -> list[Cell]:
    """The cells that come out."""
    return [cell for each in outputs for cell in (each.value, *each.masks)]


def too_wide(cells: Iterable[Cell], bits: int) -> Cell | None:
    """The first number that needs more bits."""
    return next((cell for cell in cells if not cell.boolean and cell.bits > bits), None)


def wishes(
    program: Program,
    wanted: Iterable[str],
    columns: Iterable[Column],
    fixed: Mapping[str, Value] | None,
    rounded_to: Mapping[str, int] | None,
    rates: Mapping[str, Sequence[Amount]] | None,
    by: str,
) -> Wishes:
    """What a plan is asked for, when it can be asked for. Raises LawError and ValueError as `Plan` says."""
    arriving = {column.name: bounded(program, column) for column in columns}
    tables = {name: _table(program, name, values) for name, values in (rates or {}).items()}
    if tables:
        arriving |= {by: _key(program, by, {len(values) for values in tables.values()})}
    asked = Wishes(
        program,
        tuple(dict.fromkeys(wanted)),
        arriving,
        dict(fixed or {}),
        dict(rounded_to or {}),
        tables,
        by,
    )
    for name in (*asked.wanted, *asked.fixed, *asked.rounded):
        if name not in program.slots:
            raise LawError(f"{name!r} gælder ikke {program.day.isoformat()}")
    for name in asked.wanted:
        if program.entries[program.slots[name]].kind != "rule" or name in asked.columns:
            raise LawError(f"{name!r} er ikke en regel, der skal regnes ud")
    if both := sorted(set(asked.columns) & set(asked.fixed)):
        raise LawError(f"{both[0]!r} er både en kolonne og fast")
    for name, value in asked.fixed.items():
        _check_fixed(program, name, value)
    for name, den in asked.rounded.items():
        if program.entries[program.slots[name]].node.boolean or den < 1:
            raise ValueError(f"{name}: kun tal kan afrundes, til hele eller mindre")
    return asked


def _table(program: Program, name: str, values: Sequence[Amount]) -> tuple[int, ...]:
    """The values of a rate as stored integers. Raises LawError for what is no rate, or has another den."""
    if name not in program.slots or program.entries[program.slots[name]].kind != "rate":
        raise LawError(f"{name!r} er ikke en sats, som reglerne bruger {program.day.isoformat()}")
    node = program.entries[program.slots[name]].node
    stored = [Fraction(each) * node.den for each in values]
    if node.static is None or not stored or any(each.denominator != 1 for each in stored):
        raise LawError(
            f"{name}: satserne skal være hele 1/{node.den}, som på dagen {program.day.isoformat()}"
        )
    return tuple(each.numerator for each in stored)


def _key(program: Program, by: str, lengths: set[int]) -> Column:
    """The column that chooses among the values of the rates."""
    if by in program.slots or not by.isidentifier():
        raise LawError(f"{by!r} kan ikke være kolonnen, der vælger satser")
    if len(lengths) > 1:
        raise LawError(f"satserne har ikke lige mange værdier: {sorted(lengths)}")
    return Column(by, 0, max(lengths) - 1, unknown=False)


def _check_fixed(program: Program, name: str, value: Value) -> None:
    if name in program.inputs:
        if not isinstance(value, State):
            program.inputs[name].check(value)
    elif name not in program.policies:
        raise LawError(f"{name!r} er hverken en oplysning eller en politik")
    elif not isinstance(value, bool):
        raise ValueError(f"{name}: en politik er ja eller nej, ikke {value!r}")


def bounded(program: Program, column: Column) -> Column:
    """The column with its bounds filled in. Raises LawError for its name, ValueError for its bounds."""
    name = column.name
    if name not in program.slots or program.entries[program.slots[name]].kind == "rate":
        raise LawError(f"{name!r} kan ikke være en kolonne {program.day.isoformat()}")
    entry = program.entries[program.slots[name]]
    if entry.kind == "policy" and (column.unknown or column.not_applicable):
        raise ValueError(f"{name}: en politik er ja eller nej; giv unknown=False")
    if entry.node.boolean:
        if (column.low, column.high, column.step) != (None, None, 1):
            raise ValueError(f"{name}: ja/nej har hverken grænser eller trin")
        return column
    if column.step < 1:
        raise ValueError(f"{name}: et trin er mindst 1")
    by = Fraction(entry.node.den, column.step)
    least = None if entry.node.low is None else ceil(entry.node.low * by)
    most = None if entry.node.high is None else floor(entry.node.high * by)
    low = least if column.low is None else column.low
    high = most if column.high is None else column.high
    if low is None or high is None:
        raise ValueError(f"{name}: har ingen grænser af sig selv; giv low og high")
    beyond = (least is not None and low < least) or (most is not None and high > most)
    if low > high or (entry.kind == "input" and beyond):
        raise ValueError(f"{name}: {low} til {high} ligger ikke inden for {least} til {most}")
    return replace(column, low=low, high=high)
