"""Hours from a spreadsheet: what can be read, and each cell that cannot, by its place. Nothing is saved.

The columns are ``år``, ``uge``, ``timer`` (a row a week), or ``dato``, ``timer`` (a row a day; the days of a
week are added up). Other columns are left alone, and so is a row without hours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core import clock
from fleksaftale.core.spreadsheets import Cell, Fault, Row, column_name, read, text
from fleksaftale.hours_log.commands import is_open
from fleksaftale.hours_log.weeks import Week
from fleksjob import hours
from fleksjob.errors import ParseError

NAMES = {
    "year": ("år", "aar", "year"),
    "week": ("uge", "ugenummer", "week"),
    "day": ("dato", "dag", "date", "day"),
    "hours": ("timer", "hours"),
}
"""What a heading may say, in small letters."""
MOST_FAULTS = 50
MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True)
class Brought:
    """``weeks``: the minutes that can be taken. A week with a fault in one of its rows is not among them."""

    weeks: Mapping[Week, int]
    faults: tuple[Fault, ...]
    more_faults: int = 0


class NoColumns(ValueError):
    """The first row does not name the columns."""


class _Faulty(ValueError):
    def __init__(self, column: str, why: str) -> None:
        super().__init__(why)
        self.column, self.why = column, why


def look(content: bytes) -> Brought:
    """What a file would change. Raises Unreadable, NoColumns."""
    rows = read(content)
    columns = _columns(rows[0])
    minutes: dict[Week, int] = {}
    spoilt: set[Week | None] = set()
    faults: list[Fault] = []
    for row in (row for row in rows[1:] if row[columns["hours"]] != ""):
        week = None
        try:
            week = _week(row, columns)
            minutes[week] = _added(minutes, week, _minutes(row, columns), columns)
        except _Faulty as fault:
            place = columns[fault.column]
            faults.append(Fault(row.number, column_name(place), text(rows[0][place]), fault.why))
            spoilt.add(week)
    if None in spoilt and "day" in columns:  # a day of an unknown week may be missing in any of them
        minutes = {}
    kept = {week: total for week, total in sorted(minutes.items()) if week not in spoilt}
    return Brought(kept, tuple(faults[:MOST_FAULTS]), max(0, len(faults) - MOST_FAULTS))


def _columns(headings: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(headings.cells):
        said = text(cell).casefold().strip(" *:")
        for name, words in NAMES.items():
            if said in words:
                found.setdefault(name, place)
    by_week = {"year", "week"} <= found.keys()
    if "hours" not in found or not (by_week or "day" in found):
        raise NoColumns
    if by_week:
        found.pop("day", None)
    return found


def _week(row: Row, columns: Mapping[str, int]) -> Week:
    if "day" in columns:
        week, column = Week.of(_day(row[columns["day"]])), "day"
    else:
        year = _number(row[columns["year"]], "year", _("Skriv et årstal, fx 2026."))
        number = _number(row[columns["week"]], "week", _("Skriv ugens nummer, fx 47."))
        week, column = _known(year, number), "week"
    if not is_open(week):
        later = week > Week.of(clock.today())
        raise _Faulty(column, _("Ugen er ikke begyndt endnu.") if later else _("Det er over ti år siden."))
    return week


def _known(year: int, number: int) -> Week:
    try:
        return Week.parse(f"{year:04d}-{number}")
    except ValueError:
        said = {"year": year, "number": number}
        raise _Faulty("week", _("%(year)s har ingen uge %(number)s.") % said) from None


def _number(cell: Cell, column: str, why: str) -> int:
    said = text(cell).casefold().removeprefix("uge").strip()
    if not (said.isascii() and said.isdigit() and len(said) <= 4):
        raise _Faulty(column, why)
    return int(said)


def _day(cell: Cell) -> date:
    if isinstance(cell, date):
        return cell
    said = text(cell).replace("/", ".").replace("-", ".").replace(" ", ".")
    parts = [part for part in said.split(".") if part]
    try:
        first, month, last = (int(part) for part in parts)
        return date(first, month, last) if first > 31 else date(last, month, first)
    except ValueError:
        raise _Faulty("day", _("Skriv en dato, fx 16.11.2026.")) from None


def _minutes(row: Row, columns: Mapping[str, int]) -> int:
    cell = row[columns["hours"]]
    said = _number_text(cell) if isinstance(cell, float) else text(cell)
    largest = MINUTES_OF_A_DAY if "day" in columns else hours.MINUTES_OF_A_WEEK
    try:
        return hours.parse(said, zero=True, largest=largest)
    except ParseError as error:
        raise _Faulty("hours", error.message(get_language() or "da")) from None


def _number_text(number: float) -> str:
    """A number as hours are written: 7.4 for what a spreadsheet holds as 7.3999999999."""
    minutes = round(number * 60, 4)
    return hours.show(int(minutes)) if minutes.is_integer() else f"{number:.4f}"


def _added(minutes: Mapping[Week, int], week: Week, more: int, columns: Mapping[str, int]) -> int:
    if "day" in columns:
        return minutes.get(week, 0) + more
    if week in minutes and minutes[week] != more:
        raise _Faulty("week", _("Ugen står der to gange med hver sit tal."))
    return more
