"""What was answered on the open pages goes with the person: who signs out or leaves takes it along.

A shared computer does not show the next one a wage, a check or a search. Signing in keeps it: who calculates
first and signs in after is the same person.
"""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from fleksaftale.people import visits
from fleksaftale.web import sealed_answers


class LeftBehindMiddleware:
    """Drop every sealed cookie when the person or the guest of the session is gone, or another."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = _who(request)
        response = self.get_response(request)
        if any(was and was != now for was, now in zip(before, _who(request), strict=True)):
            for purpose in sealed_answers.purposes():
                sealed_answers.forget(response, purpose)
        return response


def _who(request: HttpRequest) -> tuple[object, object]:
    return request.session.get(SESSION_KEY), request.session.get(visits.SLOT, {}).get("link")
