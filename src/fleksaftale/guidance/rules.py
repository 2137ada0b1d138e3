"""The rules of a day as a person reads them: what each says and when, by which law, how sure that is.

Every word of it is of :mod:`fleksjob`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fleksaftale.core import clock
from fleksaftale.guidance.search import Entry
from fleksaftale.guidance.texts import Both
from fleksjob.engine import Program
from fleksjob.engine import Rule as LawRule
from fleksjob.errors import InputError
from fleksjob.katalog import fag
from fleksjob.katalog.fag import Fag
from fleksjob.katalog.hvornaar import Betingelse, Udfald, hvornaar
from fleksjob.katalog.led import Led
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.trin import SIKKERHED_I_ORD
from fleksjob.vurdering import KILDER_TJEKKET

COMMAND = re.compile(r"\s*[^.]*\bfleksjob (?:vurder|frister)\b[^.]*\.")
"""A sentence for readers of the command line."""

Place = Literal["answer", "under", "beside"]
"""Where a rule stands in its subject: it is the answer, the answer rests on it, or neither."""


@dataclass(frozen=True)
class Part:
    """One thing that has to fit (``text``, and the rule that says it), or several: ``all`` or one."""

    text: Both | None
    rule: str = ""
    all: bool = True
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Case:
    """What a rule says in one case. ``when``: None where nothing above it fits. ``open``: an answer lacks."""

    then: Both
    when: Part | None
    open: bool = False


@dataclass(frozen=True)
class Rule:
    """``cases``: its possible outcomes, each with when it holds, to be gone through from above; empty for a
    rule that gives a number or a day: then ``of`` is what it is worked out of. ``used_in``: the rules of
    the page that rest on it."""

    id: str
    title: Both
    cases: tuple[Case, ...]
    of: tuple[Part, ...]
    law: str
    certainty: Both
    source: str
    since: date
    checked: date
    place: Place
    used_in: tuple[tuple[str, Both], ...]


@dataclass(frozen=True)
class Subject:
    """``unknown``: what the sources do not say, and what they leave open."""

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
    return Subject(
        found.navn, Both(found.da, found.en), tuple(_rules(found, day)), tuple(_unknown(found, day))
    )


def _unknown(found: Fag, day: date) -> Iterator[Both]:
    for policy in found.law.policies:
        english = f"{policy.en} {policy.warning_en}" if policy.warning_en else policy.en
        yield _both(f"{policy.da} {policy.warning}", english, day)
    for each in found.uvist:
        yield _both(each.da, each.en, day)


def _rules(found: Fag, day: date) -> Iterator[Rule]:
    program = found.law.at(day)
    told = _from_the_answer(found, day)
    for rule, place in told:
        cases = sorted((_case(each, day) for each in hvornaar(program, rule.name)), key=_missing_first)
        yield Rule(
            id=rule.name,
            title=_both(rule.da, rule.en, day),
            cases=tuple(cases),
            of=() if cases else tuple(_needs(program, rule, day)),
            law=rule.law,
            certainty=Both(*SIKKERHED_I_ORD[rule.sikkerhed]),
            source=rule.kilde,
            since=rule.fra,
            checked=KILDER_TJEKKET,
            place=place,
            used_in=tuple(
                (each.name, _both(each.da, each.en, day)) for each, _place in told if rule.name in each.needs
            ),
        )


def _from_the_answer(found: Fag, day: date) -> list[tuple[LawRule, Place]]:
    """The rules of a day: what the subject answers, what that rests on, step by step, and then the others."""
    rules = {rule.name: rule for rule in found.law.rules if rule.in_force(day)}
    answer, *beside = (name for name in found.svar if name in rules)
    places: dict[str, Place] = {answer: "answer"}
    for name in _with_what_it_rests_on([answer], rules):
        places.setdefault(name, "under")
    others = {*rules} - {*places}
    needed = {need for name in others for need in rules[name].needs}
    beside += [name for name in rules if name in others - needed]
    for name in _with_what_it_rests_on(beside, rules):
        places.setdefault(name, "beside")
    return [(rules[name], place) for name, place in places.items()]


def _with_what_it_rests_on(names: Iterable[str], rules: Mapping[str, LawRule]) -> list[str]:
    found = list(names)
    for name in found:
        found += [need for need in rules[name].needs if need in rules and need not in found]
    return found


def _needs(program: Program, rule: LawRule, day: date) -> Iterator[Part]:
    """What a number or a day is worked out of: facts, rates and other rules."""
    for name in rule.needs:
        entry = program.entries[program.slots[name]]
        if entry.kind != "policy" and name != "dato":
            yield Part(_both(entry.da, entry.en, day), name if entry.kind == "rule" else "")


def _case(found: Udfald, day: date) -> Case:
    when = _part(found.hvis, day) if found.hvis else None
    return Case(_both(*found.siger, day), when, open=found.navn == "uvist")


def _missing_first(case: Case) -> bool:
    """What holds where an answer lacks comes first: whoever reads on has them all."""
    return not case.open


def _part(found: Betingelse, day: date) -> Part:
    if isinstance(found, Led):
        return Part(_both(*found.siger, day), found.regel)
    return Part(None, all=found.alle, parts=tuple(_part(each, day) for each in found.led))


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
                says = dict.fromkeys(each.then for each in rule.cases)
                text = Both(" ".join(each.da for each in says), " ".join(each.en for each in says))
                yield Entry(rule.title, text, "rules_subject", (name,), "rule", anchor=rule.id, law=rule.law)
