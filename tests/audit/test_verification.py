"""Somebody with full access to the database drops the triggers and changes the past. It shows, to the row."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F

from fleksaftale.audit import log, triggers
from fleksaftale.audit.chain import event_digest
from fleksaftale.audit.models import Event, Head, PendingRead, Read, ReadAnchor
from fleksaftale.core.crypto import Vault
from tests.audit.test_log import MAJA, SOFIE, sign


@pytest.fixture
def vault(db: None) -> Vault:
    """Ten events; four looks, bound into the chain by event 11; three events after."""
    vault = Vault.create(uuid.uuid4())
    for version in range(10):
        sign(vault, version)
    for _number in range(4):
        log.viewed("test.viewed", vault=vault, actor=SOFIE)
    log.anchor()
    for version in range(10, 13):
        sign(vault, version, MAJA)
    connection.check_constraints()
    triggers.remove(connection)
    return vault


def test_an_untouched_chain_is_whole(vault: Vault) -> None:
    result = log.verify()
    assert (result.ok, result.events, result.problem) == (True, 14, "")
    assert result.head == Head.objects.get().digest


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "test.viewed"},
        {"at": F("at") + timedelta(microseconds=1)},
        {"trail": uuid.UUID(int=9)},
        {"sealed": b"other"},
        {"digest": "0" * 64},
    ],
)
def test_an_edited_event_is_found(vault: Vault, change: dict[str, object]) -> None:
    Event.objects.filter(seq=5).update(**change)
    result = log.verify()
    assert (result.ok, result.seq, result.problem) == (False, 5, "Event 5 has been altered.")


def test_an_edited_event_with_a_new_digest_breaks_at_the_next(vault: Vault) -> None:
    event = Event.objects.get(seq=5)
    event.kind = "test.viewed"
    event.digest = event_digest(event)
    event.save()
    assert log.verify().problem == "Event 6 does not follow event 5."


@pytest.mark.parametrize(("seq", "told"), [(1, "missing"), (7, "missing"), (14, "cut off")])
def test_a_removed_event_is_found(vault: Vault, seq: int, told: str) -> None:
    Event.objects.filter(seq=seq).delete()
    result = log.verify()
    assert (result.ok, result.seq) == (False, seq)
    assert told in result.problem


def test_a_removed_tail_with_the_head_set_back_shows_against_a_written_down_head(vault: Vault) -> None:
    """The one thing the chain cannot show by itself: that is why the head is written into every backup."""
    written_down = log.verify().head
    Event.objects.filter(seq__gt=12).delete()
    last = Event.objects.get(seq=12)
    Head.objects.update(seq=last.seq, digest=last.digest)
    assert log.verify().ok
    assert not log.contains(written_down)
    assert log.contains(last.digest)


def test_an_event_slipped_in_beyond_the_head_is_found(vault: Vault) -> None:
    last = Event.objects.get(seq=14)
    last.seq, last.prev, last.digest = 15, last.digest, "1" * 64
    last.save(force_insert=True)
    assert log.verify().problem == "Event 15 stands beyond the head."


def test_a_missing_head_is_found(vault: Vault) -> None:
    Head.objects.all().delete()
    assert log.verify().problem == "The head row is missing."


def _alter(read: Read) -> None:
    Read.objects.filter(pk=read.pk).update(sealed=b"other")


def _remove(read: Read) -> None:
    Read.objects.filter(pk=read.pk).delete()


@pytest.mark.parametrize(("change", "told"), [(_alter, "has been altered"), (_remove, "is missing")])
def test_a_changed_look_is_found(vault: Vault, change: Callable[[Read], None], told: str) -> None:
    read = Read.objects.order_by("pk")[2]
    number = read.pk
    change(read)
    result = log.verify()
    assert (result.problem, result.seq) == (f"Read {number} {told}.", 11)


def test_a_look_whose_anchor_was_changed_along_is_found(vault: Vault) -> None:
    anchor = ReadAnchor.objects.order_by("pk")[2]
    Read.objects.filter(pk=anchor.pk).update(sealed=b"other")
    from fleksaftale.audit.chain import read_digest

    ReadAnchor.objects.filter(pk=anchor.pk).update(digest=read_digest(Read.objects.get(pk=anchor.pk)))
    assert log.verify().problem == "The reads of event 11 are not those it vouched for."


def test_a_look_removed_with_its_anchor_is_found(vault: Vault) -> None:
    anchor = ReadAnchor.objects.order_by("pk")[2]
    ReadAnchor.objects.filter(pk=anchor.pk).delete()
    Read.objects.filter(pk=anchor.pk).delete()
    assert log.verify().problem == "The reads of event 11 are not those it vouched for."


def test_all_looks_removed_are_missed(vault: Vault) -> None:
    ReadAnchor.objects.all().delete()
    Read.objects.all().delete()
    assert log.verify().problem == "The reads of event 11 are missing."


def test_a_look_taken_out_of_the_queue_is_found(vault: Vault) -> None:
    log.viewed("test.viewed", vault=vault, actor=SOFIE)
    PendingRead.objects.all().delete()
    assert "neither bound into the chain nor waiting" in log.verify().problem


def test_only_the_newest_events_can_be_checked(vault: Vault) -> None:
    Event.objects.filter(seq=3).update(kind="test.viewed")
    assert not log.verify().ok
    newest = log.verify(last=5)
    assert (newest.ok, newest.events) == (True, 5)
    Event.objects.filter(seq=12).update(kind="test.viewed")
    assert log.verify(last=5).seq == 12


def test_a_missing_trigger_is_named(vault: Vault) -> None:
    assert triggers.absent(connection) == [
        f"{table}_no_{change}"
        for table in ("audit_event", "audit_read", "audit_readanchor", "audit_head")
        for change in ("update", "delete")
    ]
    triggers.install(connection)
    assert triggers.absent(connection) == []
    with transaction.atomic():
        sign(vault)
    assert log.verify().ok


only_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL keeps every cell in its column's type"
)


@only_sqlite
@pytest.mark.parametrize(
    "cell",
    [
        "sealed = 'text'",
        "sealed = CAST(x'ff' AS TEXT)",
        "at = 'garbage'",
        "at = x'00'",
        "at = 7",
        "trail = 'garbage'",
        "trail = 1.5",
        "kind = x'ff00'",
        "prev = x'00'",
        "digest = x'00'",
    ],
)
def test_a_cell_of_another_type_breaks_the_chain_at_its_row(vault: Vault, cell: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_event SET {cell} WHERE seq = 5")  # noqa: S608
    result = log.verify()
    assert (result.ok, result.seq) == (False, 5), result


@only_sqlite
@pytest.mark.parametrize(
    ("table", "cell"),
    [
        ("audit_read", "sealed = 'text'"),
        ("audit_read", "at = 'garbage'"),
        ("audit_read", "trail = 'garbage'"),
        ("audit_readanchor", "digest = x'00'"),
        ("audit_head", "digest = x'00'"),
    ],
)
def test_a_cell_of_another_type_elsewhere_is_found_too(vault: Vault, table: str, cell: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {cell}")  # noqa: S608
    assert not log.verify().ok


def test_a_batch_of_reads_that_is_no_json_is_found(vault: Vault) -> None:
    event = Event.objects.get(seq=11)
    event.sealed = b"not json"
    event.digest = event_digest(event)
    event.save()
    Event.objects.filter(seq__gt=11).delete()
    Head.objects.update(seq=11, digest=event.digest)
    result = log.verify()
    assert (result.ok, result.seq) == (False, 11)


def test_the_command_says_when_a_trigger_is_missing(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("audit", "verify")
    assert "audit_event_no_update" in capsys.readouterr().err
    triggers.install(connection)
    call_command("audit", "verify")
    assert capsys.readouterr().err == ""
