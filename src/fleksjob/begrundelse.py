"""Why an assessment says what it says, as it is told: what is decided as a tree, each step once; then what
waits for a fact. Shared by every place that tells it to a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fleksjob.engine import Reason, State
from fleksjob.engine.rules import Rule, Sentence
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.trin import siger

if TYPE_CHECKING:
    from fleksjob.vurdering import Vurdering

AABENT = ("Ikke afgjort endnu", "Not settled yet")


@dataclass(frozen=True)
class Fortalt:
    """One step with its sentence, and what it leaned on that has not been told above."""

    reason: Reason
    siger: Sentence
    af: tuple[Fortalt, ...]


def afgjort(answer: Vurdering) -> tuple[Fortalt, ...]:
    """What is decided, below the answer itself."""
    return tuple(_decided(answer, set()))


def aabent(answer: Vurdering) -> list[Reason]:
    """The rules just below the answer that wait for a fact and were not told among what is decided."""
    told: set[str] = set()
    for _ in _decided(answer, told):
        pass
    waiting = [each for each in answer.begrundelse.af if each.entry.name not in told]
    return [each for each in waiting if isinstance(each.entry.source, Rule) and _waits(each, answer, set())]


def titel(reason: Reason, answer: Vurdering) -> Sentence:
    """A step's title in Danish and English, with the word of the day for the authority."""
    entry = reason.entry
    return med_dagens_ord(entry.da, answer.dato), med_dagens_ord(entry.en, answer.dato, "en")


def spoerges(reason: Reason, answer: Vurdering) -> bool:
    """Whether a step waits for a fact that the answer asks for."""
    asked = {each.name for each in answer.mangler}
    return any(each.entry.name in asked for each in reason.walk(lambda step: step.answer is State.UNKNOWN))


def _decided(answer: Vurdering, told: set[str]) -> Iterator[Fortalt]:
    for reason in answer.begrundelse.af:
        if not _waits(reason, answer, told):
            yield from _told(reason, answer, told)


def _told(reason: Reason, answer: Vurdering, told: set[str]) -> Iterator[Fortalt]:
    """A step with those below it; what has been told already is named, not told again.

    What waits for a fact is left to the questions.
    """
    if reason.entry.kind == "policy" or reason.entry.name == "dato":
        return
    below: list[Fortalt] = []
    if reason.entry.name not in told:
        told.add(reason.entry.name)
        for each in reason.af:
            if not _waits(each, answer, told):
                below += _told(each, answer, told)
    yield Fortalt(reason, _sentence(reason, answer), tuple(below))


def _sentence(reason: Reason, answer: Vurdering) -> Sentence:
    if reason.answer is not State.UNKNOWN or not spoerges(reason, answer):
        return siger(reason, answer.dato)
    da, en = (
        f"{title} {open_yet}." if title.endswith("?") else f"{title}: {open_yet.lower()}."
        for title, open_yet in zip(titel(reason, answer), AABENT, strict=True)
    )
    return da, en


def _waits(reason: Reason, answer: Vurdering, told: set[str]) -> bool:
    """Whether there is nothing to tell of a step: it waits for a fact, and nothing new below is decided."""
    if reason.answer is not State.UNKNOWN or not spoerges(reason, answer):
        return False
    return not any(_news(each, answer, told) for each in reason.af)


def _news(reason: Reason, answer: Vurdering, told: set[str]) -> bool:
    """Whether a fact was given here or below that has not been told; the day and what is left out are not."""
    name = reason.entry.name
    if name in told or reason.entry.kind in ("policy", "rate"):
        return False
    if reason.entry.kind == "input":
        left_out = name in answer.emne.udeladt and answer.run.value(name) == answer.emne.udeladt[name]
        return name != "dato" and reason.answer is not State.UNKNOWN and not left_out
    return any(_news(each, answer, told) for each in reason.af)
