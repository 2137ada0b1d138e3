"""Recording, looking, and reading the history."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from fleksaftale.audit import SYSTEM, Actor, kinds, log, triggers
from fleksaftale.audit.chain import OutsideTransaction
from fleksaftale.audit.models import Event, Head, ReadAnchor
from fleksaftale.core.crypto import KeyErased, Vault

MAJA = Actor(id="maja", name="Maja Kjærgaard", role="employee")
SOFIE = Actor(id="sofie", name="Sofie Bang", role="leader")


@pytest.fixture
def vault(db: None) -> Vault:
    return Vault.create(uuid.uuid4())


def sign(vault: Vault, version: int = 1, actor: Actor = MAJA) -> Event:
    with transaction.atomic():
        return log.record(
            "test.signed", vault=vault, actor=actor, subject="aftale", details={"version": version}
        )


def test_an_event_tells_who_did_what_in_a_sentence(vault: Vault) -> None:
    sign(vault, 2)
    [entry] = log.history(vault)
    assert entry.sentence == "Maja Kjærgaard skrev under på version 2"
    assert (entry.actor, entry.subject, entry.details) == (MAJA, "aftale", {"version": 2})


def test_nothing_readable_stands_in_the_row(vault: Vault) -> None:
    event = sign(vault)
    stored = bytes(Event.objects.get(pk=event.pk).sealed)
    assert b"Maja" not in stored
    assert b"aftale" not in stored
    assert event.trail not in (vault.owner, uuid.UUID(int=0))


def test_an_undeclared_kind_is_refused(vault: Vault) -> None:
    with pytest.raises(kinds.UndeclaredKind, match=r"test\.unknown"), transaction.atomic():
        log.record("test.unknown", vault=vault, actor=MAJA)
    with pytest.raises(kinds.UndeclaredKind):
        log.viewed("test.unknown", vault=vault, actor=MAJA)


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    vault = Vault.create(uuid.uuid4())
    with pytest.raises(OutsideTransaction):
        log.record("test.signed", vault=vault, actor=MAJA)
    assert Event.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_event_falls_with_the_change_it_tells_of() -> None:
    vault = Vault.create(uuid.uuid4())
    sign(vault)
    with transaction.atomic():
        log.record("test.signed", vault=vault, actor=MAJA, details={"version": 2})
        transaction.set_rollback(True)
    sign(vault, 3)
    assert [entry.details["version"] for entry in log.history(vault)] == [3, 1]
    assert log.verify().ok


def test_looking_is_remembered_beside_the_changes_newest_first(vault: Vault) -> None:
    sign(vault)
    log.viewed("test.viewed", vault=vault, actor=SOFIE, subject="aftalen")
    sign(vault, 2, SOFIE)
    told = [entry.sentence for entry in log.history(vault)]
    assert told == [
        "Sofie Bang skrev under på version 2",
        "Sofie Bang så aftalen",
        "Maja Kjærgaard skrev under på version 1",
    ]


def test_one_case_does_not_see_the_history_of_another(vault: Vault) -> None:
    other = Vault.create(uuid.uuid4())
    sign(other)
    log.viewed("test.viewed", vault=other, actor=SOFIE)
    assert log.history(vault) == []


def test_a_few_looks_wait_for_company_and_many_are_bound_with_the_next_change(vault: Vault) -> None:
    log.viewed("test.viewed", vault=vault, actor=SOFIE)
    sign(vault)
    assert ReadAnchor.objects.count() == 0
    for _number in range(25):
        log.viewed("test.viewed", vault=vault, actor=SOFIE)
    sign(vault)
    assert ReadAnchor.objects.count() == 26
    assert log.verify().ok


def test_all_looks_can_be_bound_at_once(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fleksaftale.audit.chain.BATCH", 10)
    for _number in range(25):
        log.viewed("test.viewed", vault=vault, actor=SOFIE)
    assert log.anchor() == 25
    assert log.anchor() == 0
    assert ReadAnchor.objects.count() == 25
    assert Event.objects.count() == 3
    assert log.verify().ok


def test_the_systems_own_name_is_in_the_readers_language(vault: Vault) -> None:
    sign(vault, actor=SYSTEM)
    [entry] = log.history(vault)
    with translation.override("da"):
        assert entry.sentence.startswith("Systemet ")


def test_after_erasure_nobody_reads_the_history_and_the_chain_still_holds(vault: Vault) -> None:
    sign(vault)
    log.viewed("test.viewed", vault=vault, actor=SOFIE)
    log.anchor()
    Vault.erase(vault.owner)
    with pytest.raises(KeyErased):
        Vault.of(vault.owner)
    assert log.verify().ok


@pytest.mark.django_db
def test_the_triggers_stand_after_all_migrations() -> None:
    assert triggers.absent(connection) == []


@pytest.mark.parametrize("table", ["audit_event", "audit_read", "audit_readanchor"])
@pytest.mark.parametrize("change", ["UPDATE {} SET digest = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses_to_change_what_was_recorded(vault: Vault, table: str, change: str) -> None:
    if change.startswith("TRUNCATE") and connection.vendor == "sqlite":
        return  # SQLite has no TRUNCATE; its DELETE is tried beside this
    sign(vault)
    log.viewed("test.viewed", vault=vault, actor=SOFIE)
    log.anchor()
    connection.check_constraints()
    column = "kind" if table == "audit_read" else "digest"
    statement = change.format(table).replace("digest", column)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert log.verify().ok


def test_the_head_only_moves_one_step_forward(vault: Vault) -> None:
    sign(vault)
    for change in (lambda: Head.objects.update(seq=7), lambda: Head.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_the_models_are_refused_too(vault: Vault) -> None:
    event = sign(vault)
    event.kind = "test.viewed"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.delete()
