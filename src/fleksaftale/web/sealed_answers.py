"""What somebody answers on the open pages: in one sealed cookie per purpose, and nowhere else.

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
OLDEST = 12 * 3600  # seconds; as long as a session lasts
LARGEST = 3500  # bytes of name and value; browsers drop a cookie of more than 4 kB without a word
CHECK = "check-"
FOLDERS = {"calculator": "beregner/", "payment": "beregner/", "months": "beregner/", "carried": "sager/"}
FOLDERS |= {"search": "soeg/", "hensyn": "hensyn/"}


class TooMuch(Exception):
    """More was answered than a cookie holds. Nothing was kept; what was there before still is."""


def read(request: HttpRequest, purpose: str) -> dict[str, str]:
    """The answers kept for a purpose. A cookie that is altered, old, or of another place is none.

    What was answered by somebody signed in is for them alone; what nobody answered is for whoever sits here.
    """
    try:
        sealed = base64.urlsafe_b64decode(request.COOKIES.get(cookie_name(purpose), ""))
    except ValueError:
        return {}
    for key in masterkey.present() if sealed else []:
        try:
            text = _cipher(key).decrypt(sealed[:NONCE], sealed[NONCE:], purpose.encode())
        except (InvalidTag, ValueError):
            continue
        kept = json.loads(text)
        age = clock.now().timestamp() - kept["at"]
        answers: dict[str, str] = kept["answers"]
        return answers if age <= OLDEST and kept.get("who", "") in ("", who(request)) else {}
    return {}


def keep(request: HttpRequest, response: HttpResponseBase, purpose: str, answers: Mapping[str, str]) -> None:
    """Send the answers along with a response, in place of those kept before. Raises TooMuch."""
    said = {"at": int(clock.now().timestamp()), "who": who(request), "answers": dict(answers)}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    nonce = secrets.token_bytes(NONCE)
    key = next(iter(masterkey.present()), None) or masterkey.current()
    sealed = nonce + _cipher(key).encrypt(nonce, text, purpose.encode())
    name, value = cookie_name(purpose), base64.urlsafe_b64encode(sealed).decode("ascii")
    if len(name) + len(value) > LARGEST:
        raise TooMuch(f"{len(value)} bytes of answers do not fit in a cookie")
    response.set_cookie(
        name,
        value,
        path=folder(purpose),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponseBase, purpose: str) -> None:
    """Drop what was kept for a purpose."""
    response.delete_cookie(cookie_name(purpose), path=folder(purpose), samesite="Lax")


def who(request: HttpRequest) -> str:
    """A mark of the person or the guest of this session; empty for everybody else."""
    session = getattr(request, "session", {})
    here = session.get(SESSION_KEY) or session.get(visits.SLOT, {}).get("link")
    return hashlib.sha256(str(here).encode()).hexdigest()[:16] if here else ""


def purposes() -> Iterator[str]:
    """Everything that may be kept."""
    yield from FOLDERS
    yield from (CHECK + each.id for each in checks())


def cookie_name(purpose: str) -> str:
    """A name that says nothing to whoever looks through a browser's cookies."""
    return "a-" + hashlib.sha256(purpose.encode()).hexdigest()[:8]


def folder(purpose: str) -> str:
    """The pages that a purpose's cookie is sent to. Raises KeyError for a purpose that is not known."""
    pages = f"find-ud-af/{purpose.removeprefix(CHECK)}/" if purpose.startswith(CHECK) else FOLDERS[purpose]
    return get_script_prefix() + pages


def _cipher(key: MasterKey) -> AESGCM:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"fleksaftale.web.sealed_answers").derive(key.key)
    return AESGCM(derived)
