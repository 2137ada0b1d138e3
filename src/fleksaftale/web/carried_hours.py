"""Hours that somebody calculated with, offered where the agreement asks for them. Nothing is put in unasked.

They lie sealed in the browser until it is closed, and nobody else's answers are touched.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from fleksaftale.agreements.working_time import EFFEKTIVE_TIMER
from fleksaftale.documents.answers import Saved
from fleksaftale.documents.forms import PageForm
from fleksaftale.documents.template import Page
from fleksaftale.web import sealed_answers
from fleksjob import hours

KEPT, FIELD = "carried", f"{EFFEKTIVE_TIMER.key}-timer"
ASKED = ("fra", "beregner")
"""What the address of the page says when the person has said yes."""


def keep(request: HttpRequest, response: HttpResponseBase, minutes: int) -> None:
    sealed_answers.keep(request, response, KEPT, {EFFEKTIVE_TIMER.key: str(minutes)})


def offered(request: HttpRequest, page: Page, saved: Mapping[str, Saved]) -> dict[str, Any] | None:
    """What the page offers: the hours, and whether they stand in the field now."""
    minutes = _minutes(request)
    if minutes is None or EFFEKTIVE_TIMER not in page.questions or EFFEKTIVE_TIMER.key in saved:
        return None
    return {"hours": hours.show(minutes, get_language() or "da"), "put_in": _said_yes(request)}


def put_in(request: HttpRequest, form: PageForm, saved: Mapping[str, Saved]) -> None:
    """The hours in their field, where the person has said yes and none are saved."""
    minutes = _minutes(request) if _said_yes(request) else None
    if minutes is not None and FIELD in form.fields and EFFEKTIVE_TIMER.key not in saved:
        form.fields[FIELD].initial = minutes


def _said_yes(request: HttpRequest) -> bool:
    name, value = ASKED
    return request.GET.get(name) == value


def _minutes(request: HttpRequest) -> int | None:
    text = sealed_answers.read(request, KEPT).get(EFFEKTIVE_TIMER.key, "")
    return int(text) if text.isdecimal() else None
