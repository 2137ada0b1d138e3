"""The facts that one reader's dates are computed from, and which one to ask for next.

A reader's dates are computed from the facts that this reader may see, and from no others: so nothing of a
fact can show through a date. What contradicts something noted later is set aside, never guessed at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Party, Role
from fleksaftale.core.formats import long_date
from fleksaftale.deadlines.catalogue import ASKED, FROM_THE_TALKS, TOPICS, Asked, Topic, Whose
from fleksaftale.deadlines.from_case import Said
from fleksaftale.deadlines.noted import Entry, State
from fleksjob.errors import InputError
from fleksjob.frister import Raekke, Regler, Svar, frister, gaeldende
from fleksjob.frister.navne import NAVNE
from fleksjob.frister.oplysninger import laes


@cache
def rules() -> Regler:
    """The rows of this version of the program; reading the files takes longer than a case."""
    return gaeldende()


@dataclass(frozen=True)
class Reader:
    """Whose dates these are. Without a party: what both see, as lists over many cases show it."""

    party: str = ""
    is_employee: bool = False

    @classmethod
    def of(cls, party: Party) -> "Reader":
        return cls(str(party.pk), party.role == Role.EMPLOYEE)

    def sees(self, entry: Entry) -> bool:
        return self.sees_all_of(whose_fact(entry.key)) or bool(
            entry.shown_to and entry.shown_to == self.party
        )

    def sees_all_of(self, whose: Whose) -> bool:
        return whose is Whose.BOTH or self.is_employee


def whose_fact(key: str) -> Whose:
    return Whose.BOTH if key in FROM_THE_TALKS else ASKED[key].whose


def whose_row(row: Raekke) -> Whose:
    """A row is the employee's alone if one of the facts it is counted from is."""
    own = any(whose_fact(key) is Whose.EMPLOYEE for key in row.udloeser)
    return Whose.EMPLOYEE if own else Whose.BOTH


@dataclass(frozen=True)
class Computed:
    """The law's answer, the facts it was given, and what was set aside because it contradicts them."""

    answer: Svar
    facts: Mapping[str, Any]
    letters: Mapping[str, date]
    set_aside: tuple[str, ...] = ()


def compute(state: State, said: Said, reader: Reader, today: date) -> Computed:
    """The dates as this reader may know them."""
    facts, letters = _given(state, said, reader)
    try:
        return Computed(_answer(facts, letters, today), facts, letters)
    except InputError:
        return _piece_by_piece(state, facts, letters, today)


def _given(state: State, said: Said, reader: Reader) -> tuple[dict[str, Any], dict[str, date]]:
    """What is noted goes before what the case says; "I do not know" too."""
    noted = {key: e for key, e in state.facts.items() if e.value is not None and reader.sees(e)}
    facts = {key: value for key, value in said.facts.items() if key not in noted}
    facts |= {key: e.value for key, e in noted.items() if e.known}
    letters = dict(said.letters) | {
        row: date.fromisoformat(e.value) for row, e in state.letters.items() if e.known
    }
    return facts, {row: day for row, day in letters.items() if _sees_row(reader, row, facts)}


def _sees_row(reader: Reader, row: str, facts: Mapping[str, Any]) -> bool:
    found = rules().raekker[row]
    return reader.sees_all_of(whose_row(found)) or any(key in facts for key in found.udloeser)


def _answer(facts: Mapping[str, Any], letters: Mapping[str, date], today: date) -> Svar:
    return frister({**facts, "brev": letters}, today, rules())


def _piece_by_piece(
    state: State, facts: Mapping[str, Any], letters: Mapping[str, date], today: date
) -> Computed:
    """Take what was noted last first, and leave out what does not fit what is there."""
    numbers = {key: e.number for key, e in state.facts.items()}
    kept: dict[str, Any] = {}
    by: dict[str, date] = {}
    aside = []
    for key in sorted(facts, key=lambda k: -numbers.get(k, 0)):
        if _fits(kept | {key: facts[key]}, {}, today):
            kept[key] = facts[key]
        elif key in numbers:
            aside.append(key)
    for row in sorted(letters):
        if _fits(kept, by | {row: letters[row]}, today):
            by[row] = letters[row]
    return Computed(_answer(kept, by, today), kept, by, tuple(aside))


