"""Hours from a file: what comes in, and each cell that cannot, by its place."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from openpyxl import Workbook

from fleksaftale.core.spreadsheets import Unreadable
from fleksaftale.hours_log import workbooks
from fleksaftale.hours_log.bringing import NoColumns, look
from fleksaftale.hours_log.weeks import Week


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel("2026-11-23T09:00:00+01:00", tick=False):
        yield


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def places(content: bytes) -> list[str]:
    return [f"{fault.column}{fault.row}" for fault in look(content).faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_weeks_come_from_csv_however_it_was_saved(encoding: str, separator: str) -> None:
    lines = ["År;Uge;Timer;Note", "2026;46;13,5;", "2026;uge 47;14:15;kursus"]
    content = "\r\n".join(lines).replace(";", separator).encode(encoding)
    assert look(content).weeks == {Week(2026, 46): 810, Week(2026, 47): 855}


def test_weeks_come_from_excel_as_numbers_times_and_text() -> None:
    content = workbook(
        ["timer", "uge", "år"], [13.5, 45, 2026], ["7½", 46, "2026"], [timedelta(hours=14), 47, 2026]
    )
    assert look(content).weeks == {Week(2026, 45): 810, Week(2026, 46): 450, Week(2026, 47): 840}
    assert not look(content).faults


def test_days_are_added_up_by_week() -> None:
    content = workbook(["dato", "timer"], [date(2026, 11, 16), 4], ["18-11-2026", "3,5"], ["2026-11-09", 5])
    assert look(content).weeks == {Week(2026, 46): 300, Week(2026, 47): 450}


def test_every_faulty_cell_is_named_and_its_week_left_out() -> None:
    content = workbook(
        ["år", "uge", "timer"],
        [2026, 44, "abc"],
        [2026, 54, 12],
        ["i år", 45, 12],
        [2026, 48, 12],
        [2026, 49, 12],
        [2026, 46, -2],
        [2026, 47, 1.234],
        [2026, 43, 200],
        [2026, 42, 13.5],
    )
    assert places(content) == ["C2", "B3", "A4", "B6", "C7", "C8", "C9"]
    assert look(content).weeks == {Week(2026, 42): 810, Week(2026, 48): 720}


def test_a_week_that_stands_twice_with_two_figures_is_a_fault() -> None:
    content = workbook(["år", "uge", "timer"], [2026, 47, 12], [2026, 47, 13])
    assert places(content) == ["B3"]
    assert not look(content).weeks


def test_a_day_that_cannot_be_read_spoils_them_all() -> None:
    """It may belong to any of the weeks: a sum that lacks a day is a wrong sum."""
    assert not look(workbook(["dato", "timer"], ["16.11.2026", 4], ["i mandags", 4])).weeks


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"\x00\x01\x02"])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        look(content)


def test_a_table_without_the_columns_is_refused() -> None:
    with pytest.raises(NoColumns):
        look(b"uge;timer\n47;12")


def test_the_template_comes_back_in_and_brings_nothing_by_itself() -> None:
    found = look(workbooks.template())
    assert not found.weeks
    assert not found.faults


def test_a_log_taken_out_comes_back_in_to_the_minute() -> None:
    weeks = {Week(2026, 40): 444, Week(2026, 41): 440, Week(2026, 42): 0}
    assert look(workbooks.as_workbook(weeks.items())).weeks == weeks
