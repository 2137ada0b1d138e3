"""The rules of a day as a person reads them: what each says, by which law, how sure that is.

Every word of it is of :mod:`fleksjob`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fleksaftale.core import clock
from fleksaftale.guidance.search import Entry
from fleksaftale.guidance.texts import Both
from fleksjob.errors import InputError
from fleksjob.katalog import fag
from fleksjob.katalog.fag import Fag
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.trin import SIKKERHED
from fleksjob.vurdering import KILDER_TJEKKET

COMMAND = re.compile(r"\s*[^.]*\bfleksjob (?:vurder|frister)\b[^.]*\.")
"""A sentence for readers of the command line."""


@dataclass(frozen=True)
class Rule:
    """``says``: its possible outcomes; empty for a rule that gives a number or a day."""

    id: str
    title: Both
    says: tuple[Both, ...]
    law: str
    certainty: Both
    source: str
    since: date
    checked: date


@dataclass(frozen=True)
class Subject:
    """``unknown``: what the sources do not say."""

    id: str
    title: Both
    rules: tuple[Rule, ...]
    unknown: tuple[Both, ...]


def subjects() -> list[tuple[str, Both]]:
    """Id and title of every subject."""
    return [(each.navn, Both(each.da, each.en)) for each in fag.alle()]


def subject(name: str, day: date) -> Subject | None:
    """The rules of a subject that hold on a day. None if there is no such subject."""
    try:
        found = fag.find(name)
    except InputError:
        return None
    unknown = tuple(_both(each.da, each.en, day) for each in found.uvist)
    return Subject(found.navn, Both(found.da, found.en), tuple(_rules(found, day)), unknown)


def _rules(found: Fag, day: date) -> Iterator[Rule]:
    for rule in found.law.rules:
        if rule.in_force(day):
            yield Rule(
                id=rule.name,
                title=_both(rule.da, rule.en, day),
                says=tuple(_both(*said, day) for said in rule.siger.values()),
                law=rule.law,
                certainty=Both(*SIKKERHED[rule.sikkerhed]),
                source=rule.kilde,
                since=rule.fra,
                checked=KILDER_TJEKKET,
            )


def _both(da: str, en: str, day: date) -> Both:
    said = ((da, "da"), (en, "en"))
    return Both(*(med_dagens_ord(COMMAND.sub("", text).strip(), day, one) for text, one in said))


def entries() -> Iterator[Entry]:
    """Every rule of today, once: some stand in several subjects."""
    today, told = clock.today(), set()
    for name, _title in subjects():
        found = subject(name, today)
        for rule in found.rules if found else ():
            if rule.id not in told:
                told.add(rule.id)
                text = Both(" ".join(each.da for each in rule.says), " ".join(each.en for each in rule.says))
                yield Entry(rule.title, text, "rules_subject", (name,), "rule", anchor=rule.id, law=rule.law)
