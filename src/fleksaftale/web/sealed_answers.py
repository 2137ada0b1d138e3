"""What somebody answers on the open pages: in a sealed cookie per purpose, and nowhere else.

Nothing of it reaches the database, an address or the log. The cookie is gone with the browser's session, is
twelve hours old at most, goes back to the pages of its purpose only, and only this installation can open it.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix

from fleksaftale.core import clock, masterkey
from fleksaftale.core.masterkey import MasterKey
from fleksaftale.guidance.checks import checks
from fleksaftale.people import visits

NONCE = 12
MOMENT = 5  # bytes of a moment in seconds
OLDEST = 12 * 3600  # seconds; as long as a session lasts
LARGEST = 3500  # bytes of name and value; browsers drop a cookie of more than 4 kB without a word
CHECK = "check-"
FOLDERS = {"calculator": "beregner/", "payment": "beregner/", "months": "beregner/", "carried": "sager/"}
FOLDERS["carried-check"] = "sager/"
FOLDERS |= {"search": "soeg/", "hensyn": "hensyn/", "picker": "sager/"}


class TooMuch(Exception):
    """More was answered than a cookie holds. Nothing was kept; what was there before still is."""


def read(request: HttpRequest, purpose: str) -> dict[str, str]:
    """The answers kept for a purpose. A cookie that is altered, old, or of another place is none.

    What was answered by somebody signed in is for them alone; what nobody answered is for whoever sits here.
    """
    mark = who(request)
    for theirs in (True, False) if mark else (False,):
        text = opened(purpose, request.COOKIES.get(cookie_name(purpose, of_somebody=theirs), ""))
        kept = json.loads(text) if text else {}
        if kept and kept["who"] in ("", mark):
            answers: dict[str, str] = kept["answers"]
            return answers
    return {}


def keep(request: HttpRequest, response: HttpResponseBase, purpose: str, answers: Mapping[str, str]) -> None:
    """Send the answers along with a response, in place of those kept before. Raises TooMuch."""
    said = {"who": who(request), "answers": dict(answers)}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    name, value = cookie_name(purpose, of_somebody=bool(said["who"])), sealed(purpose, text)
    if len(name) + len(value) > LARGEST:
        raise TooMuch(f"{len(value)} bytes of answers do not fit in a cookie")
    response.cookies.pop(name, None)  # dropped by the same response, it would keep the age of a dropped one
    response.set_cookie(
        name,
        value,
        path=folder(purpose),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponseBase, purpose: str) -> None:
    """Drop what was kept for a purpose, by whomever."""
    for theirs in (True, False):
        name = cookie_name(purpose, of_somebody=theirs)
        response.delete_cookie(name, path=folder(purpose), samesite="Lax")


def sealed(purpose: str, text: bytes) -> str:
    """The text as a cookie's value, with the moment: only this installation opens it, for this purpose."""
    nonce = secrets.token_bytes(NONCE)
    key = next(iter(masterkey.present()), None) or masterkey.current()
    said = int(clock.now().timestamp()).to_bytes(MOMENT) + text
    return base64.urlsafe_b64encode(nonce + _cipher(key).encrypt(nonce, said, purpose.encode())).decode()


def opened(purpose: str, value: str) -> bytes:
    """What a cookie's value holds; nothing where it is altered, old, or of another purpose."""
    try:
        box = base64.urlsafe_b64decode(value)
    except ValueError:
        return b""
    for key in masterkey.present() if box else []:
        try:
            said = _cipher(key).decrypt(box[:NONCE], box[NONCE:], purpose.encode())
        except (InvalidTag, ValueError):
            continue
        age = clock.now().timestamp() - int.from_bytes(said[:MOMENT])
        return said[MOMENT:] if 0 <= age <= OLDEST else b""
    return b""


def who(request: HttpRequest) -> str:
    """A mark of the person or the guest of this session; empty for everybody else."""
    session = getattr(request, "session", {})
    here = session.get(SESSION_KEY) or session.get(visits.SLOT, {}).get("link")
    return hashlib.sha256(str(here).encode()).hexdigest()[:16] if here else ""


def purposes() -> Iterator[str]:
    """Everything that may be kept."""
    yield from FOLDERS
    yield from (CHECK + each.id for each in checks())


def cookie_name(purpose: str, *, of_somebody: bool = False) -> str:
    """A name that says nothing to whoever looks through a browser's cookies.

    What is answered after a session has ended never takes the place of what was answered in it: somebody who
    is signed in has a cookie of their own.
    """
    return ("b-" if of_somebody else "a-") + hashlib.sha256(purpose.encode()).hexdigest()[:8]


def folder(purpose: str) -> str:
    """The pages that a purpose's cookie is sent to. Raises KeyError for a purpose that is not known."""
    pages = f"find-ud-af/{purpose.removeprefix(CHECK)}/" if purpose.startswith(CHECK) else FOLDERS[purpose]
    return get_script_prefix() + pages


def _cipher(key: MasterKey) -> AESGCM:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"fleksaftale.web.sealed_answers").derive(key.key)
    return AESGCM(derived)
