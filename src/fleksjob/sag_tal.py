"""Numbers of a case as people and programs write them, made exact or refused with the field and a good value.

Money becomes whole øre, hours whole minutes, intensity millionths, days hundredths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from fleksjob import hours, money
from fleksjob.errors import InputError, ParseError, quoted
from fleksjob.law.fleksloentilskud import fakta
from fleksjob.sag_noegler import skriv

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHARE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,12}))?\s*(%|pct\.?|procent|per cent)?", re.IGNORECASE)
_PLAIN = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,6}))?")
_MAX_HOURLY = fakta.STOERSTE_TIME * 100
_SMALL = ("timeloen", "feriepenge_pr_dag")


def vist(value: object) -> str:
    """What somebody wrote, in quotation marks and fit for one line."""
    return f"“{quoted(str(value))}”"


def dag(value: object, field: str = "dato") -> date:
    """A day written as 2024-06-01, and in no other way. Raises InputError for the field."""
    try:
        if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(
            field,
            f"{vist(value)} er ikke en dato; skriv fx 2024-06-01",
            f"{vist(value)} is not a date; write 2024-06-01, for example",
        ) from None


def tegn(key: str, value: object) -> str:
    """The characters of a text or a number.

    A number keeps its decimals: 200.50 is not a binary fraction here. Raises InputError for anything else.
    """
    da, en = skriv(key)
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise InputError(key, f"skal være et tal eller en tekst; {da}", f"must be a number or a text; {en}")
    if isinstance(value, int):
        return "9" * 40 if abs(value) >= 10**40 else str(value)  # longer ones are refused as too large anyway
    if not value.is_finite():
        raise InputError(key, f"er ikke et tal; {da}", f"is not a number; {en}")
    if not value:
        return "0"
    if abs(value.adjusted()) > 40:
        raise InputError(key, f"er for stort eller for småt; {da}", f"is too large or too small; {en}")
    return format(value, "f")


def _parsed(key: str, parse: Callable[[], int]) -> int:
    try:
        return parse()
    except ParseError as problem:
        raise InputError(key, problem.message(), problem.message("en")) from None


def beloeb(key: str, value: object) -> int:
    """Whole øre. Raises InputError."""
    largest = _MAX_HOURLY if key in _SMALL else money.LARGEST
    return _parsed(key, lambda: money.parse(tegn(key, value), largest=largest))


def timer(key: str, value: object) -> int:
    """Whole minutes a week. Raises InputError."""
    return _parsed(key, lambda: hours.parse(tegn(key, value), zero=True))


def andel(key: str, value: object) -> int:
    """Millionths: 0,83 and 83 % are 830000. Raises InputError."""
    da, en = "skriv fx 0,83 eller 83 %", "write 0.83 or 83 %, for example"
    text = tegn(key, value).strip()
    match = _SHARE.fullmatch(text)
    if not text:
        raise InputError(key, f"er tom; {da}", f"is empty; {en}")
    if match is None:
        raise InputError(
            key,
            f"{vist(text)} kan ikke læses som en andel; {da}",
            f"{vist(text)} cannot be read as a share; {en}",
        )
    decimals = match[2] or ""
    share = Fraction(int(match[1] + decimals), 10 ** len(decimals)) / (100 if match[3] else 1)
    if share > 1:
        raise InputError(
            key, f"{vist(text)} er mere end det hele; {da}", f"{vist(text)} is more than the whole; {en}"
        )
    if (share * 1_000_000).denominator != 1:
        raise InputError(
            key, f"{vist(text)} har for mange decimaler; {da}", f"{vist(text)} has too many decimals; {en}"
        )
    return int(share * 1_000_000)


def dage(key: str, value: object) -> int:
    """Hundredths of a day, from 0 to 31 days. Raises InputError."""
    da, en = "skriv dage i måneden fra 0 til 31, fx 2", "write days in the month from 0 to 31, such as 2"
    text = tegn(key, value).strip()
    match = _PLAIN.fullmatch(text)
    days = Fraction(int(match[1] + (match[2] or "")), 10 ** len(match[2] or "")) if match else None
    if not text:
        raise InputError(key, f"er tom; {da}", f"is empty; {en}")
    if days is None or days > 31:
        raise InputError(key, f"{vist(text)} kan ikke bruges; {da}", f"{vist(text)} cannot be used; {en}")
    if (days * 100).denominator != 1:
        raise InputError(
            key,
            f"{vist(text)} har mere end to decimaler; {da}",
            f"{vist(text)} has more than two decimals; {en}",
        )
    return int(days * 100)


LAESERE: Mapping[str, Callable[[str, object], int]] = {
    **dict.fromkeys(
        (
            "timeloen",
            "loen_md",
            "fuldtidsloen_md",
            "anden_loen_md",
            "fuldtidstillaeg_md",
            "sygedagpenge_md",
            "loen_14_dage",
            "saerlig_udbetaling_md",
            "saerlig_udbetaling_fuld_tid_md",
            "loendele_md",
            "feriepenge_optjent_md",
            "feriepenge_pr_dag",
            "ferieindkomst_pr_dag",
            "tabt_arbejdsfortjeneste_md",
        ),
        beloeb,
    ),
    "effektive_timer": timer,
    "timer_paa_arbejdspladsen": timer,
    "intensitet": andel,
    **dict.fromkeys(("ledighedsydelsesdage", "feriedage", "hverdage_i_job"), dage),
}
"""How the value of each key is read."""
