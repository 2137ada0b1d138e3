"""Reads the table of deadlines strictly: an unknown key, a day without version or reason, or a missing source
is an error that names file, row and key.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from fleksjob import __version__
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
    "caveat", "brev", "hul",
)  # fmt: skip
_VERSION = ("fra", "lov", "kilde", "sikkerhed", "tjekket")
_VERSION_MAY = ("til", "gennemgaaet_til", "derefter", "start_set")


class FristFileError(LawError):
    """A file of deadlines that is not in order. The message names file, row and key."""


def load(folder: Path = FOLDER) -> Regler:
    """All rows of a folder: ramme.toml, udeladt.toml and the files of rows. Raises FristFileError."""
    files = sorted(folder.glob("*.toml"))
    names = {file.name for file in files}
    for needed in ("ramme.toml", "udeladt.toml"):
        if needed not in names:
            raise FristFileError(f"{needed}: filen mangler")
    tables = {file.name: _read(file) for file in files}
    reasons = _frame(tables.pop("ramme.toml"))
    left_out = {name: _left_out(name, table) for name, table in tables.pop("udeladt.toml").items()}
    rows: dict[str, Raekke] = {}
    for place, content in tables.items():
        for name, table in content.items():
            if name in rows or name in left_out:
                raise FristFileError(f"{place}: {name}: rækken står også et andet sted")
            rows[name] = _row(place, name, table, reasons)
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


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise FristFileError(f"{file.name}: kan ikke læses som TOML: {problem}") from problem


def _frame(table: dict[str, Any]) -> dict[str, Tekst]:
    """Why the law after a day is unknown, by name."""
    _keys("ramme.toml", table, ("derefter",))
    reasons = {}
    for name, texts in table["derefter"].items():
        _keys(f"ramme.toml: derefter.{name}", texts, ("da", "en"))
        reasons[name] = Tekst(texts["da"], texts["en"])
    return reasons


def _left_out(name: str, table: object) -> Udeladt:
    place = f"udeladt.toml: {_id('udeladt.toml', name)}"
    _keys(place, table, ("titel", "title", "grund", "reason"))
    assert isinstance(table, dict)  # noqa: S101 - _keys has refused everything else
    return Udeladt(name, Tekst(table["titel"], table["title"]), Tekst(table["grund"], table["reason"]))


def _row(file: str, name: str, table: object, reasons: Mapping[str, Tekst]) -> Raekke:
    place = f"{file}: {_id(file, name)}"
    _keys(place, table, _ROW, _ROW_MAY)
    assert isinstance(table, dict)  # noqa: S101 - _keys has refused everything else
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
        raise FristFileError(f"{place}.fra_plus: hører til et interval og kun til det")
    versions = tuple(
        _version(f"{place}.version[{i}]", each, reasons) for i, each in enumerate(table["version"], 1)
    )
    gaps = tuple(_gap(f"{place}.hul[{i}]", each) for i, each in enumerate(table.get("hul", []), 1))
    row = Raekke(
        id=name,
        titel=Tekst(table["titel"], table["title"]),
        slags=table.get("slags", "lov"),
        udloeser=tuple(table["udloeser"]),
        grundlag=table.get("grundlag", "udloeser"),
        retning=table["retning"],
        plus=_distance(f"{place}.plus", table.get("plus", {})),
        fra_plus=_distance(f"{place}.fra_plus", table["fra_plus"]) if "fra_plus" in table else None,
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
    )
    spans = [(each.fra, each.til) for each in versions] + [(each.fra, each.til) for each in gaps]
    _contiguous(place, spans, row=row)
    return row


def _version(place: str, table: object, reasons: Mapping[str, Tekst]) -> Version:
    _keys(place, table, _VERSION, _VERSION_MAY)
    assert isinstance(table, dict)  # noqa: S101 - _keys has refused everything else
    _source(place, table)
    if ("til" in table) == ("gennemgaaet_til" in table):
        raise FristFileError(f"{place}: skal have enten til eller gennemgaaet_til")
    if ("gennemgaaet_til" in table) != ("derefter" in table):
        raise FristFileError(f"{place}.derefter: hører til gennemgaaet_til og kun til det")
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


def _gap(place: str, table: object) -> Hul:
    _keys(place, table, ("fra", "grund", "reason"), ("til",))
    assert isinstance(table, dict)  # noqa: S101 - _keys has refused everything else
    return Hul(table["fra"], table.get("til", FOREVER), Tekst(table["grund"], table["reason"]))


def _id(file: str, name: str) -> str:
    if not re.fullmatch(r"D[0-9]{2}", name):
        raise FristFileError(f"{file}: {name}: en række hedder D og to cifre, fx D01")
    return name


def _distance(place: str, table: object) -> Afstand:
    _keys(place, table, (), ("maaneder", "dage"))
    assert isinstance(table, dict)  # noqa: S101 - _keys has refused everything else
    return Afstand(**table)


def _both(place: str, table: Mapping[str, Any], danish: str, english: str) -> Tekst | None:
    if (danish in table) != (english in table):
        raise FristFileError(f"{place}.{danish}: skal stå både på dansk og engelsk")
    return Tekst(table[danish], table[english]) if danish in table else None


def _caveats(place: str, table: Mapping[str, Any]) -> tuple[Tekst, ...]:
    danish, english = table.get("forbehold", []), table.get("caveat", [])
    if len(danish) != len(english):
        raise FristFileError(f"{place}.forbehold: skal stå både på dansk og engelsk")
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


def _keys(place: str, table: object, needed: tuple[str, ...], may: tuple[str, ...] = ()) -> None:
    if not isinstance(table, dict):
        raise FristFileError(f"{place}: skal være en tabel")
    for key, value in table.items():
        if key not in needed and key not in may:
            raise FristFileError(f"{place}.{key}: ukendt nøgle; kendte er {', '.join((*needed, *may))}")
        kind = _TYPES.get(key, str)
        right = isinstance(value, kind) and (kind is bool or not isinstance(value, bool | datetime))
        if not right or (kind is str and not value.strip()):
            raise FristFileError(f"{place}.{key}: har en forkert slags værdi: {value!r}")
    for key in needed:
        if key not in table:
            raise FristFileError(f"{place}.{key}: mangler")


def _in(place: str, key: str, value: object, known: Collection[str]) -> None:
    if value not in known:
        raise FristFileError(f"{place}.{key}: kender ikke {value!r}; kendte er {', '.join(known)}")


def _source(place: str, table: Mapping[str, Any]) -> None:
    _in(place, "sikkerhed", table["sikkerhed"], CERTAINTIES)
    if not table["kilde"].startswith(("https://", "http://")):
        raise FristFileError(f"{place}.kilde: skal være en adresse, https://..., ikke {table['kilde']!r}")


def _contiguous(
    place: str,
    spans: list[tuple[date, date]],
    *,
    row: Raekke,
) -> None:
    """Refuse overlaps, days without anything, and an end that nobody has explained."""
    spans = sorted(spans)
    if spans[0][0] != BEGYNDER:
        raise FristFileError(
            f"{place}: dagene fra {BEGYNDER} til {spans[0][0]} mangler; skriv en version eller et hul"
        )
    for (_, end), (start, _) in pairwise(spans):
        if start <= end:
            raise FristFileError(f"{place}: to perioder overlapper hinanden {start}")
        if start != end + timedelta(days=1):
            raise FristFileError(
                f"{place}: dagene fra {end} til {start} mangler; skriv en version eller et hul"
            )
    last = spans[-1][1]
    explained = any(each.til == last and each.derefter for each in row.versioner)
    if last != FOREVER and not explained:
        raise FristFileError(f"{place}: hvad der gælder efter {last}, mangler; skriv derefter eller et hul")
