"""“§ 56” on one line: in every page, the space after a § is one that a line does not break at.

The texts are written with the space of the keyboard, so that they can be read, searched and compared. It is
put right where a page leaves, in what a person reads only: no address, field or piece of code is changed.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

SIGN = "§ ".encode()
UNBROKEN = "§\u00a0".encode()
_LEFT = rb"<(script|style|textarea|pre|code|title)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>"
_FOUND = re.compile(_LEFT + rb"|" + SIGN + rb"(?=[0-9])", re.DOTALL | re.IGNORECASE)


def unbroken(page: bytes) -> bytes:
    """A page of HTML with every § beside its number."""
    if SIGN not in page:
        return page
    return _FOUND.sub(lambda found: UNBROKEN if found[0] == SIGN else found[0], page)


class UnbrokenMiddleware:
    """Every page goes out so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and isinstance(response, HttpResponse):
            response.content = unbroken(response.content)
        return response
