"""One walk through a check: what is asked next, what the answers so far say, what no longer matters.

Answers are text by the fact's name, as :mod:`fleksjob.fakta` reads them; "ved ikke" is an answer too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Self

from fleksaftale.guidance.checks import Check, Step, subject
from fleksjob import fakta
from fleksjob.engine import Input, Program
from fleksjob.errors import InputError, RateMissing
from fleksjob.vurdering import Vurdering, vurder_sag

UNKNOWN = "ved ikke"
DAY = "dato"
CHOSEN = "+"
"""Before the name of a part that somebody asked for: it is no fact of the law's."""


@lru_cache(maxsize=64)
def program(name: str, day: date) -> Program:
    """The law of a subject on a day, compiled; it takes longer than a case."""
    return subject(name).law.at(day)


@dataclass(frozen=True)
class Stage:
    """One subject of the check, assessed on the answers so far."""

    step: Step
    answer: Vurdering


@dataclass(frozen=True)
class Answers:
    """Answers to a check, in the order in which they were given."""

    check: Check
    answers: Mapping[str, str]
    today: date

    @property
    def asked(self) -> list[str]:
        """The facts that were answered."""
        return list(self.answers)

    def before(self, key: str) -> str:
        """The question before this one, to go back to; empty at the first."""
        asked = self.asked
        at = asked.index(key) if key in asked else len(asked)
        return asked[at - 1] if at else ""


