"""The command fleksjob sammenlign: two cases beside each other."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from fleksjob import cli_oplyst
from fleksjob.cli_sprog import add_language, json_line, language, refusals_in

_EXAMPLE = (
    '{"foer": {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}, '
    '"efter": {"effektive_timer": "20"}}'
)
_EPILOG = f"""\
oplysningerne er de samme som til fleksjob beregn; i efter står kun det, der ændres:
  fleksjob sammenlign dato=2024-06-01 timeloen=200 effektive_timer=18 efter.effektive_timer=20
  echo '{_EXAMPLE}' | fleksjob sammenlign -
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "sammenlign",
        help="før og efter en ændring, og hvad arbejdsgiveren betaler",
        description="To sager ved siden af hinanden: hvad der ændres, og hvad arbejdsgiveren betaler.",
        epilog=_EPILOG,
    )
    cli_oplyst.add_facts(parser)
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError, RateMissing."""
    from fleksjob.sammenlign import sammenlign
    from fleksjob.sammenlign_visning import som_json, tekst

    with refusals_in(language(options)):
        answer = sammenlign(_both(cli_oplyst.laes(options.oplyst or ["-"], _EXAMPLE), options.oplyst))
    return json_line(som_json(answer)) if options.json else tekst(answer, language(options))


def _both(given: dict[str, Any], words: Sequence[str]) -> dict[str, Any]:
    """The two cases: a NAME=VALUE that names neither belongs to the case before."""
    names = {word.partition("=")[0].partition(".")[0] for word in words}
    before = (names & set(given)) - {"foer", "efter"}
    if not before:
        return given
    foer = {key: value for key, value in given.items() if key in before}
    rest = {key: value for key, value in given.items() if key not in before}
    return {**rest, "foer": {**(rest.get("foer") or {}), **foer}}
