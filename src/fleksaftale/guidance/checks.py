"""The guided checks as data: title and intro, the law's subjects they walk through, hints, and ways on.

No rule stands here. What is asked, in which order, and what the answers mean comes from :mod:`fleksjob`; a
check only says which subjects belong together and helps with the words. Files: ``check_texts/*.toml``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fleksaftale.guidance import front
from fleksaftale.guidance.front import Front
from fleksaftale.guidance.texts import BadPage, Both
from fleksaftale.guidance.validity import may_be_old
from fleksjob.law import emner
from fleksjob.law.emner import Emne

FILES = Path(__file__).parent / "check_texts"


@dataclass(frozen=True)
class Step:
    """One subject of the law within a check.

    ``when``: answers that it takes. ``given``: facts that this check is about, so nobody is asked.
    ``chosen``: only where somebody asks for it, under this name. ``title``: what it answers, where the check
    has several. ``silent``: answers with which another subject says it all: it is walked and not shown.
    """

    subject: str
    when: Mapping[str, str]
    given: Mapping[str, str]
    chosen: str
    silent: Mapping[str, str]
    title: Both | None

    @property
    def emne(self) -> Emne:
        return subject(self.subject)


@dataclass(frozen=True)
class Onward:
    """Where to go on: another check, a page of *Når det bliver svært*, or an open page by its URL name."""

    check: str = ""
    page: str = ""
    url_name: str = ""
    argument: str = ""
    text: Both | None = None


@dataclass(frozen=True)
class NextStep:
    """What somebody can begin with the answer: a document, by its slug, or a page to go on to.

    ``outcomes``: the answers that it fits; none named: every one. ``not_where``: what rules answer where it
    fits no more. ``with_answers``: only where something is answered.
    """

    text: Both
    document: str
    way: Onward | None
    outcomes: frozenset[str]
    not_where: Mapping[str, str]
    with_answers: bool

    def fits(self, outcome: str) -> bool:
        return not self.outcomes or outcome in self.outcomes


@dataclass(frozen=True)
class TakenAlong:
    """An answer of a check that an agreement asks for as well.

    ``field``: question and field of the agreement. ``rule``: what gives it. ``answers``: the field's value by
    that of the rule; one that is not named gives none.
    """

    field: str
    rule: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Check:
    """One check. ``id`` is its address too.

    ``first``: facts asked for before others, as long as they matter. ``also``: facts that are offered and
    never asked for. ``saves``: which facts a case's dates can take over, and under which name.
    ``to_know``: advice by its id that is good to know here, and nothing to do. ``unsettled``: what to do now,
    where nothing is decided and nothing more is known. ``until``: the day that an outcome holds to.
    ``passed``: what to do about a day that has passed.
    ``next_steps``: what can be begun with the answer, the first that fits. ``along``: what goes with it.
    A check without steps is the one on dates.
    """

    id: str
    order: int
    front: Front
    title: Both
    short: Both
    intro: Both
    steps: tuple[Step, ...]
    first: tuple[str, ...]
    also: tuple[str, ...]
    hints: Mapping[str, Both]
    saves: Mapping[str, str]
    to_know: frozenset[str]
    unsettled: Both | None
    until: Mapping[str, str]
    passed: Mapping[str, Both]
    onward: tuple[Onward, ...]
    next_steps: tuple[NextStep, ...]
    along: tuple[TakenAlong, ...]

    @property
    def checked(self) -> date:
        """The last look at its texts."""
        return self.front.checked

    def may_be_old(self, day: date) -> bool:
        """Whether nobody has looked at its texts for long, or their time is over."""
        return may_be_old(day, valid_to=self.front.valid_to, checked=self.checked)


@cache
def subject(name: str) -> Emne:
    """A subject of the law; putting it together takes longer than a case."""
    return emner.emne(name)


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order of the index. Raises BadPage."""
    found = (
        read(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))) for file in FILES.glob("*.toml")
    )
    return tuple(sorted(found, key=lambda check: check.order))


