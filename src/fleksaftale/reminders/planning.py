"""When there is to be written about a talk: rows made anew whenever the talk changes, with the change."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from fleksaftale.cases.models import PRINCIPALS
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.reminders.models import Kind, Notice, State
from fleksaftale.talks.models import Pause, Talk
from fleksaftale.talks.queries import day_of

MORNING = time(8)
MOST = 8
"""Reminders of one talk to one person, however often it is moved. After that the pages tell."""

REMINDERS = (Kind.BEFORE, Kind.AFTER, Kind.LAW)
Pauses = dict[UUID, list[Pause]]


def plan(talk: Talk) -> None:
    """Write what there is to be sent about a talk as it stands now. What was sent is not sent again."""
    plan_all([talk])


def plan_cases(cases: Iterable[UUID]) -> None:
    """The same for the open talks of these cases: their workplace has other rules now, or is another."""
    talks = Talk.objects.filter(case__in=cases, held_on__isnull=True, cancelled_at__isnull=True)
    plan_all(list(talks.select_related("case__workplace")))


def plan_all(talks: list[Talk]) -> None:
    """The number of queries does not grow with the talks."""
    told = Notice.objects.filter(talk__in=talks, kind__in=REMINDERS)
    told.filter(state=State.WAITING).delete()
    count = Counter(told.exclude(state=State.DROPPED).values_list("talk_id", "role"))
    pauses: Pauses = {}
    for pause in Pause.objects.filter(case__in={talk.case_id for talk in talks}, ended_at__isnull=True):
        pauses.setdefault(pause.case_id, []).append(pause)
    rows: list[Notice] = []
    for talk in talks:
        times = list(_times(talk, pauses.get(talk.case_id, []))) if talk.is_open else []
        for role in PRINCIPALS:
            left = max(MOST - count[talk.pk, role], 0)
            rows += [_row(talk, role, *each) for each in times[:left]]
    _forget_dropped(rows)
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def _forget_dropped(rows: list[Notice]) -> None:
    """What was not sent in its time (the case was over, or paused) may be sent after all."""
    planned = {_told_apart_by(row) for row in rows}
    dropped = Notice.objects.filter(state=State.DROPPED, talk__in={row.talk_id for row in rows})
    again = [row.pk for row in dropped if _told_apart_by(row) in planned]
    Notice.objects.filter(pk__in=again, state=State.DROPPED).delete()


def _told_apart_by(row: Notice) -> tuple[UUID | None, str, str, int, date]:
    return row.talk_id, row.role, str(row.kind), row.number, row.day


def _row(talk: Talk, role: str, kind: Kind, days: int, at: datetime) -> Notice:
    found = Notice(case_id=talk.case_id, talk=talk, role=role, kind=kind, number=days, due_at=at)
    found.day = day_of(talk)
    return found


def _times(talk: Talk, pauses: list[Pause]) -> Iterator[tuple[Kind, int, datetime]]:
    """Each reminder with its days and moment. What has passed is left out; that it was not held is not."""
    rules, day = rules_of(talk.case), day_of(talk)
    for days in sorted(set(rules.remind_before), reverse=True):
        at = morning_of(day - timedelta(days=days))
        on = clock.day_of(at)
        if at > clock.now() and not any(pause.since <= on <= pause.until for pause in pauses):
            yield Kind.BEFORE, days, at
    after = max(morning_of(day + timedelta(days=rules.remind_after)), next_morning())
    for pause in pauses:
        if pause.since <= clock.day_of(after) <= pause.until:
            after = morning_of(pause.until + timedelta(days=1))
    yield Kind.AFTER, rules.remind_after, after


def morning_of(day: date) -> datetime:
    """Eight o'clock in Denmark, summer and winter."""
    return datetime.combine(day, MORNING, clock.DENMARK).astimezone(clock.now().tzinfo)


def next_morning() -> datetime:
    """The next time that it is eight o'clock."""
    today = morning_of(clock.today())
    return today if today > clock.now() else morning_of(clock.today() + timedelta(days=1))
