"""The command line: fleksjob beregn | vurder | frister | satser | regler.

Exit status 0: an answer. 2: bad input, with one line that names the field and shows a good value. 3: no
rate for the day, with one line that names the rate and the first or last year there is. 1: the answer
could not be written, with one line; a pipe that nobody reads is quiet. 4: some rows of a file are faulty.
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TextIO

from fleksjob import __version__, cli_beregn, cli_frister, cli_penge, cli_regler, cli_satser, cli_vurder
from fleksjob.errors import FleksjobError, InputError, RateMissing, os_reason

GOOD, NOT_WRITTEN, BAD_INPUT, NO_RATE = 0, 1, 2, 3

_EPILOG = """\
eksempler:
  fleksjob beregn --dato 2024-06-01 --timeloen 200 --effektive-timer 18
  fleksjob beregn --json sag.json
  echo '{"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}' | fleksjob beregn --json -
  fleksjob satser --dato 2024-06-01

svar: 0 godt · 2 en oplysning kan ikke bruges · 3 ingen sats for datoen · 4 nogle rækker har fejl
"""


_DANISH = {
    "the following arguments are required: ": "der mangler ",
    "unrecognized arguments: ": "kender ikke ",
    "expected one argument": "der mangler en værdi",
    "invalid choice: ": "kender ikke ",
    "choose from": "vælg mellem",
    "argument ": "",
}
"""What argparse says, in Danish."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Danish and complains in one line."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **settings,
        )
        self.choices = self.add_argument_group("valg")
        self.choices.add_argument("-h", "--help", "--hjaelp", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        for english, danish in _DANISH.items():
            message = message.replace(english, danish)
        raise InputError("", f"{message}; {self._meant(message)}skriv fx {self.prog} --help")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Refuse here what is not known, so that the hint is the help of the command itself."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def _meant(self, message: str) -> str:
        """The name of an option, or of a command, that is almost what was written."""
        known = [
            each for action in self._actions for each in (*action.option_strings, *(action.choices or ()))
        ]
        for word in re.findall(r"[\w-]+", message):
            if word not in known and (near := difflib.get_close_matches(word, known, 1, 0.75)):
                return f"mener du {near[0]}? Ellers "
        return ""

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "brug:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "brug:", 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status. Never a traceback for something a person wrote."""
    if sys.stdin is None:  # closed by the caller
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    if sys.stdout is None:
        return _refuse("kan ikke skrive svaret: der er intet sted at skrive det", NOT_WRITTEN)
    _let_every_letter_through()
    try:
        words = sys.argv[1:] if arguments is None else arguments
        options = _parser().parse_args(cli_vurder.med_emne(words))
        run: Callable[[argparse.Namespace], str | int] = options.run
        return _deliver(run(options))
    except RateMissing as problem:
        return _refuse(problem, NO_RATE)
    except FleksjobError as problem:
        return _refuse(problem, BAD_INPUT)
    except SystemExit:  # argparse has written the help or the version
        if status := _deliver(""):
            return status
        raise
    except OSError as problem:  # a command that writes as it goes
        return _not_written(problem)
    except KeyboardInterrupt:
        return 130


def _let_every_letter_through() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _deliver(answer: str | int) -> int:
    """Write the answer to its end; a status stands for one that is written already.

    The streams are left such that Python does not complain at the exit.
    """
    if isinstance(answer, int):
        return answer
    try:
        sys.stdout.write(answer)
        sys.stdout.flush()
    except OSError as problem:
        return _not_written(problem)
    return GOOD


def _not_written(problem: OSError) -> int:
    """A full disk is told. A reader that has left (`fleksjob satser | head`) is not."""
    _silence(sys.stdout)
    if isinstance(problem, BrokenPipeError):
        return GOOD
    return _refuse(f"kan ikke skrive svaret: {os_reason(problem)[0]}", NOT_WRITTEN)


def _refuse(problem: Exception | str, status: int) -> int:
    if sys.stderr is None:
        return status
    try:
        sys.stderr.write("fleksjob: " + " ".join(str(problem).split()) + "\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)
    return status


def _silence(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="fleksjob",
        description="Reglerne om fleksjob: beregn, slå satser op, læs reglerne.",
        epilog=_EPILOG,
    )
    parser.choices.add_argument(
        "--version", action="version", version=f"fleksjob {__version__}", help="vis versionen"
    )
    commands = parser.add_subparsers(
        title="kommandoer", metavar="KOMMANDO", required=True, parser_class=_Parser
    )
    cli_beregn.add(commands)
    cli_penge.add(commands)
    cli_vurder.add(commands)
    cli_frister.add(commands)
    cli_satser.add(commands)
    cli_regler.add(commands)
    return parser
