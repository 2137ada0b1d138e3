"""Language and display, chosen from any page by anybody: stored with the person, for others in a cookie."""

from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from fleksaftale.people import commands
from fleksaftale.people.addresses import safe_next
from fleksaftale.people.models import Theme, User
from fleksaftale.people.sessions import HANDED_OVER, SEEN_BY_OTHER

A_YEAR = 365 * 24 * 3600
THEME_COOKIE = "theme"
CALM_COOKIE = "calm"


class Display(TypedDict):
    theme: str
    calm: bool


def chosen_here(request: HttpRequest) -> Display:
    """Colours and calmness as chosen on this device; "auto" and not calm if nothing was."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in Theme.values else Theme.AUTO.value,
        "calm": request.COOKIES.get(CALM_COOKIE) == "1",
    }


def _for_now(request: HttpRequest, **chosen: str | bool) -> None:
    """On a device that is handed over: for as long as the other has it, and not the owner's choice."""
    request.session[SEEN_BY_OTHER] = {**request.session.get(SEEN_BY_OTHER, {}), **chosen}


@require_POST
def language_set(request: HttpRequest) -> HttpResponse:
    """``language`` is da or en; anything else changes nothing."""
    response = _back(request)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        if HANDED_OVER in request.session:
            _for_now(request, language=language)
            return response
        if isinstance(request.user, User):
            commands.change_settings(request.user, language=language)
        _remember(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@require_POST
def display_set(request: HttpRequest) -> HttpResponse:
    """``theme`` is auto, light or dark, ``calm`` is 1 or 0; what is missing or unknown stays as it is."""
    response = _back(request)
    chosen: dict[str, str | bool] = {}
    theme, calm = request.POST.get("theme", ""), request.POST.get("calm", "")
    if theme in Theme.values:
        chosen["theme"] = theme
    if calm in {"0", "1"}:
        chosen["calm"] = calm == "1"
    if HANDED_OVER in request.session:
        _for_now(request, **chosen)
        return response
    if "theme" in chosen:
        _remember(response, THEME_COOKIE, theme)
    if "calm" in chosen:
        _remember(response, CALM_COOKIE, calm)
    if chosen and isinstance(request.user, User):
        commands.change_settings(request.user, **chosen)
    return response


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(safe_next(request, default="/"))


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
