"""A visit: the browser session of somebody without an account, who proved an address with a code.

What the visit opens is said by its link, which is asked at every request (:mod:`fleksaftale.cases.guests`).
Somebody who is signed in is never a visitor.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest

from fleksaftale.core import clock

SLOT = "visit"
KEPT = 7 * 24 * 3600  # seconds: longer than a visit lasts, so that who comes too late is told why


@dataclass(frozen=True)
class Visit:
    """Which link this browser came by, and the secret by which the link knows the browser."""

    link: UUID
    secret: str
    proved_at: datetime


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def begin(request: HttpRequest, link: UUID, secret: str) -> None:
    """Let the visitor in with a session that nobody had before: nothing of the old one is carried over."""
    request.session.flush()
    request.session[SLOT] = {"link": str(link), "secret": secret, "at": clock.now().timestamp()}
    request.session.set_expiry(KEPT)


def of(request: HttpRequest) -> Visit | None:
    """The visit of this browser; None for who is signed in, and for everybody else."""
    stored = request.session.get(SLOT)
    if not stored or request.user.is_authenticated:
        return None
    return Visit(UUID(stored["link"]), stored["secret"], datetime.fromtimestamp(stored["at"], UTC))


def confirm(request: HttpRequest) -> None:
    """Note that the visitor has just proved their address once more."""
    request.session[SLOT] = request.session[SLOT] | {"at": clock.now().timestamp()}


def end(request: HttpRequest) -> None:
    request.session.flush()
