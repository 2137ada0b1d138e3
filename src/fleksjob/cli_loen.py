"""The command fleksjob loen: what counts as wage, by which rule and from which source."""

from __future__ import annotations

import argparse
from typing import Any

from fleksjob.cli_sprog import add_language, json_line, language, refusals_in


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "loen",
        help="hvad der tæller som løn, efter hvilken regel",
        description="Hvad der tæller som løn, når fleksløntilskuddet regnes.",
    )
    parser.choices.add_argument(
        "--dato", help="en dag, fx 2024-06-01; uden dato vises alle år", metavar="ÅÅÅÅ-MM-DD"
    )
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError."""
    from fleksjob import loen_visning
    from fleksjob.sag_tal import dag

    with refusals_in(language(options)):
        rows = loen_visning.raekker(None if options.dato is None else dag(options.dato))
    if options.json:
        return json_line(loen_visning.som_json(rows))
    return loen_visning.tekst(rows, language(options))
