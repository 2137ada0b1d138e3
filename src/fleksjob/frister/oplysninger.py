"""The facts that deadlines are computed from, as a person or a program writes them: read, or refused.

Nothing is guessed: an unknown key, a day that is no day, or two facts that cannot both be true raises
InputError with the field and a good value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fleksjob.engine import Policy
from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError, quoted
from fleksjob.frister.noegler import ANDRE, DATOER, FELTER, NOEGLER, OPLYSNINGER
from fleksjob.law.fastholdelse.fakta import TILBAGEVIRKENDE
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES

__all__ = ["ANDRE", "DATOER", "FELTER", "NOEGLER", "OPLYSNINGER", "POLITIKKER", "Fakta", "dag", "laes"]

POLITIKKER = (DAG_DER_IKKE_FINDES, TILBAGEVIRKENDE)

NY_ORDNING_FRA = date(2013, 1, 1)
_FIRST, _LAST = date(1900, 1, 1), date(2099, 12, 31)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")
_HAPPENED = (
    "foedselsdag", "seneste_opfoelgning", "seneste_samtale", "aftale_underskrevet", "foerste_sygedag",
    "paragraf56_godkendt", "sanktion_haendelse", "vejledning_givet", "afgoerelse_modtaget", "klage_modtaget",
    "visitation_afgoerelse", "besked_om_jobsoegning",
)  # fmt: skip
"""Facts that are something that has happened: never after today."""

_ORDER = (
    ("ansaettelse_start", "seneste_opfoelgning"),
    ("ansaettelse_start", "seneste_samtale"),
    ("foerste_sygedag", "refusion_fra"),
    ("afgoerelse_modtaget", "klage_modtaget"),
)
"""The first of each pair cannot come after the second."""


@dataclass(frozen=True)
class Fakta:
    """The facts of a case, read. Months are counted from year 0: 2025-02 is 2025 * 12 + 1."""

    datoer: Mapping[str, date]
    permanent: bool | None = None
    interval: int | None = None
    maaneder: frozenset[int] = frozenset()
    brev: Mapping[str, date] = field(default_factory=dict)
    politik: Mapping[str, bool] = field(default_factory=dict)

    def kendt(self, name: str) -> bool:
        """Whether the fact is known."""
        other = {
            "varighed": self.permanent is not None,
            "samtale_interval_maaneder": self.interval is not None,
            "ledighedsydelse_maaneder": bool(self.maaneder),
        }
        return other.get(name, name in self.datoer)

    def valgt(self, policy: Policy) -> bool:
        """Whether the second choice of a policy is chosen."""
        return self.politik.get(policy.name, False)


def laes(oplyst: Mapping[str, Any], today: date | None = None, rows: Collection[str] = ()) -> Fakta:
    """Read the facts; None is not known. `rows` are the ids that a letter may name.

    Raises InputError naming the field.
    """
    if not isinstance(oplyst, Mapping):
        raise InputError(
            "",
            'oplysningerne skal være et objekt; skriv fx {"ansaettelse_start": "2024-03-01"}',
            'the facts must be an object; write {"ansaettelse_start": "2024-03-01"}, for example',
        )
    for key in oplyst:
        if key not in NOEGLER:
            names = ", ".join(NOEGLER)
            raise InputError(
                quoted(str(key)),
                f"kender ikke denne oplysning; brug {names}",
                f"is not a fact here; use {names}",
            )
    oplyst = {key: value for key, value in oplyst.items() if value is not None}
    facts = Fakta(
        datoer={key: dag(key, oplyst[key], good) for key, good in DATOER.items() if key in oplyst},
        permanent=_lasting(oplyst["varighed"]) if "varighed" in oplyst else None,
        interval=_interval(oplyst),
        maaneder=_months(oplyst),
        brev=_letters(oplyst.get("brev", {}), rows),
        politik=_policies(oplyst.get("politik", {})),
    )  # fmt: skip
    _agree(facts)
    if today is not None:
        _has_happened(facts, today)
    return facts


def dag(key: str, value: object, good: Sentence) -> date:
    """A day as a date or written as 2024-06-01, from 1900 to 2099. Raises InputError for the field."""
    try:
        if isinstance(value, date) and not isinstance(value, datetime):
            day = value
        elif isinstance(value, str) and _ISO_DATE.fullmatch(value):
            day = date.fromisoformat(value)
        else:
            raise ValueError
    except ValueError:
        wrong = f"“{quoted(str(value))}”"
        raise InputError(
            key, f"{wrong} er ikke en dato; skriv {good[0]}", f"{wrong} is not a date; write {good[1]}"
        ) from None
    if not _FIRST <= day <= _LAST:
        outside = day.isoformat()
        raise InputError(
            key,
            f"{outside} ligger uden for 1900-2099; skriv {good[0]}",
            f"{outside} is not within 1900-2099; write {good[1]}",
        )
    return day


def _lasting(value: object) -> bool:
    if value not in ("midlertidigt", "permanent"):
        raise InputError(
            "varighed",
            f"“{quoted(str(value))}” kan ikke bruges; skriv midlertidigt eller permanent",
            f"“{quoted(str(value))}” cannot be used; write midlertidigt or permanent",
        )
    return value == "permanent"


def _interval(facts: Mapping[str, Any]) -> int | None:
    key = "samtale_interval_maaneder"
    if key not in facts:
        return None
    value = facts[key]
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 24:
        raise InputError(
            key,
            f"“{quoted(str(value))}” kan ikke bruges; skriv et helt tal fra 1 til 24, fx 2",
            f"“{quoted(str(value))}” cannot be used; write a whole number from 1 to 24, such as 2",
        )
    return value


def _months(facts: Mapping[str, Any]) -> frozenset[int]:
    key = "ledighedsydelse_maaneder"
    if key not in facts:
        return frozenset()
    value = facts[key]
    if not isinstance(value, list | tuple) or not value:
        raise _no_months("skal være måneder", "must be months")
    found: set[int] = set()
    for each in value:
        match = _MONTH.fullmatch(each) if isinstance(each, str) else None
        if match is None:
            wrong = f"“{quoted(str(each))}”"
            raise _no_months(f"{wrong} er ikke en måned", f"{wrong} is not a month")
        month = int(match[1]) * 12 + int(match[2]) - 1
        if month in found:
            raise _no_months(f"{each} står to gange", f"{each} stands twice")
        found.add(month)
    return frozenset(found)


def _no_months(da: str, en: str) -> InputError:
    good = '["2025-02", "2025-03"]'
    return InputError(
        "ledighedsydelse_maaneder",
        f"{da}; skriv en liste, fx {good}",
        f"{en}; write a list, such as {good}",
    )


def _letters(value: object, rows: Collection[str]) -> dict[str, date]:
    if not isinstance(value, Mapping):
        raise _no_table("brev")
    found = {}
    for key, day in value.items():
        if key not in rows:
            known = ", ".join(rows)
            raise InputError(
                f"brev.{quoted(str(key))}",
                f"et brev kan ikke flytte denne frist; brug {known}",
                f"a letter cannot move this deadline; use {known}",
            )
        found[key] = dag(f"brev.{key}", day, ("fx 2029-02-28", "2029-02-28, for example"))
    return found


def _policies(value: object) -> dict[str, bool]:
    known = {each.name: each for each in POLITIKKER}
    if not isinstance(value, Mapping):
        raise _no_table("politik")
    chosen = {}
    for key, choice in value.items():
        if key not in known:
            names = ", ".join(known)
            raise InputError(
                f"politik.{quoted(str(key))}",
                f"kender ikke denne politik; brug {names}",
                f"is not an open question here; use {names}",
            )
        first, second = known[key].choices
        if choice not in (first, second):
            wrong = f"“{quoted(str(choice))}”"
            raise InputError(
                f"politik.{key}",
                f'{wrong} er ikke et valg; skriv "{first}" eller "{second}"',
                f"{wrong} is not a choice; write “{first}” or “{second}”",
            )
        chosen[key] = choice == second
    return chosen


def _no_table(key: str) -> InputError:
    da, en = FELTER[key]
    return InputError(key, f"skal være en tabel; skriv {da}", f"must be a table; write {en}")


def _agree(facts: Fakta) -> None:
    """Refuse facts that cannot all be true, naming the one to change."""
    days = facts.datoer
    for first, second in _ORDER:
        if first in days and second in days and days[first] > days[second]:
            other = f"{first}, {days[first].isoformat()}"
            raise _another(second, f"ligger før {other}", f"is before {other}")
    for key, day in days.items():
        if "foedselsdag" in days and day < days["foedselsdag"]:
            raise _another(key, "ligger før foedselsdag", "is before foedselsdag")
    start = days.get("ansaettelse_start")
    if start is not None and start == days.get("foedselsdag"):
        raise _another(
            "ansaettelse_start", "er den samme dag som foedselsdag", "is the same day as foedselsdag"
        )
    if start is not None and start < NY_ORDNING_FRA and facts.permanent is False:
        raise InputError(
            "varighed",
            "kan ikke være midlertidigt, når fleksjobbet begyndte før 2013; skriv permanent eller udelad den",
            "cannot be midlertidigt where the fleksjob began before 2013; write permanent or leave it out",
        )
    if facts.permanent and "periode_start" in days:
        raise InputError(
            "periode_start",
            "hører til et midlertidigt fleksjob; udelad den, eller skriv varighed midlertidigt",
            "belongs to a temporary fleksjob; leave it out, or write varighed midlertidigt",
        )
    entitled = days.get("ledighedsydelse_fra")
    if (
        entitled is not None
        and facts.maaneder
        and min(facts.maaneder) < entitled.year * 12 + entitled.month - 1
    ):
        raise InputError(
            "ledighedsydelse_maaneder",
            f"har en måned før ledighedsydelse_fra; skriv måneder fra {entitled:%Y-%m}",
            f"has a month before ledighedsydelse_fra; write months from {entitled:%Y-%m}",
        )


def _another(key: str, da: str, en: str) -> InputError:
    """A day that does not go with another fact, and what a good one is."""
    good = DATOER[key]
    return InputError(key, f"{da}; skriv {good[0]}", f"{en}; write {good[1]}")


def _has_happened(facts: Fakta, today: date) -> None:
    for key in _HAPPENED:
        if key in facts.datoer and facts.datoer[key] > today:
            day = today.isoformat()
            raise _another(key, f"ligger efter i dag, {day}", f"is after today, {day}")
    if facts.maaneder and max(facts.maaneder) > today.year * 12 + today.month - 1:
        raise InputError(
            "ledighedsydelse_maaneder",
            f"har en måned efter i dag; skriv måneder til og med {today:%Y-%m}",
            f"has a month after today; write months until {today:%Y-%m}",
        )
