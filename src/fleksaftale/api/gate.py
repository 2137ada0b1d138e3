"""What stands before every answer of the API: no cookie, no long body, not too often, any page may ask."""

import hashlib
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response

from fleksaftale.api.errors import (
    NOT_THERE,
    NOT_UNDERSTOOD,
    OUR_FAULT,
    TOO_LARGE,
    TOO_OFTEN,
    WRONG_METHOD,
    WRONG_TYPE,
    Refused,
    refused,
)
from fleksaftale.api.limits import limiter
from fleksaftale.people.limits import network
from fleksaftale.people.middleware import language_of

PREFIX = "/api/v1/"
DOCS = f"{PREFIX}docs"
"""A page for people, in their own language and colours."""

LARGEST = 64 * 1024
FRESH = "public, max-age=3600"
NEVER_KEPT = "no-store"
LANGUAGE_SAID = ("sprog skal være da eller en.", "sprog must be da or en.")
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, Content-Language",
}
VARY = {"Vary": "Accept-Language"}
"""The only thing an answer differs by."""
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
"""Open to every page: nothing here depends on who asks, and no cookie is read or set."""


class ApiGate:
    """The middleware that the API lies behind; other addresses pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX) or request.path_info == DOCS:
            return self.get_response(request)
        request.COOKIES = {}
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=CORS | PREFLIGHT)
        if request.method == "HEAD":
            request.method = "GET"
            return _without_body(self._answered(request))
        return self._answered(request)

    def _answered(self, request: HttpRequest) -> HttpResponse:
        try:
            _language(request)
            with translation.override(language_of(request)):
                _check(request)
            response = self.get_response(request)
        except Refused as problem:
            with translation.override(language_of(request)):
                response = refused(problem)
            if problem.wait:
                response["Retry-After"] = str(problem.wait)
                response._has_been_logged = True  # type: ignore[attr-defined]  # a flood, and no line for each
        response = _in_json(request, response)
        response.cookies.clear()
        for name, value in (CORS | VARY).items():
            response[name] = value
        return _kept(request, response)


def _in_json(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What was refused further in, as a page or without a word, said as the API says it."""
    problem = _problem(response)
    if problem is None:
        return response
    with translation.override(language_of(request)):
        said = refused(problem)
    if "Allow" in response:
        said["Allow"] = response["Allow"]
    said._has_been_logged = getattr(response, "_has_been_logged", False)  # type: ignore[attr-defined]
    return said


def _problem(response: HttpResponse) -> Refused | None:
    if response.status_code == 405:
        response["Allow"] = response["Allow"].replace("GET", "GET, HEAD")
        return Refused(405, "metode", WRONG_METHOD, response["Allow"])
    if response.get("Content-Type", "").startswith("application/json") or response.status_code < 400:
        return None
    if response.status_code == 404:
        return Refused(404, "findes_ikke", NOT_THERE)
    if response.status_code < 500:
        return Refused(response.status_code, "forespoergsel", NOT_UNDERSTOOD)
    return Refused(response.status_code, "vores_fejl", OUR_FAULT)


def _without_body(response: HttpResponse) -> HttpResponse:
    """The answer to HEAD: all that GET says of itself, and nothing of it."""
    response["Content-Length"] = str(len(response.content))
    response.content = b""
    return response


def _language(request: HttpRequest) -> None:
    """``?sprog=`` goes before what the browser says."""
    if "sprog" in request.GET:
        wanted = request.GET["sprog"]
        if wanted not in dict(settings.LANGUAGES):
            raise Refused(422, "oplysning", LANGUAGE_SAID, field="sprog")
        request.META["HTTP_ACCEPT_LANGUAGE"] = wanted


def _check(request: HttpRequest) -> None:
    wait = limiter.seconds_to_wait(network(get_adapter().get_client_ip(request)), settings.API_A_MINUTE)
    if wait:
        raise Refused(429, "for_ofte", TOO_OFTEN, wait, wait=wait)
    if request.method == "POST":
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            raise Refused(413, "for_stor", TOO_LARGE, LARGEST)
        if request.content_type != "application/json":
            raise Refused(415, "ikke_json", WRONG_TYPE)


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Rates and rules may be kept for an hour and asked for anew by their fingerprint; an answer never."""
    if request.method != "GET" or response.status_code != 200:
        response["Cache-Control"] = NEVER_KEPT
        return response
    if not response.get("Content-Type", "").startswith("application/json"):
        return response
    response["Cache-Control"] = FRESH
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
