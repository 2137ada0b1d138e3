"""The command fleksjob beregn: the subsidy of one case, or of every row of a file.

One case comes from options or from a JSON object. A file of many rows is CSV, JSONL or Parquet; the way there
is `raekker`, which is imported only then.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from fleksjob.cli_sprog import add_language, json_line, language, refusals_in
from fleksjob.errors import InputError

if TYPE_CHECKING:
    from fleksjob.raekker.command import Order

__all__ = ["add", "json_line", "run", "wants_colour"]

_ANSWER = """\
svaret med --json:
  beløb er tekst med to decimaler, i kroner om måneden før skat
  i_alt                          loen_md + anden_loen_md + fleksloentilskud, før ATP;
                                 fra 2024 også tabt arbejdsfortjeneste
  marginal.naeste_krone_beholdt  hvad der er tilbage af den næste krone i løn
  marginal.naeste_time           hvad en effektiv time mere om ugen giver om måneden;
                                 null, når lønnen er oplyst som beløb
  begrundelse                    regel, lov og værdi for hvert trin
  satser, forbehold              hvad der er regnet med, og hvad der er usikkert
  loenarter                      kun når de er oplyst: hvor hvert beløb er regnet med

mange rækker (kræver pip install "fleksaftale[kolonner]"):
  fleksjob beregn sager.csv                         skriver sager.resultat.csv
  fleksjob beregn sager.parquet --ud resultat.csv
  fleksjob beregn - --format csv < sager.csv > resultat.csv
  en række med fejl står i svaret med fejl_felt og fejl, og uden beløb
  se docs/beregn-mange.md

afslutter med 0: alt er regnet · 4: nogle rækker har fejl · 1, 2, 3: se fleksjob --help
"""

SUFFIXES = (".csv", ".jsonl", ".ndjson", ".parquet")
_OF_ROWS = {
    "ud": "--ud",
    "fejl": "--fejl",
    "overskriv": "--overskriv",
    "behold": "--behold",
    "marginal": "--marginal",
    "stille": "--stille",
}


def add(commands: Any) -> None:
    """Add the command to the command line."""
    from fleksjob import sag

    beregn = commands.add_parser(
        "beregn",
        help="fleksløntilskuddet i en måned",
        description="""Beregn fleksløntilskuddet i en måned. Skriv oplysningerne som valg, som JSON, \
eller som en fil med en sag i hver række.""",
        epilog=_ANSWER,
    )
    beregn.choices.add_argument(
        "fil",
        nargs="?",
        help="en fil med et JSON-objekt, en .csv, .jsonl eller .parquet, eller - for standard input",
    )
    beregn.choices.add_argument("--json", action="store_true", help="svar som JSON")
    add_language(beregn)
    facts = beregn.add_argument_group("oplysninger", "de samme nøgler bruges i JSON, med _ i stedet for -")
    for key, meaning in sag.NOEGLER.items():
        if key not in sag.TABELLER:
            option = "--" + key.replace("_", "-")
            facts.add_argument(option, dest=key, metavar="X", help=meaning.replace("%", "%%"))
    facts.add_argument("--politik", action="append", metavar="NAVN=VALG", help=sag.NOEGLER["politik"])
    _add_rows(beregn)
    beregn.set_defaults(run=run)


def _add_rows(beregn: Any) -> None:
    rows = beregn.add_argument_group("mange rækker")
    rows.add_argument("--ud", metavar="FIL", help="hvor svaret skrives; formatet følger navnet, - er et rør")
    rows.add_argument("--fejl", metavar="FIL", help="skriv også rækkerne med fejl hertil (.csv eller .jsonl)")
    rows.add_argument(
        "--format", choices=("csv", "jsonl", "parquet"), help="filens format, hvis navnet ikke siger det"
    )
    rows.add_argument("--overskriv", action="store_true", help="erstat en fil, der findes")
    rows.add_argument("--behold", action="store_true", help="tag ukendte kolonner med over i svaret")
    rows.add_argument("--marginal", action="store_true", help="regn også den næste krone og den næste time")
    rows.add_argument("--stille", action="store_true", help="vis hverken fremdrift eller sammentælling")


def run(options: argparse.Namespace) -> str | int:
    """The answer of the command, or the exit status where it is written already.

    Raises InputError, RateMissing, and OSError where rows cannot be written.
    """
    with refusals_in(language(options)):
        return _many(options) if _is_many(options) else _one(options)


def _is_many(options: argparse.Namespace) -> bool:
    if options.format or (options.fil and Path(options.fil).suffix.lower() in SUFFIXES):
        return True
    for name, option in _OF_ROWS.items():
        if getattr(options, name):
            raise InputError(
                option,
                "bruges kun med en fil med mange rækker, fx sager.csv, eller med --format csv",
                "is for a file of many rows, such as sager.csv, or with --format csv",
            )
    return False


def _many(options: argparse.Namespace) -> int:
    try:
        from fleksjob.raekker import command
    except ModuleNotFoundError as problem:
        if problem.name not in ("polars", "tqdm"):
            raise
        raise InputError(
            "",
            f'{problem.name} mangler til mange rækker; pip install "fleksaftale[kolonner]"',
            f'{problem.name} is needed for many rows; pip install "fleksaftale[kolonner]"',
        ) from None
    return command.run(_order(options, command.Order))


def _order(options: argparse.Namespace, order: type[Order]) -> Order:
    given = [key for key in _given(options) if key != "politik"]
    if given or options.json or options.fil is None:
        field = given[0] if given else "--json" if options.json else "fil"
        raise InputError(
            field,
            "bruges ikke sammen med mange rækker; skriv filens navn og fx --ud resultat.jsonl",
            "does not go with many rows; write the name of the file and --ud resultat.jsonl, for example",
        )
    return order(
        source=options.fil,
        target=options.ud,
        faults=options.fejl,
        kind=options.format,
        policies=tuple(_politik(options.politik or []).items()),
        overwrite=options.overskriv,
        keep=options.behold,
        margins=options.marginal,
        quiet=options.stille,
        language=language(options),
    )


def _one(options: argparse.Namespace) -> str:
    from fleksjob.beregning import beregn
    from fleksjob.visning import Style, tekst

    answer = beregn(_facts(options))
    if options.json:
        return json_line(answer.som_json())
    return tekst(answer, Style(colour=wants_colour(sys.stdout)), language(options))


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """The facts that stand as options."""
    from fleksjob import sag

    return {key: value for key in sag.NOEGLER if (value := getattr(options, key, None)) is not None}


def _facts(options: argparse.Namespace) -> dict[str, Any]:
    from fleksjob import indlaesning

    given = _given(options)
    if options.fil is not None:
        if given:
            raise InputError(
                next(iter(given)),
                "skriv enten oplysningerne som valg eller i en fil, ikke begge dele",
                "write the facts as options or in a file, not both",
            )
        return indlaesning.read(options.fil)
    if "politik" in given:
        given["politik"] = _politik(given["politik"])
    return given


def _politik(texts: list[str]) -> dict[str, Any]:
    from fleksjob import indlaesning

    return indlaesning.unique([_pair(text) for text in texts])


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
