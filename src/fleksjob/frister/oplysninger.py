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
from fleksjob.errors import InputError, quoted
from fleksjob.law.fastholdelse.fakta import TILBAGEVIRKENDE
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES

DATOER = {
    "foedselsdag": "fødselsdato, fx 1981-04-15",
    "ansaettelse_start": "den dag, fleksjobbet begyndte eller begynder, fx 2024-03-01",
    "periode_start": "den midlertidige periodes første dag, hvis den er en anden, fx 2024-03-01",
    "seneste_opfoelgning": "den dag, kommunen sidst holdt opfølgning i dette fleksjob, fx 2026-11-10",
    "seneste_samtale": "jeres egen seneste opfølgningssamtale, fx 2026-10-24",
    "aftale_underskrevet": "den dag, aftalen om særlige vilkår blev skrevet under, fx 2026-01-15",
    "aftale_gaelder_fra": "den dag, aftalen om særlige vilkår gælder fra, fx 2026-01-15",
    "foerste_sygedag": "første sygedag, fx 2026-09-01",
    "refusion_fra": "første dag i den periode, der søges refusion for, fx 2026-09-01",
    "paragraf56_godkendt": "den dag, kommunen godkendte § 56-aftalen, fx 2025-05-01",
    "ledighedsydelse_fra": "første dag med ret til ledighedsydelse, fx 2025-02-01",
    "ledig_fra": "første ledige dag, fx 2025-02-01",
    "flyttedato": "den dag, du flyttede til en ny kommune, fx 2026-06-01",
    "sanktion_fra": "første dag uden ydelse efter kommunens afgørelse, fx 2026-05-04",
    "sanktion_haendelse": "den hændelse, kommunens afgørelse om sanktion nævner, fx 2026-04-20",
    "vejledning_givet": "den dag, kommunen sidst gav vejledning om rettigheder og pligter, fx 2026-05-04",
    "afgoerelse_modtaget": "den dag, du modtog kommunens afgørelse, fx 2026-11-02",
    "klage_modtaget": "den dag, kommunen modtog klagen, fx 2026-11-16",
    "naeste_start": "første dag i det næste job eller på pension, fx 2027-01-01",
    "visitation_afgoerelse": "dagen for afgørelsen om visitation til fleksjob, fx 2024-02-10",
    "besked_om_jobsoegning": "den dag, kommunen sagde, at du ikke søger aktivt nok, fx 2026-06-01",
}
"""Facts that are a day."""

ANDRE = {
    "varighed": "midlertidigt eller permanent, efter kommunens afgørelse",
    "samtale_interval_maaneder": "hvor mange måneder der skal være mellem jeres egne samtaler, fx 2",
    "ledighedsydelse_maaneder": 'måneder med ydelsen siden sidste vurdering, fx ["2025-02", "2025-03"]',
}
OPLYSNINGER: Mapping[str, str] = {**DATOER, **ANDRE}
"""Every fact there is, with what it means and a good value."""

NOEGLER: Mapping[str, str] = {
    **OPLYSNINGER,
    "brev": 'datoer fra kommunens breve; de går forud, fx {"D04": "2029-02-28"}',
    "politik": 'et åbent spørgsmål med et andet svar, fx {"aftale_tilbagevirkende": "ja"}',
}
"""Every key a case may have."""

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
            "", 'oplysningerne skal være et objekt; skriv fx {"ansaettelse_start": "2024-03-01"}'
        )
    for key in oplyst:
        if key not in NOEGLER:
            raise InputError(quoted(str(key)), f"kender ikke denne oplysning; brug {', '.join(NOEGLER)}")
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


def dag(key: str, value: object, good: str) -> date:
    """A day as a date or written as 2024-06-01, from 1900 to 2099. Raises InputError for the field."""
    try:
        if isinstance(value, date) and not isinstance(value, datetime):
            day = value
        elif isinstance(value, str) and _ISO_DATE.fullmatch(value):
            day = date.fromisoformat(value)
        else:
            raise ValueError
    except ValueError:
        raise InputError(key, f"“{quoted(str(value))}” er ikke en dato; skriv {good}") from None
    if not _FIRST <= day <= _LAST:
        raise InputError(key, f"{day.isoformat()} ligger uden for 1900-2099; skriv {good}")
    return day


