"""The editor's list: texts and rules that are old or soon will be, and the rates that nobody has read on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from fleksaftale.guidance import front, hard, questions, stages
from fleksaftale.guidance.articles import Article, turns_old
from fleksaftale.guidance.checks import checks
from fleksaftale.guidance.texts import Both
from fleksaftale.guidance.validity import OLD_AFTER
from fleksjob import frister, rates
from fleksjob.frister.model import Version
from fleksjob.katalog import fag
from fleksjob.law import afvigelser
from fleksjob.rates import Rate
from fleksjob.vurdering import KILDER_TJEKKET

SOON = timedelta(days=30)
RATES_SOON = timedelta(days=60)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Task:
    """One thing to look at. ``place``: its file. ``day``: since when, or from when on, it is old."""

    kind: Literal["text", "rule", "rate", "deadline"]
    name: Both
    place: str
    day: date
    checked: date

    def is_due(self, day: date) -> bool:
        return self.day <= day


@lru_cache(maxsize=8)
def tasks(day: date) -> tuple[Task, ...]:
    """What is to be looked at, the oldest first."""
    found = [*_texts(day), *_lists(day), *_rules(day), *_rates(day), *_deadlines(day)]
    return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.place)))


def due(day: date) -> list[Task]:
    return [each for each in tasks(day) if each.is_due(day)]


def _texts(day: date) -> Iterator[Task]:
    newest: dict[tuple[str, str], Article] = {}
    for each in (*stages.everything(), *questions.everything(), *hard.everything()):
        if each.valid_from <= day:
            newest[each.folder, each.id] = each
    for article in newest.values():
        old = turns_old(article, day)
        if old <= day + SOON:
            yield Task("text", article.title, f"{article.folder}/{article.file}", old, article.checked)
    for check in checks():
        old = _old(check.checked, check.front.valid_to)
        if old <= day + SOON:
            yield Task("text", check.title, f"check_texts/{check.id}.toml", old, check.checked)


LISTS = {
    "ways.toml": Both("Veje videre fra en tekst", "Where texts lead on to"),
    "words.toml": Both("Ordene og hvad de betyder", "The words and what they mean"),
}
"""The files with many short texts."""


def _lists(day: date) -> Iterator[Task]:
    for file, name in LISTS.items():
        says = front.of_file(file).front
        old = _old(says.checked, says.valid_to)
        if old <= day + SOON:
            yield Task("text", name, file, old, says.checked)


def _rules(day: date) -> Iterator[Task]:
    """The rules, by subject: what a page says of them is as old as the last look at them."""
    old = _old(KILDER_TJEKKET)
    if old <= day + SOON:
        for each in fag.alle():
            yield Task("rule", Both(each.da, each.en), f"fleksjob/law/{each.navn}", old, KILDER_TJEKKET)
    for deviation in afvigelser.alle():
        old = _old(deviation.tjekket)
        if old <= day + SOON:
            name = Both(*deviation.i_dag)
            yield Task("rule", name, f"afvigelser.toml: {deviation.id}", old, deviation.tjekket)


def _old(checked: date, ends: date | None = None) -> date:
    """The first day on which something is old, if nobody looks at it again."""
    return min(checked + OLD_AFTER, ends or date.max - ONE_DAY) + ONE_DAY


def _rates(day: date) -> Iterator[Task]:
    for rate in rates.gaeldende().values():
        ends = _ends(rate)
        if ends and ends < day + RATES_SOON:
            newest = max(rate.values, key=lambda value: value.fra)
            yield Task("rate", Both(rate.titel, rate.title), rate.name, ends + ONE_DAY, newest.tjekket)


def _ends(rate: Rate) -> date | None:
    """The last day there is a value for; None for a rate that is not used any more."""
    if any(gap.ophoert for gap in rate.gaps) or not rate.values:
        return None
    return max(value.last for value in rate.values)


def _deadlines(day: date) -> Iterator[Task]:
    """Those whose law nobody has read on, and those that nobody has looked at for long."""
    for row in frister.gaeldende().raekker.values():
        version = row.version(day)
        if not isinstance(version, Version):
            continue
        old = _old(version.tjekket, version.til if version.derefter else None)
        if old <= day + SOON:
            yield Task("deadline", Both(*row.titel), row.id, old, version.tjekket)
