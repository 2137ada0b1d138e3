"""The blanks of a sentence: what may stand in them, as people write it and as the agreement says it.

A value is kept as the Danish text that stands in the sentence (``15``, ``7,5``, ``10.00``, ``onsdag``): the
agreement is Danish, and what was written can be read back out of it.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from fleksaftale.documents.template import Text
from fleksjob import hours
from fleksjob.errors import ParseError


class Slags(StrEnum):
    """The kind of a blank, and with it its unit."""

    MINUTTER = "minutter"
    TIMER = "timer"
    DAGE = "dage"
    UGER = "uger"
    KILO = "kilo"
    PERSONER = "personer"
    KLOKKEN = "klokken"
    TIDER = "tider"
    UGEDAG = "ugedag"
    DATO = "dato"
    TEKST = "tekst"

    @property
    def counts(self) -> bool:
        """Whether it is a number with a least and a most."""
        return self in UNITS

    @property
    def written(self) -> bool:
        """Whether the person writes free words."""
        return self is Slags.TEKST


UNITS = {
    Slags.MINUTTER: Text("minutter", "minutes"),
    Slags.TIMER: Text("timer", "hours"),
    Slags.DAGE: Text("dage", "days"),
    Slags.UGER: Text("uger", "weeks"),
    Slags.KILO: Text("kg", "kg"),
    Slags.PERSONER: Text("deltagere", "participants"),
}
DAYS = {
    "mandag": "Monday",
    "tirsdag": "Tuesday",
    "onsdag": "Wednesday",
    "torsdag": "Thursday",
    "fredag": "Friday",
    "lørdag": "Saturday",
    "søndag": "Sunday",
}
MONTHS = (
    ("januar", "January"),
    ("februar", "February"),
    ("marts", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("august", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)
CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
DATE = re.compile(r"(\d{1,2})\. ([a-z]+) (\d{4})")
LONGEST_TEXT = 120
EARLIEST, LATEST = 1900, 2199  # years


class Refused(ValueError):
    """A value that cannot stand in the blank ``key``. Says what can, with an example, in both languages."""

    def __init__(self, key: str, text: Text) -> None:
        super().__init__(text.da)
        self.key, self.text = key, text


def clean(slags: Slags, raw: str) -> str | None:
    """The value as it stands in the Danish sentence; None where it is none of this kind."""
    text = " ".join(raw.split())
    return CLEANERS[slags](text) if text else None


def number_of(slags: Slags, value: str) -> float | None:
    """A cleaned value as a number to compare by; None for kinds without an order."""
    match slags:
        case Slags.TIMER:
            return hours.parse(value, zero=True) / 60
        case Slags.KLOKKEN:
            at_hour, minute = value.split(".")
            return int(at_hour) * 60 + int(minute)
        case Slags.DATO:
            return float(as_date(value).toordinal())
        case _:
            return float(value) if slags.counts else None


def show(slags: Slags, value: str, language: str | None) -> str:
    """A cleaned value in the language of the reader."""
    if language != "en":
        return value
    match slags:
        case Slags.TIMER:
            return hours.show(hours.parse(value, zero=True), "en")
        case Slags.KLOKKEN | Slags.TIDER:
            return re.sub(r"(\d)\.(\d)", r"\1:\2", value).replace(" og ", " and ")
        case Slags.UGEDAG:
            return DAYS[value]
        case Slags.DATO:
            day = as_date(value)
            return f"{day.day} {MONTHS[day.month - 1][1]} {day.year}"
        case _:
            return value


def as_date(value: str) -> date:
    """The day of a cleaned DATO."""
    found = DATE.fullmatch(value)
    if found is None:
        raise ValueError(value)
    names = [da for da, _en in MONTHS]
    return date(int(found[3]), names.index(found[2]) + 1, int(found[1]))


def of_date(day: date) -> str:
    """1. december 2026, whatever the language of the reader."""
    return f"{day.day}. {MONTHS[day.month - 1][0]} {day.year}"


# --- one kind each -----------------------------------------------------------------------------------------


def _whole(text: str) -> str | None:
    return str(int(text)) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _hours(text: str) -> str | None:
    try:
        return hours.show(hours.parse(text, zero=True), "da")
    except ParseError:
        return None


def _clock(text: str) -> str | None:
    found = CLOCK.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1])}.{found[2] or '00'}"


def _clocks(text: str) -> str | None:
    times = [_clock(part) for part in re.split(r"\s*(?:,|;|\bog\b|\band\b|\s)\s*", text) if part]
    if not times or None in times:
        return None
    said = [time for time in times if time]
    return " og ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _weekday(text: str) -> str | None:
    low = text.lower()
    return next((da for da, en in DAYS.items() if low in (da, en.lower())), None)


def _date(text: str) -> str | None:
    found = re.fullmatch(r"(\d{1,2})[. /-]+(\d{1,2}|[a-zA-Z]+)[. /-]+(\d{4})", text)
    names = {name.lower(): number for number, both in enumerate(MONTHS, 1) for name in both}
    if found is None:
        return None
    month = int(found[2]) if found[2].isdigit() else names.get(found[2].lower(), 0)
    try:
        day = date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None
    return of_date(day) if EARLIEST <= day.year <= LATEST else None


CLEANERS: dict[Slags, Callable[[str], str | None]] = {
    Slags.MINUTTER: _whole,
    Slags.TIMER: _hours,
    Slags.DAGE: _whole,
    Slags.UGER: _whole,
    Slags.KILO: _whole,
    Slags.PERSONER: _whole,
    Slags.KLOKKEN: _clock,
    Slags.TIDER: _clocks,
    Slags.UGEDAG: _weekday,
    Slags.DATO: _date,
    Slags.TEKST: lambda text: text,
}
