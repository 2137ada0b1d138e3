"""How each engine writes itself to a file, and is filled from one."""

import contextlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from django.db import connections, transaction
from django.db.backends.postgresql.client import DatabaseClient

from fleksaftale.cli.backup_manifest import Contents, put_in_place

Settings = dict[str, Any]


class EngineError(Exception):
    """The database or its tools refused; the text says what to do."""


class Engine(Protocol):
    name: str
    suffix: str

    def snapshot(self, alias: str, target: Path) -> Contents:
        """Write one consistent moment of the database to the new file, and count what is in it."""

    def temporary(self, alias: str, source: Path) -> contextlib.AbstractContextManager[Settings]:
        """The backup, loaded into a database that is thrown away afterwards; gives its settings."""

    def is_empty(self, alias: str) -> bool: ...

    def load(self, alias: str, source: Path) -> None:
        """Put the backup in place of what the configured database holds."""


def engine_of(alias: str) -> Engine:
    return Sqlite() if connections[alias].vendor == "sqlite" else Postgresql()


class Sqlite:
    name = "sqlite"
    suffix = ".sqlite3"

    def snapshot(self, alias: str, target: Path) -> Contents:
        """``VACUUM INTO`` also leaves out deleted rows that still stand on free pages."""
        target.touch(mode=0o600)  # it may write to an empty file
        with connections[alias].cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        return self.contents(target)

    def contents(self, path: Path) -> Contents:
        with _opened(path) as database:
            names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            tables = [name for (name,) in names if not name.startswith("sqlite_")]
            return Contents.read(tables, lambda sql: database.execute(sql).fetchall())

    @contextlib.contextmanager
    def temporary(self, alias: str, source: Path) -> Iterator[Settings]:
        self._check(source)
        with tempfile.TemporaryDirectory(prefix="restore-") as folder:
            copy = Path(folder) / source.name
            shutil.copyfile(source, copy)
            yield connections[alias].settings_dict | {"NAME": str(copy)}

    def _check(self, path: Path) -> None:
        try:
            with _opened(path) as database:
                problems = [row[0] for row in database.execute("PRAGMA integrity_check").fetchall()]
                broken = database.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            raise EngineError(f"{path} is no SQLite database: {error}") from error
        if problems != ["ok"] or broken:
            raise EngineError(f"{path} is damaged inside: {(problems + broken)[0]}")

    def is_empty(self, alias: str) -> bool:
        path = Path(connections[alias].settings_dict["NAME"])
        return not path.exists() or path.stat().st_size == 0

    def load(self, alias: str, source: Path) -> None:
        path = Path(connections[alias].settings_dict["NAME"])
        connections[alias].close()
        self._let_go(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(f".part-{path.name}")
        part.touch(mode=0o600)
        shutil.copyfile(source, part)
        put_in_place(part, path)

    def _let_go(self, path: Path) -> None:
        """Fold the write-ahead log into the old file, so that it cannot be mixed with the new one."""
        if not path.exists():
            return
        try:
            with contextlib.closing(sqlite3.connect(path, timeout=1)) as database:
                database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise EngineError(
                f"{path} is in use: stop the service first (systemctl stop fleksaftale)."
            ) from error
        except sqlite3.DatabaseError:
            pass  # damaged beyond opening: that is why it is being replaced
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)


def _opened(path: Path) -> contextlib.closing[sqlite3.Connection]:
    """The file as it stands, for reading; no log files appear beside it."""
    return contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True))


class Postgresql:
    name = "postgresql"
    suffix = ".pgdump"

    def snapshot(self, alias: str, target: Path) -> Contents:
        """pg_dump and our own counting look at the same exported snapshot."""
        target.touch(mode=0o600)
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()

            def query(sql: str) -> list[tuple[Any, ...]]:
                cursor.execute(sql)
                return list(cursor.fetchall())

            contents = Contents.read(connections[alias].introspection.table_names(cursor), query)
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
            self._run("pg_dump", connections[alias].settings_dict, *options, f"--file={target}")
        return contents

    @contextlib.contextmanager
    def temporary(self, alias: str, source: Path) -> Iterator[Settings]:
        name = f"restore_{secrets.token_hex(6)}"
        with self._administer(alias, f'CREATE DATABASE "{name}"', f'DROP DATABASE "{name}" WITH (FORCE)'):
            self._restore(alias, source, name)
            yield connections[alias].settings_dict | {"NAME": name}

    @contextlib.contextmanager
    def _administer(self, alias: str, first: str, last: str) -> Iterator[None]:
        try:
            with connections[alias]._nodb_cursor() as cursor:
                cursor.execute(first)
        except Exception as error:
            raise EngineError(
                f"No temporary database could be made ({str(error).strip()}). Let the database user make one "
                "(ALTER ROLE ... CREATEDB), or check the backup on another machine."
            ) from error
        try:
            yield
        finally:
            with connections[alias]._nodb_cursor() as cursor:
                cursor.execute(last)

    def is_empty(self, alias: str) -> bool:
        return not connections[alias].introspection.table_names()

    def load(self, alias: str, source: Path) -> None:
        quote = connections[alias].ops.quote_name
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {quote(table)} CASCADE")
            cursor.execute("DROP FUNCTION IF EXISTS audit_refuse() CASCADE")
        connections[alias].close()
        self._restore(alias, source, connections[alias].settings_dict["NAME"])

    def _restore(self, alias: str, source: Path, name: str) -> None:
        options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
        self._run("pg_restore", connections[alias].settings_dict | {"NAME": name}, *options, str(source))

    def _run(self, tool: str, settings: Settings, *arguments: str) -> None:
        """Run one of PostgreSQL's tools with the address and password Django uses. Raises EngineError."""
        if not (path := shutil.which(tool)):
            raise EngineError(f"{tool} is not installed: apt install postgresql-client (or put it on PATH).")
        (_psql, *where, name), environment = DatabaseClient.settings_to_cmd_args_env(settings, [])
        result = subprocess.run(  # noqa: S603 - our own arguments
            [path, *where, f"--dbname={name}", *arguments],
            env=os.environ | (environment or {}),
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            raise EngineError(f"{tool} failed: {result.stderr.strip()}")
