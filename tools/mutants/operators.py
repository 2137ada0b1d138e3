"""What can be changed in an expression of a rule: mutmut's own operators, and those of law."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import libcst as cst
from mutmut.mutation.mutators import mutation_operators, operator_arg_removal

Change = tuple[str, cst.CSTNode]
"""The name of an operator, and what stands there after it."""

CHOICES = Mapping[str, tuple[str, ...]]
"""The closed lists of answers that a file knows, by the name they have there."""

ISO = re.compile(r"""["'](\d{4}-\d\d-\d\d)["']""")
FIRST_DAY = date(2013, 1, 1)
"""Nobody can ask about an earlier day, so a rule that began earlier would be the same rule."""

ANY_NUMBER = {"all_of", "any_of", "least", "greatest", "first_of"}
"""Functions that take any number of operands: there one of them can be left out."""
OTHER = {"all_of": "any_of", "any_of": "all_of", "least": "greatest", "greatest": "least"}
ORDER: Mapping[str, Sequence[int]] = {"first_of": (), "where": (1,), "over": (0,)}
"""Where an argument and the next can be exchanged; nothing: everywhere."""
ONE_OF: Mapping[str, Sequence[tuple[str, int]]] = {
    "where": (("branch", 1), ("branch", 2)),
    "applies_if": (("always", 1),),
    "over": (("unlimited", 0),),
    "round_half_up": (("unrounded", 0),),
}
"""Which arguments can stand for the whole call, and what that is called."""
KEYWORDS = {"into_next", "kommunen", "ellers"}
OPPOSITE: dict[type[cst.BaseCompOp], type[cst.BaseCompOp]] = {
    cst.LessThan: cst.GreaterThanEqual,
    cst.LessThanEqual: cst.GreaterThan,
    cst.GreaterThan: cst.LessThanEqual,
    cst.GreaterThanEqual: cst.LessThan,
}
LEFT_OUT = {"operator_assignment", "operator_arg_removal", "operator_string", "operator_lambda"}
"""Of mutmut's: what gives None or a misspelt word. The engine refuses it at once, so it would say nothing."""
MUTMUT = [pair for pair in mutation_operators if pair[1].__name__ not in LEFT_OUT]


def changes(node: cst.CSTNode, choices: CHOICES) -> Iterator[Change]:
    """Every change of one node, the same one perhaps twice."""
    for kind, operator in MUTMUT:
        if isinstance(node, kind):
            for new in operator(node):
                yield operator.__name__.removeprefix("operator_"), new
    for of_law in OF_LAW:
        yield from of_law(node)
    yield from neighbour(node, choices)


def numbers(node: cst.CSTNode) -> Iterator[Change]:
    """One less; one more is mutmut's."""
    if isinstance(node, cst.Integer) and node.evaluated_value > 0:
        yield "number", node.with_changes(value=repr(node.evaluated_value - 1))


def days(node: cst.CSTNode) -> Iterator[Change]:
    """A day earlier and a day later, of a text "2020-01-01" or a call date(2020, 1, 1)."""
    day = day_of(node)
    if day is not None:
        for shift in (-1, 1):
            if not (day == FIRST_DAY and shift == -1 and isinstance(node, cst.SimpleString)):
                yield "day", with_day(node, day + timedelta(days=shift))


def opposite(node: cst.CSTNode) -> Iterator[Change]:
    """`<` becomes `>=`; that it becomes `<=` is mutmut's."""
    if isinstance(node, cst.ComparisonTarget) and type(node.operator) in OPPOSITE:
        yield "opposite", node.with_changes(operator=OPPOSITE[type(node.operator)]())


def one_side(node: cst.CSTNode) -> Iterator[Change]:
    """`a & b`, `a | b`, `a + b` and `a - b` lose one side."""
    if isinstance(node, cst.BinaryOperation) and isinstance(
        node.operator, cst.BitAnd | cst.BitOr | cst.Add | cst.Subtract
    ):
        yield "one_side", node.left
        if not isinstance(node.operator, cst.Subtract):
            yield "one_side", node.right


def calls(node: cst.CSTNode) -> Iterator[Change]:
    """What the functions of the engine can be mistaken for."""
    name = called(node)
    if not isinstance(node, cst.Call) or not name:
        return
    if name in OTHER and len(node.args) > 1:
        yield "other_function", node.with_changes(func=cst.Name(OTHER[name]))
    if name in ANY_NUMBER and len(node.args) > 1:
        for new in operator_arg_removal(node):
            if len(new.args) < len(node.args):
                yield "operand", new
    if name in ORDER:
        yield from exchanged(node, ORDER[name] or range(len(node.args) - 1))
    for operator, place in ONE_OF.get(name, ()):
        yield operator, node.args[place].value


def keywords(node: cst.CSTNode) -> Iterator[Change]:
    """A call loses a keyword that decides something."""
    if isinstance(node, cst.Call):
        for number, argument in enumerate(node.args):
            if argument.keyword is not None and argument.keyword.value in KEYWORDS:
                yield "keyword", node.with_changes(args=[*node.args[:number], *node.args[number + 1 :]])


def exchanged(node: cst.Call, places: Sequence[int]) -> Iterator[Change]:
    """Two neighbouring arguments in each other's place."""
    for place in places:
        values = [each.value for each in node.args]
        values[place], values[place + 1] = values[place + 1], values[place]
        arguments = [each.with_changes(value=value) for each, value in zip(node.args, values, strict=True)]
        yield "order", node.with_changes(args=arguments)


def rows(node: cst.CSTNode) -> Iterator[Change]:
    """A deadline "D27" becomes the next one."""
    if isinstance(node, cst.SimpleString) and (found := re.fullmatch(r'"D(\d\d)"', node.value)):
        yield "deadline", node.with_changes(value=f'"D{int(found[1]) + 1:02d}"')


OF_LAW: tuple[Callable[[cst.CSTNode], Iterator[Change]], ...] = (
    numbers,
    days,
    opposite,
    one_side,
    calls,
    keywords,
    rows,
)


def entries(node: cst.CSTNode) -> Iterator[Change]:
    """A dictionary of facts loses one entry."""
    if isinstance(node, cst.Dict):
        for number in range(len(node.elements)):
            elements = [*node.elements[:number], *node.elements[number + 1 :]]
            yield "entry", node.with_changes(elements=elements)


def neighbour(node: cst.CSTNode, choices: CHOICES) -> Iterator[Change]:
    """One answer of a closed list becomes the next one of the list."""
    names = choices.get(called(node))
    if names and isinstance(node, cst.Call) and len(node.args) == 1:
        text = node.args[0].value
        if isinstance(text, cst.SimpleString) and text.raw_value in names:
            following = names[(names.index(text.raw_value) + 1) % len(names)]
            new = node.args[0].with_changes(value=cst.SimpleString(f'"{following}"'))
            yield "choice", node.with_changes(args=[new])


def called(node: cst.CSTNode) -> str:
    """The name of the function that a node calls, or nothing."""
    return node.func.value if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) else ""


def day_of(node: cst.CSTNode) -> date | None:
    """The day that a node says."""
    if isinstance(node, cst.SimpleString) and (found := ISO.fullmatch(node.value)):
        return date.fromisoformat(found[1])
    if isinstance(node, cst.Call) and called(node) == "date":
        parts = [each.value.evaluated_value for each in node.args if isinstance(each.value, cst.Integer)]
        if len(parts) == len(node.args) == 3:
            return date(*parts)
    return None


def with_day(node: cst.CSTNode, day: date) -> cst.CSTNode:
    """The same kind of node, saying another day."""
    if isinstance(node, cst.SimpleString):
        return node.with_changes(value=f'"{day.isoformat()}"')
    return cst.parse_expression(f"date({day.year}, {day.month}, {day.day})")
