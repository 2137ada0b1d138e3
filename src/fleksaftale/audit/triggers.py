"""Triggers by which the database itself refuses to change what was recorded, on SQLite and PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = ("audit_event", "audit_read", "audit_readanchor")
HEAD = "audit_head"
REFUSAL = "the audit trail is append-only"


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, replacing older ones of the same name."""
    remove(connection)
    statements = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers, for tests.

    SQLite drops them too when a migration rebuilds a table: such a migration ends with `install`.
    """
    with connection.cursor() as cursor:
        for table in (*APPEND_ONLY, HEAD):
            for name in _names(table):
                on = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def absent(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that should be there and are not (or are switched off)."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {row[0] for row in cursor.fetchall()}
    return [name for table in (*APPEND_ONLY, HEAD) for name in _names(table) if name not in there]


def _names(table: str) -> tuple[str, str]:
    return f"{table}_no_update", f"{table}_no_delete"


def _sqlite() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    made = []
    for table in (*APPEND_ONLY, HEAD):
        update, delete = _names(table)
        when = " WHEN NEW.seq <> OLD.seq + 1 OR NEW.id <> OLD.id" if table == HEAD else ""
        made.append(f"CREATE TRIGGER {update} BEFORE UPDATE ON {table}{when} {refuse}")
        made.append(f"CREATE TRIGGER {delete} BEFORE DELETE ON {table} {refuse}")
    return made


def _postgresql() -> list[str]:
    body = f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    made = [f"CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS {body}"]
    refuse = "EXECUTE FUNCTION audit_refuse()"
    for table in (*APPEND_ONLY, HEAD):
        update, delete = _names(table)
        each = "STATEMENT" if table != HEAD else "ROW WHEN (NEW.seq <> OLD.seq + 1 OR NEW.id <> OLD.id)"
        made += [
            f"CREATE TRIGGER {update} BEFORE UPDATE ON {table} FOR EACH {each} {refuse}",
            f"CREATE TRIGGER {delete} BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
        ]
    return made
