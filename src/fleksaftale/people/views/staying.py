"""Staying signed in, and when that ends: what a page's warning says, and what its button asks for."""

from datetime import datetime

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.core import clock
from fleksaftale.people import sessions

TOLD = 24 * 60
"""Minutes. A session that lasts longer than a day ends while no page is open."""


def ending(request: HttpRequest) -> dict[str, int | str] | None:
    """In how many minutes the session ends, and at what time of day; None for one that lasts for days."""
    ends = sessions.ends_at(request)
    return told(ends) if ends else None


def told(ends: datetime) -> dict[str, int | str] | None:
    """The same of any moment."""
    minutes = int((ends - clock.now()).total_seconds() // 60)
    if minutes > TOLD:
        return None
    return {"minutes": minutes, "at": time_format(timezone.localtime(ends), _("H.i"))}


@method_decorator(never_cache, name="dispatch")
class StayView(LoginRequiredMixin, View):
    """Asked for by the button of the warning. That it was asked for is what carries the session on."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> JsonResponse:
        known = ending(request) or {"minutes": TOLD, "at": ""}
        time = {"time": known["at"]}
        text = _("Du er logget ind til kl. %(time)s.") % time
        again = _("Du bliver logget ud kl. %(time)s. Tryk her, hvis du vil blive.") % time
        return JsonResponse({**known, "text": text, "again": again})
