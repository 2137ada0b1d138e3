"""What goes into a plan and what comes out of it, and the ways in which it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from fleksjob.errors import FleksjobError, LawError

STATE = "__tilstand"
"""Ends the name of an array of states (uint8) beside an array of numbers."""

NOT_APPLICABLE_COLUMN = "__ikke_relevant"
"""Ends the name of the yes/no column that says where a column of a table is not applicable."""

UNKNOWN_CODE, NOT_APPLICABLE_CODE = 1, 2
"""The states in an array of states; 0 is known."""

UNKNOWN_YES_NO, NOT_APPLICABLE_YES_NO = 2, 3
"""The codes of an array of yes/no (uint8), which carries its states itself; 0 is no, 1 is yes."""


@dataclass(frozen=True)
class Column:
    """A fact (or policy, or rule that is given) that every row brings.

    A number is counted in `step` of the fact's stored integer: 1 is øre, minutes, millionths; intensity in
    whole per cent has step 10_000. `low` and `high` are the smallest and largest number of the column, both
    included; without them the fact's own bounds are used. `unknown` and `not_applicable` say whether a row
    may be so: say no where you can, since a state that cannot occur costs nothing.
    """

    name: str
    low: int | None = None
    high: int | None = None
    unknown: bool = True
    not_applicable: bool = False
    step: int = 1


@dataclass(frozen=True)
class Result:
    """A column that comes out: a stored integer over `den` of `unit`, or yes/no.

    The value in its unit is the integer divided by `den`, which is the smallest that is proven exact for
    these columns and this day. A day is its ordinal, a choice its number. `unknown` and `not_applicable` say
    whether a row can be so, `low` and `high` where the integers lie.
    """

    name: str
    unit: str
    den: int
    boolean: bool
    low: int
    high: int
    unknown: bool
    not_applicable: bool


class TooWide(LawError):
    """Numbers that need more bits than there are.

    `rule` is where they arise, `bits` what they need (sign included), `column` the widest input they come
    from, `narrower` the largest value of it that would do, None where no range of this one alone is narrow
    enough.
    """

    def __init__(
        self, rule: str, bits: int, allowed: int, column: str, high: int, narrower: Callable[[], int | None]
    ) -> None:
        super().__init__(rule, bits, allowed, column, high)
        self.rule, self.bits, self.allowed, self.column, self.high = rule, bits, allowed, column, high
        self._narrower = narrower

    @cached_property
    def narrower(self) -> int | None:
        """Looked for when somebody asks: it takes some dozen plans."""
        return self._narrower()

    def __str__(self) -> str:
        advice = (
            f"med højst {self.narrower} er der plads"
            if self.narrower is not None
            else "den alene er ikke nok: giv flere oplysninger snævrere grænser eller større trin (step), "
            "eller brug bits=128 (Polars og SQL)"
        )
        return (
            f"{self.rule}: tallene kan fylde {self.bits} bit, og der er plads til {self.allowed}; "
            f"den bredeste oplysning er {self.column} (højst {self.high}); {advice}"
        )


class RowsOutside(FleksjobError, ValueError):
    """Rows with a value outside the ranges of the plan. `rows` is how many."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(
            f"{rows} rækker har en værdi uden for planens grænser; plan.check viser hvilke, "
            "og plan.explain_rows regner dem"
        )


class PackageMissing(FleksjobError, ImportError):
    """A package that this kind of run needs is not installed."""

    def __init__(self, package: str) -> None:
        self.package = package
        super().__init__(f'{package} er ikke installeret; pip install "fleksaftale[analyse]"')
