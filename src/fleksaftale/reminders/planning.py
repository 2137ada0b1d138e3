"""When there is to be written about a talk: rows made anew whenever the talk changes, with the change."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from fleksaftale.cases.models import PRINCIPALS
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.reminders.models import Kind, Notice, State
from fleksaftale.talks.models import Talk
from fleksaftale.talks.queries import day_of, is_paused

MORNING = time(8)
MOST = 8
"""Reminders of one talk to one person, however often it is moved. After that the pages tell."""

REMINDERS = (Kind.BEFORE, Kind.AFTER)


def plan(talk: Talk) -> None:
    """Write what there is to be sent about a talk as it stands now. What was sent is not sent again."""
    told = Notice.objects.filter(talk=talk, kind__in=REMINDERS)
    told.filter(state=State.WAITING).delete()
    if not talk.is_open:
        return
    day = day_of(talk)
    for role in PRINCIPALS:
        left = MOST - told.filter(role=role).exclude(state=State.DROPPED).count()
        rows = [
            Notice(talk=talk, role=role, kind=kind, number=days, day=day, due_at=at)
            for kind, days, at in _times(talk, day)
        ]
        Notice.objects.bulk_create(rows[: max(left, 0)], ignore_conflicts=True)


def _times(talk: Talk, day: date) -> Iterator[tuple[Kind, int, datetime]]:
    """Each reminder with its days and moment. What has passed is left out; that it was not held is not."""
    rules, now = rules_of(talk.case), clock.now()
    for days in sorted(set(rules.remind_before), reverse=True):
        at = morning_of(day - timedelta(days=days))
        if at > now and not is_paused(talk.case, clock.day_of(at)):
            yield Kind.BEFORE, days, at
    after = morning_of(day + timedelta(days=rules.remind_after))
    yield Kind.AFTER, rules.remind_after, max(after, next_morning())


def morning_of(day: date) -> datetime:
    """Eight o'clock in Denmark, summer and winter."""
    return datetime.combine(day, MORNING, clock.DENMARK).astimezone(clock.now().tzinfo)


def next_morning() -> datetime:
    """The next time that it is eight o'clock."""
    today = morning_of(clock.today())
    return today if today > clock.now() else morning_of(clock.today() + timedelta(days=1))
