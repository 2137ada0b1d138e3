"""The facts of one case as a person or a program writes them, made into exact numbers or refused.

What goes in is a mapping with the keys of `NOEGLER`; amounts and hours as text, `Decimal` or `int`. Money
is then whole øre, hours whole minutes, intensity millionths. Nothing is guessed: an unknown key, two ways
of saying the same, or a number that can be read in two ways raises InputError with the field and a good
value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from fleksjob import hours, money
from fleksjob.engine import NOT_APPLICABLE, Policy, Value
from fleksjob.errors import InputError, ParseError, quoted
from fleksjob.law.fleksloentilskud import fakta, politikker

NOEGLER = {
    "dato": "en dag i udbetalingsmåneden, fx 2024-06-01",
    "timeloen": "kr. pr. betalt time med egen og arbejdsgivers pension, fx 200,00",
    "effektive_timer": "betalte timer om ugen, fx 18 eller 7,5 eller 7:30",
    "timer_paa_arbejdspladsen": "timer om ugen på arbejdspladsen, fx 20",
    "intensitet": "hvor meget der nås, fx 0,83 eller 83 %",
    "loen_md": "løn i fleksjobbet om måneden med pension, fx 15600,00",
    "fuldtidsloen_md": "løn på fuld tid om måneden med pension, fx 32066,67",
    "anden_loen_md": "anden lønindtægt om måneden, fx 2000,00",
    "fuldtidstillaeg_md": "tillæg, der ville være på fuld tid, fx 1500,00",
    "sygedagpenge_md": "sygedagpenge, barselsdagpenge eller ressourceforløbsydelse i måneden, fx 4000,00",
    "ledighedsydelsesdage": "dage med ledighedsydelse i måneden, fx 2",
    "politik": "et åbent spørgsmål, der skal besvares anderledes; se fleksjob regler",
}
"""Every key there is, with what it means and a good value."""

_MONTHLY = ("loen_md", "fuldtidsloen_md", "anden_loen_md", "fuldtidstillaeg_md", "sygedagpenge_md")
_OPTIONAL = ("anden_loen_md", "fuldtidstillaeg_md", "sygedagpenge_md", "ledighedsydelsesdage")
_STATED = {"loen_md": "oplyst_loen_md", "fuldtidsloen_md": "oplyst_fuldtidsloen_md"}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHARE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,12}))?\s*(%|pct\.?|procent)?", re.IGNORECASE)
_PLAIN = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,6}))?")
_MAX_HOURLY = fakta.STOERSTE_TIME * 100


@dataclass(frozen=True)
class Sag:
    """A case, read: its day, the facts as the rules want them, and the chosen policies (yes = the second
    choice).
    """

    dato: date
    facts: Mapping[str, Value]
    politik: Mapping[str, bool] = field(default_factory=dict)

    @property
    def paid_by_hour(self) -> bool:
        """Whether the wage follows from an hourly wage, so that one hour more has a meaning."""
        return self.facts["timeloen"] is not NOT_APPLICABLE


def laes(oplyst: Mapping[str, Any]) -> Sag:
    """Read the facts of a case. Raises InputError naming the field."""
    for key in oplyst:
        if key not in NOEGLER:
            raise InputError(quoted(str(key)), f"kender ikke denne oplysning; brug {', '.join(NOEGLER)}")
    if not oplyst.get("dato"):
        raise InputError("dato", "mangler; skriv en dag i udbetalingsmåneden, fx 2024-06-01")
    day = dag(oplyst["dato"])
    _check_combination(oplyst)
    facts: dict[str, Value] = {each.name: NOT_APPLICABLE for each in fakta.ALLE}
    facts.update(dict.fromkeys(_OPTIONAL, 0))
    for key, value in oplyst.items():
        if key not in ("dato", "politik"):
            facts[_STATED.get(key, key)] = _READERS[key](key, value)
    return Sag(day, facts, _policies(oplyst.get("politik", {})))


def _shown(value: object) -> str:
    return f"“{quoted(str(value))}”"


def dag(value: object) -> date:
    """A day written as 2024-06-01, and in no other way. Raises InputError for the field "dato"."""
    try:
        if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise InputError("dato", f"{_shown(value)} er ikke en dato; skriv fx 2024-06-01") from None


def _check_combination(oplyst: Mapping[str, Any]) -> None:
    """Exactly one way of saying the wage, and exactly one of saying the hours."""
    given = set(oplyst)

    def refuse(key: str, others: set[str], why: str) -> None:
        if key in given and (clash := sorted(given & others)):
            raise InputError(key, f"{why} {clash[0]}; {_GOOD}")

    by_hour = {"timeloen", "effektive_timer", "timer_paa_arbejdspladsen", "intensitet"}
    refuse("timeloen", {"loen_md", "fuldtidsloen_md"}, "kan ikke bruges sammen med")
    refuse("effektive_timer", {"timer_paa_arbejdspladsen", "intensitet"}, "kan ikke bruges sammen med")
    refuse("loen_md", by_hour, "kan ikke bruges sammen med")
    refuse("fuldtidsloen_md", by_hour, "kan ikke bruges sammen med")

    def need(key: str, because: str) -> None:
        if key not in given:
            raise InputError(key, f"mangler{because}; skriv {NOEGLER[key]}")

    if given & {"loen_md", "fuldtidsloen_md"}:
        need("loen_md", ", når fuldtidsloen_md er oplyst")
        need("fuldtidsloen_md", ", når loen_md er oplyst")
        return
    need("timeloen", "")
    if given & {"timer_paa_arbejdspladsen", "intensitet"}:
        need("timer_paa_arbejdspladsen", ", når intensitet er oplyst")
        need("intensitet", ", når timer_paa_arbejdspladsen er oplyst")
    else:
        need("effektive_timer", ", når timeloen er oplyst")


_GOOD = (
    "skriv timeloen med effektive_timer, timeloen med timer_paa_arbejdspladsen og intensitet, "
    "eller loen_md med fuldtidsloen_md"
)


def _text(key: str, value: object) -> str:
    """The characters of a text or a number.

    A number keeps its decimals: 200.50 is not a binary fraction here.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise InputError(key, f"skal være et tal eller en tekst; skriv {NOEGLER[key]}")
    if isinstance(value, int):
        return "9" * 40 if abs(value) >= 10**40 else str(value)  # longer ones are refused as too large anyway
    if not value.is_finite():
        raise InputError(key, f"er ikke et tal; skriv {NOEGLER[key]}")
    if not value:
        return "0"
    if abs(value.adjusted()) > 40:
        raise InputError(key, f"er for stort eller for småt; skriv {NOEGLER[key]}")
    return format(value, "f")


