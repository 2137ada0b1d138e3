"""The law in stretches of days with the same rules and rates, so that nothing is compiled for every day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from fleksjob.beregning import program_of
from fleksjob.engine import Law, Program
from fleksjob.errors import RateMissing

NO_LAW = -1
DAYS_KEPT = 1024


class DatedProgram(Program):
    """The compiled law of a stretch, on one of its days: another name, and nothing else."""

    def __init__(self, program: Program, day: date, name: str) -> None:
        self.__dict__.update(program.__dict__)
        self.day, self._dated = day, name

    @property
    def name(self) -> str:
        """The rule set's name, with the day."""
        return self._dated


class LawByStretch(Law):
    """A law that compiles each stretch once and lends it to every day in it. Nothing of a case is kept."""

    def __init__(self, law: Law) -> None:
        super().__init__(law.rules, law.inputs, law.policies, law.rates, law.reform)
        kept: dict[str, object] = {
            "starts": sorted({date.min, *_changes(law)}),
            "_programs": {},
            "_dated": {},
            "_numbers": {},
            "_first": {},
        }
        self.__dict__.update(kept)  # a law is frozen; these are not part of it

    starts: list[date]
    _programs: dict[int, tuple[Program, str, str]]
    _dated: dict[date, DatedProgram]
    _numbers: dict[int, int]
    _first: dict[str, int]

    def place(self, day: date) -> int:
        """The place of the stretch that a day lies in."""
        return bisect_right(self.starts, day) - 1

    def at(self, day: date) -> Program:
        """The law of one day. A missing rate names the first day of the stretch."""
        found = self._dated.get(day)
        if found is None:
            if len(self._dated) >= DAYS_KEPT:
                self._dated.clear()
            program, before, after = self._program(self.place(day))
            found = self._dated[day] = DatedProgram(program, day, before + day.isoformat() + after)
        return found

    def same_on(self, day: date, other: date) -> bool:
        """Whether two days have the same rules and the same rates."""
        return self.place(day) == self.place(other)

    def _program(self, place: int) -> tuple[Program, str, str]:
        found = self._programs.get(place)
        if found is None:
            program = super().at(self.starts[place])
            before, _, after = program.name.rpartition(program.day.isoformat())
            found = self._programs[place] = program, before, after
        return found

    def numbers(self, days: pl.Series) -> pl.Series:
        """For each day, the place of the first stretch with the same law; NO_LAW where there are no rates."""
        place = pl.Series(self.starts, dtype=pl.Date).search_sorted(days, side="right").cast(pl.Int64) - 1
        met = place.unique().to_list()
        return place.replace_strict(met, [self._number(each) for each in met], return_dtype=pl.Int64)

    def _number(self, place: int) -> int:
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = self._find(place)
        return number

    def _find(self, place: int) -> int:
        try:
            program = program_of(self, self.starts[place])
        except RateMissing:
            return NO_LAW
        return self._first.setdefault(program.fingerprint(), place)


def _changes(law: Law) -> Iterator[date]:
    """Every day on which something begins, and every day after something ended."""
    for rule in law.rules:
        yield from _ends(rule.fra, rule.til)
    for rate in law.rates.values():
        for value in rate.values:
            yield from _ends(value.fra, value.last)


def _ends(first: date, last: date) -> Iterator[date]:
    yield first
    if last < date.max:
        yield last + timedelta(days=1)
