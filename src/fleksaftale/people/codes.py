"""Six-digit codes by mail: one mechanism for signing in, for confirming who one is, and for a new address.

The code is bound to the browser session that asked for it, works once, for a quarter of an hour, and dies at
the third wrong try. Known and unknown addresses get the same mail and the same answer: nothing can be learnt.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Literal

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from fleksaftale.core import clock
from fleksaftale.mail.sending import MailDown, send_now
from fleksaftale.people import limits
from fleksaftale.people.limits import hashed
from fleksaftale.people.models import Attempt, Code

Purpose = Literal["sign-in", "step-up", "address", "guest", "guest-step-up", "together"]

VALID = timedelta(minutes=15)
TRIES = 3
KEPT = timedelta(days=2)  # as long as the longest limit looks back, and a bit


class Answer(Enum):
    RIGHT = "right"
    WRONG = "wrong"
    UNREADABLE = "unreadable"  # not six digits, so no try
    SPENT = "spent"  # this was the third wrong try
    GONE = "gone"  # too old, used, or spent before: a new one is needed


@dataclass(frozen=True)
class Pending:
    """The code that this session waits for, and the address it went to."""

    id: str
    email: str


def send(request: HttpRequest, purpose: Purpose, email: str, language: str) -> None:
    """Mail a fresh code; an earlier one of this session and purpose dies. Raises TooManyCodes, MailDown."""
    email = email.strip().lower()
    code = limits.check(request, email)
    code.purpose = purpose
    forget(request, purpose)
    digits = f"{secrets.randbelow(10**6):06d}"
    code.secret = hashed(str(code.id), digits)
    code.save(force_insert=True)
    try:
        send_now(
            f"code.{purpose}", to=email, language=language, context={"code": f"{digits[:3]} {digits[3:]}"}
        )
    except MailDown:
        code.delete()
        raise
    request.session[_slot(purpose)] = {"id": str(code.id), "email": email}


def pending(request: HttpRequest, purpose: Purpose) -> Pending | None:
    """What this session waits for; None if it asked for nothing."""
    stored = request.session.get(_slot(purpose))
    return Pending(stored["id"], stored["email"]) if stored else None


def is_open(request: HttpRequest, purpose: Purpose) -> bool:
    """Whether a code that this session waits for can still be tried."""
    waiting = pending(request, purpose)
    return waiting is not None and _alive(waiting, purpose).filter(tries__lt=TRIES).exists()


def answer(request: HttpRequest, purpose: Purpose, typed: str) -> Answer:
    """Try a code. It is right only once."""
    waiting = pending(request, purpose)
    if waiting is None or not is_open(request, purpose):
        return Answer.GONE
    digits = digits_of(typed)
    if not digits:
        return Answer.UNREADABLE
    alive = _alive(waiting, purpose)
    if not alive.filter(tries__lt=TRIES).update(tries=F("tries") + 1):  # counted before it is compared
        return Answer.GONE
    code = Code.objects.get(id=waiting.id)
    if constant_time_compare(code.secret, hashed(str(code.id), digits)):
        return Answer.RIGHT if alive.update(used=True) else Answer.GONE
    return Answer.WRONG if code.tries < TRIES else Answer.SPENT


def digits_of(typed: str) -> str:
    """The six digits in what somebody typed or pasted ("Kode: 123 456"); empty if it cannot be a code."""
    runs = re.findall(r"[0-9]+", re.sub(r"[\s-]", "", typed))
    return runs[0] if len(runs) == 1 and len(runs[0]) == 6 else ""


def forget(request: HttpRequest, purpose: Purpose) -> None:
    """The session waits for nothing any more, and the code in the mail is dead."""
    stored = request.session.pop(_slot(purpose), None)
    if stored:
        Code.objects.filter(id=stored["id"]).update(used=True)


def forget_old() -> int:
    """Delete codes that no limit looks at any more; how many."""
    old = {"created_at__lt": clock.now() - KEPT}
    return Code.objects.filter(**old).delete()[0] + Attempt.objects.filter(**old).delete()[0]


def _alive(waiting: Pending, purpose: Purpose) -> QuerySet[Code]:
    """The code itself, unless it is used or too old."""
    return Code.objects.filter(id=waiting.id, purpose=purpose, used=False, created_at__gt=clock.now() - VALID)


def _slot(purpose: Purpose) -> str:
    return f"code.{purpose}"
