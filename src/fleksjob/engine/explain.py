"""The fold for one case: the value of a rule, why it is so, what is still unknown, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from fleksjob.engine import units
from fleksjob.engine.compile import PENDING
from fleksjob.engine.values import UNKNOWN, Dual, State, Value

if TYPE_CHECKING:
    from fleksjob.engine.program import Entry, Program


class Reason:
    """One step of an explanation: what it is, what it gave, and what it leaned on, in order."""

    __slots__ = ("af", "entry", "value")

    def __init__(self, entry: Entry, value: Value, af: tuple[Reason, ...]) -> None:
        self.entry, self.value, self.af = entry, value, af

    @property
    def exact(self) -> Fraction | bool | State:
        """The value in its unit: kroner as a fraction, yes or no, or a State."""
        value = self.value
        if isinstance(value, bool | State):
            return value
        return Fraction(value if isinstance(value, int) else value.value) / self.entry.node.den

    @property
    def answer(self) -> Fraction | bool | State | date | str:
        """The same, with a day as a date and a choice by its name."""
        source = self.entry.source
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            if self.entry.node.unit == units.DATE:
                return date.fromordinal(self.value)
            choices = getattr(source, "valg", None)
            if choices is not None:
                name: str = choices.names[self.value]
                return name
        return self.exact

    def walk(self, where: Callable[[Reason], bool] = lambda _: True) -> Iterator[Reason]:
        """This step and those below it that the condition lets through, each once, in order."""
        seen: set[str] = set()
        waiting = [self]
        while waiting:
            step = waiting.pop()
            if step.entry.name not in seen:
                seen.add(step.entry.name)
                yield step
                waiting.extend(each for each in reversed(step.af) if where(each))


class Run:
    """One case on its way through the law. Rules are computed when they are asked for, each at most once."""

    __slots__ = ("facts", "program", "used", "values")

    def __init__(self, program: Program, values: list[Value], facts: dict[str, Value]) -> None:
        self.program = program
        self.values = values
        self.used: list[list[int]] = [[]] * len(values)
        self.facts = facts

    def compute(self, slot: int) -> Value:
        """The value of a slot that is still pending. Raises RateMissing for a rate without a value."""
        used: list[int] = []
        code = self.program.code[slot]
        assert code is not None  # noqa: S101 - only rules and missing rates start as pending
        value: Value = code(self, used)
        self.values[slot] = value
        self.used[slot] = used
        return value

    def value(self, name: str) -> Value:
        """The value of a rule as it is stored: an integer over its denominator, yes/no, or a State."""
        slot = self.program.slots[name]
        value = self.values[slot]
        return self.compute(slot) if value is PENDING else value

    def exact(self, name: str) -> Fraction | bool | State:
        """The value of a rule in its unit."""
        return Reason(self.program.entries[self.program.slots[name]], self.value(name), ()).exact

    def steps(self, *names: str) -> Iterator[Entry]:
        """What some rules leaned on and they themselves, each once, in the order of their reasons."""
        waiting, seen = [self.program.slots[name] for name in reversed(names)], set()
        for name in names:
            self.value(name)
        while waiting:
            slot = waiting.pop()
            if slot not in seen:
                seen.add(slot)
                yield self.program.entries[slot]
                waiting.extend(reversed(self.used[slot]))

    def switched(self, policy: str, choice: bool) -> Run:
        """The same case with another choice of a policy: only what may lean on it is computed again."""
        other = Run(self.program, self.values.copy(), {**self.facts, policy: choice})
        other.used = self.used.copy()
        other.values[self.program.slots[policy]] = choice
        for slot in self.program.leaning_on(policy):
            other.values[slot] = PENDING
        return other

    def slope(self, name: str) -> Fraction:
        """The right derivative of a rule, where a Dual was given to the run."""
        value = self.value(name)
        if not isinstance(value, Dual):
            return Fraction(0)
        return Fraction(value.slope) / self.program.entries[self.program.slots[name]].node.den

    def explain(self, name: str) -> Explanation:
        """The value of a rule with its reasons."""
        value = self.value(name)
        return Explanation(self, name, value, self._reason(self.program.slots[name], {}))

    def _reason(self, slot: int, made: dict[int, Reason]) -> Reason:
        reason = made.get(slot)
        if reason is None:
            used = self.used[slot]
            af = tuple([self._reason(each, made) for each in dict.fromkeys(used)]) if used else ()
            reason = made[slot] = Reason(self.program.entries[slot], self.values[slot], af)
        return reason


class Explanation:
    """A value with its reasons.

    `missing` are the unknown facts that were looked at, in the order of the law; `mattering` those that can
    make a difference.
    """

    __slots__ = ("_tried", "name", "reason", "run", "value")

    def __init__(self, run: Run, name: str, value: Value, reason: Reason) -> None:
        self.run, self.name, self.value, self.reason = run, name, value, reason
        self._tried: dict[str, list[_After]] = {}

    @property
    def exact(self) -> Fraction | bool | State:
        """The value in its unit."""
        return self.reason.exact

    @property
    def rule_set(self) -> str:
        """The name of the rule set: package version, law date, content hash."""
        return self.run.program.name

    @property
    def missing(self) -> tuple[str, ...]:
        """The unknown facts the answer waits for. Empty as soon as the answer is decided without them."""
        if self.value is not UNKNOWN:
            return ()
        unknown = self.reason.walk(lambda step: step.value is UNKNOWN)
        return tuple(step.entry.name for step in unknown if step.entry.kind == "input")

    @property
    def mattering(self) -> tuple[str, ...]:
        """The missing facts without those that no answer to another leaves open: whatever that answer will
        be, nobody asks for them then.
        """
        missing = self.missing
        gone: set[str] = set()
        for name in missing if len(missing) > 1 else ():
            fact = self.run.program.inputs[name]
            if fact.valg is not None or fact.unit is None:  # every answer can be tried
                left = (after.missing for after in self._after(name))
                gone |= set(missing) - {name} - set().union(*left)
        return tuple(name for name in missing if name not in gone) or missing

    @property
    def policies(self) -> tuple[str, ...]:
        """The open questions that were looked at on the way to the answer."""
        return tuple(step.entry.name for step in self.reason.walk() if step.entry.kind == "policy")

    @property
    def next_question(self) -> str | None:
        """The unknown fact that most often settles the answer, ties in the order of the law.

        None when decided.
        """
        return self.next_of(self.missing)

    def next_of(self, names: Iterable[str]) -> str | None:
        """The same among some of the missing facts: who does not know one is asked another."""
        scores = [(*self._score(name), name) for name in names]
        return max(scores, key=lambda score: score[:2])[2] if scores else None

    def _score(self, name: str) -> tuple[float, float]:
        """How often an answer settles the result, and how few facts are still missing after it (negative)."""
        settles = left = 0.0
        for after in self._after(name):
            settles += after.weight * after.settles
            left += after.weight * len(after.missing)
        return settles, -left

    def _after(self, name: str) -> list[_After]:
        """What each answer to a fact would lead to; of a day or a number, the likely one."""
        if name not in self._tried:
            self._tried[name] = list(self._try(name))
        return self._tried[name]

    def _try(self, name: str) -> Iterator[_After]:
        program, facts = self.run.program, self.run.facts
        fact = program.inputs[name]
        answers: list[tuple[Value, float]] = [(True, fact.likely), (False, 1 - fact.likely)]
        if fact.valg is not None:
            number = len(fact.valg.names)
            answers = [(index, 1 / number) for index in range(number)]
        elif fact.unit is not None:
            answers = [(int(fact.likely * fact.den), 1.0)]
        for answer, weight in answers:
            after = program.explain(self.name, {**facts, name: answer})
            yield _After(weight, after.value is not UNKNOWN, frozenset(after.missing))


class _After(NamedTuple):
    """One answer tried: how likely it is, whether it settles the result, and what is missing then."""

    weight: float
    settles: bool
    missing: frozenset[str]
