"""Exact kinks of a rule, found from the rule itself: follow it along a ray from one kink to the next.

A number on the ray is value + slope · t, where t is how far one has come. The compiled rules run over such
numbers as they do over integers. Wherever they compare two of them, the t at which the comparison would come
out otherwise is noted; up to the nearest of these nothing can change, so the rule is a straight line there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from fleksjob.beregning import run_of
from fleksjob.engine import Dual, Program, Run
from fleksjob.sag import Sag

Exact = int | Fraction


class Straale(Dual):
    """A number on the ray, for small t > 0; `skift` collects the t at which some comparison turns."""

    __slots__ = ("skift",)

    def __init__(self, value: Exact, slope: Exact, skift: set[Fraction]) -> None:
        super().__init__(value, slope)
        self.skift = skift

    def __add__(self, other: int | Dual) -> Straale:
        value, slope = _parts(other)
        return Straale(self.value + value, self.slope + slope, self.skift)

    __radd__ = __add__

    def __mul__(self, other: int | Dual) -> Straale:
        value, slope = _parts(other)
        if slope and self.slope:
            raise TypeError("to tal på samme stråle kan ikke ganges: det er ikke en ret linje")
        return Straale(self.value * value, self.value * slope + self.slope * value, self.skift)

    __rmul__ = __mul__

    def _side(self, other: object) -> Exact:
        """Below zero, zero or above zero as this number is below, equal to or above the other."""
        if not isinstance(other, int | Fraction | Dual):
            raise TypeError(f"et tal på en stråle kan ikke sammenlignes med {other!r}")
        value, slope = _parts(other)
        ahead, gains = self.value - value, self.slope - slope
        if gains and (turn := Fraction(-ahead) / gains) > 0:
            self.skift.add(turn)
        return ahead or gains

    def __lt__(self, other: object) -> bool:
        return self._side(other) < 0

    def __le__(self, other: object) -> bool:
        return self._side(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._side(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._side(other) >= 0

    def __eq__(self, other: object) -> bool:
        return self._side(other) == 0

    def __ne__(self, other: object) -> bool:
        return self._side(other) != 0

    __hash__ = Dual.__hash__


def _parts(other: Exact | Dual) -> tuple[Exact, Exact]:
    return (other.value, other.slope) if isinstance(other, Dual) else (other, 0)


@dataclass(frozen=True)
class Stykke:
    """A stretch on which every rule asked for is a straight line: from `fra` to `til`, in the ray's own unit.

    `vaerdi` are the values just after `fra`, `haeldning` what they gain for each unit further on; yes and no
    have no slope.
    """

    fra: Fraction
    til: Fraction
    vaerdi: Mapping[str, Any]
    haeldning: Mapping[str, Fraction]

    def ved(self, name: str, x: Fraction) -> Fraction:
        """The value of a rule at a point of the stretch."""
        value: Fraction = self.vaerdi[name] + self.haeldning[name] * (x - self.fra)
        return value


def foelg(
    program: Program,
    case: Sag,
    langs: str,
    til: Fraction,
    regler: tuple[str, ...],
    given: Mapping[str, Any] | None = None,
) -> Iterator[Stykke]:
    """The stretches of some rules while one of them, `langs`, goes from 0 to `til` in its own unit.

    Stretches that are one line in all rules asked for come as one. `given` fixes other rules on the way.
    """
    den = program.entries[program.slots[langs]].node.den
    open_one: Stykke | None = None
    x = Fraction(0)
    while x < til:
        turns: set[Fraction] = set()
        run = run_of(program, case, {**(given or {}), langs: Straale(x * den, den, turns)})
        values = {name: run.exact(name) for name in regler}
        slopes = {name: run.slope(name) for name in regler}
        end = min((x + turn for turn in turns), default=til)
        piece = Stykke(x, min(end, til), values, slopes)
        if open_one and _one_line(open_one, piece):
            piece = Stykke(open_one.fra, piece.til, open_one.vaerdi, slopes)
        elif open_one:
            yield open_one
        open_one, x = piece, piece.til
    if open_one:
        yield open_one


def _one_line(first: Stykke, then: Stykke) -> bool:
    return first.haeldning == then.haeldning and all(
        (first.ved(name, then.fra) if isinstance(value, Fraction) else first.vaerdi[name]) == value
        for name, value in then.vaerdi.items()
    )


def haeldning(program: Program, case: Sag, langs: str, run: Run, regel: str) -> Fraction:
    """What a rule gains for one more of `langs`, which may be a fact or a rule (the right derivative)."""
    den = program.entries[program.slots[langs]].node.den
    here = run.value(langs)
    if not isinstance(here, int):
        raise TypeError(f"{langs} er ikke et tal her")
    return run_of(program, case, {langs: Straale(here, den, set())}).slope(regel)
