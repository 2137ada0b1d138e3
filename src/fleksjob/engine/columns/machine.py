"""Makes cells: equal ones are one, and what bounds and other cells decide is decided once. See `cell`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from fleksjob.engine.columns.cell import Cell, reachable

__all__ = ["Cell", "Graph", "reachable"]


class Graph:
    """Makes cells. Two equal cells are one, and what is known from constants and bounds is not computed."""

    def __init__(self) -> None:
        self._cells: dict[tuple[object, ...], Cell] = {}
        self.rule = ""
        self.false = self._cell("const", (), False, None)
        self.true = self._cell("const", (), True, None)

    def _cell(self, op: str, args: tuple[Cell, ...], data: object, bounds: tuple[int, int] | None) -> Cell:
        key = (op, bounds is None, data.__class__, data, *(arg.number for arg in args))
        cell = self._cells.get(key)
        if cell is None:
            if bounds is not None and bounds[0] == bounds[1] and op != "const":
                cell = self.integer(bounds[0])
            else:
                cell = Cell(op, args, data, bounds, len(self._cells), self.rule)
            self._cells[key] = cell
        return cell

    # -- leaves
    def integer(self, value: int) -> Cell:
        """The same number in every row."""
        return self._cell("const", (), value, (value, value))

    def column(self, name: str, bounds: tuple[int, int] | None) -> Cell:
        """The values of a column; without bounds, yes or no."""
        return self._cell("column", (), name, bounds)

    def table(self, key: Cell, values: tuple[int, ...]) -> Cell:
        """One of some numbers, by its place from 0."""
        return self._cell("table", (key,), values, (min(values), max(values)))

    def mask(self, op: str, name: str) -> Cell:
        """Whether a column is `unknown` or `not_applicable` in a row, or a rate `missing`."""
        return self._cell(op, (), name, None)

    # -- numbers
    def scale(self, cell: Cell, factor: int) -> Cell:
        """A number times a constant."""
        if factor == 1:
            return cell
        if cell.op == "scale":
            return self.scale(cell.args[0], cast(int, cell.data) * factor)
        low, high = sorted((cell.low * factor, cell.high * factor))
        return self._cell("scale", (cell,), factor, (low, high))

    def add(self, left: Cell, right: Cell) -> Cell:
        """The sum."""
        if left.constant == 0:
            return right
        if right.constant == 0:
            return left
        return self._cell("add", (left, right), None, (left.low + right.low, left.high + right.high))

    def sub(self, left: Cell, right: Cell) -> Cell:
        """The difference."""
        if right.constant is not None:
            return self.add(left, self.integer(-right.constant))
        if left is right:
            return self.integer(0)
        return self._cell("sub", (left, right), None, (left.low - right.high, left.high - right.low))

    def linear(self, left: Cell, by_left: int, right: Cell, by_right: int) -> Cell:
        """left · by_left + right · by_right."""
        if by_right < 0:
            return self.sub(self.scale(left, by_left), self.scale(right, -by_right))
        if by_left < 0:
            return self.sub(self.scale(right, by_right), self.scale(left, -by_left))
        return self.add(self.scale(left, by_left), self.scale(right, by_right))

    def mul(self, left: Cell, right: Cell) -> Cell:
        """The product."""
        if left.constant is not None:
            return self.scale(right, left.constant)
        if right.constant is not None:
            return self.scale(left, right.constant)
        ends = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
        return self._cell("mul", (left, right), None, (min(ends), max(ends)))

    def least(self, left: Cell, right: Cell) -> Cell:
        """The smaller."""
        if left.high <= right.low:
            return left
        if right.high <= left.low:
            return right
        bounds = (min(left.low, right.low), min(left.high, right.high))
        return self._cell("min", (left, right), None, bounds)

    def greatest(self, left: Cell, right: Cell) -> Cell:
        """The larger."""
        if left.low >= right.high:
            return left
        if right.low >= left.high:
            return right
        bounds = (max(left.low, right.low), max(left.high, right.high))
        return self._cell("max", (left, right), None, bounds)

    def div(self, cell: Cell, divisor: int) -> Cell:
        """The whole part of a quotient; the number is 0 or more."""
        assert cell.low >= 0  # noqa: S101 - negative quotients differ between back ends: none may be made
        return (
            cell
            if divisor == 1
            else self._cell("div", (cell,), divisor, (cell.low // divisor, cell.high // divisor))
        )

    def mod(self, cell: Cell, divisor: int) -> Cell:
        """What is left over; the number is 0 or more."""
        assert cell.low >= 0  # noqa: S101
        if cell.high < divisor:
            return cell
        within_one = cell.low // divisor == cell.high // divisor
        bounds = (cell.low % divisor, cell.high % divisor) if within_one else (0, divisor - 1)
        return self._cell("mod", (cell,), divisor, bounds)

    # -- comparisons
    def lt(self, left: Cell, right: Cell) -> Cell:
        """left < right."""
        if left.high < right.low:
            return self.true
        if left is right or left.low >= right.high:
            return self.false
        return self._compared("lt", left, right)

    def le(self, left: Cell, right: Cell) -> Cell:
        """left <= right."""
        if left is right or left.high <= right.low:
            return self.true
        if left.low > right.high:
            return self.false
        return self._compared("le", left, right)

    def eq(self, left: Cell, right: Cell) -> Cell:
        """left == right, of numbers."""
        if left is right:
            return self.true
        if left.high < right.low or left.low > right.high:
            return self.false
        return self._compared("eq", left, right)

    def _compared(self, op: str, left: Cell, right: Cell) -> Cell:
        """A comparison; of a choice with a constant in it and a constant, the choice of two comparisons."""
        compare = {"lt": self.lt, "le": self.le, "eq": self.eq}[op]
        if right.constant is not None and _has_constant(left):
            condition, then, otherwise = left.args
            return self.select(condition, compare(then, right), compare(otherwise, right))
        if left.constant is not None and _has_constant(right):
            condition, then, otherwise = right.args
            return self.select(condition, compare(left, then), compare(left, otherwise))
        return self._cell(op, (left, right), None, None)

    def same(self, left: Cell, right: Cell) -> Cell:
        """Whether two yes/no are equal."""
        if left is right:
            return self.true
        for one, other in ((left, right), (right, left)):
            if one is self.true:
                return other
            if one is self.false:
                return self.not_(other)
        return self._cell("same", (left, right), None, None)

    # -- yes and no
    def not_(self, cell: Cell) -> Cell:
        """The opposite."""
        if cell is self.true:
            return self.false
        if cell is self.false:
            return self.true
        return cell.args[0] if cell.op == "not" else self._cell("not", (cell,), None, None)

    def and_(self, *cells: Cell) -> Cell:
        """Whether all hold."""
        return self._junction("and", cells, self.false, self.true)

    def or_(self, *cells: Cell) -> Cell:
        """Whether one holds."""
        return self._junction("or", cells, self.true, self.false)

    def _junction(self, op: str, cells: Iterable[Cell], decides: Cell, neutral: Cell) -> Cell:
        kept = list(dict.fromkeys(cells))
        for place, cell in enumerate(kept):  # each is looked at only where the others leave it open
            others = {other: neutral for other in kept if other is not cell and other is not neutral}
            others |= {other.args[0]: decides for other in others if other.op == "not"}
            kept[place] = self._given(cell, others, 2)
        kept = list(dict.fromkeys(cell for cell in kept if cell is not neutral))
        if decides in kept:
            return decides
        if len(kept) < 2:
            return kept[0] if kept else neutral
        return self._cell(op, tuple(kept), None, None)

    def _given(self, cell: Cell, settled: dict[Cell, Cell], depth: int) -> Cell:
        """A yes/no where some others are settled.

        In a row where one of those is null this may answer more than the cell did, never otherwise: a mask,
        which is never null, stays what it was.
        """
        if cell in settled:
            return settled[cell]
        if cell.op == "not":
            return self.not_(self._given(cell.args[0], settled, depth))
        if depth and cell.op in ("and", "or"):
            parts = [self._given(arg, settled, depth - 1) for arg in cell.args]
            if any(part is not arg for part, arg in zip(parts, cell.args, strict=True)):
                return self.and_(*parts) if cell.op == "and" else self.or_(*parts)
        return cell

    def select(self, condition: Cell, then: Cell, otherwise: Cell) -> Cell:
        """One of two values, both computed."""
        if condition is self.true or then is otherwise:
            return then
        if condition is self.false:
            return otherwise
        if condition.op == "not":
            return self.select(condition.args[0], otherwise, then)
        if then.boolean:
            return self._select_answer(condition, then, otherwise)
        return self._select_number(condition, then, otherwise)

    def _select_number(self, condition: Cell, then: Cell, otherwise: Cell) -> Cell:
        for one, other, chosen in ((then, otherwise, condition), (otherwise, then, self.not_(condition))):
            if one.op == "select" and other in one.args[1:]:  # a choice within a choice of the same value
                inner, first, second = one.args
                inner, own = (self.not_(inner), second) if first is other else (inner, first)
                return self.select(self.and_(chosen, inner), own, other)
        bounds = (min(then.low, otherwise.low), max(then.high, otherwise.high))
        return self._cell("select", (condition, then, otherwise), None, bounds)

    def _select_answer(self, condition: Cell, then: Cell, otherwise: Cell) -> Cell:
        if then is self.true:
            return self.or_(condition, otherwise)
        if then is self.false:
            return self.and_(self.not_(condition), otherwise)
        if otherwise is self.false:
            return self.and_(condition, then)
        if otherwise is self.true:
            return self.or_(self.not_(condition), then)
        return self._cell("select", (condition, then, otherwise), None, None)


def _has_constant(cell: Cell) -> bool:
    return cell.op == "select" and any(branch.constant is not None for branch in cell.args[1:])
