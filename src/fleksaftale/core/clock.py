"""The only two places that read the clock. Tests freeze them with ``time_machine``."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")

_told_as_at: ContextVar[timedelta] = ContextVar("told_as_at", default=timedelta())


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC) - _told_as_at.get()


def today() -> date:
    """The date in Denmark, whatever the server's own time zone is."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The date in Denmark at a moment."""
    return moment.astimezone(DENMARK).date()


@contextmanager
def told_as_at(moment: datetime) -> Iterator[None]:
    """Let what is written in here happen at ``moment``, so that made-up cases have a past.

    In the demo only: on an installation with real people the log must say when things happened.
    """
    from django.conf import settings

    if not settings.DEMO:
        raise RuntimeError("The clock is only moved in the demo.")
    token = _told_as_at.set(datetime.now(UTC) - moment)
    try:
        yield
    finally:
        _told_as_at.reset(token)
