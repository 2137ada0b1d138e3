"""Which published rate a number is, or looks like: a share of one, digits swapped, one digit off, near.

Nothing here says what somebody meant. It says what the number is equal to, and what it is like.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from fleksjob.engine.functions import half_up
from fleksjob.rates import Rate, Rates, RateValue

ER, REGNET, OMBYTTET, ET_CIFFER, NAER = SLAGS = ("er", "regnet", "ombyttet", "et_ciffer", "naer")
"""How a number can be like a rate, the surest first."""

ANDELE = (Fraction(98, 100), Fraction(89, 100))
"""The shares of a rate that other rates are: the subsidy (LAB § 123) and ledighedsydelse (LAS § 74 a)."""

PERIODER = {"kr/uge": ("kr/måned", Fraction(52, 12)), "kr/måned": ("kr/år", Fraction(12))}
"""How a rate of one period becomes one of another."""

NAER_VED = Fraction(1, 1000)
FAA_CIFRE = 4
"""Digits are only compared where there are this many; shorter numbers are like too much."""


@dataclass(frozen=True)
class Fund:
    """One rate that the number is or looks like.

    `andel` is what the rate is multiplied by, where the number is computed from it; `forskel` is the number
    less the rate, or less what is computed from it, in kroner.
    """

    slags: str
    sats: Rate
    vaerdi: RateValue
    forskel: Fraction
    andel: Fraction = Fraction(1)


@dataclass(frozen=True)
class Forklaring:
    """All that a number is or looks like, the surest first; `i_aaret` is what those rates were in the year
    asked about.
    """

    tal: Fraction
    aar: int | None
    fund: tuple[Fund, ...]
    i_aaret: tuple[tuple[Rate, RateValue], ...]


def forklar(tal: Fraction, rates: Rates, aar: int | None = None) -> Forklaring:
    """What an amount in kroner is or looks like among some rates. `aar` puts the year's own rates first.

    >>> from fleksjob.rates import gaeldende
    >>> [(each.slags, each.sats.name) for each in forklar(Fraction(18964), gaeldende()).fund]
    [('er', 'hoejeste_fleksloentilskud'), ('regnet', 'dagpenge_maaned')]
    """
    found = sorted(_all(tal, rates), key=lambda each: _order(each, aar))
    names = dict.fromkeys(each.sats.name for each in found)
    in_year = tuple(
        (rates[name], value)
        for name in names
        if aar is not None
        for value in rates[name].values
        if value.fra.year <= aar <= value.last.year
    )
    return Forklaring(tal, aar, tuple(found), in_year)


def _order(each: Fund, aar: int | None) -> tuple[int, int, Fraction, date]:
    years = 0 if aar is None else max(each.vaerdi.fra.year - aar, aar - each.vaerdi.last.year, 0)
    return SLAGS.index(each.slags), years, abs(each.forskel), each.vaerdi.fra


def _all(tal: Fraction, rates: Rates) -> Iterator[Fund]:
    for rate in rates.values():
        for value in rate.values if rate.unit.startswith("kr") else ():
            yield from _one(tal, rate, value)


def _one(tal: Fraction, rate: Rate, value: RateValue) -> Iterator[Fund]:
    """How a number is like one value: the surest way only, and what can be computed from it."""
    gap = tal - value.amount
    kind = ER if gap == 0 else _like(tal, value.amount)
    if kind:
        yield Fund(kind, rate, value, gap)
    for share in _shares(rate):
        exact = value.amount * share
        if tal != value.amount and tal in (hele_kroner(exact), Fraction(int(exact))):
            yield Fund(REGNET, rate, value, tal - exact, share)


def _shares(rate: Rate) -> Iterator[Fraction]:
    if rate.unit in ("kr/måned", "kr/uge"):
        yield from ANDELE
    if rate.unit in PERIODER:
        yield PERIODER[rate.unit][1]


def _like(tal: Fraction, amount: Fraction) -> str:
    scale = 1 if tal.denominator == amount.denominator == 1 else 100  # with øre, where one of them has some
    ours, theirs = (str(int(each * scale)) for each in (tal, amount))
    if len(ours) == len(theirs) >= FAA_CIFRE:
        if theirs in _swapped(ours):
            return OMBYTTET
        if sum(one != other for one, other in zip(ours, theirs, strict=True)) == 1:
            return ET_CIFFER
    return NAER if amount and abs(tal - amount) <= NAER_VED * amount else ""


def _swapped(digits: str) -> set[str]:
    """The number with two neighbours swapped, in every way that changes it."""
    places = pairwise(range(len(digits)))
    swaps = {digits[:one] + digits[other] + digits[one] + digits[other + 1 :] for one, other in places}
    return swaps - {digits}


def hele_kroner(value: Fraction) -> Fraction:
    """Rounded to whole kroner, halves up, as the published rates are."""
    return Fraction(half_up(value.numerator, value.denominator, Fraction(1)))
