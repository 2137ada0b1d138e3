"""The curve of wage and subsidy as numbers for a drawing: total income along hours, or along the wage.

Two drawings of the same curve, for a phone and for a desk, so that its words keep their size in both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from fleksaftale.web.calculator_labels import SHORT_NAME, WIDE_NAME, Box, Label, Room, pieces
from fleksjob.beregning import Beregning
from fleksjob.kurve import ATP_LOFT, Kurve, Punkt
from fleksjob.sammenlign import Sammenligning

NARROW, WIDE = (340, 340), (720, 410)
LEFT, RIGHT, TOP, BOTTOM = 64, 18, 38, 56
HEADROOM = Fraction(112, 100)
NICE = (1, 2, 5)
NEAR = 22
"""Closer than this, two numbers over the line are set above each other."""


@dataclass(frozen=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True)
class Mark:
    """A place on the line: a bend with its number, where one stands, or hours that are tried."""

    x: float
    y: float
    label: str
    label_y: float = 0.0

    @property
    def box(self) -> Box:
        """The room that a bend's number takes."""
        return Box(self.x - 8, self.label_y - 14, self.x + 8, self.label_y + 3)

    @property
    def dot(self) -> Box:
        return Box(self.x - 9, self.y - 9, self.x + 9, self.y + 9)


@dataclass(frozen=True)
class Chart:
    """One drawing. Areas and lines are lists of points as SVG has them."""

    id: str
    width: int
    height: int
    bottom: float
    right: float
    wage: str
    other: str
    subsidy: str
    total: str
    has_cap: bool
    cap: float
    cap_name: Label
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    bends: tuple[Mark, ...]
    tried: tuple[Mark, ...]
    here: Mark
    here_name: Label
    begins: Mark | None = None
    """Where the line begins in the air, since no wage gives no subsidy: `label_y` is the total without."""
    left: float = LEFT
    top: float = TOP

    @property
    def middle(self) -> float:
        return round((self.left + self.right) / 2, 1)


def point_of(answer: Beregning) -> Punkt:
    """The place of one answer on the curve."""
    hours = answer.run.exact("betalte_timer") if answer.sag.paid_by_hour else None
    return Punkt(
        hours if isinstance(hours, Fraction) else None,
        answer.loen_md,
        answer.fleksloentilskud,
        answer.atp,
        answer.i_alt,
    )


