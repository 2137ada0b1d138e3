"""Meetings as calendars read them (RFC 5545). They say when, and that it is a meeting; nothing else.

Only the owner's own feed carries the owner's own label behind the word.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

NAME = "moede.ics"
TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Meeting:
    """A talk as calendars are told of it. Without ``starts_at`` it is a day on which it could be held."""

    uid: UUID
    sequence: int
    changed_at: datetime
    due_on: date
    starts_at: datetime | None = None
    lasts: int = 60
    cancelled: bool = False
    link: str = ""
    label: str = ""


def published(meetings: Iterable[Meeting]) -> str:
    """A file to open, or a feed to follow."""
    from fleksaftale.reminders import calendar_writing  # its library takes time, and few commands need it

    return calendar_writing.published(meetings)


def invitation(meeting: Meeting, to: str) -> str:
    """What a mail brings: a meeting to say yes to, the same one moved, or that it is cancelled."""
    from fleksaftale.reminders import calendar_writing

    return calendar_writing.invitation(meeting, to)
