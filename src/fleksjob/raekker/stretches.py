"""The law by the column: for each day of many, the number of the stretch of law that it lies in."""

from __future__ import annotations

from datetime import date

import polars as pl

from fleksjob.beregning import program_of
from fleksjob.engine import Law
from fleksjob.errors import RateMissing

NO_LAW = -1


class LawByStretch(Law):
    """A law that knows the number of every stretch. Nothing of a case is kept."""

    def __init__(self, law: Law) -> None:
        super().__init__(law.rules, law.inputs, law.policies, law.rates, law.reform)
        kept: dict[str, object] = {"starts": self.stretches.starts, "_numbers": {}, "_first": {}}
        self.__dict__.update(kept)  # a law is frozen; these are not part of it

    starts: list[date]
    _numbers: dict[int, int]
    _first: dict[str, int]

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
