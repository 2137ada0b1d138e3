"""The check on dates: the same asking as for a case's dates, without a case.

What a fact means, which dates need it and what cannot be right stands in :mod:`fleksaftale.deadlines.facts`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Self
from uuid import UUID

from fleksaftale.deadlines import facts
from fleksaftale.deadlines.catalogue import ASKED, TOPICS, Asked, Kind, Topic, of_topic
from fleksaftale.deadlines.facts import Computed, Reader
from fleksaftale.deadlines.from_case import Said
from fleksaftale.deadlines.noted import UNKNOWN as NOT_KNOWN
from fleksaftale.deadlines.noted import Entry, State
from fleksaftale.deadlines.queries import Row, When, rows_of
from fleksaftale.deadlines.timeline import timeline
from fleksaftale.guidance import law
from fleksaftale.guidance.checks import Check
from fleksaftale.guidance.checks_walk import UNKNOWN, Answers
from fleksaftale.web import deadlines_page

TOPICS_KEY, HAVE_KEY = "emner", "har"
"""What it is to be about, and which of the days the person has at hand: no facts of the law's."""
NONE = "ingen"
LASTING, TEMPORARY = "varighed", "midlertidigt"
FIRST = law.Ref("varighed", rule="varighed", outcome="foerste_midlertidigt")
FEW = 4
"""So many questions are asked one by one. Before more, we ask which of them can be answered."""
SHOWN_SO_FAR = 5
NOBODY = UUID(int=0)
NEVER = datetime.min.replace(tzinfo=UTC)
READER = Reader(is_employee=True)
"""Who answers for themselves sees all that follows from it."""


class DoesNotFit(Exception):
    """An answer that cannot be right. The text says why, to who wrote it."""


@dataclass(frozen=True)
class DatesWalk(Answers):
    """Answers on their way through the check on dates; the same face as ``checks_walk.Walk``."""

    @classmethod
    def of(cls, check: Check, answers: Mapping[str, str], today: date) -> Self:
        """A walk with answers that were kept here."""
        known = {TOPICS_KEY, HAVE_KEY, *ASKED}
        return cls(check, {key: value for key, value in answers.items() if key in known}, today)

    @classmethod
    def from_outside(cls, check: Check, answers: Mapping[str, str], today: date) -> Self:
        """A walk with what can be used of answers from a file."""
        walk = cls(check, {}, today)
        for key, value in answers.items():
            try:
                walk = walk.with_answer(key, value)
            except (DoesNotFit, KeyError, ValueError):
                continue
        return walk

    @property
    def day(self) -> date:
        return self.today

    @property
    def topics(self) -> list[Topic]:
        """What somebody wants to know about."""
        chosen = self.answers.get(TOPICS_KEY, "").split(",")
        return [topic for topic in TOPICS if topic.key in chosen]

    @cached_property
    def state(self) -> State:
        """The answers as what is noted of a case. The newest is the last one answered."""
        found = {}
        for number, (key, value) in enumerate(self.answers.items(), 1):
            if key in ASKED:
                found[key] = Entry("fact", key, as_fact(ASKED[key], value), NOBODY, NEVER, number)
        return State(facts=found, last=len(self.answers))

    @cached_property
    def computed(self) -> Computed:
        return facts.compute(self.state, Said(), READER, self.today)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return rows_of(self.computed, self.state, self.today)

    # --- asking ------------------------------------------------------------------------------------------

    @property
    def next(self) -> str:
        """The fact to ask for now: first what it is to be about."""
        if not self.topics:
            return TOPICS_KEY
        if self._are_many:
            return HAVE_KEY
        return next(self._waiting(), "")

    @property
    def to_have(self) -> list[Asked]:
        """Every fact of the topics: of these the person says which they have at hand."""
        return [asked for topic in self.topics for asked in of_topic(topic)]

    @property
    def have(self) -> set[str] | None:
        """The facts that the person has at hand; None where they have not said, or do not know."""
        said = self.answers.get(HAVE_KEY, UNKNOWN)
        return None if said == UNKNOWN else set(said.split(","))

    @property
    def _are_many(self) -> bool:
        return HAVE_KEY not in self.answers and self.left > FEW

    def _waiting(self) -> Iterator[str]:
        if self.have is not None:
            yield from self._at_hand
            return
        for topic in self.topics:
            asked = facts.next_asked(self.state, Said(), self.computed, READER, among=topic)
            if asked:
                yield asked.key

    @property
    def left(self) -> int:
        """How many facts could still be asked for."""
        if self.have is not None:
            return len(self._at_hand)
        missing = {each.oplysning for each in self.computed.answer.mangler}
        return len([asked for asked in self.to_have if asked.key in missing - self.answers.keys()])

    @property
    def _at_hand(self) -> list[str]:
        """The facts that the person has at hand, is not asked for yet, and that a date needs or can use."""
        missing = {each.oplysning for each in self.computed.answer.mangler}
        there = {each.id for each in self.computed.answer.frister}
        return [
            asked.key for asked in self.to_have
            if asked.key in (self.have or ()) and asked.key not in self.answers
            and (asked.key in missing or there & set(asked.again))
        ]  # fmt: skip

    # --- answering ---------------------------------------------------------------------------------------

    def trouble(self, key: str, value: str) -> str:
        """Why an answer cannot be right; empty where it can be."""
        if key not in ASKED or value == UNKNOWN:
            return ""
        others = replace(self, answers={k: v for k, v in self.answers.items() if k != key})
        return facts.trouble(key, as_fact(ASKED[key], value), others.computed, self.today)

    def with_answer(self, key: str, value: str) -> Self:
        """The walk with one more answer. Facts go that belong to no topic any more, or are not at hand.

        Raises DoesNotFit, KeyError for a fact that there is not.
        """
        if key not in {TOPICS_KEY, HAVE_KEY, *ASKED}:
            raise KeyError(key)
        if text := self.trouble(key, value):
            raise DoesNotFit(text)
        after = replace(self, answers={**self.answers, key: value})
        if key in ASKED:
            return after
        wanted = {asked.key for asked in after.to_have} | {TOPICS_KEY}
        if key == HAVE_KEY:
            wanted = (wanted & (after.have | {TOPICS_KEY}) if after.have is not None else wanted) | {HAVE_KEY}
        elif value == self.answers.get(key):
            wanted |= {HAVE_KEY}
        return replace(after, answers={k: v for k, v in after.answers.items() if k in wanted})


