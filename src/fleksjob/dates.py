"""Months, ISO weeks and Danish workdays. There is no clock here: every function takes its day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

BY_AGREEMENT = ("afhænger af overenskomst", "depends on the collective agreement")
"""1 May, 5 June, 24 and 31 December are days off in some workplaces and not in others."""

_WEEKDAYS = (
    ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_BY_AGREEMENT_DAYS = {(5, 1), (6, 5), (12, 24), (12, 31)}


@dataclass(frozen=True)
class Workday:
    """A day people can meet. `note` is not empty when another workplace might count the days differently."""

    date: date
    note: str = ""

    def note_in(self, language: str) -> str:
        """The note in Danish ("da") or English ("en")."""
        return BY_AGREEMENT[1] if self.note and language == "en" else self.note


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), clamped to the month's end.

    >>> add_months(date(2022, 8, 31), 30)
    datetime.date(2025, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_text(day: date) -> str:
    """The ISO week with its year: uge 53/2026 for 1 January 2027."""
    year, week, _ = day.isocalendar()
    return f"uge {week}/{year}"


def weekday_name(day: date, language: str = "da") -> str:
    """mandag, tirsdag ... or Monday, Tuesday ..."""
    return _WEEKDAYS[1 if language == "en" else 0][day.weekday()]


def show(day: date) -> str:
    """31.12.2026."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def holiday_name(day: date, language: str = "da") -> str:
    """The Danish public holiday on this day, else an empty string. Store bededag ends with 2023."""
    return _holidays(day.year, language).get(day, "")


@cache
def _holidays(year: int, language: str) -> dict[date, str]:
    """The public holidays of a year. They are the same each time, and slow to make."""
    import holidays  # slow to import, and only wanted here

    known = holidays.country_holidays("DK", years=year, language="en_US" if language == "en" else "da")
    return {day: str(name) for day, name in known.items()}


def is_by_agreement(day: date) -> bool:
    """Whether the day is off only where a collective agreement says so."""
    return (day.month, day.day) in _BY_AGREEMENT_DAYS


def workday_on_or_before(day: date) -> Workday:
    """The last day not after `day` that is neither weekend nor public holiday.

    The four days that depend on the collective agreement are passed over, and the note says so. Days that
    fall in a weekend anyway leave no note.
    """
    note = ""
    while day.weekday() >= 5 or is_by_agreement(day) or holiday_name(day):
        if day.weekday() < 5 and not holiday_name(day):
            note = BY_AGREEMENT[0]
        day -= timedelta(days=1)
    return Workday(day, note)
