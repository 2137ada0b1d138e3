"""What other apps use: `record` a change, note that something was `viewed`, read the `history`, `verify`."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit import chain, kinds
from fleksaftale.audit.actors import SYSTEM, Actor
from fleksaftale.audit.models import Event, PendingRead, Read
from fleksaftale.audit.verification import Verification, contains, verify
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault

__all__ = ["Actor", "Entry", "Verification", "anchor", "contains", "history", "record", "verify", "viewed"]

Details = Mapping[str, str | int]
RECORDED: list[Callable[[Vault], None]] = []
"""What rooms above do when something was recorded under a key, in the same transaction."""


@dataclass(frozen=True)
class Entry:
    """One line of the history, decrypted. `sentence` is in the language that is active when it is read."""

    at: datetime
    actor: Actor
    kind: str
    subject: str
    details: dict[str, str | int]
    is_read: bool

    @property
    def sentence(self) -> str:
        name = _("Systemet") if self.actor.role == SYSTEM.role else self.actor.name
        if self.actor.guest:
            name = _("%(name)s (gæst)") % {"name": name}
        return kinds.tell(self.kind, {**self.details, "actor": name, "subject": self.subject})


def record(
    kind: str, *, vault: Vault, actor: Actor, subject: str = "", details: Details | None = None
) -> Event:
    """Append an event to the chain, in the transaction of the change it tells of.

    It locks the chain until that transaction ends: call it late and keep the transaction short. Actor,
    subject and details are sealed under the vault. Raises UndeclaredKind, OutsideTransaction.
    """
    kinds.require(kind)
    head = chain.locked_head()
    chain.anchor_reads(head)
    content = _pack(actor, subject, details)
    event = chain.append(head, kind, vault.trail, lambda place: vault.seal_bytes(place, content))
    for listener in RECORDED:
        listener(vault)
    return event


def viewed(
    what: str, *, vault: Vault, actor: Actor, subject: str = "", details: Details | None = None
) -> None:
    """Note that somebody looked. `what` is a declared kind, such as ``agreement.viewed``.

    It never waits for the chain; a later change, or `anchor`, binds it in. Raises UndeclaredKind.
    """
    kinds.require(what)
    at = clock.now()
    sealed = vault.seal_bytes(_read_place(what, at), _pack(actor, subject, details))
    with transaction.atomic():
        read = Read.objects.create(at=at, trail=vault.trail, kind=what, sealed=sealed)
        PendingRead.objects.create(read=read)


def anchor() -> int:
    """Bind every waiting read into the chain, in batches. How many there were."""
    total = 0
    while True:
        with transaction.atomic():
            bound = chain.anchor_reads(chain.locked_head(), at_once=True)
        total += bound
        if bound < chain.BATCH:
            return total


def history(vault: Vault) -> list[Entry]:
    """Everything done and looked at under the vault's trail, newest first. Raises Tampered."""
    events = Event.objects.filter(trail=vault.trail).order_by("-seq")
    reads = Read.objects.filter(trail=vault.trail).order_by("-pk")
    entries = [_entry(vault, event, f"event:{event.seq}") for event in events]
    entries += [_entry(vault, read, _read_place(read.kind, read.at)) for read in reads]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)  # stable: equal times keep their order


def _entry(vault: Vault, row: Event | Read, place: str) -> Entry:
    content = json.loads(vault.open_bytes(place, row.sealed))
    return Entry(
        at=row.at,
        actor=Actor(**content["actor"]),
        kind=row.kind,
        subject=content["subject"],
        details=content["details"],
        is_read=isinstance(row, Read),
    )


def _pack(actor: Actor, subject: str, details: Details | None) -> bytes:
    content = {"actor": asdict(actor), "subject": subject, "details": dict(details or {})}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _read_place(kind: str, at: datetime) -> str:
    return f"read:{kind}:{chain.moment(at)}"
