"""What somebody sent after their session had ended: it lies sealed in their browser until they are back.

Nothing of it reaches the server's store. One cookie, for the page it was written on, opens for the person
whom that page was drawn for; it is gone with the browser's session, and twelve hours old at most.
"""

import re
import zlib

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from fleksaftale.web import sealed_answers

NAME = "unsaved"
BY = "by"
"""The field by which a form says whom it was drawn for; a form without it is not kept."""
MARK = re.compile(r"[0-9a-f]{16}")
NOT_KEPT = {"csrfmiddlewaretoken", BY}
PLAIN = 20_000  # characters looked at; what is longer does not fit in any case


def keep(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Send what was posted along with the way to sign in. Whether there was room for it."""
    by = request.POST.get(BY, "")
    if not MARK.fullmatch(by):
        return False
    sent = request.POST.copy()
    for name in NOT_KEPT:
        sent.pop(name, None)
    text = sent.urlencode()
    packed = zlib.compress(text.encode(), 9) if len(text) <= PLAIN else b""
    value = sealed_answers.sealed(_purpose(request, by), packed)
    if not packed or len(value) > sealed_answers.LARGEST - len(NAME):
        return False
    response.set_cookie(
        NAME,
        value,
        path=request.path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return True


def read(request: HttpRequest) -> QueryDict | None:
    """What this person sent to this page too late, with a word on where it comes from; None if nothing."""
    value = request.COOKIES.get(NAME, "")
    if not value:
        return None
    packed = sealed_answers.opened(_purpose(request, sealed_answers.who(request)), value)
    if not packed:
        return None
    messages.info(request, _("Du var logget ud. Din tekst står her igen. Den er ikke gemt endnu."))
    return QueryDict(zlib.decompress(packed))


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Drop it, once the page has taken what it holds."""
    if NAME in request.COOKIES:
        response.delete_cookie(NAME, path=request.path, samesite="Lax")


def _purpose(request: HttpRequest, by: str) -> str:
    return f"{NAME} {request.path} {by}"
