"""The command fleksjob kurve: what more hours or more wage give, and where that changes."""

from __future__ import annotations

import argparse
from typing import Any

from fleksjob import cli_oplyst
from fleksjob.cli_sprog import add_language, json_line, language, refusals_in

_EPILOG = """\
oplysningerne er de samme som til fleksjob beregn, som NAVN=VÆRDI eller som JSON:
  fleksjob kurve dato=2024-06-01 timeloen=200 effektive_timer=18
  echo '{"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}' | fleksjob kurve -

svaret med --json:
  punkter    de steder, hvor reglerne knækker; mellem dem er alt rette linjer
  omraader   hvad der beholdes af en krone mere, og hvad en time mere giver
  knaek      hvorfor der er et knæk
  eksakt     tallene som brøker, til et diagram
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "kurve",
        help="hvad flere timer giver, og hvor det ændrer sig",
        description="Hvad flere timer eller mere løn giver, og hvor reglerne knækker.",
        epilog=_EPILOG,
    )
    cli_oplyst.add_facts(parser)
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError, RateMissing."""
    from fleksjob.kurve import kurve
    from fleksjob.kurve_visning import som_json, tekst

    with refusals_in(language(options)):
        curve = kurve(cli_oplyst.laes(options.oplyst or ["-"]))
    return json_line(som_json(curve)) if options.json else tekst(curve, language(options))
