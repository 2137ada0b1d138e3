"""What an assessment would say if one unknown fact were known: which answers change it, and which do not."""

from __future__ import annotations

from dataclasses import dataclass

from fleksjob.engine import Input, State, Value
from fleksjob.engine.rules import Sentence
from fleksjob.trin import siger
from fleksjob.vurdering import Vurdering

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


def _possible(fact: Input) -> tuple[tuple[Sentence, Value], ...]:
    if fact.valg is not None:
        names = enumerate(fact.valg.names)
        return tuple((fact.valg.vist.get(name, (name, name)), number) for number, name in names)
    return JA_NEJ if fact.unit is None else ()
