"""``fleksaftale doctor [--full]``."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from fleksaftale.cli.doctor import examine
from fleksaftale.cli.findings import show


class Command(BaseCommand):
    help = "Look the installation over: one line each. Status 1 if something must be done."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--full", action="store_true", help="Check the whole audit trail.")

    def handle(self, *_args: Any, full: bool, **_options: Any) -> None:
        if not show(examine(full=full), self.stdout, self.style):
            sys.exit(1)