def check(name: str) -> Check | None:
    return next((each for each in checks() if each.id == name), None)


def read(name: str, content: Mapping[str, Any]) -> Check:
    """A check from the content of its file. Raises BadPage, and KeyError for a part that is missing."""
    if content["id"] != name:
        raise BadPage(f"{name}: id is {content['id']}")
    made = Check(
        id=name,
        order=content["nummer"],
        front=front.read(content, name),
        title=Both.of(content["titel"], f"{name}: titel"),
        short=Both.of(content["kort"], f"{name}: kort"),
        intro=Both.of(content["indledning"], f"{name}: indledning"),
        steps=tuple(_step(each, name) for each in content.get("trin", [])),
        first=tuple(content.get("foerst", [])),
        also=tuple(content.get("ogsaa", [])),
        hints={key: Both.of(each, f"{name}: {key}") for key, each in content.get("hjaelp", {}).items()},
        saves=content.get("gem", {}),
        to_know=frozenset(content.get("godt_at_vide", [])),
        unsettled=Both.of(content["uafklaret"], f"{name}: uafklaret") if "uafklaret" in content else None,
        until=content.get("gaelder_til", {}),
        passed={key: Both.of(each, f"{name}: {key}") for key, each in content.get("gaaet", {}).items()},
        onward=tuple(_onward(each, name) for each in content.get("videre", [])),
        next_steps=tuple(_next_step(each, name) for each in content.get("skridt", [])),
        along=tuple(
            TakenAlong(each["felt"], each["regel"], each["svar"]) for each in content.get("tag_med", [])
        ),
    )
    _known(made)
    return made


def _step(table: Mapping[str, Any], name: str) -> Step:
    title = Both.of(table["titel"], f"{name}: trin") if "titel" in table else None
    if table["emne"] not in emner.NAVNE:
        raise BadPage(f"{name}: no subject {table['emne']}")
    return Step(
        table["emne"],
        table.get("naar", {}),
        table.get("fast", {}),
        table.get("tilvalg", ""),
        table.get("tavs", {}),
        title,
    )


def _onward(table: Mapping[str, Any], name: str) -> Onward:
    text = Both.of(table["tekst"], f"{name}: videre") if "tekst" in table else None
    made = Onward(
        table.get("tjek", ""), table.get("side", ""), table.get("navn", ""), table.get("argument", ""), text
    )
    if bool(made.check) + bool(made.page) + bool(made.url_name and text) != 1:
        raise BadPage(f"{name}: videre has one of tjek, side, or navn with tekst")
    return made


def _next_step(table: Mapping[str, Any], name: str) -> NextStep:
    document = table.get("dokument", "")
    way = None if document else _onward(table, name)
    text = Both.of(table["tekst"], f"{name}: skridt")
    outcomes = frozenset(table.get("udfald", []))
    return NextStep(text, document, way, outcomes, table.get("ikke", {}), table.get("med_svar", False))


def _known(made: Check) -> None:
    """Every fact that the file names is one of the law's. Raises BadPage."""
    facts = {fact for step in made.steps for fact in step.emne.fakta}
    named = {*made.first, *made.also, *made.hints, *made.saves}
    for step in made.steps:
        named |= {*step.when, *step.given, *step.silent}
        if step.chosen and step.title is None:
            raise BadPage(f"{made.id}: {step.subject} is chosen by its titel, which is missing")
    rules = {rule.name for step in made.steps for rule in step.emne.law.rules}
    led = {rule for step in made.next_steps for rule in step.not_where}
    if strange := ({each.rule for each in made.along} | led) - rules:
        raise BadPage(f"{made.id}: no such rules: {', '.join(sorted(strange))}")
    days = {name for step in made.steps for name in step.emne.datoer}
    if {*made.passed, *made.until.values()} - days:
        raise BadPage(f"{made.id}: gaaet or gaelder_til has a day that is not shown")
    if named - facts:
        raise BadPage(f"{made.id}: no such facts: {', '.join(sorted(named - facts))}")
