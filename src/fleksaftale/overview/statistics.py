"""Counts over a workplace's cases, told only of groups of at least five. Never of what was agreed.

Nothing that is held back can be computed either: where one count would follow from the total and the others,
the next smallest is held back too. There is no sum over several workplaces, from which one could be taken.
They are counted once a month: who looks every day would otherwise see one case move.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from fleksaftale.cases.workplaces import Desk
from fleksaftale.core import clock
from fleksaftale.overview.choosing import Show, Wanted, narrowed
from fleksaftale.overview.models import MonthsNumbers
from fleksaftale.overview.standing import of_workplace
from fleksaftale.talks.models import Talk

LEAST = 5
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Numbers:
    """``total`` is None below five, and then there is nothing else. A count is None where it is held back.

    ``in_time``: the share in whole per cent of the talks due in the last year that were held by their day;
    None where either part is smaller than five.
    """

    total: int | None
    by_status: Mapping[Show, int | None]
    in_time: int | None


COUNTED = (Show.NO_AGREEMENT, Show.IN_FORCE, Show.ENDED)
"""Each case is in exactly one of these."""


@dataclass(frozen=True)
class Told:
    """What is told until the month is over; the day on which it was counted."""

    numbers: Numbers
    counted_on: date


def told(at: Desk) -> Told:
    """This month's numbers. They are counted when somebody asks for the first time in the month; as long as
    there are fewer than five cases, nothing is counted and nothing is told."""
    today = clock.today()
    month = today.replace(day=1)
    row = MonthsNumbers.objects.filter(workplace=at.workplace, month=month).first()
    if row is None:
        found = numbers(at, today=today)
        if found.total is None:
            return Told(found, today)
        row, _made = MonthsNumbers.objects.get_or_create(  # two who ask at once are told the same
            workplace=at.workplace, month=month, defaults={"counted_on": today, "told": asdict(found)}
        )
    by_status = {show: row.told["by_status"][show.value] for show in COUNTED}
    return Told(Numbers(row.told["total"], by_status, row.told["in_time"]), row.counted_on)


def numbers(at: Desk, *, today: date | None = None) -> Numbers:
    """As it is on a day. For :func:`told`; no page shows this."""
    day = today or clock.today()
    rows = of_workplace(at.workplace.pk)
    counts = {show: narrowed(rows, Wanted(show=show), day).count() for show in COUNTED}
    total = sum(counts.values())
    if total < LEAST:
        return Numbers(None, dict.fromkeys(COUNTED), None)
    return Numbers(total, held_back(counts), _in_time(at, day))


def held_back(counts: Mapping[Show, int]) -> dict[Show, int | None]:
    """The counts with every small group held back, and as many more as keep it from being computed.

    What is held back comes to five at least, in two groups at least; else one could take it from the total.
    """
    small = {show for show, count in counts.items() if 0 < count < LEAST}
    rest = sorted((count, show) for show, count in counts.items() if count >= LEAST)
    for _count, show in rest:
        if not small or (len(small) > 1 and sum(counts[one] for one in small) >= LEAST):
            break
        small.add(show)
    return {show: None if show in small else count for show, count in counts.items()}


def _in_time(at: Desk, day: date) -> int | None:
    """Told only where both parts, held in time and not, are none or five, and there are five talks."""
    rows = Talk.objects.filter(
        case__workplace=at.workplace, cancelled_at__isnull=True, due_on__range=(day - A_YEAR, day)
    )
    late = Counter(
        (held is None or held > due)
        for held, due in rows.values_list("held_on", "due_on")
        if due < day or held
    )
    parts = (late[False], late[True])
    if sum(parts) < LEAST or any(0 < part < LEAST for part in parts):
        return None
    return round(100 * parts[0] / sum(parts))
