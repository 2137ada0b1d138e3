"""The log as a spreadsheet, and the empty one to fill in: the columns that :mod:`bringing` reads."""

import io
from collections.abc import Iterable

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from fleksaftale.core import clock
from fleksaftale.hours_log.weeks import Week
from fleksjob import hours

WEEKS_TO_FILL_IN = 8
EXACT = 60  # hundredths of an hour are whole minutes where this divides them


def template() -> bytes:
    """The file to fill in: the headings, and the last weeks as rows without hours."""
    this = Week.of(clock.today())
    return _workbook((this.shifted(-back), None) for back in range(WEEKS_TO_FILL_IN, 0, -1))


def as_workbook(weeks: Iterable[tuple[Week, int]]) -> bytes:
    """The log, to take along or to change and bring back."""
    return _workbook(weeks)


def _workbook(weeks: Iterable[tuple[Week, int | None]]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = _("Timer")
    sheet.append([_("år"), _("uge"), _("timer")])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for week, minutes in weeks:
        sheet.append([week.year, week.number, None if minutes is None else _hours(minutes)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _hours(minutes: int) -> float | str:
    return hours.show_clock(minutes) if minutes * 100 % EXACT else minutes / 60
