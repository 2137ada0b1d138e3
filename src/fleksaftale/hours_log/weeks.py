"""ISO weeks: the week that belongs to two years has the number of the year that has its Thursday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

_WRITTEN = re.compile(r"(\d{4})-?W?(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Week:
    """A week by its ISO year and number: 1 January 2027 lies in week 53 of 2026."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Week":
        return cls(*day.isocalendar()[:2])

    @classmethod
    def parse(cls, text: str) -> "Week":
        """2026-47, also 2026-W47. Raises ValueError, also for a week that the year does not have."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        week = cls(int(found[1]), int(found[2]))
        date.fromisocalendar(week.year, week.number, 1)
        return week

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def shifted(self, weeks: int) -> "Week":
        return Week.of(self.monday + timedelta(weeks=weeks))

    def since(self, earlier: "Week") -> int:
        """How many weeks after another one."""
        return (self.monday - earlier.monday).days // 7

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"

    @property
    def name(self) -> str:
        """uge 47."""
        return _("uge %(number)s") % {"number": self.number}

    @property
    def days(self) -> str:
        """16.-22. november 2026, or 28. december 2026 - 3. januar 2027."""
        first, last = self.monday, self.sunday
        said: dict[str, object] = {"first": first.day, "last": last.day, "year": last.year}
        said |= {"month": MONTHS[first.month], "last_month": MONTHS[last.month], "first_year": first.year}
        if first.month == last.month:
            return _("%(first)s.–%(last)s. %(month)s %(year)s") % said
        if first.year == last.year:
            return _("%(first)s. %(month)s – %(last)s. %(last_month)s %(year)s") % said
        return _("%(first)s. %(month)s %(first_year)s – %(last)s. %(last_month)s %(year)s") % said
