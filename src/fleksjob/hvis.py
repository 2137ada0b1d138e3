"""What an assessment would say if one unknown fact were known: which answers change it, and which do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fleksjob.engine import Input, State, Value
from fleksjob.engine.rules import Sentence
from fleksjob.trin import siger
from fleksjob.vurdering import Vurdering

YEARS, STEP = (1935, 2035), 4
"""The days that are tried of a fact that is a day."""

JA_NEJ: tuple[tuple[Sentence, Value], ...] = ((("Ja", "Yes"), True), (("Nej", "No"), False))


@dataclass(frozen=True)
class Hvis:
    """One possible answer, in words, and what the assessment then says."""

    svar: Sentence
    siger: Sentence


def hvis(answer: Vurdering, fact: Input) -> tuple[Hvis, ...]:
    """The answers to a fact that settle the assessment by themselves. None for a day or a number."""
    run, goal = answer.run, answer.emne.maal
    found = []
    for words, value in _possible(fact):
        after = run.program.explain(goal, {**run.facts, fact.name: value})
        if after.value is not State.UNKNOWN:
            found.append(Hvis(words, siger(after.reason, answer.dato)))
    return tuple(found)


def alene(answer: Vurdering, fact: Input) -> bool | None:
    """Whether an answer to this fact can settle the assessment by itself, whatever the others are.

    None for a day or a number where none of those tried does: they cannot all be tried.
    """
    settles = any(
        answer.run.program.explain(answer.emne.maal, {**answer.run.facts, fact.name: value}).value
        is not State.UNKNOWN
        for value in _tried(fact)
    )
    return settles or (False if fact.valg is not None or fact.unit is None else None)


def _tried(fact: Input) -> Iterable[Value]:
    if fact.valg is not None or fact.unit is None:
        return [value for _words, value in _possible(fact)]
    if fact.is_day:
        return [date(year, 1, 1).toordinal() for year in range(YEARS[0], YEARS[1], STEP)]
    return [number * fact.den for number in dict.fromkeys((0, int(fact.likely), fact.high))]


def _possible(fact: Input) -> tuple[tuple[Sentence, Value], ...]:
    if fact.valg is not None:
        names = enumerate(fact.valg.names)
        return tuple((fact.valg.vist.get(name, (name, name)), number) for number, name in names)
    return JA_NEJ if fact.unit is None else ()
