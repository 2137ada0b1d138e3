"""The master key, which wraps every data key and lies outside the databases.

It comes from ``MASTER_KEY`` or from the file ``DATA_DIR/secrets/master.key``. During a rotation the older
keys stand beside it: further words in ``MASTER_KEY``, or files ``master-<id>.key``.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from fleksaftale.core import secrets
from fleksaftale.core.models import DataKey


class MasterKeyMissing(Exception):
    """There are data keys, but not the master key that opens them."""


class MasterKeyMalformed(Exception):
    """What stands as the master key is not 32 bytes in base64."""


@dataclass(frozen=True)
class MasterKey:
    """32 bytes, and the short name under which data keys remember who wrapped them."""

    id: str
    key: bytes = field(repr=False)

    @classmethod
    def parse(cls, text: str, where: str) -> "MasterKey":
        try:
            key = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != 32:
            raise MasterKeyMalformed(f"{where} must be 32 bytes in base64 (44 characters).")
        return cls(hashlib.sha256(b"fleksaftale master key id\0" + key).hexdigest()[:16], key)


def path() -> Path:
    return Path(settings.DATA_DIR) / secrets.FOLDER / "master.key"


def present() -> list[MasterKey]:
    """The master keys at hand, the current one first; empty if there are none. Read anew each time."""
    if settings.MASTER_KEY:
        return [MasterKey.parse(word, "MASTER_KEY") for word in settings.MASTER_KEY.split()]
    if not (text := secrets.read(path())):
        return []
    older = sorted(path().parent.glob("master-*.key"))
    return [MasterKey.parse(text, str(path())), *(MasterKey.parse(secrets.read(p), str(p)) for p in older)]


def current() -> MasterKey:
    """The key that wraps new data keys; made now if none exists and the key store is empty.

    Raises MasterKeyMissing if there are data keys and no key at hand has wrapped any of them: then it is the
    key of another installation, and what it wrapped from now on would be lost when the right one comes back.
    """
    keys = present()
    if not DataKey.objects.filter(master__in=[key.id for key in keys]).exists() and (
        strange := DataKey.objects.first()
    ):
        raise missing(strange.master)
    if not keys:
        secrets.folder(Path(settings.DATA_DIR))
        secrets.write_once(path(), secrets.fresh_master_key())
        keys = present()
    return keys[0]


def require_all() -> None:
    """Every data key has its master key at hand. Raises MasterKeyMissing, MasterKeyMalformed."""
    keys = present()
    for name in DataKey.objects.order_by("master").values_list("master", flat=True).distinct():
        pick(keys, name)


def pick(keys: list[MasterKey], name: str) -> MasterKey:
    """The key of that name among `keys`. Raises MasterKeyMissing."""
    for key in keys:
        if key.id == name:
            return key
    raise missing(name)


def missing(name: str) -> MasterKeyMissing:
    at_hand = ", ".join(key.id for key in present()) or "none"
    return MasterKeyMissing(
        f"The key store was wrapped by master key {name}; at hand: {at_hand}. "
        f"Put the right one back as MASTER_KEY or in {path()}. See 'Når hovednøglen er væk' in docs/drift.md."
    )
