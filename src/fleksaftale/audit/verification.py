"""Checks the whole chain without any key, and names the first row that does not fit."""

import json
from dataclasses import dataclass
from itertools import groupby

from fleksaftale.audit import chain
from fleksaftale.audit.models import READS_ANCHORED, START, Event, Head, PendingRead, Read, ReadAnchor

CHUNK = 2000


@dataclass(frozen=True)
class Verification:
    """`head` is the newest digest: written down elsewhere, it pins everything before it.

    `problem` is empty when `ok`; `seq` is the event at fault, if it is one event.
    """

    ok: bool
    events: int
    head: str
    problem: str = ""
    seq: int | None = None


class _Broken(Exception):
    def __init__(self, problem: str, seq: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.seq = problem, seq


def verify(*, last: int | None = None) -> Verification:
    """Walk the chain, or only its `last` events, and the reads that these events vouch for."""
    head = Head.objects.filter(pk=1).first()
    if head is None:
        return Verification(False, Event.objects.count(), "", "The head row is missing.")
    first = 1 if last is None else max(1, head.seq - last + 1)
    try:
        batches = _walk(first, head)
        _check_beyond_head()
        _check_reads(first, head.seq, batches)
        _check_queue()
    except _Broken as broken:
        return Verification(False, Event.objects.count(), head.digest, broken.problem, broken.seq)
    return Verification(True, head.seq - first + 1, head.digest)


def contains(digest: str) -> bool:
    """Whether a head that was written down earlier still stands in the chain. If not, its tail was cut."""
    return digest == START or Event.objects.filter(digest=digest).exists()


def _walk(first: int, head: Head) -> dict[int, dict[str, str | int]]:
    """Check events `first` to the head. What each batch of anchored reads should be, by event."""
    before = Event.objects.filter(seq=first - 1).first()
    prev, expected = (before.digest if before else START), first
    batches: dict[int, dict[str, str | int]] = {}
    for event in Event.objects.filter(seq__gte=first, seq__lte=head.seq).order_by("seq").iterator(CHUNK):
        if event.seq != expected:
            raise _Broken(f"Event {expected} is missing.", expected)
        if event.prev != prev:
            raise _Broken(f"Event {event.seq} does not follow event {event.seq - 1}.", event.seq)
        if event.digest != chain.event_digest(event):
            raise _Broken(f"Event {event.seq} has been altered.", event.seq)
        if event.kind == READS_ANCHORED and event.trail == chain.NOBODY:
            batches[event.seq] = json.loads(bytes(event.sealed))
        prev, expected = event.digest, expected + 1
    if expected != head.seq + 1:
        raise _Broken(f"Event {expected} is missing: the end of the chain has been cut off.", expected)
    if prev != head.digest:
        raise _Broken(f"The head does not match event {head.seq}.", head.seq)
    return batches


def _check_beyond_head() -> None:
    newest = Event.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    head = Head.objects.get(pk=1)  # read after the newest event, so an event being appended is no fault
    if newest > head.seq:
        raise _Broken(f"Event {head.seq + 1} stands beyond the head.", head.seq + 1)


def _check_reads(first: int, newest: int, batches: dict[int, dict[str, str | int]]) -> None:
    """Each anchored read is as it was, and each batch is what its event says."""
    anchors = ReadAnchor.objects.filter(event__gte=first, event__lte=newest).order_by("event_id", "pk")
    seen: set[int] = set()
    for seq, group in groupby(anchors.iterator(CHUNK), key=lambda anchor: anchor.event_id):
        rows = list(group)
        if seq not in batches:
            raise _Broken(f"Read {rows[0].pk} is bound to event {seq}, which anchors nothing.", seq)
        _check_rows(rows)
        if batches[seq] != {"count": len(rows), "digest": chain.reads_digest(rows)}:
            raise _Broken(f"The reads of event {seq} are not those it vouched for.", seq)
        seen.add(seq)
    if lost := sorted(set(batches) - seen):
        raise _Broken(f"The reads of event {lost[0]} are missing.", lost[0])


def _check_rows(anchors: list[ReadAnchor]) -> None:
    reads = {read.pk: read for read in Read.objects.filter(pk__in=[anchor.pk for anchor in anchors])}
    for anchor in anchors:
        read = reads.get(anchor.pk)
        if read is None:
            raise _Broken(f"Read {anchor.pk} is missing.", anchor.event_id)
        if chain.read_digest(read) != anchor.digest:
            raise _Broken(f"Read {anchor.pk} has been altered.", anchor.event_id)


def _check_queue() -> None:
    """A read that is neither anchored nor waiting was taken out of the queue, or slipped in beside it."""
    stray = Read.objects.filter(anchor=None).exclude(pk__in=PendingRead.objects.values("pk")).first()
    if stray:
        raise _Broken(f"Read {stray.pk} is neither bound into the chain nor waiting for it.")
