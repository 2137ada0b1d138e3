"""Numbers with a unit as people and programs write them, and how they are shown.

Money is read as `money` reads it, hours a week as `hours` does; a share may be written as 0,5 or 50 %. Any
other number is a decimal that the fact's own denominator can hold.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from fleksjob import hours, money
from fleksjob.engine import Input
from fleksjob.errors import InputError, ParseError, quoted

_NUMBER = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,12}))?\s*(%|pct\.?|procent)?", re.IGNORECASE)
_GOOD = {"kr": "15600,00", "time": "7,5 eller 7:30", "andel": "0,5 eller 50 %", "dag": "2", "": "3"}
_PER = {
    "måned": ("om måneden", "a month"),
    "uge": ("om ugen", "a week"),
    "time": ("i timen", "an hour"),
    "dag": ("om dagen", "a day"),
    "år": ("om året", "a year"),
    "kvartal": ("i kvartalet", "a quarter"),
}
_MANY = {
    "dag": ("dage", "days"),
    "uge": ("uger", "weeks"),
    "måned": ("måneder", "months"),
    "time": ("timer", "hours"),
    "år": ("år", "years"),
}


def godt_tal(fact: Input) -> str:
    """A good value of a numeric fact, as a hint: "skriv fx 15600,00 (kr/måned)"."""
    first = (fact.unit or "").partition("/")[0]
    unit = "" if fact.unit == "andel" else f" ({fact.unit})"
    return f"skriv fx {_GOOD.get(first, _GOOD[''])}{unit} eller null (ved ikke)"


def laes(fact: Input, value: object) -> int:
    """The whole number of 1/den of the fact's unit that somebody wrote. Raises InputError with the field."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise _refused(fact, value, godt_tal(fact))
    text = str(value) if isinstance(value, str | int) else format(value, "f")
    number = _read(fact, text)
    if not 0 <= number <= fact.high * fact.den:
        raise InputError(fact.name, f"skal ligge fra 0 til {fact.high} {fact.unit}; {godt_tal(fact)}")
    return number


def _read(fact: Input, text: str) -> int:
    unit = fact.unit or ""
    try:
        if unit.startswith("kr") and fact.den == 100:
            return money.parse(text, largest=fact.high * 100)
        if unit in ("time", "time/uge") and fact.den == 60:
            return hours.parse(text, zero=True)
    except ParseError as problem:
        raise InputError(fact.name, problem.message()) from None
    match = _NUMBER.fullmatch(text.strip())
    if match is None or (match[3] and unit != "andel"):
        raise _refused(fact, text, godt_tal(fact))
    decimals = match[2] or ""
    exact = Fraction(int(match[1] + decimals), 10 ** len(decimals)) / (100 if match[3] else 1) * fact.den
    if exact.denominator != 1:
        step = "hele tal" if fact.den == 1 else f"trin på 1/{fact.den}"
        raise _refused(fact, text, f"brug {step}; {godt_tal(fact)}")
    return int(exact)


def _refused(fact: Input, value: object, why: str) -> InputError:
    return InputError(fact.name, f"“{quoted(str(value))}” kan ikke bruges; {why}")


def som_json(exact: Fraction, unit: str) -> str:
    """A number as JSON has it: two decimals half-up for kroner, else as short as it is exact, at most six."""
    if unit.startswith("kr"):
        return _decimal(exact, 2)
    whole, _, decimals = _decimal(exact, 6).partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def vis(exact: Fraction, unit: str, language: str = "da") -> str:
    """A number for a person to read: 15.600,00 kr. om måneden, 7,5 timer om ugen, 50 pct."""
    english = language == "en"
    above, _, below = unit.partition("/")
    per = " " + _PER[below][english] if below in _PER else ""
    if above == "kr":
        oere = _decimal(exact, 2).replace(".", "")
        return money.show(int(oere)) + per
    if unit == "andel":
        return _shown(som_json(exact * 100, ""), english) + (" per cent" if english else " pct.")
    if above == "time":
        minutes = exact * 60
        shown = (
            hours.show(int(minutes), language)
            if minutes.denominator == 1
            else _shown(som_json(exact, ""), english)
        )
    else:
        shown = _shown(som_json(exact, ""), english)
    word = _MANY.get(above, (above, above))[english]
    if exact == 1:
        word = {"days": "day", "dage": "dag", "uger": "uge", "weeks": "week", "måneder": "måned"}.get(
            word, word
        )
    return f"{shown} {word}{per}"


def _shown(text: str, english: bool) -> str:
    return text if english else text.replace(".", ",")


def _decimal(exact: Fraction, places: int) -> str:
    scale: int = 10**places
    parts = (2 * abs(exact.numerator) * scale + exact.denominator) // (2 * exact.denominator)
    sign = "-" if exact < 0 and parts else ""
    return f"{sign}{parts // scale}.{parts % scale:0{places}d}"
