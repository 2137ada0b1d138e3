"""The language of a page: the person's own, else the cookie, else what the browser asks for, else Danish."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from fleksaftale.people.sessions import SEEN_BY_OTHER, carry_on


def language_of(request: HttpRequest) -> str:
    """The language code ("da" or "en") that this request is to be answered in."""
    known = dict(settings.LANGUAGES)
    if asked_for(request):
        return asked_for(request)
    if other := getattr(request, "session", {}).get(SEEN_BY_OTHER, {}).get("language"):
        return str(other)
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated and user.language in known:
        return str(user.language)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in known:
        return chosen
    for part in request.headers.get("Accept-Language", "").split(","):
        wanted = part.split(";")[0].strip().lower()[:2]
        if wanted in {"nb", "nn", "no", "sv"}:  # who reads these reads Danish rather than English
            wanted = "da"
        if wanted in known:
            return wanted
    return settings.LANGUAGE_CODE


def asked_for(request: HttpRequest) -> str:
    """The language in a page's address (``?sprog=en``), as search engines link to it; empty where none is."""
    asked = request.GET.get("sprog", "") if request.method == "GET" else ""
    return asked if asked in dict(settings.LANGUAGES) and not _signed_in(request) else ""


class LanguageMiddleware:
    """Put the whole request, forms and errors included, in the reader's language.

    Who signs out, or came by a link in one language, goes on in it until the browser closes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        was_in = _signed_in(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        left = was_in and not _signed_in(request)
        if left or (asked_for(request) and response.headers.get("Content-Type", "").startswith("text/html")):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response


class StayingMiddleware:
    """Nobody is signed out in the middle of something: each page carries the session on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        carry_on(request)
        return self.get_response(request)


def _signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and bool(user.is_authenticated)