@dataclass(frozen=True)
class Beside:
    """What is known beside the curve.

    ``hours``: effective hours a week. ``per_hour``: kroner of wage for an hour a week, and ``hour_more``:
    what one more gives, where the wage is an amount. ``tried``: other hours, held against today's.
    """

    hours: Fraction | None = None
    per_hour: Fraction | None = None
    hour_more: Fraction | None = None
    tried: tuple[Sammenligning, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """What is drawn, in hours or kroner. ``per_hour``: kroner of wage for an hour a week, where the curve
    runs along the wage and hours are known."""

    curve: Kurve
    tried: Sequence[Punkt] = ()
    per_hour: Fraction | None = None

    def x(self, point: Punkt) -> Fraction:
        if point.timer is not None:
            return point.timer
        return round(point.loen_md / self.per_hour, 3) if self.per_hour else point.loen_md

    @property
    def by_hours(self) -> bool:
        return self.per_hour is not None or self.curve.punkter[0].timer is not None

    @property
    def now(self) -> Punkt:
        return point_of(self.curve.nu)

    @property
    def cap(self) -> Fraction:
        """The cap, above whatever else comes in: there the total stays."""
        now = self.now
        return self.curve.nu.fuldtidsloen_md + now.i_alt - now.loen_md - now.fleksloentilskud

    @property
    def has_cap(self) -> bool:
        return self.curve.nu.sag.loenloft_kendt

    @property
    def tops(self) -> Iterator[Fraction]:
        """Whatever must find room upwards."""
        yield from (each.i_alt for each in (*self.curve.punkter, self.now, *self.tried))
        if self.has_cap:
            yield self.cap


def charts(drawn: Drawn) -> tuple[Chart, Chart]:
    """For a phone and for a desk."""
    return _chart("smal", drawn, NARROW), _chart("bred", drawn, WIDE)


def bends(curve: Kurve) -> list[tuple[int, Punkt, str]]:
    """The bends of the total, numbered, with why. Where only ATP bends, the total goes straight on."""
    found = [each for each in curve.knaek if each.id != ATP_LOFT]
    return [(number, each.punkt, each.id) for number, each in enumerate(found, 1)]


def _chart(name: str, drawn: Drawn, size: tuple[int, int]) -> Chart:
    points = list(drawn.curve.punkter)
    none = drawn.curve.uden_loen
    width, height = size
    right, bottom = width - RIGHT, height - BOTTOM
    most_x = max(drawn.x(each) for each in (*points, drawn.now, *drawn.tried)) or Fraction(1)
    highest = max(drawn.tops) * HEADROOM
    step = _step(highest, 6)
    top_value = step * ceil(highest / step) or Fraction(1)

    def x(point: Punkt) -> float:
        return _round(LEFT + (right - LEFT) * min(drawn.x(point) / most_x, Fraction(1)))

    def y(value: Fraction) -> float:
        return _round(bottom - (bottom - TOP) * value / top_value)

    def line(value: str) -> list[tuple[float, float]]:
        return [(x(each), y(_levels(each)[value])) for each in points]

    base = [(x(points[0]), float(bottom)), (x(points[-1]), float(bottom))]
    cap = y(drawn.cap) if drawn.has_cap else float(TOP)
    marks = tuple(_bends(drawn, x, y))
    here = Mark(x(drawn.now), y(drawn.now.i_alt), "")
    dots = [each.dot for each in (*marks, here)]
    room = Room(
        LEFT, right, TOP, bottom, [*(each.box for each in marks), *dots], tuple(pieces(line("total")))
    )
    wide = WIDE_NAME if _has_other(points) else SHORT_NAME
    cap_name = room.cap(cap, wide) if drawn.has_cap else Label(0, 0, "start")
    across = _hours(most_x, size == NARROW) if drawn.by_hours else _kroner(most_x, 4 if size == NARROW else 6)
    return Chart(
        id=name,
        width=width,
        height=height,
        bottom=bottom,
        right=right,
        wage=_area(line("wage"), base),
        other=_area(line("other"), line("wage")) if _has_other(points) else "",
        subsidy=_area(line("total"), line("other")),
        total=_points(line("total")),
        has_cap=drawn.has_cap,
        cap=cap,
        cap_name=cap_name,
        across=tuple(Tick(_round(LEFT + (right - LEFT) * at / most_x), label) for at, label in across),
        up=tuple(Tick(y(step * n), _thousands(step * n)) for n in range(int(top_value / step) + 1)),
        bends=marks,
        tried=tuple(Mark(x(each), y(each.i_alt), "") for each in drawn.tried),
        here=here,
        here_name=room.here(here.x, here.y),
        begins=Mark(x(none), y(points[0].i_alt), "", y(none.i_alt)) if none else None,
    )


def _levels(point: Punkt) -> dict[str, Fraction]:
    return {"wage": point.loen_md, "other": point.i_alt - point.fleksloentilskud, "total": point.i_alt}


def _has_other(points: Sequence[Punkt]) -> bool:
    return any(each.i_alt != each.loen_md + each.fleksloentilskud for each in points)


def _bends(drawn: Drawn, x, y) -> Iterator[Mark]:  # type: ignore[no-untyped-def]
    last: Mark | None = None
    for number, point, __ in bends(drawn.curve):
        at, high = x(point), y(point.i_alt)
        label_y = high - 12
        if last is not None and at - last.x < NEAR and abs(label_y - last.label_y) < NEAR:
            label_y = last.label_y - 18
        last = Mark(at, high, str(number), _round(Fraction(label_y)))
        yield last


def _area(above: Sequence[tuple[float, float]], below: Sequence[tuple[float, float]]) -> str:
    return _points([*above, *reversed(below)])


def _points(line: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in line)


def _round(value: Fraction | float) -> float:
    return round(float(value), 1)


def _step(highest: Fraction, most: int) -> Fraction:
    """The smallest of 1, 2, 5, 10, 20 ... thousand that gives no more than so many lines."""
    power = 1000
    while True:
        for nice in NICE:
            if highest / (nice * power) <= most:
                return Fraction(nice * power)
        power *= 10


def _hours(most: Fraction, narrow: bool) -> Iterator[tuple[Fraction, str]]:
    step = next(each for each in (5, 10, 20, 50) if most / each <= (4 if narrow else 9))
    for number in range(0, int(most) + 1, step):
        if number == 0 or most - number >= Fraction(step, 3) or number == most:
            yield Fraction(number), str(number)
    if most.denominator == 1 and most % step:
        yield most, str(most)


def _kroner(most: Fraction, number: int) -> Iterator[tuple[Fraction, str]]:
    step = _step(most, number)
    for n in range(int(most / step) + 1):
        yield step * n, _thousands(step * n)


def _thousands(value: Fraction) -> str:
    return f"{int(value):,}".replace(",", ".")
