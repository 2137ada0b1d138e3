"""The command fleksjob forklar: which rate a number is, or looks like."""

from __future__ import annotations

import argparse
from fractions import Fraction
from typing import Any

from fleksjob.cli_sprog import add_language, json_line, language, refusals_in
from fleksjob.errors import InputError, ParseError

_EPILOG = """\
eksempler:
  fleksjob forklar 19952
  fleksjob forklar 19.332 --aar 2022

Et tal kan være en sats, 98 pct. af en sats, eller ligne en sats på nær et ciffer.
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "forklar",
        help="hvilken sats et tal er eller ligner",
        description="Hvilken sats et tal er, er regnet af, eller ligner.",
        epilog=_EPILOG,
    )
    parser.choices.add_argument("tal", help="et beløb i kroner, fx 19332")
    parser.choices.add_argument("--aar", help="det år, tallet skulle gælde, fx 2022", metavar="ÅÅÅÅ")
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError."""
    from fleksjob import rates
    from fleksjob.forklar import forklar
    from fleksjob.forklar_visning import som_json, tekst

    with refusals_in(language(options)):
        answer = forklar(_amount(options.tal), rates.gaeldende(), _year(options.aar))
    return json_line(som_json(answer)) if options.json else tekst(answer, language(options))


def _amount(text: str) -> Fraction:
    """An amount. Here a dot before three digits is a thousand: rates are written so."""
    from fleksjob import money

    whole = text.strip().replace(".", "") if "," not in text and text.count(".") == 1 else text
    thousand = len(text.strip().rpartition(".")[2]) == 3
    try:
        return Fraction(money.parse(whole if thousand else text), 100)
    except ParseError as problem:
        raise InputError("tal", problem.message(), problem.message("en")) from None


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if len(text) != 4 or not text.isascii() or not text.isdecimal():
        raise InputError("aar", "skal være et år, fx 2022", "must be a year, such as 2022")
    return int(text)
