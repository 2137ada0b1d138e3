"""What pages and rooms above read of talks: which one is next, which were held, whether they rest."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from fleksaftale.cases.models import Case
from fleksaftale.core import clock
from fleksaftale.talks.history import hensyn_history as hensyn_history
from fleksaftale.talks.history import open_actions as open_actions
from fleksaftale.talks.history import open_actions_in as open_actions_in
from fleksaftale.talks.models import Pause, Talk
from fleksjob import dates
from fleksjob.dates import Workday


def talks_of(case: Case) -> list[Talk]:
    """Every talk of the case, oldest first."""
    return list(Talk.objects.filter(case=case))


def open_talk(case: Case) -> Talk | None:
    """The one that is to be held next."""
    return Talk.objects.filter(case=case, held_on__isnull=True, cancelled_at__isnull=True).first()


def open_talks(cases: Collection[UUID]) -> dict[UUID, Talk]:
    """The next talk of each of several cases, by case."""
    rows = Talk.objects.filter(case__in=cases, held_on__isnull=True, cancelled_at__isnull=True)
    return {talk.case_id: talk for talk in rows}


def due_on(case: Case) -> date | None:
    """The day by which the next talk is to be held; None where none is planned."""
    talk = open_talk(case)
    return talk.due_on if talk else None


def talk_of(case: Case, number: int) -> Talk:
    """Raises Talk.DoesNotExist."""
    return Talk.objects.get(case=case, number=number)


def held(case: Case) -> list[Talk]:
    """The talks that were held, oldest first."""
    return list(Talk.objects.filter(case=case, held_on__isnull=False))


def last_held(case: Case) -> Talk | None:
    return Talk.objects.filter(case=case, held_on__isnull=False).last()


def suggested(talk: Talk) -> Workday:
    """The workday that a talk is suggested for: the last one not after its day (E2)."""
    return dates.workday_on_or_before(talk.due_on)


def day_of(talk: Talk) -> date:
    """The day a talk was held, else the one that is found for it, else its day at latest."""
    if talk.held_on:
        return talk.held_on
    return clock.day_of(talk.starts_at) if talk.starts_at else talk.due_on


def stand_of(talk: Talk) -> str:
    """Which talk it is and how often it has changed, for a form that is sent later."""
    return f"{talk.number}.{talk.steps.count()}"


def is_late(talk: Talk, day: date) -> bool:
    """Whether a talk's day has passed without it: the one that was found, or its day at latest."""
    return talk.is_open and day_of(talk) < day


def pause_on(case: Case, day: date) -> Pause | None:
    """The pause that runs on a day."""
    return _pauses_on(day).filter(case=case).last()


def paused(cases: Collection[UUID], day: date) -> set[UUID]:
    """In which of several cases the follow-up rests on a day."""
    return set(_pauses_on(day).filter(case__in=cases).values_list("case", flat=True))


def _pauses_on(day: date) -> QuerySet[Pause]:
    return Pause.objects.filter(since__lte=day, until__gte=day, ended_at__isnull=True)


def is_paused(case: Case, day: date) -> bool:
    return pause_on(case, day) is not None
