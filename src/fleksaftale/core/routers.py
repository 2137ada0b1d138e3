"""Which database a model lives in: the data keys apart from everything they open."""

from typing import Any

from django.db.models import Model

KEYS = "keys"


def _is_key(app_label: str, model_name: str | None) -> bool:
    return app_label == "core" and model_name == "datakey"


class KeyStoreRouter:
    """``core.DataKey`` lives in the alias ``keys``, every other model in ``default``."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str:
        return KEYS if _is_key(model._meta.app_label, model._meta.model_name) else "default"

    db_for_write = db_for_read

    def allow_relation(self, first: Model, second: Model, **_hints: Any) -> bool:
        return first._state.db == second._state.db

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: Any) -> bool:
        """Only the key table is made in ``keys`` (Django adds its own ``django_migrations`` there)."""
        return (db == KEYS) == _is_key(app_label, model_name)
