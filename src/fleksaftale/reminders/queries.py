"""What pages read: what was sent about a case's talks and dates, when, and what is yet to come."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from fleksaftale.cases.models import Case, Party
from fleksaftale.cases.seats import Seat
from fleksaftale.core.clock import day_of
from fleksaftale.mail.models import Outbox
from fleksaftale.reminders.models import Kind, Notice, State
from fleksaftale.reminders.sending import OUTCOMES


@dataclass(frozen=True)
class Told:
    """One mail about a talk or a date. ``state``: what became of it by now; ``receiver``: who it was for."""

    role: str
    receiver: UUID | None
    kind: Kind
    day: date
    at: datetime
    state: State


def told(case: Case, *, waiting: bool = False) -> list[Told]:
    """What was sent about the case, newest first; what is yet to come, soonest first."""
    rows = Notice.objects.filter(case=case)
    if waiting:
        return [_told(row, {}) for row in rows.filter(state=State.WAITING).order_by("due_at")]
    rows = rows.exclude(state=State.WAITING).order_by("-done_at", "role")
    mails = {row.pk: row for row in Outbox.objects.filter(pk__in=[r.mail for r in rows if r.mail])}
    return [_told(row, mails) for row in rows]


def receiver_of(seat: Seat, told: Told) -> Party | None:
    """Who it was written to, also if they have left; of what is not written, who has the seat that day."""
    for party in seat.ever.values():
        keys = (party.pk, party.user_id)
        was_it = told.receiver in keys if told.receiver else party.is_present(day_of(told.at))
        if was_it and party.role == told.role:
            return party
    return None


def _told(row: Notice, mails: dict[UUID, Outbox]) -> Told:
    state, at = State(row.state), row.done_at or row.due_at
    mail = mails.get(row.mail) if row.mail and state is State.POSTED else None
    for outcome, status in OUTCOMES.items():
        if mail and mail.status == status:
            state, at = outcome, mail.done_at or at
    return Told(row.role, row.receiver, Kind(row.kind), row.day, at, state)
