"""The dates along a line, as numbers for a drawing: from top to bottom, so that it is read on a phone too.

Distances follow the calendar as far as the words leave room: no two dates stand closer than their text is
high, and an empty decade takes no more than a hand's breadth.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fleksaftale.deadlines.queries import Row

WIDTH = 360
AXIS = 56
TEXT = 76
TOP, BOTTOM = 28, 20
LINE = 22
PER_DAY = 0.11
MOST = 110
LETTERS = 29
"""Letters in a line of text: at 17 units, that is what the width to the right of the axis holds."""


@dataclass(frozen=True)
class Mark:
    """One date on the line; ``lines`` is its title, broken. ``row`` is empty for today."""

    y: float
    day: date
    lines: tuple[tuple[float, str], ...]
    row: Row | None = None

    @property
    def date_y(self) -> float:
        return self.y + 5

    @property
    def kind(self) -> str:
        """How it is drawn: passed, now, coming, or today."""
        return self.row.when.value if self.row else "today"


@dataclass(frozen=True)
class Year:
    y: float
    number: int


@dataclass(frozen=True)
class Timeline:
    """What the template draws. ``bars``: the runs of intervals, as (top, height)."""

    height: float
    marks: tuple[Mark, ...]
    years: tuple[Year, ...]
    bars: tuple[tuple[float, float], ...]
    width: int = WIDTH
    axis: int = AXIS
    text: int = TEXT

    @property
    def end(self) -> float:
        return self.height - BOTTOM + 6


def timeline(rows: Sequence[Row], today: date) -> Timeline | None:
    """None where there is nothing to draw. What a rule's beginning moved says nothing of the person."""
    rows = [row for row in rows if not row.since]
    if not rows:
        return None
    entries: list[tuple[date, Row | None]] = [(row.day, row) for row in rows]
    entries.append((today, None))
    entries.sort(key=lambda each: (each[0], each[1] is not None))
    marks = _placed(entries)
    last = marks[-1]
    points = [(mark.day.toordinal(), mark.y) for mark in marks]
    bars = tuple(
        (top := _at(points, row.first.toordinal()), _at(points, row.day.toordinal()) - top)
        for row in rows
        if row.first is not None
    )
    height = last.y + _high(last) + BOTTOM
    return Timeline(height, tuple(marks), tuple(_years(points)), bars)


def _placed(entries: list[tuple[date, Row | None]]) -> list[Mark]:
    marks: list[Mark] = []
    for day, row in entries:
        y: float = TOP
        if marks:
            before = marks[-1]
            wanted = min((day - before.day).days * PER_DAY, MOST)
            y = before.y + max(wanted, _high(before) + LINE)
        broken = textwrap.wrap(row.title, LETTERS) if row else []
        lines = tuple((round(y + 5 + LINE * n, 1), text) for n, text in enumerate(broken, 1))
        marks.append(Mark(round(y, 1), day, lines, row))
    return marks


def _high(mark: Mark) -> float:
    return LINE * len(mark.lines) + 10


def _at(points: list[tuple[int, float]], day: int) -> float:
    """How far down a day lies: between its neighbours in proportion, at the ends at the end."""
    if day <= points[0][0]:
        return points[0][1]
    for (first, top), (second, bottom) in pairwise(points):
        if first <= day <= second:
            share = (day - first) / (second - first) if second > first else 0
            return round(top + share * (bottom - top), 1)
    return points[-1][1]


def _years(points: list[tuple[int, float]]) -> list[Year]:
    """The first of January of each year on the line, where there is room for its number."""
    first, last = date.fromordinal(points[0][0]), date.fromordinal(points[-1][0])
    found = [Year(points[0][1], first.year)]
    for number in range(first.year + 1, last.year + 1):
        y = _at(points, date(number, 1, 1).toordinal())
        if y - found[-1].y >= LINE + 2:
            found.append(Year(y, number))
    return found
