"""When the story happens, counted from today, so that the demo makes sense on any day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fleksaftale.core.clock import DENMARK
from fleksjob import dates


@dataclass(frozen=True)
class Days:
    """Days and moments around ``today``: the day the demo is loaded, also while the clock is moved."""

    today: date

    def ago(self, days: int, at: str) -> datetime:
        """A workday about so many days ago, at a time of day such as "9:05"."""
        hour, minute = at.split(":")
        day = dates.workday_on_or_before(self.today - timedelta(days=days)).date
        return datetime.combine(day, time(int(hour), int(minute)), DENMARK)

    def monday(self, days: int) -> date:
        """The Monday of the week that lies so many days ahead; behind, if ``days`` is negative."""
        day = self.today + timedelta(days=days)
        return day - timedelta(days=day.weekday())

    @property
    def end_of_last_month(self) -> date:
        return self.today.replace(day=1) - timedelta(days=1)
