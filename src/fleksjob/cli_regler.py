"""The command fleksjob regler: every rule with paragraph, dates and what it needs."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("regler", help="reglerne, med paragraf og datoer", description="Reglerne.")
    parser.choices.add_argument("--markdown", action="store_true", help="hele kataloget som Markdown")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command."""
    from fleksjob import katalog
    from fleksjob.law import emner, gaeldende

    law, subjects = gaeldende(), emner.alle()
    return katalog.markdown(law, subjects) if options.markdown else katalog.regler_tekst(law, subjects)
