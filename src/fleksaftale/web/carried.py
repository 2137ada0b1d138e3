"""What somebody takes along from the open pages into an agreement: hours, and what a check was told.

It lies sealed in the browser until it is closed, goes to the pages of cases only, and is put in after a
yes only. Nobody else's answers are touched. Once somebody has begun a case with it, it opens for them alone.
"""

from collections.abc import Collection, Mapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from fleksaftale.web import sealed_answers

KEPT = "carried"
ASKED = "fra"
"""In the address of a page when the person has said yes, with the name of where it comes from."""


def read(request: HttpRequest) -> dict[str, str]:
    return sealed_answers.read(request, KEPT)


def add(request: HttpRequest, response: HttpResponseBase, found: Mapping[str, str]) -> None:
    """Take more along, beside what lies ready. Raises sealed_answers.TooMuch."""
    sealed_answers.keep(request, response, KEPT, {**read(request), **found})


def drop(request: HttpRequest, response: HttpResponseBase, keys: Collection[str]) -> None:
    """Leave some of it behind."""
    _have(request, response, {key: value for key, value in read(request).items() if key not in keys})


def bind(request: HttpRequest, response: HttpResponseBase) -> None:
    """From here on it opens for the person who is signed in, and for nobody who comes after them."""
    if found := read(request):
        _have(request, response, found)


def said_yes(request: HttpRequest, name: str) -> bool:
    return request.GET.get(ASKED) == name


def _have(request: HttpRequest, response: HttpResponseBase, found: Mapping[str, str]) -> None:
    """Have these lie ready, and nothing else: also not what was taken along before signing in."""
    sealed_answers.forget(response, KEPT)
    if found:
        sealed_answers.keep(request, response, KEPT, found)
