"""Checks the whole chain without any key, and names the first row that does not fit."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from django.db import OperationalError

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


@contextmanager
def _sound(problem: str, seq: int | None = None) -> Iterator[None]:
    """A cell of a type that this program never writes breaks the chain there. SQLite takes any type in any
    column, and a row with such a cell cannot be read, or not be digested.
    """
    try:
        yield
    except (TypeError, ValueError, AttributeError) as error:
        raise _Broken(problem, seq) from error
    except OperationalError as error:
        if "decode" not in str(error):  # the database itself has a fault, such as a lost connection
            raise
        raise _Broken(problem, seq) from error


def verify(*, last: int | None = None) -> Verification:
    """Walk the chain, or only its `last` events, and the reads that these events vouch for."""
    head = Head.objects.filter(pk=1).first()
    if head is None:
        return Verification(False, Event.objects.count(), "", "The head row is missing.")
    first = 1 if last is None else max(1, head.seq - last + 1)
    try:
        with _sound("A row holds what this program never writes."):
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
    for event in _events(first, head.seq):
        if event.seq != expected:
            raise _Broken(f"Event {expected} is missing.", expected)
        if event.prev != prev:
            raise _Broken(f"Event {event.seq} does not follow event {event.seq - 1}.", event.seq)
        with _sound(_altered(event.seq), event.seq):
            if event.digest != chain.event_digest(event):
                raise _Broken(_altered(event.seq), event.seq)
            if event.kind == READS_ANCHORED and event.trail == chain.NOBODY:
                batches[event.seq] = json.loads(bytes(event.sealed))
        prev, expected = event.digest, expected + 1
    if expected != head.seq + 1:
        raise _Broken(f"Event {expected} is missing: the end of the chain has been cut off.", expected)
    if prev != head.digest:
        raise _Broken(f"The head does not match event {head.seq}.", head.seq)
    return batches


def _events(first: int, last: int) -> Iterator[Event]:
    rows = Event.objects.filter(seq__gte=first, seq__lte=last).order_by("seq").iterator(CHUNK)
    at = first
    while True:
        try:
            with _sound(_altered(at), at):
                event = next(rows, None)
        except _Broken:
            _pinpoint(at)
            raise
        if event is None:
            return
        yield event
        at = event.seq + 1


def _pinpoint(start: int) -> None:
    """Rows come in chunks: which of them is the one that cannot be read."""
    for seq in range(start, start + CHUNK):
        with _sound(_altered(seq), seq):
            Event.objects.filter(seq=seq).first()


def _altered(seq: int) -> str:
    return f"Event {seq} has been altered."


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
    try:
        with _sound("A read has been altered."):
            reads = Read.objects.in_bulk([anchor.pk for anchor in anchors])
    except _Broken:
        reads = None  # one by one then: which of them cannot be read
    for anchor in anchors:
        altered = f"Read {anchor.pk} has been altered."
        with _sound(altered, anchor.event_id):
            read = Read.objects.filter(pk=anchor.pk).first() if reads is None else reads.get(anchor.pk)
            if read is None:
                raise _Broken(f"Read {anchor.pk} is missing.", anchor.event_id)
            if chain.read_digest(read) != anchor.digest:
                raise _Broken(altered, anchor.event_id)


def _check_queue() -> None:
    """A read that is neither anchored nor waiting was taken out of the queue, or slipped in beside it."""
    stray = Read.objects.filter(anchor=None).exclude(pk__in=PendingRead.objects.values("pk")).first()
    if stray:
        raise _Broken(f"Read {stray.pk} is neither bound into the chain nor waiting for it.")
