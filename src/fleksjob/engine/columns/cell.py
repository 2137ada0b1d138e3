"""Cells: what a law becomes when its states are taken apart, so that every back end computes the same.

A value of the law is a number or yes/no, unknown, or not applicable. Here it is three cells: the value, and
two masks. Cells know nothing of states: they are plain integers and plain booleans, so a null, a tie or a
negative quotient never reaches a back end. Equal cells are one cell. Every number has proven bounds, and what
the bounds decide is decided here, once.

A value cell may hold anything in a row whose mask says that nothing is known there; a mask never leans on it.
"""

from __future__ import annotations

from collections.abc import Iterable


class Cell:
    """One operation of plain integers or booleans with its proven bounds.

    op of numbers: const, column, table, add, sub, mul, scale, min, max, div, mod, select. Of booleans: const,
    column, unknown, not_applicable, missing, not, and, or, lt, le, eq, same, select. `data` is a name, a
    value or a factor; `rule` is the rule it came from. div and mod only ever meet numbers from 0 and divisors
    above 0.
    """

    __slots__ = ("args", "boolean", "data", "high", "low", "number", "op", "rule")

    def __init__(
        self,
        op: str,
        args: tuple[Cell, ...],
        data: object,
        bounds: tuple[int, int] | None,
        number: int,
        rule: str,
    ) -> None:
        self.op, self.args, self.data, self.number, self.rule = op, args, data, number, rule
        self.boolean = bounds is None
        self.low, self.high = bounds or (0, 1)

    def __repr__(self) -> str:
        inside = [repr(each) for each in self.args]
        return f"{self.op}({', '.join(inside if self.data is None else [str(self.data), *inside])})"

    @property
    def bits(self) -> int:
        """How many bits the number needs, sign included: 64 is what an Int64 holds."""
        return max(self.high.bit_length(), (-self.low - 1 if self.low < 0 else 0).bit_length()) + 1

    @property
    def constant(self) -> int | None:
        """The value of a cell that is the same in every row."""
        return self.low if not self.boolean and self.low == self.high else None


def reachable(roots: Iterable[Cell]) -> list[Cell]:
    """The cells that some cells are made of, themselves included, parts before wholes."""
    found: dict[int, Cell] = {}
    waiting = list(roots)
    while waiting:
        cell = waiting.pop()
        if cell.number not in found:
            found[cell.number] = cell
            waiting.extend(cell.args)
    return [found[number] for number in sorted(found)]
