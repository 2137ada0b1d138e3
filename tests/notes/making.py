"""Wrapped keys and sealed notes for tests: of the right form, and opened by nothing."""

import os
from uuid import uuid4

from fleksaftale.notes.commands import NewKey
from fleksaftale.notes.models import Way


def a_key(way: Way, *, credential: str = "") -> NewKey:
    iterations = 1_000_000 if way is Way.PASSPHRASE else 0
    return NewKey(uuid4(), way, os.urandom(32), b"\1" + os.urandom(60), iterations, credential)


def a_note(blocks: int = 1) -> bytes:
    return b"\1" + os.urandom(28 + 1024 * blocks)
