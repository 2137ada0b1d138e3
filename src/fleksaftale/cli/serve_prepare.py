"""What must stand before the first request: databases, keys, static files, in the demo its people."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.http.request import validate_host

from fleksaftale import demo
from fleksaftale.core import keystore, masterkey, secrets

KEY_TROUBLE = (keystore.KeyStoreLost, masterkey.MasterKeyMissing, masterkey.MasterKeyMalformed)


class NotReadyError(Exception):
    """The installation cannot start; the text says what is missing."""


def prepare(say: Callable[[str], None]) -> None:
    """Bring the installation up to date. Raises NotReadyError. Quick when nothing has changed."""
    require_hosts()
    with alone(say):
        require_keys()  # before an empty key store is made where the lost one should stand
        for alias in connections:
            migrate(alias, say)
        require_secrets()
        collect_static(say)
        if settings.DEMO:
            demo.load_once()
    connections.close_all()


@contextlib.contextmanager
def alone(say: Callable[[str], None]) -> Iterator[None]:
    """Only one process at a time brings an installation up to date; a second one waits, and finds it done."""
    secrets.folder(Path(settings.DATA_DIR))
    handle = os.open(Path(settings.DATA_DIR) / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is preparing this installation; waiting for it ...")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)  # which unlocks; a process that dies unlocks too


def require_hosts() -> None:
    if not settings.ALLOWED_HOSTS:
        raise NotReadyError(
            "ALLOWED_HOSTS is empty: name the host under which people open this, such as aftaler.example."
        )
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    if not validate_host(host, settings.ALLOWED_HOSTS):
        raise NotReadyError(
            f"PUBLIC_URL leads to {host!r}, which ALLOWED_HOSTS does not name: every page would be refused."
        )


def require_secrets() -> None:
    """Both secrets are there, or can be made because the key store is still empty."""
    try:
        if not settings.SECRET_KEY:
            raise NotReadyError("SECRET_KEY is empty.")
        masterkey.current()
        keystore.require()
    except (ImproperlyConfigured, OSError, *KEY_TROUBLE) as error:
        raise NotReadyError(str(error)) from error


def require_keys() -> None:
    """The key store is not lost. Works before the databases are migrated."""
    try:
        keystore.require_not_lost()
    except keystore.KeyStoreLost as error:
        raise NotReadyError(str(error)) from error


def migrate(alias: str, say: Callable[[str], None]) -> None:
    executor = MigrationExecutor(connections[alias])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say(f"Bringing the database {alias!r} up to date ...")
        call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)


def collect_static(say: Callable[[str], None]) -> None:
    """Collect and compress static files, if one has come, gone or changed since the last time."""
    stamp = Path(settings.DATA_DIR) / "static.stamp"
    now = static_sources()
    if (
        stamp.exists()
        and stamp.read_text() == now
        and (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()
    ):
        return
    say("Collecting static files ...")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
    stamp.write_text(now)


def static_sources() -> str:
    """A hash over name, size and time of every static file: 2 ms instead of reading them all."""
    lines = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            lines.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
