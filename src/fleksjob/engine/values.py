"""What a rule can answer: a number, yes or no, unknown, or not applicable. None of the four is another."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Final


class State(Enum):
    """Answers without a value. UNKNOWN: nobody has said. NOT_APPLICABLE: the question does not arise."""

    UNKNOWN = "uvist"
    NOT_APPLICABLE = "ikke relevant"

    def __bool__(self) -> bool:
        raise TypeError(f"{self.value} er hverken ja eller nej")


UNKNOWN: Final = State.UNKNOWN
NOT_APPLICABLE: Final = State.NOT_APPLICABLE


class Dual:
    """A number with its slope: value + slope · ε, where ε is positive and smaller than every distance.

    Run through the same compiled rules it gives the right derivative exactly, kinks included: numbers are
    compared by value first and by slope where the values are equal.
    """

    __slots__ = ("slope", "value")

    def __init__(self, value: int | Fraction, slope: int | Fraction) -> None:
        self.value = value
        self.slope = slope

    def __add__(self, other: int | Dual) -> Dual:
        if isinstance(other, Dual):
            return Dual(self.value + other.value, self.slope + other.slope)
        return Dual(self.value + other, self.slope)

    def __mul__(self, other: int | Dual) -> Dual:
        if isinstance(other, Dual):
            return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)
        return Dual(self.value * other, self.slope * other)

    __radd__ = __add__
    __rmul__ = __mul__

    def _pair(self, other: object) -> tuple[int | Fraction, int | Fraction, int | Fraction, int | Fraction]:
        if isinstance(other, Dual):
            return self.value, self.slope, other.value, other.slope
        if isinstance(other, int | Fraction):
            return self.value, self.slope, other, 0
        raise TypeError(f"et tal med hældning kan ikke sammenlignes med {other!r}")

    def __lt__(self, other: object) -> bool:
        value, slope, other_value, other_slope = self._pair(other)
        return value < other_value or (value == other_value and slope < other_slope)

    def __eq__(self, other: object) -> bool:
        value, slope, other_value, other_slope = self._pair(other)
        return value == other_value and slope == other_slope

    def __le__(self, other: object) -> bool:
        return self < other or self == other

    def __gt__(self, other: object) -> bool:
        return not self <= other

    def __ge__(self, other: object) -> bool:
        return not self < other

    def __hash__(self) -> int:
        return hash((self.value, self.slope))


Number = int | Dual
Value = int | bool | Dual | State
