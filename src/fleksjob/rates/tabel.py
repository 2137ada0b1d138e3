"""One rate as its table says it: strict, so that an unknown key or a missing source is never ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from fleksjob.engine import units
from fleksjob.errors import LawError
from fleksjob.rates.model import Gap, Rate, RateValue
from fleksjob.tomlfil import Linje, Sted

STATUSES = ("officiel", "sekundaer", "afledt", "genkaldt")

_HEAD = ("titel", "title", "enhed", "lov")
_ROWS = ("vaerdi", "hul")
_VALUE = ("fra", "status", "kilde", "tjekket")
_VALUE_MAY = ("til", "gennemgaaet_til", "lov", "note")
ONE_DAY = timedelta(days=1)


def sats(sted: Sted, table: object, shipped: Rate | None = None, *, lokal: bool = False) -> Rate:
    """The rate of a table. Raises the place's error, naming file, line and key.

    With `shipped` the values are added to it: its heading need not be said again, no day may have two
    values, and a declared gap ends where a new value begins.
    """
    name = sted.navn
    if not name.isascii() or not name.isidentifier() or not isinstance(table, dict):
        raise sted.nej(fordi="en sats er en tabel med et navn i a-z, 0-9 og _")
    sted.tabel(table, () if shipped else (*_HEAD, "vaerdi"), (*_HEAD, *_ROWS))
    head = _head(sted, table, shipped)
    values = [_value(place, row, head, lokal) for place, row in sted.raekker(table, "vaerdi")]
    gaps = [_gap(place, row) for place, row in sted.raekker(table, "hul")]
    if not values:
        raise sted.nej("vaerdi", fordi="her er ingen værdier")
    _disjoint(sted, [*_spans(values, gaps), *(_spans(shipped.values, ()) if shipped else ())])
    if shipped:
        values = sorted([*shipped.values, *values], key=lambda each: each.fra)
        older = [gap for gap in shipped.gaps for gap in _left_of(gap, _spans(values, gaps))]
        gaps = sorted([*older, *gaps], key=lambda each: each.fra)
    titel, title, unit, law = (head[key] for key in _HEAD)
    return Rate(name, titel, title, unit, law, tuple(values), tuple(gaps))


def _head(sted: Sted, table: dict[str, Any], shipped: Rate | None) -> dict[str, str]:
    said = {key: sted.tekst(table, key) for key in _HEAD if key in table}
    if shipped is not None:
        known = dict(zip(_HEAD, (shipped.titel, shipped.title, shipped.unit, shipped.law), strict=True))
        for key, text in said.items():
            if text != known[key]:
                raise sted.nej(key, fordi=f"satsen findes og har {known[key]!r}; udelad nøglen")
        return known
    try:
        units.parse(said["enhed"])
    except LawError as problem:
        raise sted.nej("enhed", fordi=str(problem)) from problem
    return said


def _value(sted: Sted, row: dict[str, Any], head: dict[str, str], lokal: bool) -> RateValue:
    amount_key = _amount_key(head["enhed"], row)
    sted.tabel(row, (*_VALUE, amount_key), _VALUE_MAY)
    if ("til" in row) == ("gennemgaaet_til" in row):
        raise sted.nej(fordi="skal have enten til eller gennemgaaet_til")
    days = {key: sted.dag(row, key) for key in ("fra", "til", "gennemgaaet_til", "tjekket") if key in row}
    amount, text = _amount(sted, amount_key, row[amount_key])
    value = RateValue(
        fra=days["fra"],
        til=days.get("til"),
        amount=amount,
        text=text,
        status=sted.valgt(row, "status", STATUSES),
        kilde=sted.adresse(row, "kilde"),
        tjekket=days["tjekket"],
        law=sted.tekst(row, "lov", head["lov"]),
        gennemgaaet_til=days.get("gennemgaaet_til"),
        note=sted.tekst(row, "note") if "note" in row else "",
        lokal=lokal,
        sted=sted.linje,
    )
    if value.last < value.fra:
        raise sted.nej(fordi=f"slutter {value.last}, før den begynder {value.fra}")
    return value


def _amount_key(unit: str, row: dict[str, Any]) -> str:
    if unit.startswith("kr"):
        return "beloeb"
    if unit == "andel":
        return "andel"
    return "broek" if "broek" in row else "tal"


def _amount(sted: Sted, key: str, value: object) -> tuple[Fraction, str]:
    if key == "broek":
        above, slash, below = sted.tekst({key: value}, key).partition("/")
        if not (slash and above.isdecimal() and below.isdecimal() and int(below)):
            raise sted.nej(key, fordi=f"skal være en brøk som 52/12, ikke {value!r}")
        return Fraction(int(above), int(below)), f"{above}/{below}"
    if (
        isinstance(value, bool)
        or not isinstance(value, int | Decimal)
        or not Decimal(value).is_finite()
        or value < 0
    ):
        raise sted.nej(key, fordi=f"skal være et tal på 0 eller mere, ikke {value!r}")
    amount = Fraction(value)
    if key == "beloeb" and (amount * 100).denominator != 1:
        raise sted.nej(key, fordi=f"et beløb har højst to decimaler, ikke {value}")
    if key == "andel" and amount > 1:
        raise sted.nej(key, fordi=f"en andel er højst 1, ikke {value}")
    return amount, f"{Decimal(value):.2f}" if key == "beloeb" else str(value)


def _gap(sted: Sted, row: dict[str, Any]) -> Gap:
    sted.tabel(row, ("fra", "til", "grund"), ("ophoert",))
    ended = row.get("ophoert", False)
    if not isinstance(ended, bool):
        raise sted.nej("ophoert", fordi=f"skal være true eller false, ikke {ended!r}")
    gap = Gap(sted.dag(row, "fra"), sted.dag(row, "til"), sted.tekst(row, "grund"), ended, sted.linje)
    if gap.til < gap.fra:
        raise sted.nej(fordi=f"slutter {gap.til}, før det begynder {gap.fra}")
    return gap


_Span = tuple[date, date, Linje | str]


def _spans(values: Iterable[RateValue], gaps: Iterable[Gap]) -> list[_Span]:
    """First day, last day, and where it stands."""
    return [(v.fra, v.last, v.sted) for v in values] + [(g.fra, g.til, g.sted) for g in gaps]


def _disjoint(sted: Sted, spans: list[_Span]) -> None:
    for (_, end, one), (start, _, other) in pairwise(sorted(spans, key=lambda span: span[:2])):
        if start <= end:
            raise sted.fejl(f"{other}: {sted.navn}: to perioder overlapper hinanden {start}; se {one}")


def _left_of(gap: Gap, taken: list[_Span]) -> Iterator[Gap]:
    """What is left of a declared gap when some days have got a value or a gap of their own."""
    first = gap.fra
    within = [(start, end) for start, end, _ in taken if start <= gap.til and end >= gap.fra]
    for start, end in sorted(within):
        if first < start:
            yield Gap(first, start - ONE_DAY, gap.grund, gap.ophoert, gap.sted)
        first = max(first, end + ONE_DAY) if end < date.max else date.max
    if first <= gap.til:
        yield Gap(first, gap.til, gap.grund, gap.ophoert, gap.sted)
