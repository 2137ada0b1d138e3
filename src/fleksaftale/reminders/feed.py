"""A person's own calendar: an address that only they have, and what they call the meetings in it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import token_hash
from fleksaftale.cases.models import Life
from fleksaftale.cases.seats import Seat, seats_of
from fleksaftale.core import clock
from fleksaftale.people.identity import actor
from fleksaftale.people.models import User
from fleksaftale.reminders.calendar_file import Meeting, published
from fleksaftale.reminders.models import CalendarEntry, Choice, Feed, Label
from fleksaftale.talks.models import Talk

KEPT = timedelta(days=180)
"""How long a meeting that was held stays in the calendar."""
LONGEST_LABEL = 40


def make(user: User) -> str:
    """A new address for the calendar; the old one ends. Returns its secret, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        made = {"token_hash": token_hash(token), "made_at": clock.now(), "fetched_on": None}
        Feed.objects.update_or_create(user=user, defaults=made)
        record("calendar.made", vault=user.vault, actor=actor(user))
    return token


def end(user: User) -> None:
    """The address opens nothing any more."""
    with transaction.atomic():
        if Feed.objects.filter(user=user).delete()[0]:
            record("calendar.ended", vault=user.vault, actor=actor(user))


def of(user: User) -> Feed | None:
    return Feed.objects.filter(user=user).first()


def choose(user: User, *, reminders: bool, invitations: bool) -> None:
    """What the person wants by mail."""
    with transaction.atomic():
        wanted = {"reminders": reminders, "invitations": invitations}
        Choice.objects.update_or_create(user=user, defaults=wanted)
        record("reminders.chosen", vault=user.vault, actor=actor(user))


def choice(user: User) -> Choice:
    return Choice.objects.filter(user=user).first() or Choice(user=user)


@dataclass(frozen=True)
class Labelled:
    """One of the person's cases, and what they call it in their calendar; empty means nothing."""

    seat: Seat
    label: str


def labels(user: User) -> list[Labelled]:
    """Every case whose talks stand in the person's calendar."""
    vault, given = user.vault, {row.case_id: row for row in Label.objects.filter(user=user)}
    return [
        Labelled(seat, vault.open(row.place, row.sealed) if (row := given.get(seat.case.pk)) else "")
        for seat in seats_of(user, own=True)
        if seat.is_principal and seat.life is Life.OPEN
    ]


def label(user: User, wanted: Mapping[UUID, str]) -> None:
    """Call the meetings of these cases so; an empty text takes the label away."""
    mine = {row.seat.case.pk for row in labels(user)}
    vault = user.vault
    with transaction.atomic():
        for case, text in wanted.items():
            if case not in mine:
                continue
            row = Label(user=user, case_id=case)
            if text := " ".join(text.split())[:LONGEST_LABEL]:
                sealed = vault.seal(row.place, text)
                Label.objects.update_or_create(user=user, case_id=case, defaults={"sealed": sealed})
            else:
                Label.objects.filter(user=user, case_id=case).delete()


# --- what calendars fetch ----------------------------------------------------------------------------------


def fetch(token: str) -> str | None:
    """The calendar behind an address; None where there is none (any more)."""
    feed = Feed.objects.select_related("user").filter(token_hash=token_hash(token)).first()
    if feed is None or not feed.user.is_active:
        return None
    today = clock.today()
    Feed.objects.filter(pk=feed.pk).exclude(fetched_on=today).update(fetched_on=today)
    with translation.override(feed.user.language):
        return published(_meetings(feed.user))


def _meetings(user: User) -> list[Meeting]:
    called = {row.seat.case.pk: row.label for row in labels(user) if not row.seat.party.must_read}
    since = clock.now() - KEPT
    talks = Talk.objects.filter(case__in=called, cancelled_at__isnull=True).select_related("calendar")
    return [
        meeting_of(talk, label=called[talk.case_id])
        for talk in talks
        if talk.is_open or (talk.starts_at and talk.starts_at > since)
    ]


def meeting_of(talk: Talk, *, label: str = "", with_link: bool = True) -> Meeting:
    """A talk as calendars read it: the time that was found, else the day that is suggested."""
    entry = getattr(talk, "calendar", None) or CalendarEntry(talk=talk, changed_at=talk.created_at)
    return Meeting(
        uid=talk.pk,
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        due_on=talk.due_on,
        starts_at=talk.starts_at,
        lasts=talk.lasts,
        link=f"{settings.PUBLIC_URL}/sager/{talk.case_id}/" if with_link else "",
        label=label,
    )
