"""Changing the master key while the program runs.

At every moment each data key opens: the old master key stays beside the new one until nothing needs it. A
rotation that was interrupted goes on where it stopped.
"""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from fleksaftale.core import masterkey, secrets
from fleksaftale.core.crypto import Vault, wrap
from fleksaftale.core.masterkey import MasterKey
from fleksaftale.core.models import DataKey
from fleksaftale.core.routers import KEYS

BATCH = 500


def new_master_key() -> MasterKey:
    """Put a new master key in place and keep the old one beside it as ``master-<id>.key``.

    Raises ValueError where the key comes from MASTER_KEY: then the operator writes the new one in front.
    """
    if settings.MASTER_KEY:
        raise ValueError("MASTER_KEY comes from the environment: put a new key in front of the present one.")
    old = masterkey.current()
    path = masterkey.path()
    secrets.write_once(path.with_name(f"master-{old.id}.key"), secrets.read(path))
    secrets.replace(path, secrets.fresh_master_key())
    return masterkey.current()


def rewrap() -> int:
    """Wrap every data key that an older master key holds by the current one. How many there were.

    The data keys themselves stay, so nothing that is sealed changes. Raises MasterKeyMissing, Tampered.
    """
    present = masterkey.present()
    current = masterkey.current()
    total = 0
    while owners := _held_by_older(current):
        with transaction.atomic(using=KEYS):
            for row in DataKey.objects.select_for_update().filter(owner__in=owners):
                row.wrapped = wrap(current, Vault.unwrap(row, present))
                row.master = current.id
                row.save(update_fields=["wrapped", "master"])
                total += 1
    return total


def _held_by_older(current: MasterKey) -> list[UUID]:
    return list(DataKey.objects.exclude(master=current.id).values_list("owner", flat=True)[:BATCH])


def older_files() -> list[Path]:
    return sorted(masterkey.path().parent.glob("master-*.key"))
