"""Tables that people bring, from Excel, LibreOffice or as CSV: rows of cells, by content and never by name.

Nothing is run and nothing fetched: formulas come as the values that were saved with them. A workbook is
opened in a process apart.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fleksaftale.core import apart
from fleksaftale.core.workbook_reader import MOST_COLUMNS, MOST_ROWS

LARGEST = 1024 * 1024  # bytes of a file
READER = Path(__file__).with_name("workbook_reader.py")
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


@dataclass(frozen=True)
class Fault:
    """One cell by its place in the file, what is wrong with it, and perhaps a value that would do."""

    row: int
    column: str
    heading: str
    why: str
    good: str = ""


def read(content: bytes, *, largest: int = LARGEST) -> list[Row]:
    """The rows of the first sheet that are not empty, with the headings first. Raises Unreadable.

    Never inside a transaction: another process reads a workbook.
    """
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
    try:
        found = apart.ask(READER, content)
    except apart.NoAnswer as none:
        raise Unreadable("large" if none.too_much else "broken") from None
    if "unfit" in found:
        raise Unreadable(found["unfit"])
    for cells in found["rows"]:
        yield [_cell(cell) for cell in cells]


def _cell(said: Any) -> Cell:
    match said:
        case {"day": day}:
            return date.fromisoformat(day)
        case {"seconds": seconds}:
            return timedelta(seconds=seconds)
        case str() | bool() | float():
            return said
        case _:
            raise Unreadable("broken")


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
