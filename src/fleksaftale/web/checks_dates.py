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
from fleksaftale.guidance.checks import Check
from fleksaftale.guidance.checks_walk import UNKNOWN, Answers
from fleksaftale.web import deadlines_page

TOPICS_KEY = "emner"
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
        known = {TOPICS_KEY, *ASKED}
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
            if key != TOPICS_KEY:
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
        return next(self._waiting(), "")

    def _waiting(self) -> Iterator[str]:
        for topic in self.topics:
            asked = facts.next_asked(self.state, Said(), self.computed, READER, among=topic)
            if asked:
                yield asked.key

    @property
    def left(self) -> int:
        """How many facts could still be asked for."""
        missing = {each.oplysning for each in self.computed.answer.mangler}
        open_yet = [a.key for topic in self.topics for a in of_topic(topic) if a.key not in self.answers]
        return len(missing.intersection(open_yet)) if self.topics else 0

    # --- answering ---------------------------------------------------------------------------------------

    def trouble(self, key: str, value: str) -> str:
        """Why an answer cannot be right; empty where it can be."""
        if key == TOPICS_KEY or value == UNKNOWN:
            return ""
        others = replace(self, answers={k: v for k, v in self.answers.items() if k != key})
        return facts.trouble(key, as_fact(ASKED[key], value), others.computed, self.today)

    def with_answer(self, key: str, value: str) -> Self:
        """The walk with one more answer. Facts of a topic that is not wanted any more go.

        Raises DoesNotFit, KeyError for a fact that there is not.
        """
        if key != TOPICS_KEY and key not in ASKED:
            raise KeyError(key)
        if text := self.trouble(key, value):
            raise DoesNotFit(text)
        after = replace(self, answers={**self.answers, key: value})
        if key != TOPICS_KEY:
            return after
        wanted = {asked.key for topic in after.topics for asked in of_topic(topic)} | {TOPICS_KEY}
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


def result(walk: DatesWalk) -> dict[str, Any]:
    """The dates that the answers give."""
    shown = shown_rows(walk)
    by_when = {when: [each for each in shown if each.row.when is when] for when in When}
    return {
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
