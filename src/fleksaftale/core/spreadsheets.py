"""Tables that people bring, from Excel, LibreOffice or as CSV: rows of cells, by content and never by name.

Nothing is run and nothing fetched: formulas come as the values that were saved with them.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

LARGEST = 1024 * 1024  # bytes of a file
LARGEST_UNPACKED = 20 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
SEPARATORS = ";\t,"

Cell = str | float | bool | date | timedelta
"""What stands in a cell. Hours and minutes (7:30) come as timedelta, empty cells as an empty text."""


class Unreadable(Exception):
    """This is no table that can be read. ``code``: empty, large, broken, locked, kind."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Row:
    """One row with its number in the file, as the program that wrote it shows the number."""

    number: int
    cells: tuple[Cell, ...]

    def __getitem__(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else ""


def read(content: bytes, *, largest: int = LARGEST) -> list[Row]:
    """The rows of the first sheet that are not empty, with the headings first. Raises Unreadable."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > largest:
        raise Unreadable("large")
    found = list(_rows(_from_workbook(content) if _is_workbook(content) else _from_text(content)))
    if not found:
        raise Unreadable("empty")
    return found


def text(cell: Cell) -> str:
    """A cell as a person would have written it: 47 and not 47.0."""
    match cell:
        case bool():
            return "ja" if cell else "nej"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02d}"
        case date():
            return cell.isoformat()
        case _:
            return cell


def column_name(number: int) -> str:
    """A, B ... Z, AA: the name over a column, which begins with 0 here."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _rows(rows: Iterator[Sequence[Cell]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise Unreadable("large")
        row = Row(number, tuple(cells))
        if any(text(cell) for cell in row.cells):
            yield row


def _is_workbook(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _from_workbook(content: bytes) -> Iterator[Sequence[Cell]]:
    _refuse_bombs(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
    except CalamineError as error:
        raise Unreadable("locked" if "assword" in str(error) else "broken") from None
    except (IndexError, OSError, ValueError):
        raise Unreadable("broken") from None
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise Unreadable("large")
    for cells in sheet.to_python(skip_empty_area=False):
        yield [_cell(cell) for cell in cells]


def _cell(cell: object) -> Cell:
    match cell:
        case bool() | float() | timedelta():
            return cell
        case int():
            return float(cell)
        case datetime():
            return cell.date()
        case date():
            return cell
        case time():
            return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
        case _:
            return str(cell).strip()


def _refuse_bombs(content: bytes) -> None:
    """A packed file may say that it is small and unfold to gigabytes."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                raise Unreadable("large")
    except zipfile.BadZipFile:
        raise Unreadable("broken") from None


def _from_text(content: bytes) -> Iterator[Sequence[Cell]]:
    written = _decoded(content)
    first = written.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        for cells in csv.reader(io.StringIO(written, newline=""), delimiter=separator, strict=True):
            yield [cell.strip() for cell in cells]
    except csv.Error:
        raise Unreadable("broken") from None


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _text(content, "utf-16")
    try:
        found = _text(content, "utf-8-sig")
    except Unreadable:
        found = _text(content, "cp1252")
    if "\0" in found:
        raise Unreadable("kind")
    return found


def _text(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("kind") from None
