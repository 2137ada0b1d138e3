"""A wage as people know it, made into the wage that the law counts: with pension, and for the paid hours.

Arithmetic of what somebody states; the law begins where `sag` reads it.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from fleksjob.engine import Law
from fleksjob.engine.functions import half_up


def med_pension(oere: int, *andele: Fraction) -> int:
    """An amount with the shares of pension that come on top of it, in whole øre.

    >>> med_pension(200_00, Fraction(8, 100), Fraction(4, 100))
    22400
    """
    return _whole(oere * (1 + sum(andele, Fraction(0))))


def af_fuld_tid(fuldtidsloen: int, minutter: int | Fraction, law: Law, day: date) -> int:
    """The wage of some hours a week where the full-time wage is known, in whole øre.

    Full time is the law's of the day. Raises RateMissing where it does not reach that day.
    """
    return _whole(fuldtidsloen * Fraction(minutter) / (fuld_tid(law, day) * 60))


def paa_fuld_tid(loen: int, minutter: int | Fraction, law: Law, day: date) -> int:
    """The full-time wage where the wage of some hours a week is known, in whole øre. Raises RateMissing."""
    return for_andre_timer(loen, minutter, fuld_tid(law, day) * 60)


def for_andre_timer(loen: int, minutter: int | Fraction, andre: int | Fraction) -> int:
    """The wage of other hours a week at the same wage an hour, in whole øre.

    >>> for_andre_timer(15_600_00, 18 * 60, 20 * 60)
    1733333
    """
    return _whole(loen * Fraction(andre) / Fraction(minutter))


def fuld_tid(law: Law, day: date) -> Fraction:
    """Full-time hours a week. Raises RateMissing."""
    norm = law.rates["fuldtidsnorm"]
    value = norm.at(day)
    if value is None:
        raise norm.missing(day)
    return value.amount


def _whole(exact: Fraction) -> int:
    return half_up(exact.numerator, exact.denominator, Fraction(1))
