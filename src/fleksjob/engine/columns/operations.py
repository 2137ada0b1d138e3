"""Each operation of the tree as cells: `engine.compile` once more, for all rows at once.

Each function here has its namesake there, and the two must agree in every state. A missing rate is a fourth
state, since `compile` raises where it is reached: it goes through as an exception would, and an unknown
condition above it turns it into unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import gcd
from typing import cast

from fleksjob.engine.columns.calendar import months_later
from fleksjob.engine.columns.machine import Cell, Graph
from fleksjob.engine.columns.states import Answer, States
from fleksjob.engine.nodes import Node


def _add(states: States, node: Node, parts: list[Answer]) -> Answer:
    left, right = parts
    by_left, by_right = cast(tuple[int, int], node.data)
    one, other = left.scale * by_left, right.scale * by_right
    scale = gcd(one, other)
    value = states.graph.linear(left.value, one // (scale or 1), right.value, other // (scale or 1))
    return Answer(value, scale, *states.blend(parts))


def _add_months(states: States, node: Node, parts: list[Answer]) -> Answer:
    masks = states.blend(parts)
    if states.graph.true in masks:
        return Answer(states.graph.integer(0), 0, *masks)
    day, months = (states.graph.scale(part.value, part.scale) for part in parts)
    return Answer(months_later(states.graph, day, months, into_next=bool(node.data)), 1, *masks)


def _mul(states: States, _node: Node, parts: list[Answer]) -> Answer:
    left, right = parts
    return Answer(states.graph.mul(left.value, right.value), left.scale * right.scale, *states.blend(parts))


def _div(states: States, node: Node, parts: list[Answer]) -> Answer:
    left, right = parts
    factor, _ = cast(tuple[int, int], node.data)
    missing = states.graph.or_(left.missing, right.missing)
    here = states.graph.not_(missing)
    unknown, nowhere = (states.graph.and_(mask, here) for mask in (left.unknown, left.not_applicable))
    return Answer(left.value, left.scale * factor, unknown, nowhere, missing)


def _extreme(states: States, node: Node, parts: list[Answer]) -> Answer:
    graph = states.graph
    better = graph.least if node.op == "least" else graph.greatest
    cells, scale = states.aligned(parts, cast(tuple[int, ...], node.data))
    missing = graph.or_(*(part.missing for part in parts))
    unknown = graph.and_(graph.or_(*(part.unknown for part in parts)), graph.not_(missing))
    empty, best = graph.true, cells[0]
    for part, cell in zip(parts, cells, strict=True):
        both = cell if best is cell else better(best, cell)
        best = graph.select(part.not_applicable, best, graph.select(empty, cell, both))
        empty = graph.and_(empty, part.not_applicable)
    return Answer(best, scale, unknown, graph.and_(empty, graph.not_(missing)), missing)


def _compare(states: States, node: Node, parts: list[Answer]) -> Answer:
    sign, by_left, by_right = cast(tuple[str, int, int], node.data)
    left, right = parts
    ends = (left.value, left.scale * by_left), (right.value, right.scale * by_right)
    if sign in (">", ">="):
        ends = (ends[1], ends[0])
    value = compared(states.graph, "<" + sign[1:] if sign[0] == ">" else sign, *ends)
    return Answer(value, 1, *states.blend(parts))


def compared(graph: Graph, sign: str, left: tuple[Cell, int], right: tuple[Cell, int]) -> Cell:
    """One of <, <=, ==, != between two numbers, each a cell times a factor. Constants are divided out."""
    if sign == "!=":
        return graph.not_(compared(graph, "==", left, right))
    (one, by_one), (other, by_other) = left, right
    shared = gcd(by_one, by_other) or 1
    by_one, by_other = by_one // shared, by_other // shared
    compare: Callable[[Cell, Cell], Cell] = {"<": graph.lt, "<=": graph.le, "==": graph.eq}[sign]
    if one.constant is None and other.constant is not None and by_one > 1:
        limit, rest = divmod(other.constant * by_other, by_one)
        if sign == "==" and rest:
            return graph.false
        return compare(one, graph.integer(limit + (sign == "<" and rest > 0)))
    if other.constant is None and one.constant is not None and by_other > 1:
        limit, rest = divmod(one.constant * by_one, by_other)
        if sign == "==" and rest:
            return graph.false
        return compare(graph.integer(limit + (sign == "<=" and rest > 0)), other)
    return compare(graph.scale(one, by_one), graph.scale(other, by_other))


def _junction(states: States, node: Node, parts: list[Answer]) -> Answer:
    """A part is looked at until one has decided: one no an `and`, one yes an `or`."""
    graph, decides = states.graph, node.op == "or"
    goes_on: list[Cell] = []
    missing = graph.false
    for part in parts:
        missing = graph.or_(missing, graph.and_(*goes_on, part.missing))
        if decides:
            goes_on.append(graph.not_(graph.and_(part.value, states.known(part))))
        else:
            goes_on.append(graph.or_(part.value, part.unknown, part.not_applicable, part.missing))
    decided = graph.or_(*map(graph.not_, goes_on)) if decides else graph.not_(graph.and_(*goes_on))
    still_open, here = graph.not_(decided), graph.not_(missing)
    unknown = graph.and_(still_open, graph.or_(*(part.unknown for part in parts)), here)
    nowhere = graph.and_(graph.and_(*(part.not_applicable for part in parts)), here)
    return Answer(decided if decides else still_open, 1, unknown, nowhere, missing)


def _not(states: States, _node: Node, parts: list[Answer]) -> Answer:
    (part,) = parts
    return Answer(states.graph.not_(part.value), 1, part.unknown, part.not_applicable, part.missing)


def _where(states: States, node: Node, parts: list[Answer]) -> Answer:
    graph = states.graph
    condition, then, otherwise = parts
    yes = graph.and_(states.known(condition), condition.value)
    no = graph.and_(states.known(condition), graph.not_(condition.value))
    (one, other), scale = states.aligned((then, otherwise), cast(tuple[int, int], node.data))
    known_then, known_otherwise = (states.known(states.perhaps(side)) for side in (then, otherwise))
    equal = graph.same(one, other) if node.boolean else graph.eq(one, other)
    split = graph.and_(condition.unknown, graph.not_(graph.and_(known_then, known_otherwise, equal)))

    def chosen(mask: Callable[[Answer], Cell]) -> list[Cell]:
        return [graph.and_(yes, mask(then)), graph.and_(no, mask(otherwise))]

    if known_then is graph.false:
        value = other
    elif known_otherwise is graph.false:
        value = one
    else:
        value = graph.select(condition.value, one, other)
    return Answer(
        value,
        scale,
        graph.or_(split, *chosen(lambda side: side.unknown)),
        graph.or_(condition.not_applicable, *chosen(lambda side: side.not_applicable)),
        graph.or_(condition.missing, *chosen(lambda side: side.missing)),
    )


def _first_of(states: States, node: Node, parts: list[Answer]) -> Answer:
    graph = states.graph
    cells, scale = states.aligned(parts, cast(tuple[int, ...], node.data))
    *before, last = zip(parts, cells, strict=True)
    value, (unknown, nowhere, missing) = last[1], (last[0].unknown, last[0].not_applicable, last[0].missing)
    for part, cell in reversed(before):
        skipped = part.not_applicable
        value = graph.select(skipped, value, cell) if nowhere is not graph.true else cell
        unknown = graph.or_(part.unknown, graph.and_(skipped, unknown))
        missing = graph.or_(part.missing, graph.and_(skipped, missing))
        nowhere = graph.and_(skipped, nowhere)
    return Answer(value, scale, unknown, nowhere, missing)


def _applies_if(states: States, node: Node, parts: list[Answer]) -> Answer:
    graph = states.graph
    condition, then = parts
    (factor,) = cast(tuple[int], node.data)
    yes = graph.and_(states.known(condition), condition.value)
    no = graph.and_(states.known(condition), graph.not_(condition.value))
    return Answer(
        then.value,
        then.scale * factor,
        graph.or_(condition.unknown, graph.and_(yes, then.unknown)),
        graph.or_(condition.not_applicable, no, graph.and_(yes, then.not_applicable)),
        graph.or_(condition.missing, graph.and_(yes, then.missing)),
    )


def _round(states: States, node: Node, parts: list[Answer]) -> Answer:
    (part,) = parts
    step = cast(Fraction, node.data)
    steps = rounded(states.graph, part.value, Fraction(part.scale, node.args[0].den) / step)
    return Answer(steps, step.numerator, part.unknown, part.not_applicable, part.missing)


def rounded(graph: Graph, value: Cell, factor: Fraction) -> Cell:
    """value · factor as a whole number, halves away from zero. The half that is not there is folded away."""
    zero = graph.integer(0)

    def half_up(cell: Cell) -> Cell:
        above = graph.add(graph.scale(cell, factor.numerator), graph.integer(factor.denominator // 2))
        return graph.div(above, factor.denominator)

    if factor.denominator == 1:
        return graph.scale(value, factor.numerator)
    above, below = graph.greatest(value, zero), graph.greatest(graph.sub(zero, value), zero)
    return graph.sub(half_up(above), half_up(below))


LOWER: Mapping[str, Callable[[States, Node, list[Answer]], Answer]] = {
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