def _lasting(value: object) -> bool:
    if value not in ("midlertidigt", "permanent"):
        raise InputError(
            "varighed", f"“{quoted(str(value))}” kan ikke bruges; skriv midlertidigt eller permanent"
        )
    return value == "permanent"


def _interval(facts: Mapping[str, Any]) -> int | None:
    key = "samtale_interval_maaneder"
    if key not in facts:
        return None
    value = facts[key]
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 24:
        raise InputError(key, f"“{quoted(str(value))}” kan ikke bruges; skriv et helt tal fra 1 til 24, fx 2")
    return value


def _months(facts: Mapping[str, Any]) -> frozenset[int]:
    key, good = "ledighedsydelse_maaneder", 'skriv en liste, fx ["2025-02", "2025-03"]'
    if key not in facts:
        return frozenset()
    value = facts[key]
    if not isinstance(value, list | tuple) or not value:
        raise InputError(key, f"skal være måneder; {good}")
    found: set[int] = set()
    for each in value:
        match = _MONTH.fullmatch(each) if isinstance(each, str) else None
        if match is None:
            raise InputError(key, f"“{quoted(str(each))}” er ikke en måned; {good}")
        month = int(match[1]) * 12 + int(match[2]) - 1
        if month in found:
            raise InputError(key, f"{each} står to gange; {good}")
        found.add(month)
    return frozenset(found)


def _letters(value: object, rows: Collection[str]) -> dict[str, date]:
    good = NOEGLER["brev"]
    if not isinstance(value, Mapping):
        raise InputError("brev", f"skal være en tabel; skriv {good}")
    found = {}
    for key, day in value.items():
        if key not in rows:
            known = ", ".join(rows)
            raise InputError(f"brev.{quoted(str(key))}", f"et brev kan ikke flytte denne frist; brug {known}")
        found[key] = dag(f"brev.{key}", day, "fx 2029-02-28")
    return found


def _policies(value: object) -> dict[str, bool]:
    known = {each.name: each for each in POLITIKKER}
    if not isinstance(value, Mapping):
        raise InputError("politik", f"skal være en tabel; skriv {NOEGLER['politik']}")
    chosen = {}
    for key, choice in value.items():
        if key not in known:
            raise InputError(
                f"politik.{quoted(str(key))}", f"kender ikke denne politik; brug {', '.join(known)}"
            )
        first, second = known[key].choices
        if choice not in (first, second):
            raise InputError(
                f"politik.{key}", f'“{quoted(str(choice))}” er ikke et valg; skriv "{first}" eller "{second}"'
            )
        chosen[key] = choice == second
    return chosen


def _agree(facts: Fakta) -> None:
    """Refuse facts that cannot all be true, naming the one to change."""
    days = facts.datoer
    for first, second in _ORDER:
        if first in days and second in days and days[first] > days[second]:
            raise InputError(second, f"ligger før {first}, {days[first].isoformat()}; skriv {DATOER[second]}")
    for key, day in days.items():
        if "foedselsdag" in days and day < days["foedselsdag"]:
            raise InputError(key, f"ligger før foedselsdag; skriv {DATOER[key]}")
    start = days.get("ansaettelse_start")
    if start is not None and start == days.get("foedselsdag"):
        raise InputError(
            "ansaettelse_start", f"er den samme dag som foedselsdag; skriv {DATOER['ansaettelse_start']}"
        )
    if start is not None and start < NY_ORDNING_FRA and facts.permanent is False:
        raise InputError(
            "varighed",
            "kan ikke være midlertidigt, når fleksjobbet begyndte før 2013; skriv permanent eller udelad den",
        )
    if facts.permanent and "periode_start" in days:
        raise InputError(
            "periode_start",
            "hører til et midlertidigt fleksjob; udelad den, eller skriv varighed midlertidigt",
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
        )


def _has_happened(facts: Fakta, today: date) -> None:
    for key in _HAPPENED:
        if key in facts.datoer and facts.datoer[key] > today:
            raise InputError(key, f"ligger efter i dag, {today.isoformat()}; skriv {DATOER[key]}")
    if facts.maaneder and max(facts.maaneder) > today.year * 12 + today.month - 1:
        raise InputError(
            "ledighedsydelse_maaneder", f"har en måned efter i dag; skriv måneder til og med {today:%Y-%m}"
        )
