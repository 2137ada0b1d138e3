"""The chain itself: what a digest covers, how an event is appended, how reads are bound into it."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection

from fleksaftale.audit.models import READS_ANCHORED, Event, Head, PendingRead, Read, ReadAnchor
from fleksaftale.core import clock

NOBODY = UUID(int=0)  # the trail of the system's own events; they are not sealed and hold no personal data
BATCH = 500
ENOUGH = 20
OLD = timedelta(minutes=10)


class OutsideTransaction(RuntimeError):
    """An event must stand or fall with the change it tells of."""


def event_digest(event: Event) -> str:
    """SHA-256, in hex, of the previous digest followed by the JSON list
    ``[seq, at, trail, kind, sha256(sealed)]`` without spaces. It covers ciphertext, so it holds without keys.
    """
    return _sha256(event.prev.encode() + _row(event.seq, event.at, event.trail, event.kind, event.sealed))


def read_digest(read: Read) -> str:
    return _sha256(_row(read.pk, read.at, read.trail, read.kind, read.sealed))


def reads_digest(anchors: Iterable[ReadAnchor]) -> str:
    """One digest over a batch of reads, in the order of their numbers."""
    return _sha256("".join(f"{a.pk} {a.digest}\n" for a in sorted(anchors, key=lambda a: a.pk)).encode())


def _row(number: int, at: datetime, trail: UUID, kind: str, sealed: bytes | memoryview) -> bytes:
    parts = [number, moment(at), str(trail), kind, _sha256(bytes(sealed))]
    return json.dumps(parts, separators=(",", ":"), ensure_ascii=False).encode()


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def locked_head() -> Head:
    """The head, locked until the transaction ends: of several writers one goes on, the others wait.

    Raises OutsideTransaction.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction("Record events inside transaction.atomic(), together with the change.")
    return Head.objects.select_for_update().get(pk=1)


def append(head: Head, kind: str, trail: UUID, seal: Callable[[str], bytes]) -> Event:
    """Put one event after the locked head. `seal` gets the place that the content is bound to."""
    seq = head.seq + 1
    event = Event(
        seq=seq, at=clock.now(), trail=trail, kind=kind, sealed=seal(f"event:{seq}"), prev=head.digest
    )
    event.digest = event_digest(event)
    event.save(force_insert=True)
    head.seq, head.digest = event.seq, event.digest
    head.save(update_fields=["seq", "digest"])
    return event


def anchor_reads(head: Head, *, at_once: bool = False) -> int:
    """Bind waiting reads (at most 500) to the chain by one event. How many were bound.

    Unless `at_once`, a few fresh reads wait for company, so that not every change brings an event of its own.
    Rows are chosen by what waits, never by a range of numbers: PostgreSQL commits numbers out of order.
    """
    waiting = list(PendingRead.objects.select_related("read").order_by("pk")[:BATCH])
    if not waiting:
        return 0
    fresh = min(row.read.at for row in waiting) > clock.now() - OLD
    if fresh and len(waiting) < ENOUGH and not at_once:
        return 0
    anchors = [ReadAnchor(read=row.read, digest=read_digest(row.read)) for row in waiting]
    content = {"count": len(anchors), "digest": reads_digest(anchors)}
    event = append(head, READS_ANCHORED, NOBODY, lambda _place: json.dumps(content).encode())
    for anchor in anchors:
        anchor.event = event
    ReadAnchor.objects.bulk_create(anchors)
    PendingRead.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    return len(anchors)
