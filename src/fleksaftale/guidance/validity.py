"""When a text may be out of date: its time is over, or nobody looked for half a year, or read the law on."""

from collections.abc import Iterable
from datetime import date, timedelta

from fleksaftale.guidance.law import Said

OLD_AFTER = timedelta(days=180)
"""A text that nobody has looked at for half a year is shown, and says so."""


def looked_at(checked: date, said: Iterable[Said] = ()) -> date:
    """The oldest look at a text and at what the law says in it."""
    return min([checked, *(each.checked for each in said)])


def may_be_old(day: date, *, valid_to: date | None, checked: date, said: Iterable[Said] = ()) -> bool:
    """Whether a text carries *Kan være forældet* on a day."""
    quoted = list(said)
    over = valid_to is not None and day > valid_to
    return over or day - looked_at(checked, quoted) > OLD_AFTER or not all(each.known for each in quoted)
