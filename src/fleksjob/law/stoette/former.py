"""The table of support measures, read from `stoetteformer.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fleksjob.engine.rules import CERTAINTIES
from fleksjob.errors import LawError
from fleksjob.tomlfil import laes_lov

FILE = Path(__file__).with_name("stoetteformer.toml")
_NEEDED = {"id", "behov", "navn", "name", "lov", "betingelser", "afgoer", "decides", "sikkerhed", "kilde"}
_MAY = {"soeger", "applies"}


@dataclass(frozen=True)
class Stoetteform:
    """One measure: the need it answers, its law and conditions, who applies (where seen) and who decides."""

    id: str
    behov: str
    navn: str
    name: str
    lov: str
    betingelser: Mapping[str, bool]
    afgoer: str
    decides: str
    sikkerhed: str
    kilde: str
    soeger: str = ""
    applies: str = ""


def former(path: Path = FILE) -> dict[str, Stoetteform]:
    """The measures by id. Raises LawError, naming file and line, for a row that is not in order."""
    file = laes_lov(path)
    content = dict(file.tabeller)
    rows: dict[str, Stoetteform] = {}
    for number, entry in enumerate(content.pop("stoetteform", []), 1):
        place = f"{file.sted('stoetteform', number - 1)}, række {number}"
        if wrong := sorted(set(entry) - _NEEDED - _MAY) or sorted(_NEEDED - set(entry)):
            raise LawError(f"{place}: {wrong[0]!r} mangler eller er ukendt")
        row = Stoetteform(**entry)
        if row.sikkerhed not in CERTAINTIES or not row.kilde.startswith("https://") or row.id in rows:
            raise LawError(f"{place}: sikkerhed, kilde eller id kan ikke bruges")
        rows[row.id] = row
    if content or not rows:
        raise LawError(f"{path.name}: der skal stå rækker af [[stoetteform]] og ikke andet")
    return rows


FORMER = former()
