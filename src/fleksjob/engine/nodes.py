"""The typed expression tree that a rule becomes when it is called with symbols.

A number is an integer over a static denominator: kr/måned with `den` 100 is whole øre, and 30 per cent of
it has `den` 1000. The denominators are worked out while the tree is built, so every fold computes with
integers and nothing is rounded unless a rule says `round_half_up`. `low` and `high` bound the value where
the inputs are bounded.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import NoReturn

from fleksjob.engine import units
from fleksjob.engine.units import Unit
from fleksjob.errors import LawError

Bound = Fraction | None
Numeric = int | Fraction | Decimal


class Node:
    """One operation with its operands.

    `op` names it; `data` holds what is not a node: a name, factors, a step.

    op: const, rule, input, policy, rate, add, add_months, mul, div, least, greatest, compare, and, or, not,
    where, first_of, applies_if, round.
    """

    __slots__ = ("args", "boolean", "data", "den", "high", "low", "op", "static", "unit")

    def __init__(
        self,
        op: str,
        args: tuple[Node, ...] = (),
        data: object = None,
        *,
        boolean: bool = False,
        unit: Unit = units.PLAIN,
        den: int = 1,
        bounds: tuple[Bound, Bound] = (None, None),
        static: Fraction | None = None,
    ) -> None:
        self.op, self.args, self.data = op, args, data
        self.boolean, self.unit, self.den, self.static = boolean, unit, den, static
        self.low, self.high = bounds

    def __repr__(self) -> str:
        inside = [] if self.op == "rule" else [repr(arg) for arg in self.args]  # a rule is told by its name
        if self.data is not None:
            inside.insert(0, str(self.data))
        return f"{self.op}({', '.join(inside)})"

    # -- what Python would do silently and wrongly
    def __bool__(self) -> NoReturn:
        raise LawError(
            "en regel kan ikke bruge if, and, or, not, max(), min() eller a < b < c; "
            "brug where, &, |, ~, greatest, least"
        )

    def __iter__(self) -> NoReturn:
        raise LawError("et udtryk i en regel kan ikke gennemløbes")

    __hash__ = object.__hash__

    # -- numbers
    def __add__(self, other: Node | Numeric) -> Node:
        return _sum(self, as_node(other, self.unit), 1)

    def __radd__(self, other: Numeric) -> Node:
        return _sum(as_node(other, self.unit), self, 1)

    def __sub__(self, other: Node | Numeric) -> Node:
        return _sum(self, as_node(other, self.unit), -1)

    def __rsub__(self, other: Numeric) -> Node:
        return _sum(as_node(other, self.unit), self, -1)

    def __mul__(self, other: Node | Numeric) -> Node:
        return _product(self, as_node(other))

    def __rmul__(self, other: Numeric) -> Node:
        return _product(as_node(other), self)

    def __truediv__(self, other: Node | Numeric) -> Node:
        return _quotient(self, as_node(other))

    # -- comparisons
    def __lt__(self, other: Node | Numeric) -> Node:
        return _compare("<", self, other)

    def __le__(self, other: Node | Numeric) -> Node:
        return _compare("<=", self, other)

    def __gt__(self, other: Node | Numeric) -> Node:
        return _compare(">", self, other)

    def __ge__(self, other: Node | Numeric) -> Node:
        return _compare(">=", self, other)

    def __eq__(self, other: object) -> Node:  # type: ignore[override]
        return _compare("==", self, other)

    def __ne__(self, other: object) -> Node:  # type: ignore[override]
        return _compare("!=", self, other)

    # -- yes and no
    def __and__(self, other: Node) -> Node:
        return all_of(self, other)

    def __or__(self, other: Node) -> Node:
        return any_of(self, other)

    def __invert__(self) -> Node:
        return Node("not", (yes_no(self),), boolean=True)


def as_node(value: object, unit: Unit = units.PLAIN) -> Node:
    """A node as it is; an exact number as a constant. 0 takes any unit. Raises LawError for a float."""
    if isinstance(value, Node):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        raise LawError(f"{value!r} er ikke et eksakt tal; brug int, Fraction, Decimal eller en sats")
    exact = Fraction(value)
    return Node(
        "const",
        data=exact.numerator,
        unit=unit if exact == 0 and units.is_measure(unit) else units.PLAIN,
        den=exact.denominator,
        bounds=(exact, exact),
        static=exact,
    )


def fixed(answer: bool) -> Node:
    """A yes or no that does not depend on anything."""
    return Node("const", data=answer, boolean=True)


def day(value: date) -> Node:
    """A fixed day."""
    ordinal = Fraction(value.toordinal())
    return Node("const", data=value.toordinal(), unit=units.DATE, bounds=(ordinal, ordinal))


def quantity(value: Numeric, unit: str) -> Node:
    """A fixed number with a unit: quantity(5, "dag/uge")."""
    node = as_node(value)
    return Node(
        "const",
        data=node.data,
        unit=units.parse(unit),
        den=node.den,
        bounds=(node.low, node.high),
        static=node.static,
    )


def number(node: Node) -> Node:
    """The node, which must be a number. Raises LawError."""
    if node.boolean:
        raise LawError(f"der skal stå et tal, ikke ja/nej: {node!r}")
    return node


def yes_no(node: object) -> Node:
    """The node, which must be yes or no. Raises LawError."""
    if not isinstance(node, Node) or not node.boolean:
        raise LawError(f"der skal stå ja/nej, ikke et tal: {node!r}")
    return node


def measure(node: Node) -> Node:
    """The node, which must be a number that can be reckoned with, not a day or a choice. Raises LawError."""
    if not units.is_measure(number(node).unit):
        raise LawError(f"der kan ikke regnes med {units.text(node.unit)}: {node!r}")
    return node


def same_unit(nodes: tuple[Node, ...]) -> tuple[Unit, int]:
    """The unit the numbers share, and their common denominator. Raises LawError where units differ."""
    for node in nodes[1:]:
        if number(node).unit != number(nodes[0]).unit:
            left, right = units.text(nodes[0].unit), units.text(node.unit)
            raise LawError(f"{left} og {right} kan ikke lægges sammen eller sammenlignes: {nodes!r}")
    return nodes[0].unit, lcm(*(node.den for node in nodes))


def fold_bounds(fold: Callable[[list[Fraction]], Fraction], bounds: list[Bound]) -> Bound:
    """The smallest or largest of some bounds; None where one is not known."""
    known = [bound for bound in bounds if bound is not None]
    return fold(known) if len(known) == len(bounds) else None


def _sum(left: Node, right: Node, sign: int) -> Node:
    unit, den = same_unit((measure(left), measure(right)))
    far, near = (right.high, right.low) if sign < 0 else (right.low, right.high)
    low = None if left.low is None or far is None else left.low + sign * far
    high = None if left.high is None or near is None else left.high + sign * near
    return Node(
        "add",
        (left, right),
        (den // left.den, sign * den // right.den),
        unit=unit,
        den=den,
        bounds=(low, high),
    )


def _product(left: Node, right: Node) -> Node:
    measure(left), measure(right)
    ends = [
        None if one is None or other is None else one * other
        for one in (left.low, left.high)
        for other in (right.low, right.high)
    ]
    return Node(
        "mul",
        (left, right),
        unit=units.times(left.unit, right.unit),
        den=left.den * right.den,
        bounds=(fold_bounds(min, ends), fold_bounds(max, ends)),
    )


def _quotient(left: Node, right: Node) -> Node:
    """Division by a rate or a constant only: then the denominator stays static and the result exact."""
    unit = units.times(measure(left).unit, measure(right).unit, -1)
    if (
        right.op == "rate" and right.static is None
    ):  # no value on this date; the fold refuses when it gets here
        return Node("div", (left, right), (1, 1), unit=unit, den=left.den)
    divisor = right.static
    if divisor is None or divisor <= 0:
        raise LawError(f"der kan kun divideres med en sats eller et fast tal over 0, ikke {right!r}")
    low, high = (None if end is None else end / divisor for end in (left.low, left.high))
    return Node(
        "div",
        (left, right),
        (divisor.denominator, divisor.numerator),
        unit=unit,
        den=left.den * divisor.numerator,
        bounds=(low, high),
    )


def _compare(sign: str, left: Node, other: object) -> Node:
    right = as_node(other, left.unit)
    unit, den = same_unit((number(left), right))
    if units.is_choice(unit) and sign not in ("==", "!="):
        raise LawError(f"valg kan kun være ens eller forskellige: {left!r} {sign} {right!r}")
    return Node("compare", (left, right), (sign, den // left.den, den // right.den), boolean=True)


def all_of(*conditions: Node) -> Node:
    """Whether all hold. One no decides; a condition that is not applicable does not count."""
    return Node("and", tuple(yes_no(each) for each in conditions), boolean=True)


def any_of(*conditions: Node) -> Node:
    """Whether one holds. One yes decides; a condition that is not applicable does not count."""
    return Node("or", tuple(yes_no(each) for each in conditions), boolean=True)
