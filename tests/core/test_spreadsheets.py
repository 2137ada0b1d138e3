"""Tables that people bring: what a workbook holds comes through, and a hostile one harms nobody."""

import io
import zipfile
from datetime import date, datetime, timedelta

import pytest
from openpyxl import Workbook

from fleksaftale.core.spreadsheets import Unreadable, read

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>%s</sheetData></worksheet>"
)
TABLE = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="a"><table:table-row table:number-rows-repeated="1000000">'
    '<table:table-cell office:value-type="string">'
    "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    "</office:spreadsheet></office:body></office:document-content>"
)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx(rows: str) -> bytes:
    """A workbook as a program writes it, but with these rows."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(Workbook()))) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in whole.namelist():
            of_sheet = name == "xl/worksheets/sheet1.xml"
            packed.writestr(name, SHEET % rows if of_sheet else whole.read(name))
    return out.getvalue()


def ods() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        packed.writestr("content.xml", TABLE)
    return out.getvalue()


def test_every_kind_of_cell_comes_as_it_was_written() -> None:
    book = Workbook()
    day = datetime(2026, 11, 16)  # noqa: DTZ001  a day in a spreadsheet
    book.active.append(["Ærø", 47, 7.5, True, day, timedelta(hours=30, minutes=15)])
    (row,) = read(saved(book))
    assert row.cells == ("Ærø", 47.0, 7.5, True, date(2026, 11, 16), timedelta(hours=30, minutes=15))


@pytest.mark.parametrize(
    "content",
    [
        xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        ods(),
        xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * 30_000_000}</t></is></c></row>'),
    ],
    ids=["two cells far apart", "one row a million times", "a long text packed small"],
)
def test_a_small_file_that_unfolds_to_far_too_much_is_refused_as_too_large(content: bytes) -> None:
    assert len(content) < 100_000
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.code == "large"
