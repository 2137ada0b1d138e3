"""The facts of a case on the command line: a file of JSON, or NAME=VALUE, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fleksjob import indlaesning
from fleksjob.errors import InputError, quoted

_PAIR = re.compile(r"([a-zæøå][\wæøå.]*)=(.*)", re.DOTALL)
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")

HJAELP = "en fil med JSON, - for standard input, eller NAVN=VÆRDI, fx dato=2026-11-21"
"""What the arguments are, for --help."""


def add_facts(parser: Any) -> None:
    """Let a command take its facts: they are in `options.oplyst`, for `laes`."""
    parser.choices.add_argument("oplyst", nargs="*", metavar="OPLYSNING", help=HJAELP)


def laes(words: Sequence[str], example: str | None = None) -> dict[str, Any]:
    """The facts of some arguments. A NAME=VALUE replaces what the file says; without a value it is unknown.

    A name with a dot stands in a table: politik.atp_afrunding=ører. A value that begins with [ is JSON.
    Raises InputError for a word that is neither a file nor a pair, and for a name that stands twice.

    >>> laes(["dato=2026-11-21", "efter.effektive_timer=20", "foedselsdag="])
    {'dato': '2026-11-21', 'efter': {'effektive_timer': 20}, 'foedselsdag': None}
    """
    files = [word for word in words if not _PAIR.fullmatch(word)]
    if len(files) > 1:
        raise InputError(
            quoted(files[1]),
            "skriv én fil; resten er NAVN=VÆRDI uden mellemrum, fx dato=2026-11-21",
            "write one file; the rest is NAME=VALUE without spaces, such as dato=2026-11-21",
        )
    facts: dict[str, Any] = {}
    if files:
        facts = indlaesning.read(files[0]) if example is None else indlaesning.read(files[0], example)
    written: set[str] = set()
    for word in words:
        if pair := _PAIR.fullmatch(word):
            name, value = pair.groups()
            if name in written:
                raise InputError(name, "står to gange; skriv den én gang", "stands twice; write it once")
            written.add(name)
            _put(facts, name, value)
    return facts


def _put(facts: dict[str, Any], name: str, value: str) -> None:
    *tables, key = name.split(".")
    for table in tables:
        inner = facts.setdefault(table, {})
        if not isinstance(inner, dict):
            raise InputError(table, "er ikke en tabel", "is not a table")
        facts = inner
    if value.startswith("["):
        facts[key] = indlaesning.parse(f'{{"{key}": {value}}}', f'{name}=["2025-02", "2025-03"]')[key]
    elif _WHOLE.fullmatch(value):
        facts[key] = int(value)
    else:
        facts[key] = value or None
