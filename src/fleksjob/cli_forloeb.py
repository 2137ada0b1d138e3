"""The command fleksjob forloeb: the subsidy month by month, as paid and as settled."""

from __future__ import annotations

import argparse
from typing import Any

from fleksjob.cli_sprog import add_language, json_line, language, refusals_in

_EXAMPLE = '{"maaneder": [{"maaned": "2024-01", "loen_md": "14000", "fuldtidsloen_md": "32000"}]}'
_EPILOG = f"""\
oplysningerne er et JSON-objekt:
  echo '{_EXAMPLE}' | fleksjob forloeb -
fleksjob forloeb --oplysninger viser, hvad der kan oplyses

Tilskuddet regnes af indkomsten måneden før. En måned regnes kun om, hvor reglerne giver grundlag.
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "forloeb",
        help="tilskuddet måned for måned, foreløbigt og afregnet",
        description="Tilskuddet måned for måned: hvad der betales, og hvad der regnes om og hvorfor.",
        epilog=_EPILOG,
    )
    parser.choices.add_argument(
        "fil", nargs="?", default="-", help="en fil med JSON, eller - for standard input"
    )
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    parser.choices.add_argument("--oplysninger", action="store_true", help="vis, hvad der kan oplyses")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError, RateMissing."""
    from fleksjob import indlaesning
    from fleksjob.forloeb import forloeb
    from fleksjob.forloeb_laes import NOEGLER
    from fleksjob.forloeb_visning import som_json, tekst

    if options.oplysninger:
        return "".join(f"{key}\n  {what}\n" for key, what in NOEGLER.items())
    with refusals_in(language(options)):
        answer = forloeb(indlaesning.read(options.fil, _EXAMPLE))
    return json_line(som_json(answer)) if options.json else tekst(answer, language(options))
