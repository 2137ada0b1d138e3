"""The months of a case as they are written, read or refused with the month and the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fleksjob import dates, sag
from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError, quoted
from fleksjob.sag_tal import beloeb, vist

FELTER: Mapping[str, Sentence] = {
    "maaneder": (
        "månederne i rækkefølge; hver med maaned og de samme oplysninger som til fleksjob beregn",
        "the months in order, each with “maaned” and the same facts as one calculation",
    ),
    "foerste_loen": (
        "hvad arbejdsgiveren oplyste om løn og fuld tid, før den første måned var kendt",
        "what the employer stated of wage and full-time wage before the first month was known",
    ),
    "bonus": (
        'en liste af {"beloeb": "6000", "fra": "2024-01", "til": "2024-06"}',
        'a list of {"beloeb": "6000", "fra": "2024-01", "til": "2024-06"}',
    ),
    "efterreguleres": (
        'måneder, som kommunen regner om af en anden grund: {"2024-05": "grunden"}',
        'months that the municipality computes anew for another reason: {"2024-05": "the reason"}',
    ),
    "politik": (
        "åbne spørgsmål, der skal besvares anderledes; se fleksjob regler",
        "open questions to be answered otherwise; see fleksjob regler",
    ),
}
"""Every key, and what it means in Danish and English."""

NOEGLER = {key: da for key, (da, _) in FELTER.items()}
LAENGST = 240
OF_THE_MONTH = ("ledighedsydelsesdage", "hverdage_i_job")
"""Facts of the month that is paid for; the others are of the month of the income."""

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


@dataclass(frozen=True)
class Bonus:
    """A bonus in øre, earned from and to a month (both first days), split equally."""

    oere: int
    fra: date
    til: date

    def andel(self, month: date) -> int:
        """The øre of one month. What does not come out even goes to the first months, an øre each."""
        if not self.fra <= month <= self.til:
            return 0
        number = _between(self.fra, self.til) + 1
        each, rest = divmod(self.oere, number)
        return each + (_between(self.fra, month) < rest)


@dataclass(frozen=True)
class Oplyst:
    """The case, read: facts of each month by its first day, in order and without a gap."""

    maaneder: Mapping[date, Mapping[str, Any]]
    foerste_loen: Mapping[str, Any] | None
    bonus: tuple[Bonus, ...]
    efterreguleres: Mapping[date, str]
    politik: Mapping[str, Any]


def _between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def maaned(field: str, value: object) -> date:
    """The first day of a month written as 2024-06. Raises InputError."""
    try:
        if not isinstance(value, str) or not _MONTH.fullmatch(value):
            raise ValueError
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        raise InputError(
            field,
            f"{vist(value)} er ikke en måned; skriv fx 2024-06",
            f"{vist(value)} is not a month; write 2024-06",
        ) from None


def laes(oplyst: Mapping[str, Any]) -> Oplyst:
    """Read the months. Raises InputError naming the field, and the month where it is in one."""
    for key in oplyst:
        if key not in NOEGLER:
            known = ", ".join(NOEGLER)
            raise InputError(
                quoted(str(key)), f"kendes ikke her; brug {known}", f"is not known here; use {known}"
            )
    policies = _table(oplyst, "politik")
    sag.politik(policies)
    months = _months(oplyst.get("maaneder"))
    first = oplyst.get("foerste_loen")
    if first is not None:
        _case("foerste_loen", first, next(iter(months)), policies)
    for month, facts in months.items():
        _case(f"maaneder.{month:%Y-%m}", facts, month, policies)
    return Oplyst(months, first, _bonuses(oplyst.get("bonus"), months), _stated(oplyst, months), policies)


def _table(oplyst: Mapping[str, Any], key: str) -> Any:
    """What stands there; left out and null are an empty table."""
    return {} if (found := oplyst.get(key)) is None else found


def _months(rows: object) -> dict[date, Mapping[str, Any]]:
    example = '[{"maaned": "2024-01", "loen_md": "14000", "fuldtidsloen_md": "32000"}]'
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
        raise InputError(
            "maaneder", f"mangler; skriv fx {example}", f"is missing; write {example}, for example"
        )
    if len(rows) > LAENGST:
        raise InputError("maaneder", f"der er flere end {LAENGST}", f"there are more than {LAENGST}")
    found: dict[date, Mapping[str, Any]] = {}
    for number, row in enumerate(rows, 1):
        month = maaned(f"maaneder.{number}.maaned", row.get("maaned"))
        if found and month != dates.add_months(next(reversed(found)), 1):
            raise InputError(
                f"maaneder.{number}.maaned",
                "månederne skal følge hinanden; skriv dem i rækkefølge uden huller",
                "the months must follow each other; write them in order without a gap",
            )
        found[month] = {key: value for key, value in row.items() if key != "maaned"}
    return found


def _case(place: str, facts: object, month: date, policies: Mapping[str, Any]) -> None:
    """Read the facts once as a case of their own, so that what is wrong is told with its month."""
    if not isinstance(facts, Mapping):
        raise InputError(place, "skal være et objekt", "must be an object")
    for key in ("dato", "politik"):
        if key in facts:
            raise InputError(f"{place}.{key}", "hører ikke til i en måned", "does not belong in a month")
    try:
        sag.laes({**facts, "dato": month.isoformat(), "politik": policies})
    except InputError as problem:
        raise InputError(f"{place}.{problem.field}", problem.reason, problem.reason_en) from None


def _bonuses(rows: object, months: Mapping[date, Any]) -> tuple[Bonus, ...]:
    if rows is None:
        return ()
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        example = NOEGLER["bonus"]
        raise InputError("bonus", f"skal være {example}", "must be a list with “beloeb”, “fra” and “til”")
    return tuple(_bonus(f"bonus.{number}", row, months) for number, row in enumerate(rows, 1))


def _bonus(place: str, row: Mapping[str, Any], months: Mapping[date, Any]) -> Bonus:
    if set(row) != {"beloeb", "fra", "til"}:
        raise InputError(place, "skal have beloeb, fra og til", "must have “beloeb”, “fra” and “til”")
    try:
        oere = beloeb("loendele_md", row["beloeb"])
    except InputError as problem:
        raise InputError(f"{place}.beloeb", problem.reason, problem.reason_en) from None
    found = Bonus(oere, maaned(f"{place}.fra", row["fra"]), maaned(f"{place}.til", row["til"]))
    if not (found.fra <= found.til and found.fra in months and found.til in months):
        raise InputError(
            f"{place}.fra",
            "skal ligge i månederne, til ikke før fra",
            "must lie in the months, “til” not before “fra”",
        )
    return found


def _stated(oplyst: Mapping[str, Any], months: Mapping[date, Any]) -> dict[date, str]:
    table = _table(oplyst, "efterreguleres")
    if not isinstance(table, Mapping) or not all(
        isinstance(why, str) and why.strip() for why in table.values()
    ):
        raise InputError("efterreguleres", "skal være måned og grund", "must be a month and the reason")
    found = {maaned("efterreguleres", key): why for key, why in table.items()}
    for month in found:
        if month not in months:
            raise InputError(
                f"efterreguleres.{month:%Y-%m}", "er ikke en af månederne", "is not one of the months"
            )
    return found
