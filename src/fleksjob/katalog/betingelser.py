"""What has to fit for each outcome of a rule, read from the rule's own tree; `hvornaar` puts it into words.

The rows are gone through from above: the first that fits is the answer. An open question is answered as the
law answers it by default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import cast

from fleksjob.engine import Program, units
from fleksjob.engine.nodes import Node
from fleksjob.engine.rules import Choices
from fleksjob.errors import LawError

IKKE_RELEVANT = -1
"""The outcome of a rule that does not apply. Others are the number of a choice, or 1 for yes and 0 for no."""


@dataclass(frozen=True)
class Atom:
    """A yes or no: of a fact, a rule or a comparison. Known by its text, for `==` of nodes makes a node."""

    node: Node = field(compare=False)
    holds: bool
    text: str


@dataclass(frozen=True)
class Valgt:
    """A fact or rule is one of some choices."""

    name: str
    chosen: frozenset[int]


@dataclass(frozen=True)
class Af:
    """All of some conditions, or one of them. All of none always holds, one of none never."""

    alle: bool
    led: tuple[Krav, ...]


Krav = Atom | Valgt | Af
ALTID, ALDRIG = Af(True, ()), Af(False, ())
Raekke = tuple[Krav, int]


def raekker(program: Program, tree: Node) -> list[Raekke]:
    """Conditions with their outcome, the first that fits counts; the last is everything else.

    Raises LawError for a tree without outcomes.
    """
    if tree.boolean and tree.op != "applies_if":
        return [(_krav(program, tree, True), 1), (ALTID, 0)]
    match tree.op:
        case "const":
            return [(ALTID, int(cast(int, tree.data)))]
        case "rule":
            return raekker(program, tree.args[0])
        case "applies_if":
            return [(_krav(program, tree.args[0], False), IKKE_RELEVANT), *raekker(program, tree.args[1])]
        case "where":
            return _either(program, *tree.args)
    raise LawError(f"{tree!r} har ingen udfald, der kan læses op")


def _either(program: Program, condition: Node, then: Node, otherwise: Node) -> list[Raekke]:
    """What is settled at once comes first, so that the rest need not say it again."""
    holds = _krav(program, condition, True)
    if holds == ALDRIG:
        return raekker(program, otherwise)
    first, last = raekker(program, then), raekker(program, otherwise)
    if len(last) == 1 and len(first) > 1:
        return [(_krav(program, condition, False), last[0][1]), *first]
    return [*((_joined(True, (holds, each)), outcome) for each, outcome in first), *last]


def _krav(program: Program, node: Node, holds: bool) -> Krav:
    """What has to fit for a condition to hold, or not to. A no stands at the single thing."""
    match node.op:
        case "not":
            return _krav(program, node.args[0], not holds)
        case "and" | "or":
            return _joined((node.op == "and") == holds, (_krav(program, each, holds) for each in node.args))
        case "where":
            return _branches(program, node, holds)
        case "applies_if":
            both = (_krav(program, node.args[0], True), _krav(program, node.args[1], holds))
            return _joined(True, both)
        case "policy":
            return ALDRIG if holds else ALTID
        case "const":
            return ALTID if bool(node.data) == holds else ALDRIG
        case "compare" if units.is_choice(node.args[0].unit):
            return _choice(program, node, holds)
        case "rule" | "input" | "compare":
            return Atom(node, holds, repr(node))
    raise LawError(f"{node!r} kan ikke læses op")


def _branches(program: Program, node: Node, holds: bool) -> Krav:
    condition, then, otherwise = node.args
    yes, no = _krav(program, condition, True), _krav(program, condition, False)
    return _joined(
        False,
        (
            _joined(True, (yes, _krav(program, then, holds))),
            _joined(True, (no, _krav(program, otherwise, holds))),
        ),
    )


def _choice(program: Program, node: Node, holds: bool) -> Valgt:
    name, chosen = str(node.args[0].data), int(cast(int, node.args[1].data))
    choices = cast(Choices, program.entries[program.slots[name]].source.valg)  # type: ignore[union-attr]
    is_it = (cast(tuple[str, int, int], node.data)[0] == "==") == holds
    others = frozenset(range(len(choices.names))) - {chosen}
    return Valgt(name, frozenset({chosen}) if is_it else others)


def _joined(alle: bool, parts: Iterator[Krav] | tuple[Krav, ...]) -> Krav:
    """Several conditions as one: what is the same kind is flattened, choices of one fact become one."""
    flat: list[Krav] = []
    for each in parts:
        flat += each.led if isinstance(each, Af) and (each.alle == alle or not each.led) else [each]
        if each == (ALDRIG if alle else ALTID):
            return each
    found = reduce(lambda known, each: _with(alle, known, each), flat, list[Krav]())
    return found[0] if len(found) == 1 else Af(alle, tuple(found))


def _with(alle: bool, known: list[Krav], new: Krav) -> list[Krav]:
    for place, each in enumerate(known):
        if isinstance(each, Valgt) and isinstance(new, Valgt) and each.name == new.name:
            both = each.chosen & new.chosen if alle else each.chosen | new.chosen
            return [*known[:place], Valgt(new.name, both), *known[place + 1 :]]
    return known if new in known else [*known, new]
