"""The messages that kun-mig/*.js sends: their form is checked here, before a command sees them."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fleksaftale.notes import sealed
from fleksaftale.notes.commands import NewKey
from fleksaftale.notes.models import Way

LONGEST_SLOT = 60
LONGEST_TEXT = 20_000
MOST_KEYS = 4
MOST_REVISIONS = 2_000_000_000

Message = dict[str, Any]


class BadMessage(ValueError):
    """This is not what our program in the browser sends."""


def read(body: bytes) -> Message:
    """The message of a request. Raises BadMessage."""
    try:
        found = json.loads(body)
        json.dumps(found, ensure_ascii=False).encode()  # half a character (a lone surrogate) is no text
    except (ValueError, RecursionError):
        raise BadMessage from None
    if not isinstance(found, dict):
        raise BadMessage
    return found


def text(message: Message, name: str, most: int = LONGEST_TEXT) -> str:
    found = message.get(name)
    if not isinstance(found, str) or len(found) > most or "\0" in found:
        raise BadMessage
    return found


def number(message: Message, name: str, most: int) -> int:
    found = message.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        raise BadMessage
    return found


def uuid(message: Message, name: str) -> UUID:
    try:
        return UUID(text(message, name, 36))
    except ValueError:
        raise BadMessage from None


@dataclass(frozen=True)
class Saving:
    vault: UUID
    note: UUID
    slot: str
    seen: int
    sealed: bytes


def saving(body: bytes) -> Saving:
    """A note to save. Raises BadMessage."""
    message = read(body)
    return Saving(
        uuid(message, "vault"),
        uuid(message, "note"),
        text(message, "slot", LONGEST_SLOT),
        number(message, "seen", MOST_REVISIONS),
        _sealed(sealed.note, message.get("sealed")),
    )


def key(message: Any) -> NewKey:
    """A wrapped key. Raises BadMessage."""
    if not isinstance(message, dict) or message.get("way") not in Way.values:
        raise BadMessage
    way = Way(message["way"])
    iterations = number(message, "iterations", sealed.MOST_ITERATIONS)
    credential = text(message, "credential", 1400)
    if (way is Way.PASSPHRASE) != (iterations >= sealed.LEAST_ITERATIONS):
        raise BadMessage
    if (way is Way.PASSKEY) != bool(credential):
        raise BadMessage
    return NewKey(
        uuid(message, "id"),
        way,
        _sealed(sealed.salt, message.get("salt")),
        _sealed(sealed.wrapped_key, message.get("wrapped")),
        iterations,
        credential,
    )


def keys(message: Message) -> list[NewKey]:
    found = message.get("keys")
    if not isinstance(found, list) or len(found) > MOST_KEYS:
        raise BadMessage
    return [key(each) for each in found]


@dataclass(frozen=True)
class Moving:
    """A text on its way out of the notes. ``yes``: the words about health that were said yes to."""

    target: str
    text: str
    yes: list[str]


def moving(body: bytes) -> Moving:
    """What to move, with a clear yes in it. Raises BadMessage."""
    message = read(body)
    yes = message.get("yes")
    words = text(message, "text").strip()
    if message.get("sure") is not True or not words or not isinstance(yes, list):
        raise BadMessage
    return Moving(text(message, "target", 120), words, [str(each) for each in yes[:50]])


def _sealed(check: Any, value: Any) -> bytes:
    try:
        content: bytes = check(value)
    except sealed.NotSealed:
        raise BadMessage from None
    return content
