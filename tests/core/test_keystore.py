"""The master key belongs to the key store, and the key store to the data: else nothing is written."""

import base64
import uuid

import pytest
from pytest_django import Settings

from fleksaftale.core import keystore, masterkey
from fleksaftale.core.crypto import Vault
from fleksaftale.core.health import check
from fleksaftale.core.models import DataKey
from fleksaftale.people.models import User

pytestmark = pytest.mark.django_db

OTHER = base64.b64encode(b"x" * 32).decode()


def test_a_strange_master_key_wraps_nothing_new(settings: Settings) -> None:
    Vault.create(uuid.uuid4())
    settings.MASTER_KEY = OTHER
    with pytest.raises(masterkey.MasterKeyMissing, match=DataKey.objects.get().master):
        Vault.create(uuid.uuid4())
    assert DataKey.objects.count() == 1


def test_a_new_master_key_in_front_of_the_old_one_is_a_rotation(settings: Settings) -> None:
    Vault.create(uuid.uuid4())
    settings.MASTER_KEY = f"{OTHER} {settings.MASTER_KEY}"
    Vault.create(uuid.uuid4())
    assert DataKey.objects.values("master").distinct().count() == 2
    keystore.require()


def test_a_key_store_that_needs_two_master_keys_is_refused_with_one(settings: Settings) -> None:
    Vault.create(uuid.uuid4())
    old = masterkey.current().id
    settings.MASTER_KEY = f"{OTHER} {settings.MASTER_KEY}"
    Vault.create(uuid.uuid4())
    settings.MASTER_KEY = OTHER
    with pytest.raises(masterkey.MasterKeyMissing, match=old):
        keystore.require()


def test_people_without_any_key_mean_that_the_key_store_is_lost() -> None:
    keystore.require()
    assert check()["keys"]
    User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")
    keystore.require()
    DataKey.objects.all().delete()
    with pytest.raises(keystore.KeyStoreLost, match="KEYS_DATABASE_URL"):
        keystore.require()
    assert check()["keys"] is False
    assert check()["ok"] is False
