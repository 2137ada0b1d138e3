"""The only two places that read the clock. Tests freeze them with ``time_machine``."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date in Denmark, whatever the server's own time zone is."""
    return datetime.now(DENMARK).date()
