"""``fleksaftale seal [--new]``: the key of the installation's seal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fleksaftale.core import secrets
from fleksaftale.documents.sealing import keys


class Command(BaseCommand):
    help = "Show the seal's certificates; with --new put a new key in place. Older seals still verify."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="Make a new key. The old one is gone.")
        parser.add_argument(
            "--lost", action="store_true", help="With --new: also where certificates are missing for good."
        )

    def handle(self, *_args: Any, new: bool, lost: bool, **_options: Any) -> None:
        secrets.owner_only()
        try:
            if new:
                self.replace(lost=lost)
            self.show()
        except (keys.SealTrouble, ValueError, OSError) as error:
            raise CommandError(str(error)) from error

    def replace(self, *, lost: bool) -> None:
        if (missing := keys.unknown()) and not lost:
            raise keys.missing(missing[0])
        made = keys.replace()
        self.stdout.write(f"New seal {made.name}. Copy {keys.path().parent}/seal* to their safe place now.")

    def show(self) -> None:
        current = keys.present()
        for name, certificate in sorted(keys.known().items()):
            use = "in use" if current and current.name == name else "older, its seals still verify"
            self.stdout.write(f"{name}  until {certificate.not_valid_after_utc:%Y-%m-%d}  {use}")
        for name in keys.unknown():
            self.stdout.write(f"{name}  MISSING: its seals are told as another installation's")
