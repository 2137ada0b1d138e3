"""Whether master key, key store and data belong together. Asked before anything is served or sent."""

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.models import Model

from fleksaftale.core import masterkey
from fleksaftale.core.models import DataKey
from fleksaftale.core.routers import KEYS

DATA = "default"
AUDIT_EVENT = "audit.Event"  # by name, as the person's model: they live on higher floors


class KeyStoreLost(Exception):
    """There is data, but not one key."""


def require() -> None:
    """Raises KeyStoreLost, MasterKeyMissing (some key was wrapped by a master key that is not at hand),
    MasterKeyMalformed.
    """
    require_not_lost()
    masterkey.require_all()


def require_not_lost() -> None:
    """Works on databases that are not migrated yet as well. Raises KeyStoreLost."""
    if not _any(DataKey, KEYS) and data_exists():
        raise KeyStoreLost(
            f"The key store ({_name()}) is empty, though there is data. "
            "Check KEYS_DATABASE_URL, or restore the keys. See 'Når nøgledatabasen er væk' in docs/drift.md."
        )


def data_exists() -> bool:
    """Whether anybody has ever been here: everybody has a key, and everything done is under one."""
    return any(_any(apps.get_model(name), DATA) for name in (settings.AUTH_USER_MODEL, AUDIT_EVENT))


def _any(model: type[Model], alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        tables = connections[alias].introspection.table_names(cursor)
    return model._meta.db_table in tables and model._default_manager.using(alias).exists()


def _name() -> str:
    """What the database is called: a path, or a name without address and password."""
    return str(connections[KEYS].settings_dict["NAME"])
