"""What somebody takes along from the open pages into an agreement: hours, and what a check was told.

It lies sealed in the browser until it is closed, goes to the pages of cases only, and is put in after a
yes only. Nobody else's answers are touched. Once somebody has begun a case with it, it opens for them alone.
"""

from collections.abc import Collection, Mapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from fleksaftale.web import sealed_answers

HOURS, CHECK = "carried", "carried-check"
"""Where each lies: a browser sends neither back to the page it was taken from, so each is put there whole."""
ASKED = "fra"
"""In the address of a page when the person has said yes, with the name of where it comes from."""


def read(request: HttpRequest) -> dict[str, str]:
    """All that lies ready."""
    return {**sealed_answers.read(request, HOURS), **sealed_answers.read(request, CHECK)}


def put(request: HttpRequest, response: HttpResponseBase, kept: str, found: Mapping[str, str]) -> None:
    """Have these lie ready in one place, and nothing else there. Raises sealed_answers.TooMuch."""
    sealed_answers.keep(request, response, kept, found)


def forget(response: HttpResponseBase, kept: str) -> None:
    """Leave behind all of one place, where it cannot be read."""
    sealed_answers.forget(response, kept)


def drop(request: HttpRequest, response: HttpResponseBase, keys: Collection[str]) -> None:
    """Leave some of it behind."""
    for kept in (HOURS, CHECK):
        found = sealed_answers.read(request, kept)
        if found.keys() & keys:
            _have(request, response, kept, {key: value for key, value in found.items() if key not in keys})


def bind(request: HttpRequest, response: HttpResponseBase) -> None:
    """From here on it opens for the person who is signed in, and for nobody who comes after them."""
    for kept in (HOURS, CHECK):
        if found := sealed_answers.read(request, kept):
            _have(request, response, kept, found)


def said_yes(request: HttpRequest, name: str) -> bool:
    return request.GET.get(ASKED) == name


def _have(request: HttpRequest, response: HttpResponseBase, kept: str, found: Mapping[str, str]) -> None:
    """Have these lie ready, and nothing else: also not what was taken along before signing in."""
    sealed_answers.forget(response, kept)
    if found:
        sealed_answers.keep(request, response, kept, found)
