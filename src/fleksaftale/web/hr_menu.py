"""HR's own item in the main menu, without a question to the database on every page.

The session keeps whether its person is HR. It is looked up when they sign in, and put right by HR's own
pages, where one becomes HR and stops. The mark opens nothing: those pages ask for themselves.
"""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from fleksaftale.cases.workplaces import is_hr
from fleksaftale.people.models import User

MARK = "hr"


def is_shown(request: HttpRequest) -> bool:
    return bool(getattr(request, "session", {}).get(MARK))


def note(request: HttpRequest, *, hr: bool) -> None:
    """Keep what a page has just found out. A session that knows it already is not written."""
    if is_shown(request) != hr:
        request.session[MARK] = hr


def connect() -> None:
    user_logged_in.connect(_signed_in, dispatch_uid="web.hr_menu")


def _signed_in(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    note(request, hr=is_hr(user))
