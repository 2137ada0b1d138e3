"""The editor's list: texts that are old or soon will be, and the rates and rules that nobody has read on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from fleksaftale.guidance import hard, questions, stages
from fleksaftale.guidance.articles import Article, turns_old
from fleksaftale.guidance.checks import checks
from fleksaftale.guidance.texts import Both
from fleksaftale.guidance.validity import OLD_AFTER
from fleksjob import frister, rates
from fleksjob.frister.model import Version
from fleksjob.rates import Rate

SOON = timedelta(days=30)
RATES_SOON = timedelta(days=60)


@dataclass(frozen=True)
class Task:
    """One thing to look at. ``place``: its file. ``day``: since when, or from when on, it is old."""

    kind: Literal["text", "rate", "deadline"]
    name: Both
    place: str
    day: date
    checked: date

    def is_due(self, day: date) -> bool:
        return self.day <= day


@lru_cache(maxsize=8)
def tasks(day: date) -> tuple[Task, ...]:
    """What is to be looked at, the oldest first."""
    found = [*_texts(day), *_rates(day), *_deadlines(day)]
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
        old = check.checked + OLD_AFTER + timedelta(days=1)
        if old <= day + SOON:
            yield Task("text", check.title, f"check_texts/{check.id}.toml", old, check.checked)


def _rates(day: date) -> Iterator[Task]:
    for rate in rates.gaeldende().values():
        ends = _ends(rate)
        if ends and ends < day + RATES_SOON:
            newest = max(rate.values, key=lambda value: value.fra)
            yield Task(
                "rate", Both(rate.titel, rate.title), rate.name, ends + timedelta(days=1), newest.tjekket
            )


def _ends(rate: Rate) -> date | None:
    """The last day there is a value for; None for a rate that is not used any more."""
    if any(gap.ophoert for gap in rate.gaps) or not rate.values:
        return None
    return max(value.last for value in rate.values)


def _deadlines(day: date) -> Iterator[Task]:
    for row in frister.gaeldende().raekker.values():
        version = row.version(day)
        if isinstance(version, Version) and version.derefter and version.til < day + SOON:
            yield Task("deadline", Both(*row.titel), row.id, version.til + timedelta(days=1), version.tjekket)
