"""Sealing: AES-256-GCM with one data key per owner (a case or a person), wrapped by the master key.

Unwrapped keys live as long as the `Vault` object and are never cached, so that an erased key is gone in
every process at its next request.
"""

import hmac
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections, transaction

from fleksaftale.core import masterkey
from fleksaftale.core.masterkey import MasterKey
from fleksaftale.core.models import DataKey
from fleksaftale.core.routers import KEYS

VERSION = b"\x01"
NONCE = 12


class KeyErased(Exception):
    """The owner has no data key (any more): what was sealed under it cannot be read by anybody."""


class Tampered(Exception):
    """What was to be opened is altered, cut off, or stands in another place than it was sealed for."""


@dataclass(frozen=True)
class Vault:
    """One owner's data key, unwrapped.

    `trail` is a random pseudonym: audit events stand under it, and only the key store knows whose it is.
    """

    owner: UUID
    trail: UUID
    _key: bytes = field(repr=False)

    @classmethod
    def create(cls, owner: UUID) -> Self:
        """Make the owner's data key and write it, wrapped, to the key store. It is written at once, also
        inside a transaction on the data: a key without data does no harm, data without a key would.

        Raises IntegrityError if the owner has one already, MasterKeyMissing.
        """
        vault = cls(owner, uuid.uuid4(), secrets.token_bytes(32))
        master = masterkey.current()
        DataKey.objects.create(owner=owner, trail=vault.trail, wrapped=wrap(master, vault), master=master.id)
        return vault

    @classmethod
    def of(cls, owner: UUID) -> Self:
        """The owner's vault. Raises KeyErased, MasterKeyMissing, Tampered (a key row was altered)."""
        row = DataKey.objects.filter(owner=owner).first()
        if row is None:
            raise KeyErased(f"No key for {owner}")
        return cls.unwrap(row, masterkey.present())

    @classmethod
    def of_many(cls, owners: Iterable[UUID]) -> dict[UUID, Self]:
        """The vaults of several owners in one query. Owners whose key is erased are missing."""
        rows = list(DataKey.objects.filter(owner__in=set(owners)))
        keys = masterkey.present() if rows else []
        return {row.owner: cls.unwrap(row, keys) for row in rows}

    @classmethod
    def of_many_readable(cls, owners: Iterable[UUID]) -> tuple[dict[UUID, Self], set[UUID]]:
        """The vaults of several owners, and those owners whose key row was altered, who stop none of them."""
        wanted = set(owners)
        try:
            return cls.of_many(wanted), set()
        except Tampered:
            found: dict[UUID, Self] = {}
            altered = set()
            for owner in wanted:
                try:
                    found |= cls.of_many([owner])
                except Tampered:
                    altered.add(owner)
            return found, altered

    @classmethod
    def erase(cls, owner: UUID) -> None:
        """Destroy the owner's key, for good. Erasing twice is no error."""
        DataKey.objects.filter(owner=owner).delete()
        transaction.on_commit(_forget_deleted_pages, using=KEYS)

    def seal(self, place: str, text: str) -> bytes:
        """Encrypt text. `place` (such as ``answer:<uuid>``) and the owner must be the same to open it."""
        return self.seal_bytes(place, text.encode())

    def open(self, place: str, sealed: bytes | memoryview) -> str:
        """Decrypt text. Raises Tampered."""
        return self.open_bytes(place, sealed).decode()

    def seal_bytes(self, place: str, content: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        return VERSION + nonce + AESGCM(self._key).encrypt(nonce, content, self._bound_to(place))

    def open_bytes(self, place: str, sealed: bytes | memoryview) -> bytes:
        sealed = bytes(sealed)
        if sealed[:1] != VERSION:
            raise Tampered(f"{place}: not sealed by this program")
        return _decrypt(self._key, sealed[1:], self._bound_to(place), place)

    def mark(self, place: str, text: str) -> str:
        """A keyed hash of text, 64 hexadecimal digits: the same for the same text and place, and telling
        nothing of it to whoever lacks this key."""
        own = hmac.digest(self._key, b"fleksaftale mark", "sha256")
        return hmac.new(own, self._bound_to(place) + b"\0" + text.encode(), "sha256").hexdigest()

    def _bound_to(self, place: str) -> bytes:
        return b"fleksaftale value\0" + self.owner.bytes + place.encode()

    @classmethod
    def unwrap(cls, row: DataKey, keys: list[MasterKey]) -> Self:
        """The vault of a key row, with one of the master keys. Raises MasterKeyMissing, Tampered."""
        master = masterkey.pick(keys, row.master)
        bound_to = _key_bound_to(row.owner, row.trail)
        return cls(row.owner, row.trail, _decrypt(master.key, row.wrapped, bound_to, f"key of {row.owner}"))

    def __reduce__(self) -> NoReturn:
        raise TypeError("A vault is never stored: fetch it anew with Vault.of(owner).")


def wrap(master: MasterKey, vault: Vault) -> bytes:
    """The vault's key encrypted under the master key, bound to its owner and trail."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(master.key).encrypt(nonce, vault._key, _key_bound_to(vault.owner, vault.trail))


def _key_bound_to(owner: UUID, trail: UUID) -> bytes:
    return b"fleksaftale data key\0" + owner.bytes + trail.bytes


def _decrypt(key: bytes, sealed: bytes | memoryview, bound_to: bytes, place: str) -> bytes:
    sealed = bytes(sealed)
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
    except (InvalidTag, ValueError):
        raise Tampered(f"{place}: altered, or sealed for another place") from None


def _forget_deleted_pages() -> None:
    """SQLite keeps old pages in its write-ahead log until the next checkpoint: empty it now.

    ``secure_delete`` (see the settings) has overwritten the row itself. A busy reader makes SQLite put the
    checkpoint off; the next one does it.
    """
    if connections[KEYS].vendor == "sqlite":
        with connections[KEYS].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
