"""Whether the installation can do its work right now. For the health address: cheap, and says no more."""

import logging
from collections.abc import Callable

from django.db import connections

from fleksaftale.core import keystore, masterkey
from fleksaftale.core.crypto import Vault
from fleksaftale.core.models import DataKey

logger = logging.getLogger(__name__)


def check() -> dict[str, bool]:
    """``{"ok": ..., "database": ..., "keys": ...}``. The reason of a False goes to the server's log only."""
    keys, database = _works("keys", _open_a_key), _works("database", _ask_database)
    return {"ok": database and keys, "database": database, "keys": keys}


def _works(what: str, probe: Callable[[], None]) -> bool:
    try:
        probe()
    except Exception:
        logger.exception("Health: the %s cannot be used", what)
        return False
    return True


def _ask_database() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        cursor.fetchone()


def _open_a_key() -> None:
    """The key store answers, it is not lost, and the master key at hand opens one of its keys."""
    if row := DataKey.objects.first():
        Vault.unwrap(row, masterkey.present())
    else:
        keystore.require_not_lost()
