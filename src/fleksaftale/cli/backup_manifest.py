"""What a backup says about itself. A file without a manifest is no backup: the manifest is written last."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from fleksaftale.core.secrets import sync_folder

FORMAT = 1
STAMP = "%Y%m%dT%H%M%SZ"
FOLDERS = {"default": "data", "keys": "keys"}


class BackupDamaged(Exception):
    """A backup is not what its manifest says, or has none."""


@dataclass(frozen=True)
class Contents:
    """What a database holds: rows per table, applied migrations, the audit head, the master keys in use."""

    rows: dict[str, int]
    migrations: list[str]
    audit_events: int = 0
    audit_head: str = ""
    masters: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, tables: list[str], query: Callable[[str], list[tuple[Any, ...]]]) -> Self:
        """Count everything through `query`, which runs SQL inside one snapshot."""
        rows = {table: query(f'SELECT count(*) FROM "{table}"')[0][0] for table in sorted(tables)}  # noqa: S608
        applied = query("SELECT app, name FROM django_migrations ORDER BY app, name")
        migrations = [f"{app}.{name}" for app, name in applied]
        head = query("SELECT seq, digest FROM audit_head") if "audit_head" in rows else []
        masters = (
            query("SELECT master, count(*) FROM core_datakey GROUP BY master")
            if "core_datakey" in rows
            else []
        )
        seq, digest = head[0] if head else (0, "")
        return cls(rows, migrations, seq, digest, dict(masters))


@dataclass(frozen=True)
class Manifest:
    """Stands beside each backup file as ``<file>.json``.

    `alias` is ``default`` or ``keys``, `made` the time in UTC (``20261121T213000Z``), `size` in bytes.
    """

    alias: str
    engine: str
    made: str
    program: str
    file: str
    size: int
    sha256: str
    contents: Contents
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.strptime(self.made, STAMP).replace(tzinfo=UTC)

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        path = folder / f"{self.file}.json"
        part = folder / f".part-{path.name}"
        part.touch(mode=0o600)
        part.write_text(text)
        put_in_place(part, path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises BackupDamaged."""
        try:
            raw = json.loads(path.read_text())
            if raw["format"] != FORMAT:
                raise BackupDamaged(f"{path} is of format {raw['format']}; this program reads {FORMAT}.")
            return cls(**(raw | {"contents": Contents(**raw["contents"])}))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BackupDamaged(f"{path} cannot be read: {error}") from error

    def check_file(self, folder: Path) -> None:
        """The file is whole and unaltered. Raises BackupDamaged."""
        path = folder / self.file
        if not path.exists():
            raise BackupDamaged(f"{path} is missing.")
        if path.stat().st_size != self.size or sha256(path) != self.sha256:
            raise BackupDamaged(f"{path} is damaged: it is not the file that its manifest describes.")


def manifests(folder: Path) -> list[Path]:
    """The manifests in the folder, oldest first."""
    return sorted(folder.glob("[0-9]*.json"))


def newest(folder: Path, stamp: str = "") -> tuple[Manifest, Path]:
    """The newest backup in the folder, or the one of that time. Raises BackupDamaged."""
    found = [path for path in manifests(folder) if path.name.startswith(stamp)]
    if not found:
        raise BackupDamaged(f"There is no backup {stamp} in {folder}.".replace("  ", " "))
    return Manifest.load(found[-1]), folder


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name; it and the name survive a power cut."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
