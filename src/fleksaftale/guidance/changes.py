"""What changed in rules and texts between two days, and when that was checked: for the banner of a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from fleksaftale.guidance import hard, questions, stages
from fleksaftale.guidance.law import emne
from fleksaftale.guidance.texts import Both
from fleksjob import frister, rates
from fleksjob.frister.model import Version
from fleksjob.katalog import fag
from fleksjob.law import myndighed
from fleksjob.law.emner import NAVNE
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.vurdering import KILDER_TJEKKET

SUBSIDY = "hoejeste_fleksloentilskud"
NO_RATES = Both("Vi har ikke satser for {year} endnu.", "We do not have rates for {year} yet.")
NEW_RATES = Both("Der er nye satser for {year}.", "There are new rates for {year}.")
NOT_READ = Both(
    "Frister og regler er kun læst efter loven til og med {day}.",
    "Deadlines and rules were only read by the law until {day}.",
)
RULES = "rules"
CHANGED = Both("En regel er ændret: {title}.", "A rule was changed: {title}.")


@dataclass(frozen=True)
class Change:
    """``begins``: the first day it holds. ``folder`` and ``article``: where the text stands, if it is one;
    of a rule it is ``RULES`` with subject and rule."""

    text: Both
    begins: date
    checked: date
    folder: str = ""
    article: str = ""


@lru_cache(maxsize=64)
def since(first: date, day: date) -> tuple[Change, ...]:
    """What holds on a day and did not on an earlier one, newest first."""
    found = [each for each in _all(first, day) if first < each.begins <= day]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.begins, reverse=True))


def _all(first: date, day: date) -> Iterator[Change]:
    yield from _who_decides()
    yield from _texts()
    yield from _rates(first, day)
    yield from _read_until(day)
    yield from _rules()
    for name in NAVNE:
        for begins, said in emne(name).fra.items():
            yield Change(Both(said.da, said.en), begins, KILDER_TJEKKET)


def _who_decides() -> Iterator[Change]:
    day = myndighed.KOMMUNEN_FRA
    words = [myndighed.myndighed(day, language) for language in ("da", "en")]
    yield Change(Both(f"Nu er det {words[0]}, der afgør.", f"Now {words[1]} decides."), day, KILDER_TJEKKET)


def _texts() -> Iterator[Change]:
    """Texts that came later than the first edition of the guide."""
    everything = (*stages.everything(), *questions.everything(), *hard.everything())
    first_edition = min(each.valid_from for each in everything)
    for each in everything:
        if each.valid_from > first_edition:
            title = Both(f"Ny tekst: {each.title.da}", f"New text: {each.title.en}")
            yield Change(title, each.valid_from, each.checked, each.folder, each.id)


def _rules() -> Iterator[Change]:
    """Versions of rules that took the place of another. Several subjects may share one: it is told once."""
    told: set[tuple[str, date]] = set()
    for subject in fag.alle():
        for versions in subject.regler.values():
            for each in versions[1:]:
                if (each.name, each.fra) not in told:
                    told.add((each.name, each.fra))
                    titles = (med_dagens_ord(each.da, each.fra), med_dagens_ord(each.en, each.fra, "en"))
                    words = Both(CHANGED.da.format(title=titles[0]), CHANGED.en.format(title=titles[1]))
                    yield Change(words, each.fra, KILDER_TJEKKET, RULES, f"{subject.navn}#{each.name}")


def _rates(first: date, day: date) -> Iterator[Change]:
    rate = rates.gaeldende()[SUBSIDY]
    for year in range(first.year + 1, day.year + 1):
        begins = date(year, 1, 1)
        value = rate.at(begins)
        said = NEW_RATES if value else NO_RATES
        checked = value.tjekket if value else max(each.tjekket for each in rate.values)
        yield Change(Both(said.da.format(year=year), said.en.format(year=year)), begins, checked)


def _read_until(day: date) -> Iterator[Change]:
    rows = (row.version(day) for row in frister.gaeldende().raekker.values())
    unread = [row for row in rows if isinstance(row, Version) and row.derefter and row.til < day]
    if unread:
        last = max(row.til for row in unread)
        written = f"{last.day}.{last.month}.{last.year}"
        words = Both(NOT_READ.da.format(day=written), NOT_READ.en.format(day=written))
        yield Change(words, last + timedelta(days=1), max(row.tjekket for row in unread))
