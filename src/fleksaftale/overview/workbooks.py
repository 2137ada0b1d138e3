"""HR's list as a spreadsheet. Every text is written as text: what begins with = is never a formula."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from fleksaftale.core import clock
from fleksaftale.overview.columns import COLUMNS
from fleksaftale.overview.rows import Line

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
DAY, MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
Value = str | int | date | datetime | None


def of_lines(lines: Iterable[Line]) -> bytes:
    headings = [
        _("Medarbejder"), _("Nærmeste leder"), _("Arbejdsplads"), _("Status"), _("Aftale fra"),
        _("Næste samtale senest"), _("Aftalt tid"), _("Dage forsinket"), _("Pause til og med"),
        _("Næste dato i loven"), _("Hvad datoen er"), _("Papirkopi til"), _("Har ikke svaret"),
    ]  # fmt: skip
    widths = [26, 26, 30, 26, 14, 20, 18, 14, 16, 18, 40, 26, 26]
    return workbook(_("Overblik"), headings, (_values(line) for line in lines), widths)


def _values(line: Line) -> list[Value]:
    booked = line.booked.astimezone(clock.DENMARK).replace(tzinfo=None) if line.booked else None
    return [
        line.employee, line.leader, line.workplace, line.status, line.agreed_from,
        line.due, booked, line.late or None, line.resting,
        line.law_date, line.law_name, ", ".join(line.copies), ", ".join(line.waiting),
    ]  # fmt: skip


def template() -> bytes:
    """The file to fill in: the headings that are read, and one row that is all made up."""
    headings = [str(column.heading) for column in COLUMNS]
    example: list[Value] = [column.good for column in COLUMNS]
    return workbook(_("Aftaler"), headings, [example], [24] * len(COLUMNS))


def workbook(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> bytes:
    """One sheet with bold headings that stay, and a filter over them."""
    book = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    sheet.append([_heading(sheet, text) for text in headings])
    last = 1
    for last, row in enumerate(rows, start=2):  # noqa: B007  the number of the last row
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{chr(ord('A') + len(headings) - 1)}{last}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _heading(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Cell:
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, date):
            cell.number_format = MOMENT if isinstance(value, datetime) else DAY
        return cell
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    if value.startswith(FORMULA_SIGNS):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell
