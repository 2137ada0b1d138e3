"""The command fleksjob frister: the deadlines of one case, for a person or as JSON, and the list of rows."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from fleksjob import cli_oplyst
from fleksjob.cli_sprog import refusals_in

_EXAMPLE = '{"ansaettelse_start": "2024-03-01", "varighed": "midlertidigt"}'
_EPILOG = f"""\
skriv oplysningerne som NAVN=VÆRDI; det, du ikke ved, lader du være ude:
  fleksjob frister ansaettelse_start=2024-03-01 varighed=midlertidigt --i-dag 2026-11-21
  fleksjob frister ansaettelse_start=2024-03-01 brev.D01=2026-09-15
eller som JSON i en fil eller gennem et rør; null er det samme som udeladt:
  echo '{_EXAMPLE}' | fleksjob frister -
fleksjob frister --alle viser rækkerne; --oplysninger viser, hvad der kan oplyses

Datoerne er forslag. En dato i kommunens brev går altid forud.
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "frister",
        help="hvornår noget skal ske, hvem der gør det, og hvorfor",
        description="Fristerne i en sag: lovens dag, en foreslået arbejdsdag, hvem og hvorfor.",
        epilog=_EPILOG,
    )
    cli_oplyst.add_facts(parser)
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    parser.choices.add_argument("--engelsk", action="store_true", help="svar på engelsk")
    parser.choices.add_argument("--i-dag", help="så ses det, hvad der er passeret", metavar="ÅÅÅÅ-MM-DD")
    parser.choices.add_argument("--alle", action="store_true", help="vis alle rækker, også de udeladte")
    parser.choices.add_argument("--markdown", action="store_true", help="med --alle: hele siden som Markdown")
    parser.choices.add_argument("--oplysninger", action="store_true", help="vis, hvad der kan oplyses")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError."""
    with refusals_in("en" if options.engelsk else "da"):
        return _answer(options)


def _answer(options: argparse.Namespace) -> str:
    from fleksjob.errors import InputError
    from fleksjob.frister import frister, visning
    from fleksjob.frister.oplysninger import NOEGLER, dag

    if options.oplysninger:
        return "".join(f"{key}\n  {what}\n" for key, what in NOEGLER.items())
    if options.alle:
        return _all(options)
    if options.markdown:
        raise InputError("markdown", "hører til alle rækker; skriv fleksjob frister --alle --markdown")
    if not options.oplyst:
        raise InputError(
            "",
            "der mangler oplysninger; skriv fx fleksjob frister ansaettelse_start=2024-03-01"
            " eller fleksjob frister --alle",
            "facts are missing; write for example fleksjob frister ansaettelse_start=2024-03-01"
            " or fleksjob frister --alle",
        )
    today = (
        None
        if options.i_dag is None
        else dag("i-dag", options.i_dag, ("fx 2026-11-21", "2026-11-21, for example"))
    )
    answer = frister(cli_oplyst.laes(options.oplyst, _EXAMPLE), today)
    if options.json:
        return _json(answer.som_json())
    return visning.tekst(answer, "en" if options.engelsk else "da")


def _all(options: argparse.Namespace) -> str:
    from fleksjob.errors import InputError
    from fleksjob.frister import gaeldende, visning

    if options.oplyst:
        raise InputError("oplysninger", "hører ikke til --alle; skriv fleksjob frister --alle")
    rules = gaeldende()
    if options.markdown:
        return visning.markdown(rules)
    return _json(visning.raekker_json(rules)) if options.json else visning.raekker_tekst(rules)


def _json(answer: object) -> str:
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(answer, ensure_ascii=not readable) + "\n"
