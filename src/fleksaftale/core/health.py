"""Whether the installation can do its work right now. For the health address: cheap, and says no more."""

import logging
import shutil
from collections.abc import Callable

from django.conf import settings
from django.db import connections

from fleksaftale.core import keystore, masterkey
from fleksaftale.core.crypto import Vault
from fleksaftale.core.models import DataKey

logger = logging.getLogger(__name__)

ENOUGH_DISK = 50 * 1000**2  # bytes


class DiskFull(Exception):
    """There is hardly any room left in DATA_DIR."""


def check() -> dict[str, bool]:
    """``{"ok": ..., "database": ..., "keys": ..., "disk": ...}``. Why one is False, the server's log says."""
    keys, database = _works("keys", _open_a_key), _works("database", _ask_database)
    found = {"database": database, "keys": keys, "disk": _works("disk", _ask_disk)}
    return {"ok": all(found.values())} | found


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


def _ask_disk() -> None:
    """Reading goes on when the disk is full, so only this shows that nothing can be saved any more."""
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < ENOUGH_DISK:
        raise DiskFull(f"{free} bytes free at {settings.DATA_DIR}")


def _open_a_key() -> None:
    """The key store answers, it is not lost, and the master key at hand opens one of its keys."""
    if row := DataKey.objects.first():
        Vault.unwrap(row, masterkey.present())
    else:
        keystore.require_not_lost()
