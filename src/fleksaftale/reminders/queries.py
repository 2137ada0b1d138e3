"""What pages read: what was sent when, and which talks are late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from fleksaftale.cases.models import Case
from fleksaftale.mail.models import Outbox
from fleksaftale.reminders.models import Kind, Notice, State
from fleksaftale.reminders.sending import OUTCOMES
from fleksaftale.talks.models import Pause, Talk
from fleksaftale.talks.queries import day_of


@dataclass(frozen=True)
class Told:
    """One mail about a talk. ``state`` says what became of it by now."""

    role: str
    kind: Kind
    day: date
    at: datetime
    state: State


def told(case: Case, *, waiting: bool = False) -> list[Told]:
    """What was sent about the case's talks, newest first; what is yet to come, soonest first."""
    rows = Notice.objects.filter(talk__case=case)
    if waiting:
        return [_told(row, {}) for row in rows.filter(state=State.WAITING).order_by("due_at")]
    rows = rows.exclude(state=State.WAITING).order_by("-done_at", "role")
    mails = {row.pk: row for row in Outbox.objects.filter(pk__in=[r.mail for r in rows if r.mail])}
    return [_told(row, mails) for row in rows]


def _told(row: Notice, mails: dict[UUID, Outbox]) -> Told:
    state, at = State(row.state), row.done_at or row.due_at
    mail = mails.get(row.mail) if row.mail and state is State.POSTED else None
    for outcome, status in OUTCOMES.items():
        if mail and mail.status == status:
            state, at = outcome, mail.done_at or at
    return Told(row.role, Kind(row.kind), row.day, at, state)


@dataclass(frozen=True)
class Late:
    """A talk that is late, by how many days."""

    talk: Talk
    days: int


def late_talks(cases: Iterable[UUID], today: date) -> dict[UUID, Late]:
    """By case, the talks whose day has passed: the day at latest, or the later one that was found.

    Paused cases are left out. Which of these a list shows is the workplace's rule ``late_after``.
    """
    paused = Pause.objects.filter(
        case=OuterRef("case"), since__lte=today, until__gte=today, ended_at__isnull=True
    )
    talks = Talk.objects.filter(case__in=cases, held_on__isnull=True, cancelled_at__isnull=True)
    talks = talks.filter(Q(due_on__lt=today)).exclude(Exists(paused))
    found = {}
    for talk in talks:
        day = max(talk.due_on, day_of(talk))
        if day < today:
            found[talk.case_id] = Late(talk, (today - day).days)
    return found
