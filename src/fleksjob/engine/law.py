"""A law: rules, rates, facts and open questions as one immutable value. A reform is another law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from fleksjob import __version__
from fleksjob.engine.program import Program
from fleksjob.engine.rules import FOREVER, Input, Policy, Rule
from fleksjob.engine.stretches import Stretches
from fleksjob.errors import LawError
from fleksjob.rates.model import RECALLED, Rate, Rates, RateValue

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Finding:
    """Days on which a name has no version (`hul`) or more than one (`overlap`).

    Declared gaps carry their reason.
    """

    name: str
    kind: str
    fra: date
    til: date
    reason: str = ""


@dataclass(frozen=True)
class Law:
    """Rules and rates with what they ask for. Nothing in it changes; `with_` gives a reform.

    What is compiled of it is kept for the next who asks, and is no part of it.
    """

    rules: tuple[Rule, ...]
    inputs: tuple[Input, ...]
    policies: tuple[Policy, ...]
    rates: Rates
    reform: str = ""

    def __post_init__(self) -> None:
        kinds = (
            {rule.name for rule in self.rules},
            {each.name for each in self.inputs},
            {each.name for each in self.policies},
            set(self.rates),
        )
        seen: set[str] = set()
        for names in kinds:
            if twice := sorted(names & seen):
                place = next((f"{rule.sted}: " for rule in self.rules if rule.name == twice[0]), "")
                raise LawError(f"{place}navnet {twice[0]!r} er brugt til to slags")
            seen |= names
        for rule in self.rules:
            if unknown := [name for name in rule.needs if name not in seen]:
                raise LawError(
                    f"{rule.sted}: reglen {rule.name!r} spørger om {unknown[0]!r}, som ingen kender"
                )
        for name, periods in self._periods().items():
            for one, other in pairwise(sorted(periods, key=lambda each: (each.fra, each.til))):
                if other.fra <= one.til:
                    raise LawError(
                        f"{other.sted}: {name}: to versioner gælder samtidig {other.fra}; se {one.sted}"
                    )

    def at(self, day: date) -> Program:
        """The law of one day, compiled. The first of its stretch takes a few milliseconds."""
        return self.stretches.at(day)

    @cached_property
    def stretches(self) -> Stretches:
        """The stretches of days on which nothing changes."""
        periods = [each for found in self._periods().values() for each in found]
        starts = {each.fra for each in periods}
        starts.update(each.til + ONE_DAY for each in periods if each.til < FOREVER)
        return Stretches(starts, self._compiled)

    def _compiled(self, day: date) -> Program:
        return Program(
            day=day,
            rules=[rule for rule in self.rules if rule.in_force(day)],
            inputs=self.inputs,
            policies=self.policies,
            rates=self.rates,
            name=f"fleksjob {__version__}{self.reform and ' + ' + self.reform}",
        )

    def __getstate__(self) -> dict[str, object]:
        """What is compiled stays behind: it is made again where the law arrives."""
        return {name: value for name, value in self.__dict__.items() if name != "stretches"}

    def same_on(self, day: date, other: date) -> bool:
        """Whether two days lie in one stretch: they have the same rules and the same rates."""
        return self.stretches.place(day) == self.stretches.place(other)

    def with_(
        self,
        *,
        params: Mapping[str, int | Fraction | Rate] | None = None,
        rules: Iterable[Rule] = (),
        name: str = "reform",
    ) -> Law:
        """This law with other rates or rules, as a new law.

        A number in `params` replaces a rate's value at all times; a Rate replaces the rate. A rule replaces
        the versions of its name on its own days. Raises LawError for names this law does not have.
        """
        changed: dict[str, Rate] = {}
        for key, value in (params or {}).items():
            if key not in self.rates:
                raise LawError(f"ukendt sats {key!r}; kendte er {', '.join(sorted(self.rates))}")
            changed[key] = value if isinstance(value, Rate) else _always(self.rates[key], _exact(key, value))
        kept = self.rules
        for new in rules:
            if all(new.name != rule.name for rule in self.rules):
                raise LawError(f"ukendt regel {new.name!r}")
            kept = (*_without(kept, new), new)
        return replace(self, rules=kept, rates=self.rates.with_(changed), reform=name)

    def walk(self, first: date, last: date) -> Iterator[Finding]:
        """Report the days of some years on which a rule or rate has no version, or more than one.

        Nothing changes but on the first day of a version or gap and on the day after its last: looking at
        those days is the same as looking at every day.
        """
        for name, periods in self._periods().items():
            yield from _walk_one(name, periods, self._declared(name), first, last)

    def _declared(self, name: str) -> list[_Period]:
        """The days on which a name has no version for a reason that was given."""
        if name in self.rates:
            return [_Period(gap.fra, gap.til, reason=gap.grund) for gap in self.rates[name].gaps]
        versions = sorted((rule for rule in self.rules if rule.name == name), key=lambda rule: rule.fra)
        oldest, newest = versions[0], versions[-1]
        found = []
        if oldest.foer and oldest.fra > date.min:
            found.append(_Period(date.min, oldest.fra - ONE_DAY, reason=oldest.foer))
        if newest.ophoert and newest.til < FOREVER:
            found.append(_Period(newest.til + ONE_DAY, FOREVER, reason=newest.ophoert))
        return found

    def _periods(self) -> dict[str, list[_Period]]:
        """The days of every version of every rule and rate, by name. A recalled rate is no version."""
        periods: dict[str, list[_Period]] = {}
        for rule in self.rules:
            periods.setdefault(rule.name, []).append(_Period(rule.fra, rule.til, rule))
        for name, rate in self.rates.items():
            values = [value for value in rate.values if value.status != RECALLED]
            periods[name] = [_Period(value.fra, value.last, value) for value in values]
        return periods


class _Period(NamedTuple):
    """Some days, whose they are, and for a gap why."""

    fra: date
    til: date
    af: Rule | RateValue | None = None
    reason: str = ""

    @property
    def sted(self) -> str:
        """File and line, looked up only for an error."""
        return str(self.af.sted) if self.af else ""

    def covers(self, day: date) -> bool:
        return self.fra <= day <= self.til


def _walk_one(
    name: str, periods: list[_Period], declared: list[_Period], first: date, last: date
) -> Iterator[Finding]:
    """One finding per unbroken stretch of days with the same trouble."""
    found: Finding | None = None
    starts = _changes([*periods, *declared], first, last)
    for start, end in zip(starts, [*(day - ONE_DAY for day in starts[1:]), last], strict=True):
        count = sum(period.covers(start) for period in periods)
        kind = "" if count == 1 else "overlap" if count else "hul"
        reason = "" if count else next((each.reason for each in declared if each.covers(start)), "")
        if found and (kind, reason) == (found.kind, found.reason):
            found = replace(found, til=end)
            continue
        if found:
            yield found
        found = Finding(name, kind, start, end, reason) if kind else None
    if found:
        yield found


def _changes(periods: list[_Period], first: date, last: date) -> list[date]:
    """The days, from the first to the last, on which something may be otherwise than the day before."""
    days = {first}
    days.update(each.fra for each in periods)
    days.update(each.til + ONE_DAY for each in periods if each.til < FOREVER)
    return sorted(day for day in days if first <= day <= last)


def _exact(name: str, value: object) -> Fraction:
    """The number of a reform, which has to be exact: 0.55 as a binary number is another one."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        raise LawError(f"{name}: {value!r} er ikke et eksakt tal; skriv fx Fraction(55, 100)")
    return Fraction(value)


def _always(rate: Rate, amount: Fraction) -> Rate:
    """A rate with one value for all time, as a reform sets it."""
    value = RateValue(date.min, date.max, amount, str(amount), "afledt", "reform", date.min, rate.law)
    return replace(rate, values=(value,), gaps=())


def _without(rules: tuple[Rule, ...], new: Rule) -> Iterator[Rule]:
    """The rules with the new one's days cut out of its earlier versions."""
    for rule in rules:
        if rule.name != new.name:
            yield rule
            continue
        if rule.fra < new.fra:
            yield replace(rule, til=min(rule.til, new.fra - ONE_DAY))
        if rule.til > new.til:
            yield replace(rule, fra=max(rule.fra, new.til + ONE_DAY))
