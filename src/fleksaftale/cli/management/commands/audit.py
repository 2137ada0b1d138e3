"""``fleksaftale audit verify``, ``audit anchor`` and ``audit protect``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections, transaction

from fleksaftale.audit import log, triggers


class Command(BaseCommand):
    help = (
        "verify: check the audit trail. anchor: bind waiting reads into it. protect: make its triggers anew."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify", "anchor", "protect"])
        parser.add_argument("--contains", metavar="HEAD", help="Also look for a head written down earlier.")

    def handle(self, *_args: Any, what: str, contains: str | None, **_options: Any) -> None:
        if what == "anchor":
            self.stdout.write(f"{log.anchor()} reads bound into the chain.")
            return
        if what == "protect":
            with transaction.atomic():
                triggers.install(connections["default"])
            self.stdout.write("The database refuses changes to the audit trail.")
            return
        result = log.verify()
        if not result.ok:
            raise CommandError(f"The audit trail is broken. {result.problem}")
        if contains and not log.contains(contains):
            raise CommandError("The audit trail does not contain that head: its end has been cut off.")
        self.stdout.write(f"The audit trail is whole: {result.events} events.")
        self.stdout.write(f"Head: {result.head}")
        if absent := triggers.absent(connections["default"]):
            self.stderr.write(
                f"Nothing keeps the database from changing it: the trigger {absent[0]} is missing"
                f"{f' and {len(absent) - 1} more' if len(absent) > 1 else ''}. Run: fleksaftale audit protect"
            )
