"""The command fleksjob tjek: a payment beside the municipality's statement."""

from __future__ import annotations

import argparse
from typing import Any

from fleksjob import cli_oplyst
from fleksjob.cli_sprog import add_language, json_line, language, refusals_in

_EXAMPLE = (
    '{"maaned": "2024-06", "loenseddel": {"loen": "14000", "arbejdsgiver_pension": "1120"}, '
    '"kommunen": {"loen": "14000", "fleksloentilskud": "15752"}}'
)
_EPILOG = f"""\
lønsedlen er for måneden før: den løn regnes tilskuddet af
  fleksjob tjek maaned=2024-06 loenseddel.loen=14000 kommunen.fleksloentilskud=15752
  echo '{_EXAMPLE}' | fleksjob tjek -

Inden for en krone er ens. Svaret siger, hvor tallene skilles, og hvad man kan spørge kommunen om.
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "tjek",
        help="en udbetaling ved siden af kommunens brev",
        description="Udbetaling og kommunens brev: hvor tallene skilles, og hvad der spørges om.",
        epilog=_EPILOG,
    )
    cli_oplyst.add_facts(parser)
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    parser.choices.add_argument("--brev", action="store_true", help="et brev med spørgsmålene")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError, RateMissing."""
    from fleksjob.tjek import tjek
    from fleksjob.tjek_visning import brev, som_json, tekst

    with refusals_in(language(options)):
        answer = tjek(cli_oplyst.laes(options.oplyst or ["-"], _EXAMPLE))
    if options.json:
        return json_line(som_json(answer))
    return brev(answer, language(options)) if options.brev else tekst(answer, language(options))
