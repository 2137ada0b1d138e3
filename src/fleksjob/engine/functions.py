"""What a rule may say besides arithmetic: the smaller, the larger, one of two, rounding, and what does not
apply.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from fleksjob.engine import units
from fleksjob.engine.nodes import (
    Bound,
    Node,
    Numeric,
    as_node,
    fold_bounds,
    number,
    quantity,
    same_unit,
    yes_no,
)
from fleksjob.errors import LawError


def _extreme(op: str, fold: Callable[[list[Fraction]], Fraction], values: tuple[Node | Numeric, ...]) -> Node:
    first = next((value.unit for value in values if isinstance(value, Node)), units.PLAIN)
    nodes = tuple(as_node(value, first) for value in values)
    unit, den = same_unit(nodes)
    if units.is_choice(unit):
        raise LawError(f"valg kan kun være ens eller forskellige: {nodes!r}")
    bounds = (
        fold_bounds(fold, [node.low for node in nodes]),
        fold_bounds(fold, [node.high for node in nodes]),
    )
    return Node(op, nodes, tuple(den // node.den for node in nodes), unit=unit, den=den, bounds=bounds)


def least(*values: Node | Numeric) -> Node:
    """The smallest. What is not applicable does not count; unknown makes the result unknown."""
    return _extreme("least", min, values)


def greatest(*values: Node | Numeric) -> Node:
    """The largest. What is not applicable does not count; unknown makes the result unknown."""
    return _extreme("greatest", max, values)


def over(value: Node, limit: Node) -> Node:
    """The part of `value` above `limit`, never below zero."""
    return greatest(value - limit, 0)


def _merged(op: str, condition: tuple[Node, ...], values: tuple[object, ...]) -> Node:
    first = next((value.unit for value in values if isinstance(value, Node)), units.PLAIN)
    nodes = tuple(as_node(value, first) for value in values)
    if any(node.boolean for node in nodes):
        return Node(op, (*condition, *map(yes_no, nodes)), (1,) * len(nodes), boolean=True)
    unit, den = same_unit(nodes)
    bounds = (fold_bounds(min, [node.low for node in nodes]), fold_bounds(max, [node.high for node in nodes]))
    factors = tuple(den // node.den for node in nodes)
    return Node(op, (*condition, *nodes), factors, unit=unit, den=den, bounds=bounds)


def where(condition: Node, then: Node | Numeric, otherwise: Node | Numeric) -> Node:
    """One of two values. Only the chosen side is looked at, so only it is asked for and shown."""
    return _merged("where", (yes_no(condition),), (then, otherwise))


def first_of(*values: Node | Numeric) -> Node:
    """The first value that is applicable."""
    return _merged("first_of", (), values)


def applies_if(condition: Node, value: Node | Numeric) -> Node:
    """The value where the condition holds, else not applicable (which is neither zero nor unknown)."""
    return _merged("applies_if", (yes_no(condition),), (value,))


def round_half_up(value: Node, *, to: Numeric) -> Node:
    """The value rounded to whole steps of `to`, halves away from zero. The only rounding there is.

    Raises LawError for a step that is not above 0.
    """
    step = Fraction(to)
    if step <= 0:
        raise LawError("der afrundes til et trin over 0")

    def rounded(bound: Bound) -> Bound:
        return None if bound is None else half_up(bound.numerator, bound.denominator, step) * Fraction(step)

    return Node(
        "round",
        (number(value),),
        step,
        unit=value.unit,
        den=step.denominator,
        bounds=(rounded(value.low), rounded(value.high)),
    )


def add_months(start: Node, months: Node | int, *, into_next: bool = False) -> Node:
    """The same day of the month some months later.

    A day that month does not have becomes its last day, or with `into_next` the first of the month after.
    Raises LawError for what is no day, or no number of months.
    """
    late = months if isinstance(months, Node) else quantity(months, "måned")
    if start.boolean or start.unit != units.DATE or late.unit != units.parse("måned") or late.den != 1:
        raise LawError(f"hele måneder lægges til en dag, ikke {months!r} til {start!r}")
    return Node("add_months", (start, late), into_next, unit=units.DATE)


def add_days(start: Node, days: int) -> Node:
    """The day some days later, weekends counted. Days are the ordinals of days, so this is their sum.

    Raises LawError for what is no day.
    """
    if start.boolean or start.unit != units.DATE:
        raise LawError(f"dage lægges til en dag, ikke {days!r} til {start!r}")
    low, high = (None if end is None else end + days for end in (start.low, start.high))
    return Node("add", (start, quantity(days, "dag")), (1, 1), unit=units.DATE, bounds=(low, high))


def stepped(value: Node, steps: Sequence[tuple[Node, Node | Numeric]], last: Node | Numeric) -> Node:
    """A table with rising limits: the entry of the first limit that lies above the value, else `last`."""
    result = last
    for limit, entry in reversed(steps):
        result = where(value < limit, entry, result)
    return as_node(result)


def half_up(number: int, den: int, step: Fraction) -> int:
    """How many whole steps the fraction number/den is, halves away from zero."""
    above, below = abs(number) * step.denominator, den * step.numerator
    steps = (2 * above + below) // (2 * below)
    return -steps if number < 0 else steps


def bits(node: Node) -> int | None:
    """How many bits the integer of this node can need, sign included; None where the inputs set no bound."""
    if node.low is None or node.high is None:
        return None
    return max(int(abs(node.low) * node.den).bit_length(), int(abs(node.high) * node.den).bit_length()) + 1
