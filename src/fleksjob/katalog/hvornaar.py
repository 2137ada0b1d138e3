"""When a rule says what: its outcomes in order, each with what has to fit, read from the rule's own tree.

The outcomes are a list to be gone through from above: the first that fits is the answer, and the last stands
for everything else. An open question is answered as the law answers it by default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import cast

from fleksjob.engine import Program, units
from fleksjob.engine.nodes import Node
from fleksjob.engine.rules import Rule, Sentence
from fleksjob.katalog.betingelser import ALTID, IKKE_RELEVANT, Atom, Krav, Raekke, Valgt, raekker
from fleksjob.katalog.led import Led, ja_nej, sammenlignet, siger, valgt

BRUGES_IKKE: Sentence = ("Reglen bruges ikke her.", "The rule is not used here.")
MANGLER: Sentence = (
    "Et af svarene mangler, og reglen kan ikke afgøres uden.",
    "One of the answers is missing, and the rule cannot be decided without it.",
)


@dataclass(frozen=True)
class Flere:
    """Several things: all of them have to fit, or one is enough."""

    alle: bool
    led: tuple[Betingelse, ...]


Betingelse = Led | Flere


@dataclass(frozen=True)
class Udfald:
    """One outcome of a rule and when it holds; `hvis` is None where nothing above it fits.

    `navn` is "ja", "nej", a choice, "ikke_relevant", or "uvist" where a fact is missing.
    """

    navn: str
    siger: Sentence
    hvis: Betingelse | None


def hvornaar(program: Program, navn: str) -> tuple[Udfald, ...]:
    """The outcomes of a rule on the day of the law. None for a rule that gives a number or a day.

    >>> from datetime import date
    >>> from fleksjob.law.emner import emne
    >>> [each.navn for each in hvornaar(emne("ordning").law.at(date(2026, 11, 22)), "ny_ansaettelse")]
    ['ja', 'nej']
    """
    entry = program.entries[program.slots[navn]]
    rule = cast(Rule, entry.source)
    tree = entry.node.args[0]
    if not (tree.boolean or units.is_choice(tree.unit)):
        return ()
    return tuple(_told(program, rule, tree))


def _told(program: Program, rule: Rule, tree: Node) -> Iterator[Udfald]:
    rows = [(_words(program, each), outcome) for each, outcome in _reached(raekker(program, tree))]
    for outcome, group in groupby(rows, key=lambda row: row[1]):
        conditions = [each for each, _ in group]
        said = BRUGES_IKKE if outcome == IKKE_RELEVANT else siger(rule, _name(rule, outcome))
        open_end = any(each is None for each in conditions)
        yield Udfald(_name(rule, outcome), said, None if open_end else _together(False, conditions))
    if "uvist" in rule.siger and not (rule.valg and "uvist" in rule.valg.names):
        yield Udfald("uvist", rule.siger["uvist"], Led(MANGLER))


def _reached(rows: list[Raekke]) -> Iterator[Raekke]:
    """The rows to the first that always fits: a rule may have had one answer for everybody."""
    for krav, outcome in rows:
        yield krav, outcome
        if krav == ALTID:
            return


def _name(rule: Rule, outcome: int) -> str:
    if outcome == IKKE_RELEVANT:
        return "ikke_relevant"
    return rule.valg.names[outcome] if rule.valg else ("ja" if outcome else "nej")


# -- in words


def _words(program: Program, krav: Krav) -> Betingelse | None:
    """None for what always holds."""
    if krav == ALTID:
        return None
    if isinstance(krav, Valgt):
        found = valgt(program, krav.name, sorted(krav.chosen))
        return found[0] if len(found) == 1 else Flere(False, found)
    if isinstance(krav, Atom):
        if krav.node.op == "compare":
            return sammenlignet(program, krav.node, krav.holds)
        return ja_nej(program, str(krav.node.data), krav.holds)
    return _together(krav.alle, [_words(program, each) for each in krav.led])


def _together(alle: bool, conditions: list[Betingelse | None]) -> Betingelse:
    known = [each for each in conditions if each is not None]
    if len(known) == 1:
        return known[0]
    parts = (each.led if isinstance(each, Flere) and each.alle == alle else (each,) for each in known)
    return Flere(alle, tuple(chain.from_iterable(parts)))
