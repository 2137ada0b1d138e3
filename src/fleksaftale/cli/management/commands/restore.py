"""``fleksaftale restore --verify DIR`` and ``fleksaftale restore DIR --yes``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fleksaftale.cli import restore
from fleksaftale.cli.backup_engines import EngineError
from fleksaftale.cli.backup_manifest import BackupDamaged
from fleksaftale.cli.findings import show
from fleksaftale.core import secrets


class Command(BaseCommand):
    help = "Check a backup in temporary databases; with --yes also put it in place."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", help="Where `backup` wrote.")
        parser.add_argument("--verify", action="store_true", help="Only check.")
        parser.add_argument("--yes", action="store_true", help="Put the backup in place.")
        parser.add_argument("--replace", action="store_true", help="Also where something stands already.")
        parser.add_argument("--only", choices=["data", "keys"], help="Put only one of the two in place.")
        parser.add_argument("--data", default="", metavar="TIME", help="Other data than the newest.")
        parser.add_argument("--keys", default="", metavar="TIME", help="Other keys than the newest.")

    def handle(self, *_args: Any, **options: Any) -> None:
        secrets.owner_only()
        if options["verify"] == options["yes"]:
            raise CommandError("Say either --verify (only check) or --yes (put in place).")
        try:
            chosen = restore.choose(Path(options["dir"]), options["data"], options["keys"])
            if not show(restore.rehearse(chosen), self.stdout, self.style):
                raise CommandError("This backup cannot be restored here. Nothing was changed.")
            if options["verify"]:
                self.stdout.write("This backup can be restored.")
                return
            self.put_in_place(restore.only(chosen, options["only"]), replace=options["replace"])
        except (BackupDamaged, EngineError) as error:
            raise CommandError(str(error)) from error

    def put_in_place(self, chosen: restore.Chosen, *, replace: bool) -> None:
        if (occupied := restore.occupied(chosen)) and not replace:
            raise CommandError(
                f"There is something already in: {', '.join(occupied)}. Back it up, then add --replace. "
                "Nothing was changed."
            )
        restore.restore(chosen)
        self.stdout.write("Restored. Start the service and run: fleksaftale doctor --full")
