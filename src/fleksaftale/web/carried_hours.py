"""Hours that somebody calculated with, offered where the agreement asks for them: put in after a yes only."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.working_time import EFFEKTIVE_TIMER
from fleksaftale.documents.answers import Saved
from fleksaftale.documents.forms import PageForm
from fleksaftale.documents.template import Page
from fleksaftale.web import carried
from fleksjob import hours

KEY, FIELD = EFFEKTIVE_TIMER.key, f"{EFFEKTIVE_TIMER.key}-timer"
FROM = "beregner"


def keep(request: HttpRequest, response: HttpResponseBase, minutes: int) -> None:
    carried.put(request, response, carried.HOURS, {KEY: str(minutes)})


def offered(request: HttpRequest, page: Page, saved: Mapping[str, Saved]) -> dict[str, Any] | None:
    """What the page offers: the hours, and whether they stand in the field now."""
    minutes = _minutes(request)
    if minutes is None or EFFEKTIVE_TIMER not in page.questions or KEY in saved:
        return None
    words = {"hours": hours.show(minutes, get_language() or "da")}
    return {
        "text": _("Du regnede med %(hours)s effektive timer om ugen.") % words,
        "url": f"?{carried.ASKED}={FROM}",
        "link": _("Sæt timerne ind"),
        "done": _("Timerne er sat ind. De er først gemt, når du går videre.")
        if carried.said_yes(request, FROM)
        else "",
    }


def put_in(request: HttpRequest, form: PageForm, saved: Mapping[str, Saved]) -> None:
    """The hours in their field, where the person has said yes and none are saved."""
    minutes = _minutes(request) if carried.said_yes(request, FROM) else None
    if minutes is not None and FIELD in form.fields and KEY not in saved:
        form.fields[FIELD].initial = minutes


def used(request: HttpRequest, page: Page) -> set[str]:
    """What lies ready no longer, once the page is saved."""
    return {KEY} if carried.said_yes(request, FROM) and EFFEKTIVE_TIMER in page.questions else set()


def _minutes(request: HttpRequest) -> int | None:
    text = carried.read(request).get(KEY, "")
    return int(text) if text.isdecimal() else None
