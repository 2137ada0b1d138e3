"""``fleksaftale settings_table``: every setting, as it stands in docs/drift.md."""

from typing import Any

from django.core.management.base import BaseCommand

from fleksaftale.cli.settings_table import table


class Command(BaseCommand):
    help = "Print the table of settings, in Markdown."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(table(), ending="")
