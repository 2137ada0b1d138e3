"""The table of ages of fleksydelse: who was born until a day has an age in months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from fleksjob.engine.rules import CERTAINTIES
from fleksjob.errors import LawError
from fleksjob.tomlfil import laes_lov

FILE = Path(__file__).with_name("fleksydelsesalder.toml")


@dataclass(frozen=True)
class Tabel:
    """The rows as (last birthday, age in months), in the order of births, with where they were read."""

    raekker: tuple[tuple[date, int], ...]
    kilde: str
    status: str

    @property
    def sidste(self) -> date:
        """The last birthday that the table was seen for."""
        return self.raekker[-1][0]


def tabel(path: Path = FILE) -> Tabel:
    """The table. Raises LawError, naming file and line, for a file that is not in order."""
    file = laes_lov(path)
    content = dict(file.tabeller)
    entries = content.pop("alder", [])
    if set(content) != {"kilde", "status", "tjekket"} or content["status"] not in CERTAINTIES or not entries:
        raise LawError(f"{path.name}: der skal stå kilde, status, tjekket og rækker af [[alder]]")
    places = [f"{file.sted('alder', at)}, række {at + 1}" for at in range(len(entries))]
    for place, entry in zip(places, entries, strict=True):
        if not {"foedt_til", "aar"} <= set(entry) <= {"foedt_til", "aar", "maaneder"}:
            raise LawError(f"{place}: der skal stå foedt_til, aar og evt. maaneder")
    rows = tuple((entry["foedt_til"], entry["aar"] * 12 + entry.get("maaneder", 0)) for entry in entries)
    for place, (row, later) in zip(places[1:], pairwise(rows), strict=True):
        if not (row[0] < later[0] and row[1] < later[1]):
            raise LawError(f"{place}: fødselsdage og aldre skal stige")
    return Tabel(rows, content["kilde"], content["status"])
