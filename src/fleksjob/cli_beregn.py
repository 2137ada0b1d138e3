"""The command fleksjob beregn: the subsidy of one case, from options or from a JSON object."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, TextIO

from fleksjob.cli_sprog import add_language, json_line, language, refusals_in
from fleksjob.errors import InputError

__all__ = ["add", "json_line", "run", "wants_colour"]

_ANSWER = """\
svaret med --json:
  beløb er tekst med to decimaler, i kroner om måneden før skat
  i_alt                          loen_md + anden_loen_md + fleksloentilskud, før ATP
  marginal.naeste_krone_beholdt  hvad der er tilbage af den næste krone i løn
  marginal.naeste_time           hvad en effektiv time mere om ugen giver om måneden;
                                 null, når lønnen er oplyst som beløb
  begrundelse                    regel, lov og værdi for hvert trin
  satser, forbehold              hvad der er regnet med, og hvad der er usikkert
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    from fleksjob import sag

    beregn = commands.add_parser(
        "beregn",
        help="fleksløntilskuddet i en måned",
        description="Beregn fleksløntilskuddet i en måned. Skriv oplysningerne som valg eller som JSON.",
        epilog=_ANSWER,
    )
    beregn.choices.add_argument(
        "fil", nargs="?", help="en fil med et JSON-objekt, eller - for standard input"
    )
    beregn.choices.add_argument("--json", action="store_true", help="svar som JSON")
    add_language(beregn)
    facts = beregn.add_argument_group("oplysninger", "de samme nøgler bruges i JSON, med _ i stedet for -")
    for key, meaning in sag.NOEGLER.items():
        if key not in sag.TABELLER:
            option = "--" + key.replace("_", "-")
            facts.add_argument(option, dest=key, metavar="X", help=meaning.replace("%", "%%"))
    facts.add_argument("--politik", action="append", metavar="NAVN=VALG", help=sag.NOEGLER["politik"])
    beregn.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError, RateMissing."""
    from fleksjob.beregning import beregn
    from fleksjob.visning import Style, tekst

    with refusals_in(language(options)):
        answer = beregn(_facts(options))
    if options.json:
        return json_line(answer.som_json())
    return tekst(answer, Style(colour=wants_colour(sys.stdout)), language(options))


def _facts(options: argparse.Namespace) -> dict[str, Any]:
    from fleksjob import indlaesning, sag

    given = {key: value for key in sag.NOEGLER if (value := getattr(options, key, None)) is not None}
    if options.fil is not None:
        if given:
            raise InputError(
                next(iter(given)),
                "skriv enten oplysningerne som valg eller i en fil, ikke begge dele",
                "write the facts as options or in a file, not both",
            )
        return indlaesning.read(options.fil)
    if "politik" in given:
        pairs = [_pair(text) for text in given["politik"]]
        given["politik"] = indlaesning.unique(pairs)
    return given


def _pair(text: str) -> tuple[str, str]:
    name, sign, choice = text.partition("=")
    if not sign:
        raise InputError(
            "politik",
            "skal skrives som navn=valg, fx atp_afrunding=ingen",
            "is written as name=choice, such as atp_afrunding=ingen",
        )
    return name, choice


def wants_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that takes colour."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
