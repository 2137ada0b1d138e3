"""``fleksaftale standing``: make the rows that HR's list is chosen by anew."""

from typing import Any

from django.core.management.base import BaseCommand

from fleksaftale.overview import standing


class Command(BaseCommand):
    help = "Make the rows that HR's list is chosen by anew, from the cases themselves. Changes nothing else."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{standing.rebuild()} cases are in HR's list as they stand.")
