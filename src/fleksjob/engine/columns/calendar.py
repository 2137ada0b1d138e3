"""Months added to a day, in whole numbers only: the same in every back end, and no call for each row.

A year is counted from 1 March, so that the day that comes and goes is the last one, and a month's first day
is (153 · month + 2) // 5 days into its year.
"""

from __future__ import annotations

from fleksjob.engine.columns.machine import Cell, Graph

_TO_MARCH = 305
"""Days from 1 March of year 0 to the day with ordinal 0."""

_CYCLE_DAYS, _CYCLE_MONTHS = 146_097, 4_800
"""400 years, after which the calendar repeats."""


def months_later(graph: Graph, day: Cell, months: Cell, *, into_next: bool) -> Cell:
    """The ordinal of the same day of the month, some months later. See `engine.functions.add_months`.

    Days before year 1 come out as ordinals below 1.
    """
    cycles = _cycles_needed(day.low, months.low)
    at = graph.add(day, graph.integer(_TO_MARCH + cycles * _CYCLE_DAYS))
    month, into = _month_of(graph, at)
    later = graph.add(month, months)
    after = _start_of(graph, graph.add(later, graph.integer(1)))
    last = after if into_next else graph.add(after, graph.integer(-1))
    there = graph.least(graph.add(_start_of(graph, later), into), last)
    return graph.add(there, graph.integer(-_TO_MARCH - cycles * _CYCLE_DAYS))


def _cycles_needed(day: int, months: int) -> int:
    """How many times 400 years to add, so that nothing on the way lies below 0."""
    days = max(0, -(day + _TO_MARCH))
    return -(-days // _CYCLE_DAYS) + (0 if months >= 0 else -(months // _CYCLE_MONTHS))


def _month_of(graph: Graph, at: Cell) -> tuple[Cell, Cell]:
    """The number of the month that a day lies in, and how many days into it."""

    def with_rest(cell: Cell, divisor: int) -> tuple[Cell, Cell]:
        return graph.div(cell, divisor), graph.mod(cell, divisor)

    century, in_century = with_rest(graph.add(graph.scale(at, 4), graph.integer(3)), _CYCLE_DAYS)
    days = graph.add(graph.scale(graph.div(in_century, 4), 4), graph.integer(3))
    year, in_year = with_rest(days, 1461)
    fifths = graph.add(graph.scale(graph.div(in_year, 4), 5), graph.integer(2))
    month, rest = with_rest(fifths, 153)
    years = graph.add(graph.scale(century, 100), year)
    return graph.add(graph.scale(years, 12), month), graph.div(rest, 5)


def _start_of(graph: Graph, month: Cell) -> Cell:
    """The first day of a month, counted from 1 March of year 0."""
    year, in_year = graph.div(month, 12), graph.mod(month, 12)
    leap = graph.sub(graph.div(year, 4), graph.sub(graph.div(year, 100), graph.div(year, 400)))
    days = graph.div(graph.add(graph.scale(in_year, 153), graph.integer(2)), 5)
    return graph.add(graph.add(graph.scale(year, 365), leap), days)
