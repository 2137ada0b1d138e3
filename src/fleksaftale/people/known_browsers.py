"""Which browsers have signed in with an address before: strangers who ask for its codes do not hinder them.

A signed cookie, for a year, with a random number and keyed hashes of the addresses. It opens nothing.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from fleksaftale.people.identity import verified_addresses
from fleksaftale.people.models import User

COOKIE = "known"
SALT = "fleksaftale.people.known_browsers"
A_YEAR = 365 * 24 * 3600
MOST = 5  # addresses that one browser is known for


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Note in the browser that somebody has just signed in there with this address."""
    id_, addresses = _read(request)
    address = _hash(email)
    addresses = [address, *(other for other in addresses if other != address)][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps({"id": id_ or secrets.token_urlsafe(16), "of": addresses}, salt=SALT),
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def known(request: HttpRequest, email: str) -> str:
    """A name for this browser, or the person signed in there, if the address has been theirs; else empty."""
    user = request.user
    if isinstance(user, User) and email in verified_addresses(user):
        return f"person:{user.pk}"
    id_, addresses = _read(request)
    return id_ if _hash(email) in addresses else ""


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        found: dict[str, Any] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=A_YEAR)
    except signing.BadSignature:
        return "", []
    return found["id"], found["of"]


def _hash(email: str) -> str:
    return salted_hmac(SALT, email.strip().lower(), algorithm="sha256").hexdigest()[:32]
