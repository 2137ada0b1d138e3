"""``fleksaftale rewrap [--new]``: change the master key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fleksaftale.core import masterkey, rotation
from fleksaftale.core.crypto import Tampered


class Command(BaseCommand):
    help = "Wrap every data key by the current master key; with --new make a new master key first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="Make a new master key first.")

    def handle(self, *_args: Any, new: bool, **_options: Any) -> None:
        try:
            if new:
                key = rotation.new_master_key()
                self.stdout.write(f"New master key {key.id}. Copy {masterkey.path()} to its safe place now.")
            count = rotation.rewrap()
        except (masterkey.MasterKeyMissing, masterkey.MasterKeyMalformed, Tampered, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count} keys are now held by master key {masterkey.current().id}.")
        for path in rotation.older_files():
            self.stdout.write(f"Keep {path} for 30 days: key backups of that time need it. Then delete it.")