@dataclass(frozen=True)
class Walk(Answers):
    """Answers on their way through a check on the law."""

    @classmethod
    def of(cls, check: Check, answers: Mapping[str, str], today: date) -> Self:
        """A walk with what can be used of some answers: what the law of today cannot read is left out."""
        kept = {key: value for key, value in answers.items() if key in cls(check, {}, today).known}
        while True:
            walk = cls(check, kept, today)
            try:
                _ = walk.stages
            except InputError as problem:
                name = problem.field if problem.field in kept else next(iter(kept), "")
                if not name:
                    raise
                del kept[name]
            else:
                return walk

    @property
    def day(self) -> date:
        """The day that the answer is about: today, where nobody said another."""
        return date.fromisoformat(self.answers[DAY]) if DAY in self.answers else self.today

    @cached_property
    def known(self) -> dict[str, Input]:
        """Every fact that the check can take, and the parts that can be asked for."""
        found: dict[str, Input] = {}
        for step in self.check.steps:
            found = {**step.emne.fakta, **found}  # where two subjects ask for one fact, the first asks
        chosen = {CHOSEN + step.chosen for step in self.check.steps if step.chosen}
        return found | dict.fromkeys(chosen, found[DAY])

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The subjects that the answers lead to. Raises InputError for an answer that cannot be used."""
        return tuple(Stage(step, self._assess(step)) for step in self.check.steps if self._leads_to(step))

    @property
    def shown(self) -> list[Stage]:
        """The subjects that have something to say on these answers."""
        return [stage for stage in self.stages if not self._holds(stage.step.silent)]

    def _holds(self, answers: Mapping[str, str]) -> bool:
        return bool(answers) and all(self.answers.get(key) == value for key, value in answers.items())

    def _leads_to(self, step: Step) -> bool:
        asked_for = not step.chosen or CHOSEN + step.chosen in self.answers
        return asked_for and all(self.answers.get(key) == value for key, value in step.when.items())

    def _assess(self, step: Step) -> Vurdering:
        told = {key: value for key, value in self.answers.items() if key in step.emne.fakta}
        case = fakta.laes(step.emne, {**told, **step.given, DAY: self.day.isoformat()})
        return vurder_sag(step.emne, program(step.subject, case.dato), case)

    def says(self, rule: str) -> str:
        """What a rule answers on what is shown, as a word; empty where no subject has it."""
        for stage in self.shown:
            run = stage.answer.run
            if rule in run.program.slots:
                said = run.explain(rule).reason.answer
                return ("ja" if said else "nej") if isinstance(said, bool) else str(said)
        return ""

    # --- asking ------------------------------------------------------------------------------------------

    @property
    def next(self) -> str:
        """The fact to ask for now; empty where no answer is waited for."""
        return next(self._waiting(), "")

    def _waiting(self) -> Iterator[str]:
        for stage in self.stages:
            missing = {each.name for each in stage.answer.mangler}
            yield from (name for name in self.check.first if name in missing and name not in self.answers)
            asked = stage.answer.naeste_uden(self.unknown)
            if asked:
                yield asked.name

    @property
    def left(self) -> int:
        """How many facts could still be asked for: most often fewer will be."""
        return len(self._missing - self.unknown)

    @property
    def _missing(self) -> set[str]:
        return {each.name for stage in self.stages for each in stage.answer.mangler}

    @property
    def unknown(self) -> set[str]:
        """What was answered with "do not know"."""
        return {key for key, value in self.answers.items() if value == UNKNOWN}

    @property
    def asked(self) -> list[str]:
        """The facts that were answered, without the day and the parts that were asked for."""
        return [key for key in self.answers if key != DAY and not key.startswith(CHOSEN)]

    @property
    def offered(self) -> list[str]:
        """Facts that nobody is asked for and that could be told."""
        taken = {name for stage in self.stages for name in stage.step.emne.fakta}
        given = {name for stage in self.stages for name in stage.step.given}
        return [
            name for name in self.check.also if name in taken - given and name not in self.answers
            and name not in self._missing
        ]  # fmt: skip

    @property
    def choices(self) -> list[Step]:
        """The parts that could be asked for, and were not."""
        open_parts = (
            step for step in self.check.steps if step.chosen and CHOSEN + step.chosen not in self.answers
        )
        return [
            step for step in open_parts
            if all(self.answers.get(key) == value for key, value in step.when.items())
        ]  # fmt: skip

    @property
    def with_authority(self) -> set[str]:
        """What the municipality finds and nobody has answered yet."""
        missing = (each for stage in self.stages for each in stage.answer.mangler if each.kommunen)
        return {each.name for each in missing if each.name not in self.answers}

    # --- answering ---------------------------------------------------------------------------------------

    def with_answer(self, key: str, value: str) -> Self:
        """The walk with one more answer. One that is changed takes with it what no longer matters. The day
        is today again where nobody knows another.

        Raises InputError where the answer cannot be used, KeyError for a fact that there is not.
        """
        if key not in self.known:
            raise KeyError(key)
        if key == DAY and value == UNKNOWN:
            after = self.with_answer(DAY, self.today.isoformat())
            return replace(after, answers={k: v for k, v in after.answers.items() if k != DAY})
        before = self.day.isoformat() if key == DAY else self.answers.get(key, value)
        after = replace(self, answers={**self.answers, key: value})
        _ = after.stages
        if before == value:
            return after
        matters = after.mattering | {key, DAY}
        return replace(after, answers={k: v for k, v in after.answers.items() if k in matters})

    def with_nothing_assessed(self) -> Self:
        """The walk where the municipality has found nothing yet: all that it finds is answered at once."""
        told = dict.fromkeys(sorted(self.with_authority), UNKNOWN)
        return replace(self, answers={**self.answers, **told})

    @property
    def mattering(self) -> set[str]:
        """The facts that the answers lead to, and the parts that were asked for."""
        found = {key for key in self.answers if key.startswith(CHOSEN)} | set(self.check.also)
        for stage in self.stages:
            found |= {*stage.step.when} | set(_used(stage.answer))
        return found


def _used(answer: Vurdering) -> Iterable[str]:
    """The facts that were looked at on the way to anything that is shown."""
    emne, run = answer.emne, answer.run
    for name in (emne.maal, *emne.datoer, *emne.beloeb, *emne.tjekliste, *emne.advarsler):
        if name not in run.program.slots:
            continue
        try:
            reason = run.explain(name).reason
        except RateMissing:
            continue
        for step in reason.walk():
            if step.entry.kind == "input":
                yield step.entry.name
