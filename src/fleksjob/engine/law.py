"""A law: rules, rates, facts and open questions as one immutable value. A reform is another law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from itertools import pairwise

from fleksjob import __version__
from fleksjob.engine.program import Program
from fleksjob.engine.rules import Input, Policy, Rule
from fleksjob.errors import LawError
from fleksjob.rates.model import Rate, Rates, RateValue

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
    """Rules and rates with what they ask for. Nothing in it changes; `with_` gives a reform."""

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
                raise LawError(f"navnet {twice[0]!r} er brugt til to slags")
            seen |= names
        for rule in self.rules:
            if unknown := [name for name in rule.needs if name not in seen]:
                raise LawError(f"reglen {rule.name!r} spørger om {unknown[0]!r}, som ingen kender")
        for name, periods in self._periods().items():
            for (_, end), (start, _) in pairwise(sorted(periods)):
                if start <= end:
                    raise LawError(f"{name}: to versioner gælder samtidig {start}")

    def at(self, day: date) -> Program:
        """The law of one day, compiled. Takes a few milliseconds: keep it for all cases of that day."""
        return Program(
            day=day,
            rules=[rule for rule in self.rules if rule.in_force(day)],
            inputs=self.inputs,
            policies=self.policies,
            rates=self.rates,
            name=f"fleksjob {__version__}{self.reform and ' + ' + self.reform}",
        )

    def same_on(self, day: date, other: date) -> bool:
        """Whether two days have the same rules and the same rates."""
        return all(rule.in_force(day) == rule.in_force(other) for rule in self.rules) and all(
            rate.at(day) == rate.at(other) for rate in self.rates.values()
        )

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
            changed[key] = value if isinstance(value, Rate) else _always(self.rates[key], Fraction(value))
        kept = self.rules
        for new in rules:
            if all(new.name != rule.name for rule in self.rules):
                raise LawError(f"ukendt regel {new.name!r}")
            kept = (*_without(kept, new), new)
        return replace(self, rules=kept, rates=self.rates.with_(changed), reform=name)

    def walk(self, first: date, last: date) -> Iterator[Finding]:
        """Go through every day of every rule and rate and report days with none or with more than one."""
        for name, periods in self._periods().items():
            yield from _walk_one(name, periods, first, last, partial(self._declared, name))

    def _declared(self, name: str, day: date) -> str:
        """The reason why a name has no version on a day, where one was given."""
        if name in self.rates:
            return next((gap.grund for gap in self.rates[name].gaps if gap.covers(day)), "")
        versions = sorted((rule for rule in self.rules if rule.name == name), key=lambda rule: rule.fra)
        if day < versions[0].fra:
            return versions[0].foer
        return versions[-1].ophoert if day > versions[-1].til else ""

    def _periods(self) -> dict[str, list[tuple[date, date]]]:
        """The days of every version of every rule and rate, by name."""
        periods: dict[str, list[tuple[date, date]]] = {}
        for rule in self.rules:
            periods.setdefault(rule.name, []).append((rule.fra, rule.til))
        for name, rate in self.rates.items():
            periods[name] = [(value.fra, value.last) for value in rate.values]
        return periods


def _walk_one(
    name: str,
    periods: list[tuple[date, date]],
    first: date,
    last: date,
    declared: Callable[[date], str],
) -> Iterator[Finding]:
    """One finding per unbroken stretch of days with the same trouble."""
    open_finding: Finding | None = None
    day = first
    while day <= last:
        count = sum(start <= day <= end for start, end in periods)
        kind = "" if count == 1 else "overlap" if count else "hul"
        reason = "" if count else declared(day)
        if open_finding and (kind, reason) == (open_finding.kind, open_finding.reason):
            open_finding = replace(open_finding, til=day)
        else:
            if open_finding:
                yield open_finding
            open_finding = Finding(name, kind, day, day, reason) if kind else None
        day += ONE_DAY
    if open_finding:
        yield open_finding


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
