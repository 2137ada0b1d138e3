"""What counts as wage, as a table for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fleksjob import dates
from fleksjob.engine.rules import FOREVER, Sentence
from fleksjob.law.fleksloentilskud import loenarter
from fleksjob.law.fleksloentilskud.loenarter import JA, NEJ, SAERLIG, UVIST, Loenart
from fleksjob.trin import to_sprog
from fleksjob.visning import wrapped

_GROUPS: Mapping[str, Sentence] = {
    JA: ("Tæller som løn", "Counts as wage"),
    SAERLIG: ("Har en regel for sig", "Has a rule of its own"),
    NEJ: ("Tæller ikke", "Does not count"),
    UVIST: ("Ikke set i reglerne: spørg kommunen", "Not seen in the rules: ask the municipality"),
}
_CERTAIN: Mapping[str, Sentence] = {
    "lovtekst": ("lovtekst", "text of the law"),
    "officiel": ("officiel", "official"),
    "sekundaer": ("sekundær kilde", "secondary source"),
    "afledt": ("udledt", "inferred"),
}
_SINCE: Sentence = ("fra {day}", "from {day}")
_UNTIL: Sentence = ("til {day}", "until {day}")
_TITLE: Sentence = (
    "Hvad er løn, når fleksløntilskuddet regnes?",
    "What is wage when fleksløntilskud is computed?",
)
_USE: Sentence = (
    "Navnet i parentes kan bruges i fleksjob beregn under loenarter.",
    "The name in brackets can be used in “fleksjob beregn” under “loenarter”.",
)


def raekker(day: date | None = None) -> tuple[Loenart, ...]:
    """The rows of one day, or of all days."""
    return loenarter.gaeldende() if day is None else tuple(loenarter.paa(day))


def som_json(rows: tuple[Loenart, ...]) -> list[dict[str, Any]]:
    """The rows as JSON has them."""
    return [
        {
            "id": each.id,
            "tekst": to_sprog((each.da, each.en)),
            "taeller": each.taeller,
            "regnes_i": each.felt or None,
            "regel": to_sprog(each.regel) if each.regel[0] else None,
            "fra": each.fra.isoformat(),
            "til": None if each.til == FOREVER else each.til.isoformat(),
            "lov": each.lov,
            "kilde": each.kilde,
            "sikkerhed": each.sikkerhed,
        }
        for each in rows
    ]


def tekst(rows: tuple[Loenart, ...], language: str = "da") -> str:
    """The rows for a person to read, by whether they count, ending with a newline."""
    return "\n".join(_lines(rows, 1 if language == "en" else 0)) + "\n"


def _lines(rows: tuple[Loenart, ...], pick: int) -> Iterator[str]:
    yield from (_TITLE[pick], _USE[pick])
    for counts, heading in _GROUPS.items():
        group = [each for each in rows if each.taeller == counts]
        if group:
            yield from ("", heading[pick])
        for each in group:
            yield from wrapped(f"{each.en if pick else each.da} ({each.id})", "- ")
            if each.regel[pick]:
                yield from wrapped(each.regel[pick], "    ")
            yield from wrapped(f"{_period(each, pick)}{each.lov}. {_CERTAIN[each.sikkerhed][pick]}.", "    ")


def _period(each: Loenart, pick: int) -> str:
    """Only where the row does not hold all the time."""
    parts = []
    if each.fra > date(2013, 1, 1):
        parts.append(_SINCE[pick].format(day=dates.show(each.fra)))
    if each.til != FOREVER:
        parts.append(_UNTIL[pick].format(day=dates.show(each.til)))
    text = " ".join(parts)
    return f"{text[:1].upper()}{text[1:]}. " if text else ""
