"""Dates and times as people read them, in the language of the reader."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def long_date(day: date) -> str:
    """1. december 2026 / 1 December 2026."""
    return date_format(day, _("j. F Y"))


def weekday_date(day: date) -> str:
    """mandag 1. februar 2027 (uge 5): with the ISO week, since that is how Danes plan."""
    return _("%(weekday)s %(date)s (uge %(week)s)") % {
        "weekday": date_format(day, "l"),
        "date": long_date(day),
        "week": day.isocalendar().week,
    }


def moment(at: datetime) -> str:
    """23. november 2026 kl. 09.05 / 23 November 2026 at 09:05."""
    local = timezone.localtime(at)
    return _("%(date)s kl. %(time)s") % {
        "date": long_date(local.date()),
        "time": time_format(local, _("H.i")),
    }


def whose(name: str) -> str:
    """A name as owner: Majas, Lars', Maja’s. Danish puts only an apostrophe after s, x and z."""
    if get_language() == "en":
        return f"{name}’s"
    return f"{name}'" if name[-1:].casefold() in {"s", "x", "z"} else f"{name}s"


def first_name(name: str) -> str:
    """What a person is called in a sentence: Maja of Maja Kjærgaard."""
    return name.split()[0] if name.split() else name
