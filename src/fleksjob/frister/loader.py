"""Reads the table of deadlines strictly: an unknown key, a day without version or reason, or a missing source
is an error that names file, line, row and key.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from fleksjob import __version__, tomlfil
from fleksjob.engine.rules import CERTAINTIES, FOREVER
from fleksjob.errors import LawError
from fleksjob.frister.betingelser import BETINGELSER
from fleksjob.frister.model import (
    GRUNDLAG,
    RETNINGER,
    Afstand,
    Hul,
    Raekke,
    Regler,
    Tekst,
    Udeladt,
    Version,
)
from fleksjob.frister.oplysninger import OPLYSNINGER
from fleksjob.law import folkepension
from fleksjob.tomlfil import Sted

FOLDER = Path(__file__).parent
BEGYNDER = date(2013, 1, 1)
ANSVARLIGE = (
    "myndighed",
    "ny_myndighed",
    "arbejdsgiver",
    "medarbejder",
    "borger",
    "parterne",
    "udbetaling_danmark",
)

_ROW = (
    "titel",
    "title",
    "udloeser",
    "retning",
    "retsdag",
    "ansvarlig",
    "goer",
    "do",
    "foelge",
    "consequence",
    "version",
)
_ROW_MAY = (
    "slags", "grundlag", "plus", "fra_plus", "plus_oplysning", "hvis", "overskredet", "overdue", "forbehold",
    "caveat", "brev", "hul", "foer", "before",
)  # fmt: skip
_VERSION = ("fra", "lov", "kilde", "sikkerhed", "tjekket")
_VERSION_MAY = ("til", "gennemgaaet_til", "derefter", "start_set")


class FristFileError(LawError):
    """A file of deadlines that is not in order. The message names file, line, row and key."""


def load(folder: Path = FOLDER) -> Regler:
    """All rows of a folder: ramme.toml, udeladt.toml and the files of rows. Raises FristFileError."""
    files = sorted(folder.glob("*.toml"))
    names = {file.name for file in files}
    for needed in ("ramme.toml", "udeladt.toml"):
        if needed not in names:
            raise FristFileError(f"{needed}: filen mangler")
    contents = {file.name: _read(file) for file in files}
    reasons = _frame(contents.pop("ramme.toml"))
    left_out = {place.navn: _left_out(place, table) for place, table in _tables(contents.pop("udeladt.toml"))}
    rows: dict[str, Raekke] = {}
    for content in contents.values():
        for place, table in _tables(content):
            if place.navn in rows or place.navn in left_out:
                raise place.nej(fordi="rækken står også et andet sted")
            rows[place.navn] = _row(place, table, reasons)
    newest = max(version.tjekket for row in rows.values() for version in row.versioner)
    digest = hashlib.sha256(
        b"".join(each.name.encode() + b"\0" + each.read_bytes() for each in (*files, folkepension.FILE))
    )
    return Regler(
        navn=f"fleksjob {__version__} frister {newest.isoformat()} sha256:{digest.hexdigest()[:12]}",
        raekker=dict(sorted(rows.items())),
        udeladt=dict(sorted(left_out.items())),
        aldre=folkepension.tabel(),
    )


def _read(file: Path) -> tomlfil.TomlFil:
    try:
        return tomlfil.laes(file)
    except ValueError as problem:
        raise FristFileError(str(problem)) from problem


def _tables(content: tomlfil.TomlFil) -> Iterator[tuple[Sted, object]]:
    """The tables of a file with their places. A row is called D and two digits."""
    for name, table in content.tabeller.items():
        place = Sted(content, FristFileError, (name,))
        if not re.fullmatch(r"D[0-9]{2}", name):
            raise place.nej(fordi="en række hedder D og to cifre, fx D01")
        yield place, table


def _frame(content: tomlfil.TomlFil) -> dict[str, Tekst]:
    """Why the law after a day is unknown, by name."""
    place = Sted(content, FristFileError)
    found = _keys(place, content.tabeller, ("derefter",))["derefter"]
    if not isinstance(found, dict):
        raise place.nej("derefter", fordi="skal være en tabel")
    reasons = {}
    for name, value in found.items():
        texts = _keys(place.under("derefter", name), value, ("da", "en"))
        reasons[name] = Tekst(texts["da"], texts["en"])
    return reasons


def _left_out(place: Sted, value: object) -> Udeladt:
    table = _keys(place, value, ("titel", "title", "grund", "reason"))
    return Udeladt(place.navn, Tekst(table["titel"], table["title"]), Tekst(table["grund"], table["reason"]))


def _row(place: Sted, value: object, reasons: Mapping[str, Tekst]) -> Raekke:
    table = _keys(place, value, _ROW, _ROW_MAY)
    _in(place, "retning", table["retning"], RETNINGER)
    _in(place, "ansvarlig", table["ansvarlig"], ANSVARLIGE)
    _in(place, "retsdag", table["retsdag"], ("udloeser", "frist"))
    _in(place, "grundlag", table.get("grundlag", "udloeser"), GRUNDLAG)
    _in(place, "slags", table.get("slags", "lov"), ("lov", "anbefaling"))
    for key, known in (("udloeser", OPLYSNINGER), ("hvis", BETINGELSER)):
        for each in table.get(key, []):
            _in(place, key, each, known)
    if "plus_oplysning" in table:
        _in(place, "plus_oplysning", table["plus_oplysning"], OPLYSNINGER)
    if (table["retning"] == "interval") != ("fra_plus" in table):
        raise place.nej("fra_plus", fordi="hører til et interval og kun til det")
    if (table["retning"] == "tidligst") != ("foer" in table):
        raise place.nej("foer", fordi="hører til en tidligste dag og kun til den")
    versions = tuple(
        _version(place.under("version", i), each, reasons) for i, each in enumerate(table["version"])
    )
    gaps = tuple(_gap(place.under("hul", i), each) for i, each in enumerate(table.get("hul", [])))
    row = Raekke(
        id=place.navn,
        titel=Tekst(table["titel"], table["title"]),
        slags=table.get("slags", "lov"),
        udloeser=tuple(table["udloeser"]),
        grundlag=table.get("grundlag", "udloeser"),
        retning=table["retning"],
        plus=_distance(place.under("plus"), table.get("plus", {})),
        fra_plus=_distance(place.under("fra_plus"), table["fra_plus"]) if "fra_plus" in table else None,
        plus_oplysning=table.get("plus_oplysning", ""),
        hvis=tuple(table.get("hvis", ())),
        retsdag=table["retsdag"],
        ansvarlig=table["ansvarlig"],
        goer=Tekst(table["goer"], table["do"]),
        foelge=Tekst(table["foelge"], table["consequence"]),
        overskredet=_both(place, table, "overskredet", "overdue"),
        forbehold=_caveats(place, table),
        brev=table.get("brev", False),
        versioner=versions,
        huller=gaps,
        foer=_both(place, table, "foer", "before"),
    )
    spans = [(each.fra, each.til) for each in versions] + [(each.fra, each.til) for each in gaps]
    _contiguous(place, spans, row=row)
    return row


def _version(place: Sted, value: object, reasons: Mapping[str, Tekst]) -> Version:
    table = _keys(place, value, _VERSION, _VERSION_MAY)
    place.valgt(table, "sikkerhed", CERTAINTIES)
    place.adresse(table, "kilde")
    if ("til" in table) == ("gennemgaaet_til" in table):
        raise place.nej(fordi="skal have enten til eller gennemgaaet_til")
    if ("gennemgaaet_til" in table) != ("derefter" in table):
        raise place.nej("derefter", fordi="hører til gennemgaaet_til og kun til det")
    if "derefter" in table:
        _in(place, "derefter", table["derefter"], reasons)
    return Version(
        fra=table["fra"],
        til=table.get("til") or table["gennemgaaet_til"],
        lov=table["lov"],
        kilde=table["kilde"],
        sikkerhed=table["sikkerhed"],
        tjekket=table["tjekket"],
        derefter=reasons[table["derefter"]] if "derefter" in table else None,
        start_set=table.get("start_set", True),
    )


def _gap(place: Sted, value: object) -> Hul:
    table = _keys(place, value, ("fra", "grund", "reason"), ("til",))
    return Hul(table["fra"], table.get("til", FOREVER), Tekst(table["grund"], table["reason"]))


def _distance(place: Sted, value: object) -> Afstand:
    return Afstand(**_keys(place, value, (), ("maaneder", "dage")))


def _both(place: Sted, table: Mapping[str, Any], danish: str, english: str) -> Tekst | None:
    if (danish in table) != (english in table):
        raise place.nej(danish, fordi="skal stå både på dansk og engelsk")
    return Tekst(table[danish], table[english]) if danish in table else None


def _caveats(place: Sted, table: Mapping[str, Any]) -> tuple[Tekst, ...]:
    danish, english = table.get("forbehold", []), table.get("caveat", [])
    if len(danish) != len(english):
        raise place.nej("forbehold", fordi="skal stå både på dansk og engelsk")
    return tuple(Tekst(*pair) for pair in zip(danish, english, strict=True))


_TYPES: Mapping[str, type] = {
    **dict.fromkeys(("fra", "til", "gennemgaaet_til", "tjekket"), date),
    **dict.fromkeys(("udloeser", "hvis", "forbehold", "caveat", "version", "hul"), list),
    **dict.fromkeys(("plus", "fra_plus"), dict),
    "derefter": object,
    **dict.fromkeys(("maaneder", "dage"), int),
    **dict.fromkeys(("brev", "start_set"), bool),
}
"""What is no text."""


def _keys(place: Sted, value: object, needed: tuple[str, ...], may: tuple[str, ...] = ()) -> dict[str, Any]:
    table = place.tabel(value, needed, may)
    for key, each in table.items():
        kind = _TYPES.get(key, str)
        right = isinstance(each, kind) and (kind is bool or not isinstance(each, bool | datetime))
        if not right or (kind is str and not each.strip()):
            raise place.nej(key, fordi=f"har en forkert slags værdi: {each!r}")
    return table


def _in(place: Sted, key: str, value: object, known: Collection[str]) -> None:
    if value not in known:
        raise place.nej(key, fordi=f"kender ikke {value!r}; kendte er {', '.join(known)}")


def _contiguous(
    place: Sted,
    spans: list[tuple[date, date]],
    *,
    row: Raekke,
) -> None:
    """Refuse overlaps, days without anything, and an end that nobody has explained."""
    spans = sorted(spans)
    if spans[0][0] != BEGYNDER:
        raise place.nej(
            fordi=f"dagene fra {BEGYNDER} til {spans[0][0]} mangler; skriv en version eller et hul"
        )
    for (_, end), (start, _) in pairwise(spans):
        if start <= end:
            raise place.nej(fordi=f"to perioder overlapper hinanden {start}")
        if start != end + timedelta(days=1):
            raise place.nej(fordi=f"dagene fra {end} til {start} mangler; skriv en version eller et hul")
    last = spans[-1][1]
    explained = any(each.til == last and each.derefter for each in row.versioner)
    if last != FOREVER and not explained:
        raise place.nej(fordi=f"hvad der gælder efter {last}, mangler; skriv derefter eller et hul")
