"""Dates and times as people read them, in the language of the reader."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def long_date(day: date) -> str:
    """1. december 2026 / 1 December 2026."""
    return date_format(day, _("j. F Y"))


def weekday_date(day: date) -> str:
    """mandag 1. februar 2027 (uge 5): with the ISO week, since that is how Danes plan."""
    return _("%(weekday)s %(date)s (uge %(week)s)") % {
        "weekday": date_format(day, "l").lower(),
        "date": long_date(day),
        "week": day.isocalendar().week,
    }


def moment(at: datetime) -> str:
    """23. november 2026 kl. 09.05."""
    local = timezone.localtime(at)
    return _("%(date)s kl. %(time)s") % {"date": long_date(local.date()), "time": local.strftime("%H.%M")}
