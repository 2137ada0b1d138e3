"""What rooms above do with the dates of cases, in the same transaction; reminders are written so."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

Days = Mapping[UUID, tuple[date, ...]]
"""By case: the days to come, seen by both, by which the law wants something done."""

COMPUTED: list[Callable[[Days], None]] = []


def tell(days: Days) -> None:
    """To be called with the days of some cases whenever they were computed anew."""
    for listener in COMPUTED:
        listener(days)
