"""What counts as wage, as data: each kind of income with its rule through the years (loenarter.toml).

Read strictly: an unknown key, a missing source, a field there is not, or two rows of one day is an error with
file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from fleksjob.engine.rules import CERTAINTIES, FOREVER
from fleksjob.errors import LawError
from fleksjob.tomlfil import Sted, laes

FIL = Path(__file__).with_name("loenarter.toml")
JA, NEJ, SAERLIG, UVIST = TAELLER = ("ja", "nej", "saerlig", "uvist")
FELTER = (
    "loendele_md",
    "saerlig_udbetaling_md",
    "anden_loen_md",
    "tabt_arbejdsfortjeneste_md",
    "feriepenge_optjent_md",
    "sygedagpenge_md",
)
"""The facts of a case that an amount can be counted in."""

_NEEDED = ("id", "da", "en", "taeller", "fra", "lov", "kilde", "sikkerhed")
_MAY = ("felt", "til", "regel_da", "regel_en")


@dataclass(frozen=True)
class Loenart:
    """One kind of income with its rule from and to a day.

    `taeller` is one of `TAELLER`; `felt` is where the amount is counted, empty where it is not. `regel` is
    said of a kind with a rule of its own, in Danish and English.
    """

    id: str
    da: str
    en: str
    taeller: str
    felt: str
    fra: date
    til: date
    lov: str
    kilde: str
    sikkerhed: str
    regel: tuple[str, str]


class Fejl(LawError):
    """The file is not in order. The message names file and line."""


def indlaes(fil: Path = FIL) -> tuple[Loenart, ...]:
    """Every row of a file. Raises Fejl, naming file and line."""
    try:
        toml = laes(fil)
    except ValueError as problem:
        raise Fejl(str(problem)) from problem
    place = Sted(toml, Fejl)
    rows = list(place.raekker(place.tabel(toml.tabeller, ("loenart",)), "loenart"))
    found = [_row(where, row) for where, row in rows]
    order = sorted(range(len(found)), key=lambda number: (found[number].id, found[number].fra))
    for one, other in pairwise(order):
        if found[one].id == found[other].id and found[other].fra <= found[one].til:
            raise rows[other][0].nej("fra", fordi=f"{found[other].id} har to rækker for {found[other].fra}")
    return tuple(found)


@cache
def gaeldende() -> tuple[Loenart, ...]:
    """The rows that are shipped. Raises Fejl."""
    return indlaes()


def paa(day: date) -> Iterator[Loenart]:
    """The rows of one day, in the order of the file."""
    return (each for each in gaeldende() if each.fra <= day <= each.til)


def _row(where: Sted, row: dict[str, Any]) -> Loenart:
    where.tabel(row, _NEEDED, _MAY)
    found = Loenart(
        id=where.tekst(row, "id"),
        da=where.tekst(row, "da"),
        en=where.tekst(row, "en"),
        taeller=where.valgt(row, "taeller", TAELLER),
        felt=where.valgt(row, "felt", FELTER) if "felt" in row else "",
        fra=where.dag(row, "fra"),
        til=where.dag(row, "til") if "til" in row else FOREVER,
        lov=where.tekst(row, "lov"),
        kilde=where.adresse(row, "kilde"),
        sikkerhed=where.valgt(row, "sikkerhed", CERTAINTIES),
        regel=(where.tekst(row, "regel_da", ""), where.tekst(row, "regel_en", "")),
    )
    if found.til < found.fra:
        raise where.nej("til", fordi="ligger før fra")
    if (found.taeller == NEJ) == bool(found.felt):
        raise where.nej("felt", fordi="står, hvor beløbet kan regnes med, og kun der")
    if [bool(text) for text in found.regel] != [found.taeller == SAERLIG] * 2:
        raise where.nej("regel_da", fordi="står med regel_en, hvor der er en regel for sig, og kun der")
    return found
