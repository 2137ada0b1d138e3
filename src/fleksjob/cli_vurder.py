"""The command fleksjob vurder: an assessment of one case, for a person or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from fleksjob import cli_oplyst
from fleksjob.cli_sprog import refusals_in

NAVNE = {
    "visitation": "om et fleksjob kan komme på tale",
    "fastholdelse": "fleksjob på den arbejdsplads, hvor du er ansat",
    "varighed": "midlertidigt eller permanent, og hvornår der følges op",
    "ordning": "gammel eller ny ordning, og om en ændring er et nyt fleksjob",
    "arbejdstid": "timer, intensitet, ændringer undervejs og uenighed",
    "ledighedsydelse": "om ledighedsydelse kan komme på tale, og hvor meget i en måned",
    "sanktion": "hvad et nej eller et stop i job og tilbud kan betyde for ydelsen",
    "kontaktforloeb": "samtaler, CV og jobsøgning, mens du får ledighedsydelse",
    "revurdering": "om kommunen skal vurdere betingelserne for fleksjob igen",
    "jobrettet_uddannelse": "om 6 ugers jobrettet uddannelse kan komme på tale",
    "gammel_ordning": "tilskuddet i fleksjob og virksomhed fra før 2013",
    "selvstaendig": "tilskud til selvstændige, bevilget fra 2013",
    "sygerefusion": "sygedagpengerefusion til arbejdsgiveren",
    "kommuneoekonomi": "hvad stat, kommune og arbejdsgiver betaler",
    "paragraf56": "om en § 56-aftale kan komme på tale, og hvor længe den gælder",
    "sygefravaer": "hvem der følger op, når du er syg, og hvad der kan bruges",
    "opsigelse": "hvad der mangler, før arbejdsgiveren kan overveje at sige op",
    "selvopsigelse": "hvad du bør vide, før du selv siger op",
    "flytning": "hvad der sker, når du flytter til en anden kommune",
    "klage": "hvad der kan klages over, til hvem, og hvornår",
    "seniorpension": "om seniorpension kan komme på tale, og hvornår du kan søge",
    "fleksydelse": "om fleksydelse kan komme på tale, og fra hvilken alder",
    "stoette": "hvilken støtte i jobbet der kan komme på tale",
}
"""The subjects there are; the same as `law.emner.NAVNE`, which takes longer to import."""

WIDTH = 78
_EXAMPLE = '{"dato": "2026-11-21", "foedselsdag": "1980-05-10"}'
_EPILOG = f"""\
skriv oplysningerne som NAVN=VÆRDI; det, du ikke ved, lader du være ude:
  fleksjob vurder visitation dato=2026-11-21 foedselsdag=1980-05-10 faar_seniorpension=nej
  fleksjob vurder visitation --oplysninger          hvad der kan oplyses
eller som JSON i en fil eller gennem et rør; null er det samme som udeladt:
  fleksjob vurder visitation sag.json foedselsdag=1980-05-10
  echo '{_EXAMPLE}' | fleksjob vurder visitation -
fleksjob vurder REGEL dato=2026-11-21 svarer på én regel; --emne EMNE, hvis flere emner har den

Kommunen afgør. Svaret siger, hvad der kan komme på tale, hvorfor, og hvad der mangler.
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "vurder",
        help="hvad der kan komme på tale, og hvorfor",
        description="Vurder, hvad der kan komme på tale, hvorfor, og hvad der mangler.",
        epilog=_EPILOG,
    )
    subjects = parser.add_subparsers(title="emner", metavar="EMNE", required=True, parser_class=type(parser))
    for navn, meaning in NAVNE.items():
        subject = subjects.add_parser(navn, help=meaning, description=f"Vurder: {meaning}.", epilog=_EPILOG)
        cli_oplyst.add_facts(subject)
        subject.choices.add_argument("--json", action="store_true", help="svar som JSON")
        subject.choices.add_argument("--engelsk", action="store_true", help="svar på engelsk")
        subject.choices.add_argument("--oplysninger", action="store_true", help="vis, hvad der kan oplyses")
        subject.choices.add_argument("--regel", help="svar kun på denne regel i emnet", metavar="REGEL")
        subject.set_defaults(run=run, emne=navn)


def med_emne(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments, with its subject before a rule that stands in the subject's place.

    `vurder tolv_maaneder_gaaet -` is `vurder fastholdelse --regel tolv_maaneder_gaaet -`. Raises InputError
    for a word that is neither, or a rule that means different things in two subjects.
    """
    if (
        len(arguments) < 2
        or arguments[0] != "vurder"
        or arguments[1].startswith("-")
        or arguments[1] in NAVNE
    ):
        return arguments
    from fleksjob.regelsvar import emne_med

    rule, rest = arguments[1], list(arguments[2:])
    if "--emne" in rest and rest.index("--emne") + 1 < len(rest):
        at = rest.index("--emne")
        subject = rest.pop(at + 1)
        rest.pop(at)
    else:
        subject = emne_med(rule)
    return ["vurder", subject, "--regel", rule, *rest]


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError."""
    with refusals_in("en" if options.engelsk else "da"):
        return _answer(options)


def _answer(options: argparse.Namespace) -> str:
    from fleksjob import regelsvar, vurdering
    from fleksjob.errors import InputError

    if options.oplysninger:
        return oplysninger(options.emne)
    if not options.oplyst:
        raise InputError(
            "",
            f"der mangler oplysninger; skriv fx fleksjob vurder {options.emne} dato=2026-11-21",
            f"facts are missing; write for example fleksjob vurder {options.emne} dato=2026-11-21",
        )
    given = cli_oplyst.laes(options.oplyst, _EXAMPLE)
    if options.regel is None:
        answer = vurdering.vurder(options.emne, given)
    else:
        answer = regelsvar.vurder_regel(options.emne, options.regel, given)
    if options.json:
        readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        return json.dumps(answer.som_json(), ensure_ascii=not readable) + "\n"
    from fleksjob.vurdering_visning import tekst

    return tekst(answer, "en" if options.engelsk else "da")


def oplysninger(navn: str) -> str:
    """Every fact of a subject, with its question and a good value."""
    return "\n".join(_facts(navn)) + "\n"


def _facts(navn: str) -> Iterator[str]:
    from fleksjob.fakta import godt_svar
    from fleksjob.law.emner import emne
    from fleksjob.trin import spurgt

    law = emne(navn).law
    for fact in law.inputs:
        who = " (kommunens vurdering)" if fact.kommunen else ""
        yield f"{fact.name}{who}"
        for line in (spurgt(fact, date.max)[0], godt_svar(fact)):
            yield from textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="  ")
    for policy in law.policies:
        yield f"politik.{policy.name}"
        good = "skriv " + " eller ".join(f'"{choice}"' for choice in policy.choices)
        for line in (policy.da, good):
            yield from textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="  ")
