"""The command fleksjob vurder: an assessment of one case, for a person or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

NAVNE = ("fastholdelse",)
"""The subjects there are; the same as `law.emner.NAVNE`, which takes longer to import."""

WIDTH = 78
_EPILOG = """\
oplysningerne er et JSON-objekt; det, du ikke ved, lader du være ude eller skriver null:
  echo '{"dato": "2026-11-21", "foedselsdag": "1980-05-10"}' | fleksjob vurder fastholdelse -
fleksjob vurder EMNE --oplysninger viser, hvad der kan oplyses

Kommunen afgør. Svaret siger, hvad der kan komme på tale, hvorfor, og hvad der mangler.
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "vurder",
        help="hvad der kan komme på tale, og hvorfor",
        description="Vurder, hvad der kan komme på tale, hvorfor, og hvad der mangler.",
        epilog=_EPILOG,
    )
    parser.choices.add_argument("emne", choices=NAVNE, metavar="EMNE", help=", ".join(NAVNE))
    parser.choices.add_argument("fil", nargs="?", help="en fil med JSON, eller - for standard input")
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    parser.choices.add_argument("--engelsk", action="store_true", help="svar på engelsk")
    parser.choices.add_argument("--oplysninger", action="store_true", help="vis, hvad der kan oplyses")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError."""
    from fleksjob import indlaesning, vurdering
    from fleksjob.errors import InputError

    if options.oplysninger:
        return oplysninger(options.emne)
    if options.fil is None:
        raise InputError("fil", f"mangler; skriv fx fleksjob vurder {options.emne} -")
    answer = vurdering.vurder(options.emne, indlaesning.read(options.fil))
    if options.json:
        readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        return json.dumps(answer.som_json(), ensure_ascii=not readable) + "\n"
    from fleksjob.vurdering_visning import tekst

    return tekst(answer, "en" if options.engelsk else "da")


def oplysninger(navn: str) -> str:
    """Every fact of a subject, with its question and a good value."""
    return "\n".join(_facts(navn)) + "\n"


def _facts(navn: str) -> Iterator[str]:
    from fleksjob.fakta import godt_svar
    from fleksjob.law.emner import emne

    for fact in emne(navn).law.inputs:
        who = " (kommunens vurdering)" if fact.kommunen else ""
        yield f"{fact.name}{who}"
        for line in (fact.da, godt_svar(fact)):
            yield from textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="  ")
