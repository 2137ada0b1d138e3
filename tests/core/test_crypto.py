"""Sealing and opening, moving, altering, erasing."""

import base64
import copy
import pickle
import uuid

import pytest
from django.db import IntegrityError, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from fleksaftale.core import masterkey
from fleksaftale.core.crypto import KeyErased, Tampered, Vault
from fleksaftale.core.masterkey import MasterKeyMalformed, MasterKeyMissing
from fleksaftale.core.models import DataKey

pytestmark = pytest.mark.django_db
OTHER_MASTER = base64.b64encode(b"x" * 32).decode()
TEXT = "Jeg har brug for pauser hver time 🌱 <script> \u061c"


@pytest.fixture
def vault() -> Vault:
    return Vault.create(uuid.uuid4())


def test_what_is_sealed_opens_again_in_its_place(vault: Vault) -> None:
    sealed = vault.seal("answer:1", TEXT)
    assert Vault.of(vault.owner).open("answer:1", sealed) == TEXT
    assert vault.open("answer:1", memoryview(sealed)) == TEXT
    assert vault.open_bytes("file", vault.seal_bytes("file", b"\x00\xff")) == b"\x00\xff"


@given(st.text(), st.text(max_size=80))
def test_any_text_opens_as_it_was(text: str, place: str) -> None:
    vault = Vault(uuid.UUID(int=1), uuid.UUID(int=2), bytes(32))
    assert vault.open(place, vault.seal(place, text)) == text


def test_sealed_bytes_hide_the_text_and_differ_each_time(vault: Vault) -> None:
    first, second = (vault.seal("answer:1", TEXT) for _ in range(2))
    assert first != second
    assert b"pauser" not in first


def test_a_value_moved_to_another_field_is_refused(vault: Vault) -> None:
    with pytest.raises(Tampered):
        vault.open("answer:2", vault.seal("answer:1", TEXT))


def test_a_value_moved_to_another_case_is_refused(vault: Vault) -> None:
    with pytest.raises(Tampered):
        Vault.create(uuid.uuid4()).open("answer:1", vault.seal("answer:1", TEXT))


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b[:-1] + bytes([b[-1] ^ 1]), lambda b: b[:0]])
def test_a_damaged_value_is_refused(vault: Vault, damage: object) -> None:
    assert callable(damage)
    with pytest.raises(Tampered):
        vault.open("answer:1", damage(vault.seal("answer:1", TEXT)))


def test_short_rubbish_is_refused(vault: Vault) -> None:
    for rubbish in (b"\x01", b"\x01abc", b"\x02" + bytes(40)):
        with pytest.raises(Tampered):
            vault.open("answer:1", rubbish)


def test_an_erased_owner_has_no_vault(vault: Vault) -> None:
    Vault.erase(vault.owner)
    Vault.erase(vault.owner)
    with pytest.raises(KeyErased):
        Vault.of(vault.owner)


def test_many_vaults_come_in_one_query_without_the_erased(
    vault: Vault, django_assert_num_queries: object
) -> None:
    other, erased = Vault.create(uuid.uuid4()), Vault.create(uuid.uuid4())
    Vault.erase(erased.owner)
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(1, connection=connections["keys"]):
        found = Vault.of_many([vault.owner, other.owner, erased.owner, uuid.uuid4()])
    assert found == {vault.owner: vault, other.owner: other}
    assert Vault.of_many([]) == {}


def test_one_owner_has_one_key(vault: Vault) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(using="keys"):
        Vault.create(vault.owner)


def test_the_key_store_holds_no_readable_key(vault: Vault) -> None:
    assert vault._key not in bytes(DataKey.objects.get(owner=vault.owner).wrapped)


def test_a_key_given_to_another_owner_or_trail_is_refused(vault: Vault) -> None:
    row = DataKey.objects.get(owner=vault.owner)
    thief = uuid.uuid4()
    DataKey.objects.create(owner=thief, trail=uuid.uuid4(), wrapped=row.wrapped, master=row.master)
    with pytest.raises(Tampered):
        Vault.of(thief)
    DataKey.objects.filter(owner=vault.owner).update(trail=uuid.uuid4())
    with pytest.raises(Tampered):
        Vault.of(vault.owner)


def test_a_vault_is_neither_printed_nor_stored(vault: Vault) -> None:
    assert "_key" not in repr(vault)
    with pytest.raises(TypeError):
        pickle.dumps(vault)
    with pytest.raises(TypeError):
        copy.copy(vault)


def test_a_wrong_master_key_is_named(vault: Vault, settings: object) -> None:
    right = masterkey.current().id
    settings.MASTER_KEY = OTHER_MASTER  # type: ignore[attr-defined]
    wrong = masterkey.present()[0].id
    with pytest.raises(MasterKeyMissing, match=f"wrapped by master key {right}; at hand: {wrong}"):
        Vault.of(vault.owner)


def test_an_older_master_key_beside_the_new_one_still_opens(vault: Vault, settings: object) -> None:
    settings.MASTER_KEY = f"{OTHER_MASTER} {settings.MASTER_KEY}"  # type: ignore[attr-defined]
    assert Vault.of(vault.owner) == vault
    newer = Vault.create(uuid.uuid4())
    assert DataKey.objects.get(owner=newer.owner).master == masterkey.present()[0].id


@pytest.mark.parametrize(
    "text", ["short", "x" * 44, base64.b64encode(b"31 bytes only, one is missing..").decode()]
)
def test_a_malformed_master_key_is_refused(settings: object, text: str) -> None:
    settings.MASTER_KEY = text  # type: ignore[attr-defined]
    with pytest.raises(MasterKeyMalformed, match="32 bytes"):
        masterkey.current()


def test_a_lost_master_key_is_not_replaced_behind_ones_back(
    vault: Vault, settings: object, tmp_path: object
) -> None:
    settings.MASTER_KEY, settings.DATA_DIR = "", tmp_path  # type: ignore[attr-defined]
    with pytest.raises(MasterKeyMissing, match=r"docs/drift\.md"):
        Vault.create(uuid.uuid4())
    assert not masterkey.path().exists()


def test_the_first_master_key_is_made_when_the_key_store_is_empty(settings: object, tmp_path: object) -> None:
    settings.MASTER_KEY, settings.DATA_DIR = "", tmp_path  # type: ignore[attr-defined]
    vault = Vault.create(uuid.uuid4())
    assert Vault.of(vault.owner) == vault
    assert masterkey.path().stat().st_mode & 0o777 == 0o600
    assert masterkey.path().parent.stat().st_mode & 0o777 == 0o700
