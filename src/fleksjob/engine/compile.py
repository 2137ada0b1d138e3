"""From tree to closures: each node becomes a small function of (run, used) that gives its value.

`used` collects the names a value really leaned on: the deciding side of an `and`, the chosen side of a
`where`. That is what an explanation shows, and through which unknown inputs are found.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, cast

from fleksjob import dates
from fleksjob.engine.functions import half_up
from fleksjob.engine.nodes import Node
from fleksjob.engine.values import NOT_APPLICABLE, UNKNOWN, Dual, State, Value
from fleksjob.errors import LawError, RateMissing

Code = Callable[[Any, list[int]], Any]
"""A compiled node: (run, used slots) -> Value. `Any`, since numbers, yes/no and states share one path."""

PENDING: Any = object()
"""The value of a slot that has not been computed."""

_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def code_of(node: Node, slots: Mapping[str, int]) -> Code:
    """The function that computes a node.

    `slots` says where each rule, input, rate and policy keeps its value.
    """
    if node.op == "const":
        constant = node.data
        return lambda _run, _used: constant
    if node.op in ("rule", "input", "rate", "policy"):
        return _leaf(slots[cast(str, node.data)])
    parts = [code_of(arg, slots) for arg in node.args]
    return _BUILDERS[node.op](node, parts)


def _blend(left: Value, right: Value) -> State:
    return NOT_APPLICABLE if left is NOT_APPLICABLE or right is NOT_APPLICABLE else UNKNOWN


def _leaf(slot: int) -> Code:
    def leaf(run: Any, used: list[int]) -> Any:
        used.append(slot)
        value = run.values[slot]
        return run.compute(slot) if value is PENDING else value

    return leaf


def _add(node: Node, parts: list[Code]) -> Code:
    left, right = parts
    by_left, by_right = cast(tuple[int, int], node.data)

    def add(run: Any, used: list[int]) -> Any:
        one, other = left(run, used), right(run, used)
        if one.__class__ is State or other.__class__ is State:
            return _blend(one, other)
        return one * by_left + other * by_right

    return add


def _add_months(node: Node, parts: list[Code]) -> Code:
    start, months = parts
    into_next = bool(node.data)

    def add_months(run: Any, used: list[int]) -> Any:
        one, other = start(run, used), months(run, used)
        if one.__class__ is State or other.__class__ is State:
            return _blend(one, other)
        return months_later(one, other, into_next=into_next)

    return add_months


def months_later(start: int, months: int, *, into_next: bool) -> int:
    """The ordinal of the same day of the month, some months later. See `functions.add_months`."""
    first = date.fromordinal(start)
    later = dates.add_months(first, months)
    return later.toordinal() + (into_next and later.day != first.day)


def _mul(_node: Node, parts: list[Code]) -> Code:
    left, right = parts

    def mul(run: Any, used: list[int]) -> Any:
        one, other = left(run, used), right(run, used)
        if one.__class__ is State or other.__class__ is State:
            return _blend(one, other)
        return one * other

    return mul


def _div(node: Node, parts: list[Code]) -> Code:
    left, right = parts
    factor, _ = cast(tuple[int, int], node.data)

    def div(run: Any, used: list[int]) -> Any:
        one = left(run, used)
        right(run, used)  # refuses a missing rate, and notes that it was used
        return one if one.__class__ is State else one * factor

    return div


def _extreme(node: Node, parts: list[Code]) -> Code:
    pairs = list(zip(parts, cast(tuple[int, ...], node.data), strict=True))
    better = operator.lt if node.op == "least" else operator.gt

    def extreme(run: Any, used: list[int]) -> Any:
        best: Any = NOT_APPLICABLE
        for part, factor in pairs:
            value = part(run, used)
            if value.__class__ is State:
                if value is UNKNOWN:
                    best = UNKNOWN
            elif best is not UNKNOWN:
                scaled = value * factor
                if best is NOT_APPLICABLE or better(scaled, best):
                    best = scaled
        return best

    return extreme


def _compare(node: Node, parts: list[Code]) -> Code:
    left, right = parts
    sign, by_left, by_right = cast(tuple[str, int, int], node.data)
    holds = _SIGNS[sign]

    def compare(run: Any, used: list[int]) -> Any:
        one, other = left(run, used), right(run, used)
        if one.__class__ is State or other.__class__ is State:
            return _blend(one, other)
        return holds(one * by_left, other * by_right)

    return compare


def _junction(node: Node, parts: list[Code]) -> Code:
    decides = node.op == "or"  # one yes decides an `or`, one no an `and`

    def junction(run: Any, used: list[int]) -> Any:
        result: Any = NOT_APPLICABLE
        seen: list[int] = []
        for part in parts:
            here: list[int] = []
            value = part(run, here)
            if value is decides:
                used += here
                return decides
            if value is UNKNOWN:
                result = UNKNOWN
            elif result is NOT_APPLICABLE:
                result = value
            seen += here
        used += seen
        return result

    return junction


def _not(_node: Node, parts: list[Code]) -> Code:
    (part,) = parts

    def negate(run: Any, used: list[int]) -> Any:
        value = part(run, used)
        return value if value.__class__ is State else not value

    return negate


def _scaled(value: Any, factor: int) -> Any:
    return value if factor == 1 or value.__class__ is State else value * factor


def _perhaps(part: Code, run: Any, used: list[int]) -> Any:
    """A side that may never be chosen: a rate it lacks is then no reason to refuse, only not to know."""
    here: list[int] = []
    try:
        value = part(run, here)
    except RateMissing:
        return UNKNOWN
    used += here
    return value


def _where(node: Node, parts: list[Code]) -> Code:
    condition, then, otherwise = parts
    by_then, by_otherwise = cast(tuple[int, int], node.data)

    def where(run: Any, used: list[int]) -> Any:
        holds = condition(run, used)
        if holds is True:
            return _scaled(then(run, used), by_then)
        if holds is False:
            return _scaled(otherwise(run, used), by_otherwise)
        if holds is NOT_APPLICABLE:
            return NOT_APPLICABLE
        one = _scaled(_perhaps(then, run, used), by_then)
        other = _scaled(_perhaps(otherwise, run, used), by_otherwise)
        known = one.__class__ is not State and other.__class__ is not State
        return one if known and one == other else UNKNOWN

    return where


def _first_of(node: Node, parts: list[Code]) -> Code:
    pairs = list(zip(parts, cast(tuple[int, ...], node.data), strict=True))

    def first_of(run: Any, used: list[int]) -> Any:
        skipped: list[int] = []
        for part, factor in pairs:
            here: list[int] = []
            value = part(run, here)
            if value is not NOT_APPLICABLE:
                used += here
                return _scaled(value, factor)
            skipped += here
        used += skipped
        return NOT_APPLICABLE

    return first_of


def _applies_if(_node: Node, parts: list[Code]) -> Code:
    condition, then = parts

    def applies_if(run: Any, used: list[int]) -> Any:
        holds = condition(run, used)
        if holds is True:
            return then(run, used)
        return UNKNOWN if holds is UNKNOWN else NOT_APPLICABLE

    return applies_if


def _round(node: Node, parts: list[Code]) -> Code:
    (part,) = parts
    step, den = cast(Fraction, node.data), node.args[0].den

    def rounded(run: Any, used: list[int]) -> Any:
        value = part(run, used)
        if value.__class__ is State:
            return value
        if isinstance(value, Dual):  # a slope sees through the rounding: the steps are not what is asked for
            return Dual(
                Fraction(value.value * step.denominator, den), Fraction(value.slope * step.denominator, den)
            )
        return half_up(value, den, step) * step.numerator

    return rounded


_BUILDERS: Mapping[str, Callable[[Node, list[Code]], Code]] = {
    "add": _add,
    "add_months": _add_months,
    "mul": _mul,
    "div": _div,
    "least": _extreme,
    "greatest": _extreme,
    "compare": _compare,
    "and": _junction,
    "or": _junction,
    "not": _not,
    "where": _where,
    "first_of": _first_of,
    "applies_if": _applies_if,
    "round": _round,
}


def missing(refusal: Callable[[date], Exception]) -> Code:
    """Code that refuses when it is reached: a rate without a value on the day of the run."""

    def refuse(run: Any, _used: list[int]) -> Any:
        raise refusal(run.program.day)

    return refuse


def cycle(path: list[str]) -> LawError:
    """The error for rules that need each other."""
    return LawError("regler, der venter på hinanden: " + " → ".join(path))
