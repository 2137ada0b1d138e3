"""How often talks are held: a list of interval and until-when, and the day the next one is due at latest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fleksaftale.core.formats import long_date
from fleksjob import dates


class Unit(StrEnum):
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True)
class Step:
    """Every ``every`` weeks or months; ``until`` is the last day this step counts from, None for ever."""

    every: int
    unit: Unit
    until: date | None = None

    def after(self, day: date) -> date:
        """The day one interval after ``day``; the end of a month is kept inside the month."""
        if self.unit is Unit.WEEKS:
            return day + timedelta(weeks=self.every)
        return dates.add_months(day, self.every)

    def as_data(self) -> dict[str, str]:
        return {
            "every": str(self.every),
            "unit": self.unit.value,
            "until": self.until.isoformat() if self.until else "",
        }

    def __str__(self) -> str:
        every = (
            ngettext("hver uge", "hver %(n)s. uge", self.every)
            if self.unit is Unit.WEEKS
            else ngettext("hver måned", "hver %(n)s. måned", self.every)
        ) % {"n": self.every}
        if self.until is None:
            return every
        return _("%(every)s til og med %(date)s") % {"every": every, "date": long_date(self.until)}


Rhythm = tuple[Step, ...]


def from_data(data: Iterable[Mapping[str, str]]) -> Rhythm:
    return tuple(
        Step(
            int(step["every"]),
            Unit(step["unit"]),
            date.fromisoformat(step["until"]) if step["until"] else None,
        )
        for step in data
    )


def to_data(rhythm: Rhythm) -> list[dict[str, str]]:
    return [step.as_data() for step in rhythm]


def describe(rhythm: Rhythm) -> str:
    """The rhythm as a person says it: "hver 2. måned til og med 31. marts 2027, derefter hver 6. måned"."""
    return _(", derefter ").join(str(step) for step in rhythm)


def due(rhythm: Rhythm, since: date) -> date:
    """The day the next talk is due at latest, counted from the start or from the last talk held.

    The step that holds on ``since`` decides; after the last one's ``until``, the last one goes on.
    """
    for step in rhythm:
        if step.until is None or since <= step.until:
            return step.after(since)
    return rhythm[-1].after(since)
