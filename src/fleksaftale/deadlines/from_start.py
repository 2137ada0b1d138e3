"""The dates that follow from an agreement's first day alone, by name.

Whoever sees that day can count them, so their names tell nothing more. All other dates stay without a name
for those who see no content: some come of absence, or of what the municipality wrote.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language

from fleksaftale.deadlines.facts import Computed, rules
from fleksaftale.deadlines.from_case import Said
from fleksjob.frister import Frist, Raekke, frister

START = "ansaettelse_start"


def names_on(day: date, *, start: date, today: date) -> list[str]:
    """What falls due on a day, as far as the first day says it, in the reader's language."""
    language = "en" if get_language() == "en" else "da"
    return [row.titel.i(language) for row in _of(start, today).get(day, ())]


def days(computed: Computed, said: Said) -> set[date]:
    """The days that follow from the first day of the agreement, while nobody has noted another."""
    if computed.facts.get(START) != said.facts.get(START):
        return set()
    return {each.dato for each in computed.answer.frister if _is_counted(each) and not each.fra_brev}


def _is_counted(each: Frist) -> bool:
    return each.raekke.udloeser == (START,) and each.raekke.retning == "senest"


@lru_cache(maxsize=2000)  # many cases of one workplace begin on the same days
def _of(start: date, today: date) -> Mapping[date, tuple[Raekke, ...]]:
    found: dict[date, tuple[Raekke, ...]] = {}
    for each in frister({START: start}, today, rules()).frister:
        if _is_counted(each):
            found[each.dato] = (*found.get(each.dato, ()), each.raekke)
    return found
