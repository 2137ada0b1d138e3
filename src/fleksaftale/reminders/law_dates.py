"""Dates of the law that both see: both are reminded as of a talk, by the same rules and in the same mail.

The rows are written with what moves a date, and each night for the month that begins. They bear the day, and
not which date it is. What only the employee sees has a reminder of its own (``own_dates``).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from fleksaftale.cases.models import PRINCIPALS, Case
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.reminders.models import Kind, Notice, State
from fleksaftale.reminders.planning import MOST, morning_of, next_morning

AHEAD = timedelta(days=31)
"""How long before it leaves a reminder is written, so that the page can tell of it."""
LATE = timedelta(days=1)
"""How long after its day it is still sent, where the worker stood still or the date was not known."""
LONGEST_BEFORE = timedelta(days=62)  # no workplace reminds earlier

Days = Mapping[UUID, Iterable[date]]
Time = tuple[int, date, datetime]


def plan(days: Days) -> None:
    """Write what there is to be sent of the dates of these cases. What was sent is not sent again.

    ``days``: all that are to come, by case. At most ``MOST`` in a month go to one seat.
    """
    rows = list(Notice.objects.filter(case__in=list(days), kind=Kind.LAW))
    near = _with_near_days(days)
    rows = _without_moved(rows, days, {case.pk: rules_of(case).remind_before for case in near})
    count = Counter((row.case_id, row.role) for row in rows if _counts(row))
    there = {(row.case_id, row.role, row.number, row.day) for row in rows}
    new: list[Notice] = []
    for case in near:
        times = list(_times(case, days[case.pk]))
        for role in PRINCIPALS:
            rest = [each for each in times if (case.pk, role, *each[:2]) not in there]
            new += [_row(case, role, *each) for each in rest[: max(MOST - count[case.pk, role], 0)]]
    Notice.objects.bulk_create(new, ignore_conflicts=True)


def plan_cases(cases: Iterable[UUID]) -> None:
    """The same for these cases: their workplace has other rules now, or is another. Days further off than
    those that are written already come with the next night."""
    rows = Notice.objects.filter(case__in=list(cases), kind=Kind.LAW, day__gte=clock.today())
    days: defaultdict[UUID, set[date]] = defaultdict(set)
    for case, day in rows.values_list("case_id", "day"):
        days[case].add(day)
    plan(days)


def _without_moved(rows: list[Notice], days: Days, intervals: Mapping[UUID, tuple[int, ...]]) -> list[Notice]:
    """Forget what waits for a day that is none any more, or by an interval of other rules; the others."""
    moved = {
        row.pk
        for row in rows
        if row.state == State.WAITING
        and not (
            row.day in set(days[row.case_id]) and row.number in intervals.get(row.case_id, (row.number,))
        )
    }
    if moved:
        Notice.objects.filter(pk__in=moved, state=State.WAITING).delete()
    return [row for row in rows if row.pk not in moved]


def _counts(row: Notice) -> bool:
    return row.state != State.DROPPED and row.due_at > clock.now() - AHEAD


def _with_near_days(days: Days) -> list[Case]:
    until = clock.today() + AHEAD + LONGEST_BEFORE
    near = [case for case, found in days.items() if any(day <= until for day in found)]
    return list(Case.objects.filter(pk__in=near).select_related("workplace")) if near else []


def _times(case: Case, days: Iterable[date]) -> Iterator[Time]:
    """Each reminder that leaves within a month: days before, the day itself, and when it leaves."""
    for day in days:
        for before in rules_of(case).remind_before:
            wanted = day - timedelta(days=before)
            leaves = max(morning_of(wanted), next_morning())
            if clock.day_of(leaves) <= min(wanted + LATE, day) and wanted <= clock.today() + AHEAD:
                yield before, day, leaves


def _row(case: Case, role: str, before: int, day: date, leaves: datetime) -> Notice:
    return Notice(case=case, role=role, kind=Kind.LAW, number=before, day=day, due_at=leaves)
