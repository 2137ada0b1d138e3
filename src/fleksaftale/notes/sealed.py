"""The outer form of what the browser sends. The server can check no more, and that is the point.

A text that came here unsealed by mistake does not have this form, and is refused before anything stores it.
"""

import base64
import binascii
from typing import Any

VERSION = 1
NONCE = 12
TAG = 16
OVERHEAD = 1 + NONCE + TAG
BLOCK = 1024  # notes are padded to whole blocks, so that a row says little of how long a note is
LONGEST_NOTE = 96 * BLOCK
DATA_KEY = 32
SALT = (16, 32)  # a passphrase's, and a passkey's or a recovery sheet's
LEAST_ITERATIONS = 600_000
MOST_ITERATIONS = 100_000_000


class NotSealed(ValueError):
    """This is not what our program in the browser makes."""


def from_base64(text: Any, most: int = LONGEST_NOTE * 2) -> bytes:
    """The bytes of base64 text. Raises NotSealed."""
    if not isinstance(text, str) or len(text) > most:
        raise NotSealed
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotSealed from None


def to_base64(content: bytes | memoryview) -> str:
    return base64.b64encode(bytes(content)).decode()


def note(text: Any) -> bytes:
    """The sealed note in a message. Raises NotSealed."""
    sealed = from_base64(text)
    length = len(sealed) - OVERHEAD
    if sealed[:1] != bytes([VERSION]) or length <= 0 or length % BLOCK or length > LONGEST_NOTE:
        raise NotSealed
    return sealed


def wrapped_key(text: Any) -> bytes:
    """A wrapped data key in a message. Raises NotSealed."""
    sealed = from_base64(text)
    if sealed[:1] != bytes([VERSION]) or len(sealed) != OVERHEAD + DATA_KEY:
        raise NotSealed
    return sealed


def salt(text: Any) -> bytes:
    content = from_base64(text)
    if len(content) not in SALT:
        raise NotSealed
    return content
