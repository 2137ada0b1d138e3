"""What the page of the hours log draws: the figures, the chart and its table, and the calm question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fleksaftale.agreements.figures import Hours, hours_text
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import first_name
from fleksaftale.hours_log import creep
from fleksaftale.hours_log.creep import Creep
from fleksaftale.hours_log.queries import Agreed
from fleksaftale.hours_log.weeks import Week

SHOWN = 12  # weeks of the chart
WIDTH, HEIGHT = 420, 240
LEFT, RIGHT, TOP, BOTTOM = 36, 8, 18, 32
BAR = 0.62  # of the room that a week has
LEAST_TOP = 10 * 60  # minutes: a chart of very few hours is not blown up
STEPS = (60, 120, 300, 600, 1200)
MOST_LINES = 6
AN_HOUR = 60


@dataclass(frozen=True)
class Bar:
    """One week of the chart, in the units of its picture; whole numbers, so that no language changes them."""

    x: int
    y: int
    width: int
    height: int
    middle: int
    label: str
    said: str
    written: bool


@dataclass(frozen=True)
class Line:
    """The agreed hours over a stretch of weeks: ``points`` for a polyline."""

    points: str


@dataclass(frozen=True)
class Chart:
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, str], ...]
    present: Line | None
    effective: Line | None
    said: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - BOTTOM
    below: int = HEIGHT - BOTTOM + 22


def chart(weeks: Mapping[Week, int], agreed: Agreed) -> Chart | None:
    """The weeks up to the newest one as bars, with the agreed hours as lines. None for an empty log."""
    if not weeks:
        return None
    newest = max(weeks)
    number = min(SHOWN, newest.since(min(weeks)) + 1)
    shown = [newest.shifted(-back) for back in reversed(range(number))]
    held = [agreed.hours(week) for week in shown]
    figures = [*(weeks.get(week, 0) for week in shown), *(h.present for h in held if h), LEAST_TOP]
    step = next((step for step in STEPS if max(figures) / step <= MOST_LINES), STEPS[-1])
    top = -(-max(figures) // step) * step
    return Chart(
        bars=_bars(shown, weeks, top),
        ticks=tuple((_y(minutes, top), hours_text(minutes)) for minutes in range(0, top + 1, step)),
        present=_line([h.present if h else None for h in held], top),
        effective=_line([h.effective if h else None for h in held], top),
        said=_said(shown, weeks, held[-1]),
    )


def _room(number: int) -> float:
    return (WIDTH - LEFT - RIGHT) / number


def _y(minutes: int, top: int) -> int:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * minutes / top)


def _bars(shown: Sequence[Week], weeks: Mapping[Week, int], top: int) -> tuple[Bar, ...]:
    room = _room(len(shown))
    width = min(round(room * BAR), 44)
    found = []
    for place, week in enumerate(shown):
        middle = round(LEFT + room * (place + 0.5))
        minutes = weeks.get(week, 0)
        y = _y(minutes, top)
        said = hours_text(minutes) if week in weeks else ""
        height = HEIGHT - BOTTOM - y
        label = str(week.number)
        found.append(Bar(middle - width // 2, y, width, height, middle, label, said, week in weeks))
    return tuple(found)


def _line(minutes: Sequence[int | None], top: int) -> Line | None:
    """Steps over the weeks; weeks without a figure are passed over."""
    room = _room(len(minutes))
    points = [
        f"{round(LEFT + room * (place + end))},{_y(each, top)}"
        for place, each in enumerate(minutes)
        if each is not None
        for end in (0, 1)
    ]
    return Line(" ".join(points)) if points else None


def _said(shown: Sequence[Week], weeks: Mapping[Week, int], hours: Hours | None) -> str:
    """The picture in words."""
    written = [weeks[week] for week in shown if week in weeks]
    said = {
        "first": shown[0].name,
        "last": shown[-1].name,
        "least": hours_text(min(written)),
        "most": hours_text(max(written)),
    }
    text = _("Dine timer fra %(first)s til %(last)s ligger mellem %(least)s og %(most)s om ugen.") % said
    if hours:
        text += " " + _("Aftalt: %(hours)s timer på arbejdspladsen.") % {"hours": hours_text(hours.present)}
    if hours and hours.effective:
        text += " " + _("Aftalt: %(hours)s effektive timer.") % {"hours": hours_text(hours.effective)}
    return text


def figures(weeks: Mapping[Week, int], agreed: Agreed) -> list[tuple[str, str]]:
    """The three figures: agreed at the workplace, what was written on average, agreed effective hours."""
    held = agreed.hours(max(weeks, default=Week.of(clock.today())))
    rows = []
    if held:
        rows.append((_("Aftalt på arbejdspladsen"), hours_text(held.present)))
    if average := _average(weeks):
        rows.append(average)
    if held and held.effective:
        rows.append((_("Aftalte effektive timer"), hours_text(held.effective)))
    return rows


def _average(weeks: Mapping[Week, int]) -> tuple[str, str] | None:
    """Of the newest weeks with work in them, as many as the question looks at."""
    worked = [weeks[week] for week in sorted(weeks) if weeks[week]][-creep.WEEKS :]
    if not worked:
        return None
    said = {"number": len(worked)}
    label = _("I snit på arbejde, de seneste %(number)s uger") % said if len(worked) > 1 else _("På arbejde")
    return label, hours_text(round(sum(worked) / len(worked)))


def rows(weeks: Mapping[Week, int], agreed: Agreed) -> list[dict[str, Any]]:
    """The table, newest first: what the chart shows, and everything before."""
    found = []
    for week in sorted(weeks, reverse=True):
        held = agreed(week)
        found.append(
            {
                "week": str(week),
                "name": week.name.capitalize(),
                "days": week.days,
                "hours": hours_text(weeks[week]),
                "agreed": hours_text(held) if held else "",
            }
        )
    return found


def asked(seat: Seat, found: Creep) -> dict[str, str]:
    """The question in words, to nobody but the employee."""
    over = _("1 time") if found.over == AN_HOUR else _("%(over)s timer") % {"over": hours_text(found.over)}
    said = {"over": over, "name": first_name(seat.other_name)}
    return {
        "text": _("Du har i seks uger været på arbejde %(over)s mere end aftalt om ugen.") % said,
        "question": _("Vil du tage det op med %(name)s?") % said,
    }


def point(found: Creep) -> str:
    """The point for the talk, as the employee would write it; it can be changed there."""
    said = {"average": hours_text(found.average), "agreed": hours_text(found.agreed)}
    said |= {"first": found.first.name, "last": found.last.name}
    return (
        _(
            "Fra %(first)s til %(last)s var jeg i snit %(average)s timer på arbejde om ugen. "
            "Vi har aftalt %(agreed)s. Skal vi ændre noget?"
        )
        % said
    )
