"""A new master key while everything goes on."""

import uuid
from pathlib import Path

import pytest

from fleksaftale.core import masterkey, rotation
from fleksaftale.core.crypto import Vault
from fleksaftale.core.models import DataKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def vaults(settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Vault]:
    """Five vaults under a master key of their own in a file; batches of two."""
    settings.MASTER_KEY, settings.DATA_DIR = "", tmp_path  # type: ignore[attr-defined]
    monkeypatch.setattr(rotation, "BATCH", 2)
    return [Vault.create(uuid.uuid4()) for _number in range(5)]


def test_a_new_master_key_takes_over_without_touching_what_is_sealed(vaults: list[Vault]) -> None:
    sealed = vaults[0].seal("answer:1", "pauser")
    old = masterkey.current().id
    new = rotation.new_master_key().id
    assert new != old
    assert rotation.rewrap() == 5
    assert set(DataKey.objects.values_list("master", flat=True)) == {new}
    (left,) = rotation.older_files()
    assert left.name == f"master-{old}.key"
    left.unlink()
    assert Vault.of(vaults[0].owner).open("answer:1", sealed) == "pauser"


def test_between_the_steps_old_and_new_vaults_open(vaults: list[Vault]) -> None:
    rotation.new_master_key()
    newer = Vault.create(uuid.uuid4())
    assert Vault.of(newer.owner) == newer
    assert len(Vault.of_many(vault.owner for vault in vaults)) == 5


def test_an_interrupted_rotation_goes_on_and_a_second_one_may_follow(vaults: list[Vault]) -> None:
    rotation.new_master_key()
    rotation.new_master_key()
    assert rotation.rewrap() == 5
    assert rotation.rewrap() == 0
    assert len(rotation.older_files()) == 2


def test_a_key_from_the_environment_is_changed_there(settings: object, vaults: list[Vault]) -> None:
    settings.MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="in front"):
        rotation.new_master_key()
