"""Writing a backup: the data and the keys apart, so that they can be kept apart and for different times."""

import contextlib
import fcntl
import importlib.metadata
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from fleksaftale.cli.backup_engines import engine_of
from fleksaftale.cli.backup_manifest import FOLDERS, STAMP, Manifest, manifests, put_in_place, sha256
from fleksaftale.core import clock

KEEP_KEYS = timedelta(days=30)


class BackupRunning(Exception):
    """Another backup is being written to the same place."""


def make(target: Path) -> list[Manifest]:
    """Back up both databases under `target`, and delete key backups older than 30 days.

    The data comes first: every key is written before its data, so the later copy of the keys fits. Raises
    BackupRunning, EngineError, OSError; then nothing half-written bears a backup's name.
    """
    with _alone(target):
        stamp = clock.now().strftime(STAMP)
        made = [_write(alias, target / FOLDERS[alias], stamp) for alias in ("default", "keys")]
        prune_keys(target / FOLDERS["keys"])
    return made


def prune_keys(folder: Path) -> list[Path]:
    """Delete key backups older than 30 days, never the newest. An erased case is unreadable from then on."""
    limit = clock.now() - KEEP_KEYS
    gone = []
    for path in manifests(folder)[:-1]:
        manifest = Manifest.load(path)
        if manifest.moment < limit:
            path.unlink()
            (folder / manifest.file).unlink(missing_ok=True)
            gone.append(path)
    return gone


def _write(alias: str, folder: Path, stamp: str) -> Manifest:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = engine_of(alias)
    path = folder / f"{stamp}{engine.suffix}"
    part = folder / f".part-{path.name}"
    try:
        contents = engine.snapshot(alias, part)
        manifest = Manifest(
            alias=alias,
            engine=engine.name,
            made=stamp,
            program=importlib.metadata.version("fleksaftale"),
            file=path.name,
            size=part.stat().st_size,
            sha256=sha256(part),
            contents=contents,
        )
        put_in_place(part, path)
        manifest.write(folder)
    finally:
        part.unlink(missing_ok=True)
    return manifest


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """One backup at a time; leftovers of one that was killed are removed."""
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(target / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupRunning(f"Another backup to {target} is running.") from error
        for left in target.glob("*/.part-*"):
            left.unlink()
        yield
    finally:
        os.close(handle)
