"""Working hours: what people write, as whole minutes, and back.

7,5 · 7.5 · 7½ · 7:30 · 7 t 30 min are the same 450 minutes. What is not whole minutes is refused.
"""

from __future__ import annotations

import re
from fractions import Fraction

from fleksjob.errors import ParseError, quoted

MINUTES_OF_A_WEEK = 7 * 24 * 60

_SENTENCES = {
    "empty": (
        "Indtast hvor mange timer. Skriv fx 7,5 eller 7:30.",
        "Enter how many hours. Write 7.5 or 7:30.",
    ),
    "zero": (
        "Indtast hvor mange timer. Tallet skal være over 0, fx 7,5.",
        "Enter how many hours. The number must be above 0, such as 7.5.",
    ),
    "negative": (
        "Timer kan ikke være under 0. Skriv fx 7,5.",
        "Hours cannot be below 0. Write 7.5, for example.",
    ),
    "not_hours": (
        "“{text}” kan ikke læses som timer. Skriv fx 7,5 eller 7:30.",
        "“{text}” cannot be read as hours. Write 7.5 or 7:30, for example.",
    ),
    "minutes": (
        "Der er højst 59 minutter efter kolon. Skriv fx 7:30.",
        "There are at most 59 minutes after the colon. Write 7:30, for example.",
    ),
    "ambiguous": (
        "“{text}” kan betyde to ting. Skriv fx 7,5 eller 7:30.",
        "“{text}” can mean two things. Write 7.5 or 7:30, for example.",
    ),
    "not_whole_minutes": (
        "“{text}” timer er ikke hele minutter. Skriv fx {near}.",
        "“{text}” hours are not whole minutes. Write {near}, for example.",
    ),
    "too_many": (
        "En uge har 168 timer. Skriv timer om ugen, fx 7,5.",
        "A week has 168 hours. Write hours a week, such as 7.5.",
    ),
    "too_large": (
        "Der kan højst være {most} timer. Skriv fx 7,5.",
        "There can be at most {most} hours. Write 7.5, for example.",
    ),
}

_PARTS = {"": Fraction(0), "¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)}
_CLOCK = re.compile(r"([0-9]{1,6}):([0-9]{2})")
_WORDS = re.compile(
    r"(?:([0-9]{1,6})\s*(?:timer|time|t\.?|hours|hour|h\.?))?\s*(?:og|and)?\s*(?:([0-9]{1,6})\s*(?:minutter|minut|minutes|minute|min\.?|m))?",
    re.IGNORECASE,
)
_DECIMAL = re.compile(
    r"([0-9]{1,6})(?:[.,]([0-9]{1,9}))?(?:\s*(?:timer|time|t\.?|hours|hour|h\.?))?", re.IGNORECASE
)
_FRACTION = re.compile(r"([0-9]{1,6})?\s*([¼½¾])(?:\s*(?:timer|time|t\.?|hours|hour|h\.?))?", re.IGNORECASE)


def parse(text: str, *, zero: bool = False, largest: int = MINUTES_OF_A_WEEK) -> int:
    """Whole minutes of what somebody wrote, hours a week unless `largest` says else, in minutes.

    `zero=True` lets 0 hours pass. Raises ParseError with code empty, zero, negative, not_hours, minutes,
    ambiguous, not_whole_minutes, too_many (of a week) or too_large.

    >>> parse("7,5"), parse("7:30")
    (450, 450)
    """
    shown = quoted(text.strip())
    plain = " ".join(text.split())
    if not plain:
        raise ParseError("empty", _SENTENCES)
    if plain[0] in "-−–" and plain[1:2].isdigit():
        raise ParseError("negative", _SENTENCES)
    minutes = _minutes(plain, shown)
    if minutes.denominator != 1:
        near = show_clock(int(minutes + Fraction(1, 2)))
        raise ParseError("not_whole_minutes", _SENTENCES, text=shown, near=near)
    if minutes > largest:
        week = largest == MINUTES_OF_A_WEEK
        raise ParseError("too_many" if week else "too_large", _SENTENCES, most=show(largest))
    if minutes == 0 and not zero:
        raise ParseError("zero", _SENTENCES)
    return int(minutes)


def _minutes(plain: str, shown: str) -> Fraction:
    if match := _CLOCK.fullmatch(plain):
        hours, minutes = int(match[1]), int(match[2])
        if minutes > 59:
            raise ParseError("minutes", _SENTENCES)
        return Fraction(hours * 60 + minutes)
    if match := _DECIMAL.fullmatch(plain):
        decimals = match[2] or ""
        if len(decimals) == 3:
            raise ParseError("ambiguous", _SENTENCES, text=shown)
        return Fraction(int(match[1] + decimals), 10 ** len(decimals)) * 60
    if match := _FRACTION.fullmatch(plain):
        return (int(match[1] or 0) + _PARTS[match[2]]) * 60
    if (match := _WORDS.fullmatch(plain)) and (match[1] or match[2]):
        if match[1] and match[2] and int(match[2]) > 59:
            raise ParseError("minutes", _SENTENCES)
        return Fraction(int(match[1] or 0) * 60 + int(match[2] or 0))
    raise ParseError("not_hours", _SENTENCES, text=shown)


def show(minutes: int, language: str = "da") -> str:
    """Hours as a short decimal where two decimals are exact (7,5), else as hours and minutes (7:20)."""
    hundredths, rest = divmod(abs(minutes) * 100, 60)
    if rest:
        return show_clock(minutes)
    whole, part = divmod(hundredths, 100)
    decimals = f"{part:02d}".rstrip("0")
    mark = "." if language == "en" else ","
    return f"{'-' if minutes < 0 else ''}{whole}{mark + decimals if decimals else ''}"


def show_clock(minutes: int) -> str:
    """Hours and minutes, 7:30."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}:{rest:02d}"
