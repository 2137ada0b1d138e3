"""The first box of a check's answer: what to do first, the answer itself, how long it holds, and why not."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language

from fleksaftale.core.formats import long_date
from fleksaftale.guidance import law
from fleksaftale.guidance.checks_walk import Stage, Walk
from fleksjob.begrundelse import Fortalt, afgjort
from fleksjob.engine import Input
from fleksjob.engine.rules import Rule
from fleksjob.vurdering import IKKE, Vurdering

MOST_IN_A_LINE = 2
DAY = re.compile(r"\b([0-9]{2})\.([0-9]{2})\.([0-9]{4})\b")


def plain(text: str) -> str:
    """A sentence of the law's without where the command line sends its readers on, its days in words."""
    return DAY.sub(_in_words, law.POINTER.sub("", text).strip())


def _in_words(found: re.Match[str]) -> str:
    day, month, year = map(int, found.groups())
    return long_date(date(year, month, day))


def own(danish: str, english: str) -> str:
    """The one of the two that the reader reads."""
    return english if get_language() == "en" else danish


def first_step(walk: Walk) -> str:
    """What to do now, where nobody is asked any more and the answer is not there."""
    open_yet = any(stage.answer.mangler for stage in walk.shown)
    advice = walk.check.unsettled
    return law.of_the_day(advice, walk.day) if advice and open_yet and not walk.next else ""


def lead(walk: Walk, stage: Stage) -> str:
    """The answer in a sentence or two, and how long it holds where its check says which day that is."""
    answer = stage.answer
    says = plain(own(*answer.siger))
    name = walk.check.until.get(answer.udfald, "")
    day = answer.datoer.get(name)
    if day is None:
        return says
    entry = answer.run.program.entries[answer.run.program.slots[name]]
    return f"{says} {own(entry.da, entry.en)}: {long_date(day)}."


def because(answer: Vurdering) -> list[str]:
    """Why something is not possible now, in a line each: what stands against it, and the answer behind it.

    A no that rests on another is told by that one; such lines come first.
    """
    if answer.udfald != IKKE:
        return []
    told = [line for step in afgjort(answer) for line in _against(step, 0)]
    return [text for _depth, text in sorted(told, key=lambda line: -line[0])]


def _against(step: Fortalt, depth: int) -> Iterator[tuple[int, str]]:
    below = [each for each in step.af if _says_no(each)] if _says_no(step) else []
    for each in below:
        yield from _against(each, depth + 1)
    if not below:
        answers = [plain(own(*each.siger)) for each in step.af if isinstance(each.reason.entry.source, Input)]
        said = answers if len(answers) <= MOST_IN_A_LINE else []
        yield depth, " ".join([plain(own(*step.siger)), *said])


def _says_no(step: Fortalt) -> bool:
    return isinstance(step.reason.entry.source, Rule) and step.reason.answer is False