def _parsed(key: str, parse: Callable[[], int]) -> int:
    try:
        return parse()
    except ParseError as problem:
        raise InputError(key, problem.message()) from None


def _amount(key: str, value: object) -> int:
    largest = _MAX_HOURLY if key == "timeloen" else money.LARGEST
    return _parsed(key, lambda: money.parse(_text(key, value), largest=largest))


def _hours(key: str, value: object) -> int:
    return _parsed(key, lambda: hours.parse(_text(key, value), zero=True))


def _share(key: str, value: object) -> int:
    """Millionths: 0,83 and 83 % are 830000."""
    good = "skriv fx 0,83 eller 83 %"
    text = _text(key, value).strip()
    match = _SHARE.fullmatch(text)
    if match is None:
        raise InputError(
            key, f"{_shown(text)} kan ikke læses som en andel; {good}" if text else f"er tom; {good}"
        )
    decimals = match[2] or ""
    share = Fraction(int(match[1] + decimals), 10 ** len(decimals)) / (100 if match[3] else 1)
    if share > 1:
        raise InputError(key, f"{_shown(text)} er mere end det hele; {good}")
    if (share * 1_000_000).denominator != 1:
        raise InputError(key, f"{_shown(text)} har for mange decimaler; {good}")
    return int(share * 1_000_000)


def _days(key: str, value: object) -> int:
    """Hundredths of a day."""
    good = "skriv dage i måneden fra 0 til 31, fx 2"
    text = _text(key, value).strip()
    match = _PLAIN.fullmatch(text)
    days = Fraction(int(match[1] + (match[2] or "")), 10 ** len(match[2] or "")) if match else None
    if days is None or days > 31:
        raise InputError(key, f"{_shown(text)} kan ikke bruges; {good}" if text else f"er tom; {good}")
    if (days * 100).denominator != 1:
        raise InputError(key, f"{_shown(text)} har mere end to decimaler; {good}")
    return int(days * 100)


_READERS: Mapping[str, Callable[[str, object], int]] = {
    **dict.fromkeys((*_MONTHLY, "timeloen"), _amount),
    "effektive_timer": _hours,
    "timer_paa_arbejdspladsen": _hours,
    "intensitet": _share,
    "ledighedsydelsesdage": _days,
}


def _policies(table: object) -> dict[str, bool]:
    """The chosen policies: a table of name and choice. Only names and choices there are."""
    known = {name: each for each in politikker.ALLE for name in (each.name, each.alias) if name}
    if not isinstance(table, Mapping):
        raise InputError("politik", 'skal være en tabel; skriv fx {"atp_afrunding": "hele kroner"}')
    chosen: dict[str, bool] = {}
    written: dict[str, str] = {}
    for key, value in table.items():
        policy = known.get(key)
        if policy is None:
            names = ", ".join(each.name for each in politikker.ALLE)
            raise InputError(f"politik.{quoted(str(key))}", f"kender ikke denne politik; brug {names}")
        if policy.name in chosen:
            raise InputError(f"politik.{key}", f"er det samme som {written[policy.name]}; skriv kun den ene")
        written[policy.name] = key
        chosen[policy.name] = _choice(key, policy, value)
    return chosen


def _choice(key: str, policy: Policy, value: object) -> bool:
    first, second = policy.choices
    if policy.choices == ("nej", "ja") and isinstance(value, int) and value in (0, 1):
        return bool(value)
    if not isinstance(value, str) or value.strip().replace(".", ",").lower() not in (first, second):
        raise InputError(
            f"politik.{key}", f'{_shown(value)} er ikke et valg; skriv "{first}" eller "{second}"'
        )
    return value.strip().replace(".", ",").lower() == second
