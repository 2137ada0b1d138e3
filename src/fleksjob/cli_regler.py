"""The command fleksjob regler: the subjects, one subject, or one rule, for a person or as JSON."""

from __future__ import annotations

import argparse
from typing import Any

_EPILOG = """\
  fleksjob regler                            emnerne
  fleksjob regler visitation                 et emne: regler, oplysninger, åbne spørgsmål
  fleksjob regler visitation alt_er_proevet  en regel
  fleksjob regler --json                     det hele som JSON
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "regler",
        help="reglerne, med paragraf og datoer",
        description="Reglerne, med paragraf og datoer, emne for emne.",
        epilog=_EPILOG,
    )
    parser.choices.add_argument("emne", nargs="?", help="et emne, fx visitation")
    parser.choices.add_argument("regel", nargs="?", help="en regel i emnet")
    parser.choices.add_argument("--json", action="store_true", help="svar som JSON")
    parser.choices.add_argument("--markdown", action="store_true", help="siderne i docs/regler som Markdown")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """The answer of the command. Raises InputError for a subject or rule there is not."""
    from fleksjob import katalog
    from fleksjob.cli_beregn import json_line

    if options.emne is None:
        if options.markdown:
            return "\n".join(katalog.sider().values())
        subjects = katalog.alle()
        return json_line(katalog.regler_json(subjects)) if options.json else katalog.oversigt(subjects)
    subject = katalog.find(options.emne)
    if options.regel is not None:
        shown = katalog.regel_tekst(subject, options.regel)
        return json_line(katalog.regel_json(subject, options.regel)) if options.json else shown
    if options.markdown:
        return "\n".join(katalog.fag_side(subject)) + "\n"
    (data,) = katalog.regler_json([subject])
    return json_line(data) if options.json else katalog.emne_tekst(subject)
