"""``fleksaftale verify FIL.pdf``: is it an agreement that this installation sealed, and is it unchanged?"""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from fleksaftale.documents.sealing import LARGEST, checking, keys
from fleksaftale.documents.sealing.checking import State
from fleksaftale.documents.sealing.telling import tell

STATUS = {State.UNCHANGED: 0, State.CHANGED: 1, State.EXTENDED: 1, State.ANOTHER: 3, State.NOT_SEALED: 4}


class Command(BaseCommand):
    help = "Say whether a PDF is an unchanged agreement of this installation. Shows nothing of its content."
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        ends = "Status: 0 unchanged, 1 changed, 2 cannot be read, 3 of another installation, 4 not sealed."
        return super().create_parser(prog_name, subcommand, epilog=ends, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="The PDF; - reads it from standard input.")
        parser.add_argument("--language", choices=["da", "en"], default="da", help="Of the answer.")

    def handle(self, *_args: Any, file: str, language: str, **_options: Any) -> None:
        try:
            with sys.stdin.buffer if file == "-" else Path(file).open("rb") as source:
                pdf = source.read(LARGEST + 1)
            verdict = checking.verify(pdf[:LARGEST], keys.known())
        except (OSError, keys.SealTrouble) as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
        if len(pdf) > LARGEST:
            raise CommandError(f"{file}: larger than {LARGEST // 1024**2} MB", returncode=2)
        with translation.override(language):
            told = tell(verdict)
            self.stdout.write("\n".join([told.heading, *told.lines]))
        sys.exit(STATUS[verdict.state])
