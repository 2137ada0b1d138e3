"""``fleksaftale backup [DIR]``."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from fleksaftale.cli import backup
from fleksaftale.cli.backup_engines import EngineError
from fleksaftale.cli.backup_manifest import FOLDERS
from fleksaftale.core import secrets


class Command(BaseCommand):
    help = "Back up the data to DIR/data and the wrapped keys to DIR/keys. Never the master key."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", nargs="?", default=settings.BACKUP_DIR, help="Default: BACKUP_DIR.")

    def handle(self, *_args: Any, dir: str, **_options: Any) -> None:  # noqa: A002 - its name on the line
        secrets.owner_only()
        if not dir:
            raise CommandError("Name a folder: fleksaftale backup /srv/backup (or set BACKUP_DIR).")
        try:
            made = backup.make(Path(dir))
        except (EngineError, DatabaseError, OSError, backup.BackupRunning) as error:
            raise CommandError(str(error)) from error
        for manifest in made:
            where = Path(dir) / FOLDERS[manifest.alias] / manifest.file
            rows = sum(manifest.contents.rows.values())
            self.stdout.write(f"{where}  {rows} rows, {manifest.size} bytes, sha256 {manifest.sha256[:16]}")
        head = made[0].contents
        self.stdout.write(f"Audit head after {head.audit_events} events: {head.audit_head}")
        self.stdout.write("The master key is not in the backup: keep a copy of it somewhere else.")
