"""Where the words of a drawing stand: beside what they name, off each other and off the bends' numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

LINE = 20
"""From one line of words to the next, and how high a line is."""

SHORT_NAME, WIDE_NAME, HERE_NAME = 66, 150, 92
"""How wide the words are at most: the cap alone, with other wage, and where one stands."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def over(self, other: "Box") -> float:
        """How much of the two lies over each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


@dataclass(frozen=True)
class Label:
    """Where words begin, or end: ``y`` is the line of the first of them."""

    x: float
    y: float
    anchor: str

    def box(self, width: float, lines: int) -> Box:
        left = self.x if self.anchor == "start" else self.x - width
        return Box(left, self.y - 15, left + width, self.y + 5 + LINE * (lines - 1))


@dataclass
class Room:
    """The inside of a drawing, and what is taken of it. Each word that finds its place takes it."""

    left: float
    right: float
    top: float
    bottom: float
    taken: list[Box] = field(default_factory=list)
    line: Sequence[Box] = ()
    """The bold line in small pieces: where one stands is written beside it, not on it."""

    def cap(self, y: float, width: float) -> Label:
        """The name of the cap's line: over it, or under it, at one end or the other."""
        ends = ((self.left + 8, "start"), (self.right - 8, "end"))
        places = [Label(x, at, anchor) for at in (y - 8, y + 20) for x, anchor in ends]
        return self._best(places, width, 1)

    def here(self, x: float, y: float) -> Label:
        """Where one stands, beside the dot: below it where the line does not run, else above."""
        self.taken.extend(self.line)
        return self._best(list(_around(x, y)), HERE_NAME, 2)

    def _best(self, places: Sequence[Label], width: float, lines: int) -> Label:
        """The first place with nothing in it; else the one with the least."""
        cost = [self._cost(each.box(width, lines)) for each in places]
        found = places[cost.index(min(cost))]
        self.taken.append(found.box(width, lines))
        return found

    def _cost(self, box: Box) -> float:
        inside = Box(self.left + 2, self.top - 16, self.right + 14, self.bottom - 3)
        outside = (box.right - box.left) * (box.bottom - box.top) - box.over(inside)
        return 3 * max(outside, 0) + sum(box.over(each) for each in self.taken)


def pieces(line: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Small boxes along a line of points."""
    for (x1, y1), (x2, y2) in pairwise(line):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 12))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            yield Box(x - 5, y - 4, x + 5, y + 4)


def _around(x: float, y: float) -> Iterator[Label]:
    """Beside a dot: below to the right and to the left, above on both sides; then further off."""
    for below, above in ((32, -36), (58, -62), (90, -94)):
        for at in (y + below, y + above):
            yield Label(x + 10, at, "start")
            yield Label(x - 10, at, "end")
