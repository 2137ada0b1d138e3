"""The health address: quick, honest, silent about reasons."""

import base64
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
        assert check() == {"ok": True, "database": True, "keys": True}


def test_a_wrong_master_key_is_seen_and_not_told(settings: object) -> None:
    Vault.create(uuid.uuid4())
    settings.MASTER_KEY = base64.b64encode(b"x" * 32).decode()  # type: ignore[attr-defined]
    assert check() == {"ok": False, "database": True, "keys": False}


def test_a_missing_table_is_seen() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO elsewhere")
    try:
        assert check() == {"ok": False, "database": False, "keys": True}
    finally:
        connections["default"].needs_rollback = True
