"""Reads rate files strictly: an unknown key, a missing source or overlapping dates is an error, never
ignored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from fleksjob.engine import units
from fleksjob.errors import LawError
from fleksjob.rates.model import Gap, Rate, Rates, RateValue

STATUSES = ("officiel", "sekundaer", "afledt", "genkaldt")

_RATE_KEYS = {"titel": True, "title": True, "enhed": True, "lov": True, "vaerdi": True, "hul": False}
_VALUE_KEYS = {
    "fra": True,
    "til": False,
    "gennemgaaet_til": False,
    "status": True,
    "kilde": True,
    "tjekket": True,
    "lov": False,
    "note": False,
}
_GAP_KEYS = {"fra": True, "til": True, "grund": True}
_DATES = {"fra", "til", "gennemgaaet_til", "tjekket"}


class RateFileError(LawError):
    """A rate file that is not in order. The message names file and key."""


def load(folder: Path) -> Rates:
    """All rates of a folder of TOML files. Raises RateFileError, naming file and key."""
    rates: dict[str, Rate] = {}
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise RateFileError(f"{folder}: her er ingen satser (*.toml)")
    for file in files:
        for name, rate in load_file(file).items():
            if name in rates:
                raise RateFileError(f"{file.name}: {name}: satsen står også i en anden fil")
            rates[name] = rate
    return Rates(rates)


def load_file(file: Path) -> dict[str, Rate]:
    """The rates of one file, by name. Raises RateFileError."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RateFileError(f"{file.name}: kan ikke læses som TOML: {problem}") from problem
    return {name: _rate(file.name, name, table) for name, table in tables.items()}


def _rate(file: str, name: str, table: object) -> Rate:
    place = f"{file}: {name}"
    if not name.isascii() or not name.isidentifier() or not isinstance(table, dict):
        raise RateFileError(f"{place}: en sats er en tabel med et navn i a-z, 0-9 og _")
    _keys(place, table, _RATE_KEYS)
    texts = {key: _text(place, key, table[key]) for key in ("titel", "title", "enhed", "lov")}
    try:
        units.parse(texts["enhed"])
    except LawError as problem:
        raise RateFileError(f"{place}.enhed: {problem}") from problem
    values = [
        _value(f"{place}.vaerdi[{i}]", row, texts) for i, row in _rows(place, "vaerdi", table["vaerdi"])
    ]
    gaps = [_gap(f"{place}.hul[{i}]", row) for i, row in _rows(place, "hul", table.get("hul", []))]
    rate = Rate(
        name, texts["titel"], texts["title"], texts["enhed"], texts["lov"], tuple(values), tuple(gaps)
    )
    _disjoint(place, rate)
    return rate


def _rows(place: str, key: str, rows: object) -> list[tuple[int, dict[str, Any]]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RateFileError(f"{place}.{key}: skal være en liste, [[...{key}]]")
    if key == "vaerdi" and not rows:
        raise RateFileError(f"{place}.vaerdi: her er ingen værdier")
    return list(enumerate(rows, 1))


def _keys(place: str, table: Mapping[str, Any], known: Mapping[str, bool]) -> None:
    for key in table:
        if key not in known:
            raise RateFileError(f"{place}.{key}: ukendt nøgle; kendte er {', '.join(known)}")
    for key, needed in known.items():
        if needed and key not in table:
            raise RateFileError(f"{place}.{key}: mangler")
    for key in _DATES & set(table):
        if not isinstance(table[key], date) or isinstance(table[key], datetime):
            raise RateFileError(f"{place}.{key}: skal være en dato som 2024-01-01, ikke {table[key]!r}")


def _text(place: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise RateFileError(f"{place}.{key}: skal være en tekst, ikke {value!r}")
    return value


def _value(place: str, row: dict[str, Any], rate: Mapping[str, str]) -> RateValue:
    amount_key = _amount_key(rate["enhed"], row)
    _keys(place, row, {**_VALUE_KEYS, amount_key: True})
    if ("til" in row) == ("gennemgaaet_til" in row):
        raise RateFileError(f"{place}: skal have enten til eller gennemgaaet_til")
    status = _text(place, "status", row["status"])
    if status not in STATUSES:
        raise RateFileError(f"{place}.status: ukendt status {status!r}; kendte er {', '.join(STATUSES)}")
    source = _text(place, "kilde", row["kilde"])
    if not source.startswith(("https://", "http://")):
        raise RateFileError(f"{place}.kilde: skal være en adresse, https://..., ikke {source!r}")
    amount, text = _amount(f"{place}.{amount_key}", amount_key, row[amount_key])
    value = RateValue(
        fra=row["fra"],
        til=row.get("til"),
        amount=amount,
        text=text,
        status=status,
        kilde=source,
        tjekket=row["tjekket"],
        law=_text(place, "lov", row.get("lov", rate["lov"])),
        gennemgaaet_til=row.get("gennemgaaet_til"),
        note=_text(place, "note", row["note"]) if "note" in row else "",
    )
    if value.last < value.fra:
        raise RateFileError(f"{place}: slutter {value.last}, før den begynder {value.fra}")
    return value


def _amount_key(unit: str, row: Mapping[str, Any]) -> str:
    if unit.startswith("kr"):
        return "beloeb"
    if unit == "andel":
        return "andel"
    return "broek" if "broek" in row else "tal"


def _amount(place: str, key: str, value: object) -> tuple[Fraction, str]:
    if key == "broek":
        above, slash, below = _text(place, key, value).partition("/")
        if not (slash and above.isdecimal() and below.isdecimal() and int(below)):
            raise RateFileError(f"{place}: skal være en brøk som 52/12, ikke {value!r}")
        return Fraction(int(above), int(below)), f"{above}/{below}"
    if (
        isinstance(value, bool)
        or not isinstance(value, int | Decimal)
        or not Decimal(value).is_finite()
        or value < 0
    ):
        raise RateFileError(f"{place}: skal være et tal på 0 eller mere, ikke {value!r}")
    amount = Fraction(value)
    if key == "beloeb" and (amount * 100).denominator != 1:
        raise RateFileError(f"{place}: et beløb har højst to decimaler, ikke {value}")
    if key == "andel" and amount > 1:
        raise RateFileError(f"{place}: en andel er højst 1, ikke {value}")
    return amount, f"{Decimal(value):.2f}" if key == "beloeb" else str(value)


def _gap(place: str, row: dict[str, Any]) -> Gap:
    _keys(place, row, _GAP_KEYS)
    gap = Gap(row["fra"], row["til"], _text(place, "grund", row["grund"]))
    if gap.til < gap.fra:
        raise RateFileError(f"{place}: slutter {gap.til}, før det begynder {gap.fra}")
    return gap


def _disjoint(place: str, rate: Rate) -> None:
    spans = sorted([(v.fra, v.last) for v in rate.values] + [(g.fra, g.til) for g in rate.gaps])
    for (_, end), (start, _) in pairwise(spans):
        if start <= end:
            raise RateFileError(f"{place}: to perioder overlapper hinanden {start}")
