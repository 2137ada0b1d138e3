"""Sessions in the database, sealed: Django's own rows can be read by whoever reads the table or its backup.

A session knows the address somebody typed and the page they came for, before there is a person whose key
could seal it. So the key comes from SECRET_KEY, which never lies in the database. Named by SESSION_ENGINE.
"""

import base64
import secrets
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

NONCE = 12


class SessionStore(DatabaseStore):
    """A row is base64 of nonce and AES-256-GCM of the session, tied to its session key.

    What cannot be opened - altered, moved, of a lost SECRET_KEY, or Django's own - is an empty session. Keys
    in SECRET_KEY_FALLBACKS open, and SECRET_KEY seals.
    """

    ends_at: datetime | None = None
    """When the session in the table runs out; None for one that is not there yet."""

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
        self.ends_at = row.expire_date if row else None
        return row

    def encode(self, session_dict: dict[str, Any]) -> str:
        nonce = secrets.token_bytes(NONCE)
        text: bytes = self.serializer().dumps(session_dict)
        sealed = next(_ciphers()).encrypt(nonce, text, self._place())
        return base64.urlsafe_b64encode(nonce + sealed).decode("ascii")

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            row = base64.urlsafe_b64decode(session_data)
        except ValueError:
            return {}
        for cipher in _ciphers():
            try:
                text = cipher.decrypt(row[:NONCE], row[NONCE:], self._place())
            except (InvalidTag, ValueError):
                continue
            found: dict[str, Any] = self.serializer().loads(text)
            return found
        return {}

    def _place(self) -> bytes:
        return (self.session_key or "").encode()


def _ciphers() -> Iterator[AESGCM]:
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield _cipher(secret)


@lru_cache(maxsize=8)
def _cipher(secret: str) -> AESGCM:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"fleksaftale.people.sessions").derive(
        secret.encode()
    )
    return AESGCM(derived)
