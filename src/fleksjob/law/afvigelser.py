"""Where the older texts that people still read simplify, deviate or are outdated, and what holds today.

The three texts ("seeds") are STAR's guide for fleksjobbere (000), the union's page (001) and STAR's form
for an addition to the contract (004). What they say is told in our words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fleksjob import tomlfil
from fleksjob.engine.rules import CERTAINTIES, Sentence
from fleksjob.errors import LawError

FIL = Path(__file__).with_name("afvigelser.toml")
SEEDS = ("000", "001", "004")

_KEYS = ("id", "seeds", "siger", "says", "i_dag", "today", "regler", "kilde", "sikkerhed", "tjekket")
_REFERENCE = re.compile(r"[a-z0-9_]+\.[A-Za-z0-9_]+")


class AfvigelseFejl(LawError):
    """A row that is not in order. The message names file and line."""


@dataclass(frozen=True)
class Afvigelse:
    """One deviation: what an older text says, or leaves out, and what holds today.

    `regler` are names such as `varighed.status_dag`, of rules, advice and rows, or `frister.D03`.
    """

    id: str
    seeds: tuple[str, ...]
    siger: Sentence
    i_dag: Sentence
    regler: tuple[str, ...]
    kilde: str
    sikkerhed: str
    tjekket: date


@cache
def alle() -> tuple[Afvigelse, ...]:
    """The rows that are shipped, in order. Raises AfvigelseFejl.

    >>> alle()[0].id, alle()[0].seeds
    ('H1', ('001',))
    """
    return laes(FIL)


def laes(path: Path) -> tuple[Afvigelse, ...]:
    """The rows of a file. Raises AfvigelseFejl, naming file and line."""
    try:
        file = tomlfil.laes(path)
    except ValueError as problem:
        raise AfvigelseFejl(str(problem)) from problem
    whole = tomlfil.Sted(file, AfvigelseFejl)
    whole.tabel(file.tabeller, ("afvigelse",))
    found: dict[str, Afvigelse] = {}
    for place, row in whole.raekker(file.tabeller, "afvigelse"):
        each = _row(place, row)
        if each.id in found:
            raise place.nej("id", fordi=f"{each.id} står to gange")
        found[each.id] = each
    return tuple(found.values())


def _row(place: tomlfil.Sted, row: dict[str, object]) -> Afvigelse:
    place.tabel(row, _KEYS)
    name = place.tekst(row, "id")
    if not re.fullmatch(r"H[1-9][0-9]?", name):
        raise place.nej("id", fordi=f"hedder H og et tal, fx H1, ikke {name!r}")
    return Afvigelse(
        name,
        _names(place, row, "seeds", "|".join(SEEDS)),
        (place.tekst(row, "siger"), place.tekst(row, "says")),
        (place.tekst(row, "i_dag"), place.tekst(row, "today")),
        _names(place, row, "regler", _REFERENCE.pattern),
        place.adresse(row, "kilde"),
        place.valgt(row, "sikkerhed", CERTAINTIES),
        place.dag(row, "tjekket"),
    )


def _names(place: tomlfil.Sted, row: dict[str, object], key: str, pattern: str) -> tuple[str, ...]:
    value = row[key]
    if not isinstance(value, list) or not value:
        raise place.nej(key, fordi="skal være en liste, der ikke er tom")
    for each in value:
        if not isinstance(each, str) or not re.fullmatch(pattern, each):
            raise place.nej(key, fordi=f"kender ikke {each!r}")
    return tuple(value)