def _fits(facts: Mapping[str, Any], letters: Mapping[str, date], today: date) -> bool:
    try:
        _answer(facts, letters, today)
    except InputError:
        return False
    return True


# --- what does not fit, as a sentence ----------------------------------------------------------------------


def trouble(key: str, value: Any, computed: Computed, today: date) -> str:
    """Why a fact cannot be right, for the person who wrote it; empty where it can be."""
    if not _reads({key: value}, today):
        in_future = isinstance(value, str) and value[:10] > today.isoformat()
        if in_future:
            return _("Datoen er ikke kommet endnu. Skriv en dag til og med i dag.")
        return _("Det kan ikke passe. Se efter, om tallene er rigtige.")
    for other, theirs in computed.facts.items():
        if other != key and not _reads({key: value, other: theirs}, today):
            words = {"name": name_of(other), "value": shown(other, theirs)}
            return _("Det passer ikke med en anden oplysning. %(name)s: %(value)s. Ret en af dem.") % words
    return ""


def _reads(facts: Mapping[str, Any], today: date) -> bool:
    try:
        laes(facts, today)
    except InputError:
        return False
    return True


def letter_trouble(row: str, day: date, computed: Computed, today: date) -> str:
    """Why a date in a letter cannot be the one of this row; empty where it can be."""
    if _fits(computed.facts, {row: day}, today):
        return ""
    return _("Datoen passer ikke med det andet, der er skrevet. Se efter i brevet.")


# --- asking ------------------------------------------------------------------------------------------------


def name_of(key: str) -> str:
    """A fact's short name, in the language of the reader."""
    return NAVNE[key].i("en" if get_language() == "en" else "da")


def shown(key: str, value: Any) -> str:
    """A value as a person reads it."""
    if key == "varighed":
        return _("Midlertidigt") if value == "midlertidigt" else _("Permanent")
    if isinstance(value, list):
        return ", ".join(f"{each[5:]} {each[:4]}" for each in value)
    return long_date(date.fromisoformat(value) if isinstance(value, str) else value)


@cache
def needed_by() -> Mapping[str, tuple[str, ...]]:
    """Which rows need a fact, asked of the law itself."""
    found: dict[str, set[str]] = {}
    for missing in frister({}, None, rules()).mangler:
        found.setdefault(missing.oplysning, set()).update(missing.frister)
    for row in rules().raekker.values():
        for key in (*row.udloeser, *([row.plus_oplysning] if row.plus_oplysning else [])):
            found.setdefault(key, set()).add(row.id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def topics_for(said: Said, reader: Reader) -> list[Topic]:
    """What this reader may note facts of. Who is in a fleksjob is past what comes before one."""
    return [
        topic
        for topic in TOPICS
        if reader.sees_all_of(topic.whose) and not (topic.key == "foer" and said.has_agreement)
    ]


def is_open(topic: Topic, state: State, said: Said) -> bool:
    """Whether a topic's facts are asked for by themselves: everybody needs it, or somebody has begun."""
    if topic.first and (said.has_agreement or not said.has_vilkaar):
        return True
    return any(e.value is not None and ASKED[key].topic is topic for key, e in state.facts.items())


def next_asked(
    state: State, said: Said, computed: Computed, reader: Reader, among: Topic | None = None
) -> Asked | None:
    """The one fact to ask for now; None where no row needs one more. ``among``: of one topic only."""
    topics = topics_for(said, reader)
    for asked in _unanswered(state, computed):
        opened = among is asked.topic if among else is_open(asked.topic, state, said)
        if opened and asked.topic in topics:
            return asked
    return None


def _unanswered(state: State, computed: Computed) -> Iterator[Asked]:
    missing = {each.oplysning for each in computed.answer.mangler}
    there = {each.id for each in computed.answer.frister}
    passed = {each.id for each in computed.answer.frister if each.overskredet}
    for asked in ASKED.values():
        entry = state.facts.get(asked.key)
        if (entry and entry.value is not None) or asked.key in computed.facts:
            continue
        needed = asked.key in missing and not there & set(asked.again)
        if needed or passed & set(asked.again):
            yield asked
