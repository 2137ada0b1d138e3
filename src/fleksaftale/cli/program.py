"""The list of commands: ours with a line each. Django's own work too, but are not what an operator needs."""

import importlib.metadata
import sys
from pathlib import Path

from django.core.management import ManagementUtility, load_command_class

COMMANDS = Path(__file__).parent / "management" / "commands"
USUAL = ("serve", "worker", "init", "backup", "restore", "doctor")  # first, in the order one meets them
REST = """
Each answers --help. The settings are environment variables; docs/drift.md lists them all.
Django's own commands are there too, for who knows them: fleksaftale help --commands
"""


class Program(ManagementUtility):
    """``fleksaftale``, under that name however it was started."""

    def __init__(self, argv: list[str]) -> None:
        super().__init__(["fleksaftale", *argv[1:]])

    def execute(self) -> None:
        if self.argv[1:] in (["--version"], ["version"]):  # Django would tell its own
            sys.stdout.write(f"fleksaftale {importlib.metadata.version('fleksaftale')}\n")
            return
        super().execute()

    def main_help_text(self, commands_only: bool = False) -> str:
        if commands_only:
            return super().main_help_text(commands_only=True)
        names = {file.stem for file in COMMANDS.glob("[a-z]*.py")}
        ordered = [*USUAL, *sorted(names - set(USUAL))]
        width = max(map(len, ordered))
        lines = [f"  {name:<{width}}  {load_command_class('fleksaftale.cli', name).help}" for name in ordered]
        return "\n".join(["Usage: fleksaftale COMMAND [options]", "", *lines, REST.rstrip()])
