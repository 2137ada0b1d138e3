"""More hours than agreed, week after week: when the employee, and nobody else, is asked about it.

The agreement is about a whole spell, not about one week: people swap hours and have busy weeks. Nothing is
judged here and nothing is told to anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from fleksaftale.hours_log.logs import Answered, Log, Said
from fleksaftale.hours_log.weeks import Week

WEEKS = 6
"""Weeks that make a habit. Fewer is one busy month; more lets a talk every second month go by unasked."""

SPAN = 10
"""Weeks within which the six must lie: holidays and sickness leave gaps, but half a year is no spell."""

LEAST_OVER = 15
"""Minutes a week. Below a quarter of an hour it is rounding: most people write halves and quarters."""

ASK_AGAIN = timedelta(weeks=4)
"""What the button says."""

Agreed = Callable[[Week], int | None]
"""The agreed minutes at the workplace in a week; None where there is no signed agreement."""


@dataclass(frozen=True)
class Creep:
    """``over``: minutes a week more than agreed. ``average``: at the workplace. ``agreed``: in the newest."""

    over: int
    average: int
    agreed: int
    first: Week
    last: Week


def creep(log: Log, agreed: Agreed) -> Creep | None:
    """What the newest six weeks with work in them show; None where that is nothing.

    A week of no hours is a holiday or sickness and says nothing of how long the working weeks are.
    """
    weeks = sorted(week for week, minutes in log.weeks.items() if minutes)[-WEEKS:]
    if len(weeks) < WEEKS or weeks[-1].since(weeks[0]) >= SPAN:
        return None
    held = [agreed(week) for week in weeks]
    by_agreement = [minutes for minutes in held if minutes is not None]
    if len(by_agreement) < WEEKS:
        return None
    logged = sum(log.weeks[week] for week in weeks)
    over = _rounded(logged - sum(by_agreement))
    if over < LEAST_OVER:
        return None
    return Creep(over, _rounded(logged), by_agreement[-1], weeks[0], weeks[-1])


def to_ask(log: Log, agreed: Agreed, today: date) -> Creep | None:
    """What to ask about today. After a no, or a yes, only six new weeks are reason to ask again."""
    found = creep(log, agreed)
    if found is None or log.answered is None:
        return found
    return found if _may_ask_again(log.answered, found, today) else None


def _may_ask_again(answered: Answered, found: Creep, today: date) -> bool:
    if answered.said is Said.LATER:
        return answered.again_on is not None and today >= answered.again_on
    return found.first > answered.through


def _rounded(minutes_of_all: int) -> int:
    return round(minutes_of_all / WEEKS)
