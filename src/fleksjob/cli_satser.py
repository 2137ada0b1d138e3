"""The command fleksjob satser: the rates with status and source, for a person or as JSON."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "satser", help="satserne, med status og kilde", description="Satserne på en dato."
    )
    parser.choices.add_argument(
        "--dato", help="en dag, fx 2024-06-01; uden dato vises alle år", metavar="ÅÅÅÅ-MM-DD"
    )
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError for a day that is none."""
    from fleksjob import katalog, rates, sag
    from fleksjob.cli_beregn import json_line

    rows = katalog.satser(rates.gaeldende(), None if options.dato is None else sag.dag(options.dato))
    return json_line(rows) if options.json else katalog.satser_tekst(rows)
