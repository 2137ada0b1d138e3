"""Signing in and confirming, in terms of the browser session."""

from datetime import UTC, datetime, timedelta
from typing import Literal, cast

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from fleksaftale.core import clock
from fleksaftale.people import known_browsers, visits
from fleksaftale.people.models import User

NEVER = datetime.fromtimestamp(0, UTC)
HANDED_OVER = "handed_over"
"""The part of a session that says that its device is with somebody else just now (web/handover.py)."""
SEEN_BY_OTHER = "seen_by_other"
"""Language and display meanwhile, as the one who holds it chose them."""


def sign_in(request: HttpRequest, user: User, *, email: str, next_url: str, remember: bool) -> HttpResponse:
    """Sign in a person who proved an address with a code, and go to the page they came for."""
    record_authentication(request, user, method="code", email=email)
    response = cast(HttpResponse, perform_login(request, user, redirect_url=next_url or None, email=email))
    keep_session(request, remember=remember)
    if request.user.is_authenticated:
        known_browsers.remember(request, response, email)
    return response


def sign_in_with_mitid(request: HttpRequest, user: User, *, next_url: str) -> HttpResponse:
    """Sign in a person whose MitID was shown. It proves no address, so the browser is not known by it."""
    record_authentication(request, user, method="mitid")
    response = cast(HttpResponse, perform_login(request, user, redirect_url=next_url or None))
    keep_session(request, remember=False)
    return response


def keep_session(request: HttpRequest, *, remember: bool) -> None:
    """Thirty days on one's own device; else till the browser closes, or SESSION_COOKIE_AGE without a page."""
    if request.user.is_authenticated:
        request.session.set_expiry(settings.REMEMBERED_SESSION_AGE if remember else None)


def ends_at(request: HttpRequest) -> datetime | None:
    """When the signed-in person of this session is signed out; None where it has only just begun."""
    user = getattr(request, "user", None)  # an error page may come before it is known who asks
    if user is None or not user.is_authenticated:
        return None
    ends: datetime | None = getattr(request.session, "ends_at", None)
    return ends


def carry_on(request: HttpRequest) -> None:
    """Whoever is still there does not run out of time: in a session's last half it begins anew.

    One of thirty days goes on as one that ends with the browser: its days were asked for, and are over.
    """
    ends, lasts = ends_at(request), timedelta(seconds=settings.SESSION_COOKIE_AGE)
    if ends is None or ends - clock.now() > lasts / 2:
        return
    request.session.set_expiry(None)
    request.session.modified = True
    request.session.ends_at = clock.now() + lasts  # type: ignore[attr-defined]


def confirm(request: HttpRequest, user: User, *, method: Literal["code"], email: str) -> None:
    """Note that the signed-in person has just proved who they are once more."""
    record_authentication(request, user, method=method, email=email, reauthenticated=True)


def confirm_with_mitid(request: HttpRequest, user: User) -> None:
    record_authentication(request, user, method="mitid", reauthenticated=True)


def is_handed_over(request: HttpRequest) -> bool:
    """Whether somebody else than the person of this session has the device."""
    return HANDED_OVER in request.session


def proved_at(request: HttpRequest) -> datetime:
    """When the person of this session, signed in or a visitor, last proved who they are; 1970 if never.

    What they proved before they handed the device over says nothing of who has it now.
    """
    at = _last_proof(request)
    if is_handed_over(request) and at.timestamp() <= request.session[HANDED_OVER]["at"]:
        return NEVER
    return at


def _last_proof(request: HttpRequest) -> datetime:
    if visit := visits.of(request):
        return visit.proved_at
    records = get_authentication_records(request, request.user if request.user.is_authenticated else None)
    return datetime.fromtimestamp(float(records[-1]["at"]), UTC) if records else NEVER


def address_to_show(request: HttpRequest) -> str:
    """The same address, as the page says it: to somebody else who holds the device it says no more than its
    first letter."""
    email = address_of_session(request)
    return f"{email[0]}…@…" if is_handed_over(request) else email


def address_of_session(request: HttpRequest) -> str:
    """The address that this session was signed in with, if it is still the person's; else where mails go."""
    from fleksaftale.people.identity import verified_addresses

    user = cast(User, request.user)
    proved = verified_addresses(user)
    for entry in reversed(get_authentication_records(request, user)):
        if entry.get("email") in proved:
            return str(entry["email"])
    return user.email
