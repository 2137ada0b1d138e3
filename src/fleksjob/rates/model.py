"""Rates as immutable values.

A yearly rate ends; a constant of the law is used as far as somebody has looked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from fleksjob.errors import LawError, RateMissing
from fleksjob.tomlfil import Linje

RECALLED = "genkaldt"
"""A status that is never computed with."""


USIKKER = {
    "afledt": ("er beregnet af os, ikke offentliggjort", "is computed by us, not published"),
    "sekundaer": (
        "er fra en sekundær kilde, ikke set hos myndigheden",
        "is from a secondary source, not seen at the authority",
    ),
}
"""What is said of a rate that no authority was seen to publish, in Danish and English."""

LOKAL = ("er en lokal sats fra {kilde}", "is a local rate from {kilde}")
"""What is said of a rate that does not come with the package."""


@dataclass(frozen=True)
class RateValue:
    """One value of a rate, in its unit (kroner, not øre), with where it comes from and when that was
    checked.
    """

    fra: date
    til: date | None
    amount: Fraction
    text: str
    status: str
    kilde: str
    tjekket: date
    law: str
    gennemgaaet_til: date | None = None
    note: str = ""
    lokal: bool = False
    """Whether it comes from the folder of local rates, not from the package."""
    sted: Linje | str = field(default="", compare=False, repr=False)
    """File and line, for errors."""

    @property
    def last(self) -> date:
        """The last day the value may be used: its end, or the day a constant is reviewed to.

        Raises LawError for a value made without either, which no rate file can hold.
        """
        end = self.til or self.gennemgaaet_til
        if end is None:
            raise LawError("en sats skal have til eller gennemgaaet_til")
        return end

    @property
    def usikkerhed(self) -> tuple[str, str] | None:
        """What has to be said where the value is used, in Danish and English; None for an official one."""
        said = [USIKKER[self.status]] if self.status in USIKKER else []
        if self.lokal:
            said.append((LOKAL[0].format(kilde=self.kilde), LOKAL[1].format(kilde=self.kilde)))
        if not said:
            return None
        return " og ".join(da for da, _ in said), " and ".join(en for _, en in said)

    def covers(self, day: date) -> bool:
        """Whether the value may be used on the day."""
        return self.fra <= day <= self.last


@dataclass(frozen=True)
class Gap:
    """Days without a value, declared with the reason.

    `ophoert`: nothing is missing, the rate is not used any more.
    """

    fra: date
    til: date
    grund: str
    ophoert: bool = False
    sted: Linje | str = field(default="", compare=False, repr=False)

    def covers(self, day: date) -> bool:
        """Whether the day lies in the gap."""
        return self.fra <= day <= self.til


@dataclass(frozen=True)
class Rate:
    """A rate through the years."""

    name: str
    titel: str
    title: str
    unit: str
    law: str
    values: tuple[RateValue, ...]
    gaps: tuple[Gap, ...] = ()

    def at(self, day: date) -> RateValue | None:
        """The value on a day. None where there is none, or where it is only recalled."""
        return next((v for v in self.values if v.covers(day) and v.status != RECALLED), None)

    def missing(self, day: date) -> RateMissing:
        """The error for a day without a value: it names the rate and the first and last day there is."""
        usable = [v for v in self.values if v.status != RECALLED]
        first = min((v.fra for v in usable), default=None)
        last = max((v.last for v in usable), default=None)
        return RateMissing(self.name, self.titel, day, first, last, self.title)


class Rates(Mapping[str, Rate]):
    """All rates by name. Immutable; `with_` gives another set."""

    def __init__(self, rates: Mapping[str, Rate]) -> None:
        self._rates = dict(rates)

    def __getitem__(self, name: str) -> Rate:
        return self._rates[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rates)

    def __len__(self) -> int:
        return len(self._rates)

    def __hash__(self) -> int:
        return hash(frozenset(self._rates))

    def with_(self, changed: Mapping[str, Rate]) -> Rates:
        """These rates with some replaced. Raises LawError for a name there is no rate of."""
        if unknown := sorted(set(changed) - set(self._rates)):
            raise LawError(f"ukendt sats {unknown[0]!r}; kendte er {', '.join(sorted(self._rates))}")
        return Rates({**self._rates, **changed})
