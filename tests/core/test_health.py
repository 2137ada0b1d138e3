"""The health address: quick, honest, silent about reasons."""

import base64
import shutil
import uuid

import pytest
from django.db import connections

from fleksaftale.core.crypto import Vault
from fleksaftale.core.health import check

pytestmark = pytest.mark.django_db


def test_a_working_installation_is_well(django_assert_num_queries: object) -> None:
    Vault.create(uuid.uuid4())
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(1), django_assert_num_queries(1, connection=connections["keys"]):
        assert check() == {"ok": True, "database": True, "keys": True, "disk": True}


def test_a_wrong_master_key_is_seen_and_not_told(settings: object) -> None:
    Vault.create(uuid.uuid4())
    settings.MASTER_KEY = base64.b64encode(b"x" * 32).decode()  # type: ignore[attr-defined]
    assert check() == {"ok": False, "database": True, "keys": False, "disk": True}


def test_a_missing_table_is_seen() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO elsewhere")
    try:
        assert check() == {"ok": False, "database": False, "keys": True, "disk": True}
    finally:
        connections["default"].needs_rollback = True


def test_a_full_disk_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk cannot be filled for a test: what is asked of the system is answered for it."""
    full = shutil._ntuple_diskusage(10**9, 10**9 - 10**7, 10**7)  # type: ignore[attr-defined]
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    assert check() == {"ok": False, "database": True, "keys": True, "disk": False}
