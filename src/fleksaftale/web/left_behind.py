"""What was answered on the open pages goes with the person: who signs out or leaves takes it along.

A shared computer does not show the next one a wage, a check or a search. Signing in keeps it: who calculates
first and signs in after is the same person. Where a session ends without a word, the answers are sealed
anyway: what somebody signed in has answered opens for them alone (``web/sealed_answers.py``).
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from fleksaftale.web import sealed_answers


class LeftBehindMiddleware:
    """Drop every sealed cookie when the person or the guest of the session is gone, or is another."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = sealed_answers.who(request)
        response = self.get_response(request)
        if before and sealed_answers.who(request) != before:
            for purpose in sealed_answers.purposes():
                sealed_answers.forget(response, purpose)
        return response
