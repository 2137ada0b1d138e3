"""``fleksaftale init``: the secrets and the databases, made once; safe to run again."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from fleksaftale.cli.serve_prepare import KEY_TROUBLE, alone
from fleksaftale.core import keystore, masterkey, secrets
from fleksaftale.documents.sealing import keys as seal_keys
from fleksaftale.documents.sealing.keys import SealTrouble

KEEP = """
Keep a copy of these outside this machine, apart from the backups:
{files}
Without the master key nobody can read the cases, not even from a backup.
A backup holds the data and the wrapped keys, never the master key."""


class Command(BaseCommand):
    help = "Make the secrets and the databases. Does nothing twice."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        secrets.owner_only()
        folder = secrets.folder(Path(settings.DATA_DIR))
        try:
            with alone(self.stderr.write):
                keystore.require_not_lost()
                for alias in connections:
                    call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)
                key = masterkey.current()
                keystore.require()
                self.seal_key()
        except KEY_TROUBLE as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The databases are up to date. Master key {key.id} is in use.")
        files = [f"  {path}" for path in sorted(folder.glob("*.key"))]
        if settings.MASTER_KEY:
            files.append("  the value of MASTER_KEY, which comes from the environment")
        self.stdout.write(KEEP.format(files="\n".join(files)))

    def seal_key(self) -> None:
        """Make the seal's key now, so that it is among the files to copy. Nothing else waits for it."""
        try:
            seal_keys.current()
        except (SealTrouble, OSError) as trouble:
            self.stderr.write(f"The seal's key: {trouble}")
