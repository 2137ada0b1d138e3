"""The rates as a list: for a day, through the years, and what is missing or uncertain about them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from fleksjob.rates import USIKKER, Rate, Rates, RateValue

ONE_DAY = timedelta(days=1)
GAMMEL_EFTER = timedelta(days=180)
"""How long ago somebody may have looked at a source before it has to be looked at again."""

MANGLER, GAMMEL = "mangler", "gammel"
_HEADINGS = {
    MANGLER: "Mangler",
    "afledt": "Beregnet af os, ikke offentliggjort",
    "sekundaer": "Kun set i en sekundær kilde",
    GAMMEL: f"Ikke tjekket i {GAMMEL_EFTER.days} dage",
}


_NOT_DECLARED = "ingen værdi, og ingen har skrevet hvorfor"


def satser(rates: Rates, day: date | None = None) -> list[dict[str, Any]]:
    """The values of all rates, or those of one day; a rate without a value then has status "mangler"."""
    rows: list[dict[str, Any]] = []
    for rate in rates.values():
        if day is None:
            rows += [_row(rate, value) for value in rate.values]
        elif (value := rate.at(day)) is not None:
            rows.append(_row(rate, value))
        else:
            reason = next((gap.grund for gap in rate.gaps if gap.covers(day)), "ingen sats for datoen")
            titles = {"titel": rate.titel, "title": rate.title}
            rows.append({"id": rate.name, **titles, "status": MANGLER, "grund": reason})
    return rows


def _row(rate: Rate, value: RateValue) -> dict[str, Any]:
    return {
        "id": rate.name,
        "titel": rate.titel,
        "title": rate.title,
        "vaerdi": value.text,
        "enhed": rate.unit,
        "fra": value.fra.isoformat(),
        "til": value.til.isoformat() if value.til else None,
        "gennemgaaet_til": value.gennemgaaet_til.isoformat() if value.gennemgaaet_til else None,
        "status": value.status,
        "lokal": value.lokal,
        "lov": value.law,
        "kilde": value.kilde,
        "tjekket": value.tjekket.isoformat(),
        "note": value.note,
    }


def satser_tekst(rows: Iterable[Mapping[str, Any]]) -> str:
    """The same as a table for people."""
    lines: list[str] = []
    title = ""
    for row in rows:
        if row["titel"] != title:
            title = row["titel"]
            lines += ["", f"{title} ({row['id']})"]
        if row["status"] == MANGLER:
            lines.append(f"  mangler: {row['grund']}")
        else:
            lines += [f"  {_value_line(row)}", f"    {row['kilde']}"]
    return "\n".join(lines[1:]) + "\n"


def _value_line(row: Mapping[str, Any]) -> str:
    until = f"til {row['til']}" if row["til"] else f"gennemgået til {row['gennemgaaet_til']}"
    amount = f"{row['vaerdi'].replace('.', ',')} {row['enhed']}"
    status = row["status"].replace("sekundaer", "sekundær") + (", lokal" if row["lokal"] else "")
    return f"{amount:<20} fra {row['fra']} {until:<25} {status}"


def mangler(rates: Rates, day: date) -> list[dict[str, Any]]:
    """What somebody has to look up, seen from a day: each row has `hvorfor` beside what `satser` gives.

    "mangler": days without a value, from the day to the end of the year after. "afledt", "sekundaer": values
    in use on the day or later that no authority was seen to publish. "gammel": such values whose source was
    last looked at more than 180 days before the day.
    """
    rows: list[dict[str, Any]] = []
    until = date(day.year + 1, 12, 31)
    for rate in rates.values():
        for first, last, reason in _without_value(rate, day, until):
            days = {"fra": first.isoformat(), "til": last.isoformat()}
            rows.append({"hvorfor": MANGLER, "id": rate.name, "titel": rate.titel, **days, "grund": reason})
        for value in rate.values:
            if value.last >= day:
                why = [value.status] if value.status in USIKKER else []
                why += [GAMMEL] if day - value.tjekket > GAMMEL_EFTER else []
                rows += [{"hvorfor": each, **_row(rate, value)} for each in why]
    return sorted(rows, key=lambda row: list(_HEADINGS).index(row["hvorfor"]))


def _without_value(rate: Rate, first: date, last: date) -> Iterator[tuple[date, date, str]]:
    """The stretches of days without a usable value, but for those on which the rate is not used any more."""
    day = first
    while day <= last:
        value = rate.at(day)
        gap = next((each for each in rate.gaps if each.covers(day)), None)
        end = min(last, value.last if value else gap.til if gap else _next_value(rate, day, last))
        if value is None and not (gap and gap.ophoert):
            yield gap.fra if gap else day, end, gap.grund if gap else _NOT_DECLARED
        day = end + ONE_DAY


def _next_value(rate: Rate, day: date, last: date) -> date:
    starts = [value.fra for value in rate.values] + [gap.fra for gap in rate.gaps]
    return min((start - ONE_DAY for start in starts if start > day), default=last)


def mangler_tekst(rows: Iterable[Mapping[str, Any]], day: date) -> str:
    """The same for a person, under headings."""
    lines = [f"Set fra {day.isoformat()}"]
    heading = ""
    for row in rows:
        if row["hvorfor"] != heading:
            heading = row["hvorfor"]
            lines += ["", _HEADINGS[heading]]
        if heading == MANGLER:
            lines += _wrapped(
                f"{row['titel']} ({row['id']}): fra {row['fra']} til {row['til']}. {row['grund']}."
            )
        else:
            checked = f" (tjekket {row['tjekket']})" if heading == GAMMEL else ""
            note = f" {row['note']}." if row["note"] and heading != GAMMEL else ""
            lines += [*_wrapped(f"{row['titel']} ({row['id']}){checked}{note}"), f"    {_value_line(row)}"]
            lines.append(f"      {row['kilde']}")
    if len(lines) == 1:
        lines += ["", "Intet mangler."]
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 96, initial_indent="  ", subsequent_indent="    ")
