"""The command fleksjob satser: the rates with status and source, and what is missing or uncertain."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

_EPILOG = """\
  fleksjob satser --dato 2024-06-01   satserne på en dag
  fleksjob satser --mangler           det, som nogen skal slå op

Et nyt års satser kan lægges i en mappe, som FLEKSJOB_SATSER nævner. De vises som lokale.
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "satser",
        help="satserne, med status og kilde",
        description="Satserne, med status og kilde.",
        epilog=_EPILOG,
    )
    parser.choices.add_argument(
        "--dato", help="en dag, fx 2024-06-01; uden dato vises alle år", metavar="ÅÅÅÅ-MM-DD"
    )
    parser.choices.add_argument(
        "--mangler", action="store_true", help="det, der mangler eller er usikkert på dagen; ellers i dag"
    )
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError for a day that is none."""
    from fleksjob import katalog, rates, sag
    from fleksjob.cli_beregn import json_line

    found = rates.gaeldende()
    day = None if options.dato is None else sag.dag(options.dato)
    if options.mangler:
        day = day or date.today()  # noqa: DTZ011 - the day where the person sits; the only clock here
        rows = katalog.mangler(found, day)
        return json_line(rows) if options.json else katalog.mangler_tekst(rows, day)
    rows = katalog.satser(found, day)
    return json_line(rows) if options.json else katalog.satser_tekst(rows)
