"""A law in stretches of days with the same rules and rates: each is compiled once and lent to its days.

Nothing of a case is kept. A law never changes, so what is kept of it is never out of date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from fleksjob.engine.program import Program

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


class Stretches:
    """`starts`: the first day of every stretch. `compiled`: the law of one day."""

    def __init__(self, starts: Iterable[date], compiled: Callable[[date], Program]) -> None:
        self.starts = sorted({date.min, *starts})
        self._compiled = compiled
        self._programs: dict[int, tuple[Program, str, str]] = {}
        self._dated: dict[date, DatedProgram] = {}

    def place(self, day: date) -> int:
        """The place of the stretch that a day lies in."""
        return bisect_right(self.starts, day) - 1

    def at(self, day: date) -> Program:
        """The law of one day."""
        found = self._dated.get(day)
        if found is None:
            if len(self._dated) >= DAYS_KEPT:
                self._dated.clear()
            program, before, after = self._program(self.place(day))
            found = self._dated[day] = DatedProgram(program, day, before + day.isoformat() + after)
        return found

    def _program(self, place: int) -> tuple[Program, str, str]:
        found = self._programs.get(place)
        if found is None:
            program = self._compiled(self.starts[place])
            before, _, after = program.name.rpartition(program.day.isoformat())
            found = self._programs[place] = program, before, after
        return found