def as_fact(asked: Asked, value: str) -> Any:
    """An answer as what is noted of a case takes it."""
    if value == UNKNOWN:
        return NOT_KNOWN
    return value.split(",") if asked.kind is Kind.MONTHS else value


# --- the answer --------------------------------------------------------------------------------------------


def shown_rows(walk: DatesWalk) -> list[deadlines_page.RowShown]:
    """The dates, in their order."""
    return [deadlines_page.row_for_anybody(row) for row in walk.rows]


def if_temporary(walk: DatesWalk) -> list[deadlines_page.RowShown]:
    """The dates that there are besides if the fleksjob is temporary, where nobody has said whether it is."""
    asked = ASKED[LASTING]
    if asked.topic not in walk.topics or walk.answers.get(LASTING, UNKNOWN) != UNKNOWN:
        return []
    there = {row.id for row in walk.rows}
    then = replace(walk, answers={**walk.answers, LASTING: TEMPORARY})
    fits = then.computed.set_aside == walk.computed.set_aside
    return [each for each in shown_rows(then) if fits and each.row.id not in there]


def so_far(walk: DatesWalk) -> list[tuple[str, str]]:
    """The next dates that the answers give already: when, and what."""
    coming = [each for each in shown_rows(walk) if each.row.when is When.COMING]
    return [(each.when, each.row.title) for each in coming[:SHOWN_SO_FAR]]


def result(walk: DatesWalk) -> dict[str, Any]:
    """The dates that the answers give."""
    shown = shown_rows(walk)
    by_when = {when: [each for each in shown if each.row.when is when] for when in When}
    return {
        "if_temporary": if_temporary(walk),
        "first_is": str(law.said(FIRST, walk.today).text),
        "coming": by_when[When.COMING],
        "running": by_when[When.NOW],
        "passed": by_when[When.PASSED][::-1],
        "line": timeline(walk.rows, walk.today),
        "table": [deadlines_page.cells(row) for row in walk.rows],
        "heads": deadlines_page.heads(),
        "aside": [facts.name_of(key) for key in walk.computed.set_aside],
        "not_counted": [(each.titel, each.grund) for each in walk.computed.answer.udeladt],
        "rule_set": walk.computed.answer.regelsaet,
    }
