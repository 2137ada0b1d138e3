"""Numbers with a unit as people and programs write them, and how they are shown.

A text is read as a person writes it: money as `money` reads it, hours as `hours` does, a share as 0,5 or
50 %, anything else as a decimal, with or without its unit's word. A JSON number is exact: its dot is no
thousand.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from fleksjob import hours, money
from fleksjob.engine import Input
from fleksjob.engine.functions import half_up
from fleksjob.errors import InputError, ParseError, quoted

_DIGITS = 12
_NUMBER = re.compile(rf"([0-9]{{1,{_DIGITS}}})(?:[.,]([0-9]{{1,{_DIGITS}}}))?\s*(\D*)")
_THOUSAND_OR_DECIMAL = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_PER_CENT = {"%", "pct", "pct.", "procent", "per cent", "percent"}
_GOOD = {
    "time": ("7,5 eller 7:30", "7.5 or 7:30"),
    "andel": ("0,5 eller 50 %", "0.5 or 50 %"),
}
_PER = {
    "måned": ("om måneden", "a month"),
    "uge": ("om ugen", "a week"),
    "time": ("i timen", "an hour"),
    "dag": ("om dagen", "a day"),
    "år": ("om året", "a year"),
    "kvartal": ("i kvartalet", "a quarter"),
}
_ONE = {
    "dag": ("dag", "day"),
    "uge": ("uge", "week"),
    "måned": ("måned", "month"),
    "kvartal": ("kvartal", "quarter"),
    "time": ("time", "hour"),
    "år": ("år", "year"),
}
_MANY = {
    "dag": ("dage", "days"),
    "uge": ("uger", "weeks"),
    "måned": ("måneder", "months"),
    "kvartal": ("kvartaler", "quarters"),
    "time": ("timer", "hours"),
    "år": ("år", "years"),
}


def godt_tal(fact: Input, language: str = "da") -> str:
    """A good value of a numeric fact, as a hint: "skriv fx 15600,00 (kr/måned) eller null (ved ikke)"."""
    unit = "" if fact.unit == "andel" else f" ({fact.unit})"
    usual = int(fact.likely) if fact.likely >= 1 else 0
    da, en = _GOOD.get(_above(fact), (f"{usual or 3}",) * 2)
    if _above(fact) == "kr":
        da, en = f"{usual or 15600},00", f"{usual or 15600}.00"
    return (
        f"write {en}{unit} or null (not known)"
        if language == "en"
        else f"skriv fx {da}{unit} eller null (ved ikke)"
    )


def laes(fact: Input, value: object) -> int:
    """The whole number of 1/den of the fact's unit that somebody wrote. Raises InputError with the field."""
    if isinstance(value, str):
        number = _of_text(fact, value)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = _of_number(fact, Decimal(value))
    else:
        raise _refused(fact, value)
    if number > fact.high * fact.den:
        raise _outside(fact)
    return number


def _above(fact: Input) -> str:
    return (fact.unit or "").partition("/")[0]


def _of_number(fact: Input, value: Decimal) -> int:
    """The size is looked at before the exact fraction is made: 1E+999999999 has a billion digits."""
    if not value.is_finite() or (value and value.adjusted() < -_DIGITS):
        raise _refused(fact, value)
    if not 0 <= value <= fact.high:
        raise _outside(fact)
    return _whole(fact, Fraction(value), str(value))


def _of_text(fact: Input, text: str) -> int:
    above = _above(fact)
    try:
        if above == "kr" and fact.den == 100:
            return money.parse(text, largest=fact.high * 100)
        if above == "time" and fact.den == 60:
            return hours.parse(text, zero=True, largest=fact.high * 60)
    except ParseError as problem:
        raise InputError(fact.name, problem.message(), problem.message("en")) from None
    plain = " ".join(text.split())
    match = _NUMBER.fullmatch(plain)
    if match is None or match[3].lower() not in _words(fact):
        raise _refused(fact, text)
    if above != "andel" and _THOUSAND_OR_DECIMAL.fullmatch(plain[: match.end(2)]):
        raise _refused(fact, text, "det kan betyde to ting; ", "it can mean two things; ")
    decimals = match[2] or ""
    share = 100 if match[3].lower() in _PER_CENT else 1
    return _whole(fact, Fraction(int(match[1] + decimals), 10 ** len(decimals)) / share, text)


def _words(fact: Input) -> set[str]:
    """What may stand after the number: per cent of a share, else the unit's own word."""
    above = _above(fact)
    return {"", *(_PER_CENT if above == "andel" else {*_ONE.get(above, ()), *_MANY.get(above, ())})}


def _whole(fact: Input, exact: Fraction, text: str) -> int:
    number = exact * fact.den
    if number.denominator == 1:
        return int(number)
    if fact.den == 1:
        raise _refused(fact, text, "brug hele tal; ", "use whole numbers; ")
    raise _refused(fact, text, f"brug trin på 1/{fact.den}; ", f"use steps of 1/{fact.den}; ")


def _refused(fact: Input, value: object, why: str = "", why_en: str = "") -> InputError:
    shown = quoted(str(value))
    return InputError(
        fact.name,
        f"“{shown}” kan ikke bruges; {why}{godt_tal(fact)}",
        f"“{shown}” cannot be used; {why_en}{godt_tal(fact, 'en')}",
    )


def _outside(fact: Input) -> InputError:
    limit = str(fact.high) if fact.unit == "andel" else f"{fact.high} {fact.unit}"
    return InputError(
        fact.name,
        f"skal ligge fra 0 til {limit}; {godt_tal(fact)}",
        f"must be from 0 to {limit}; {godt_tal(fact, 'en')}",
    )


def som_json(exact: Fraction, unit: str) -> str:
    """A number as JSON has it: two decimals half-up for kroner, else as short as it is exact, at most six."""
    if unit.startswith("kr"):
        return decimal(exact, 2)
    whole, _, decimals = decimal(exact, 6).partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def vis(exact: Fraction, unit: str, language: str = "da") -> str:
    """A number for a person to read: 15.600,00 kr. om måneden, 7,5 timer om ugen, 50 pct."""
    english = language == "en"
    above, _, below = unit.partition("/")
    per = " " + _PER[below][english] if below in _PER else ""
    if above == "kr":
        return money.show(oere(exact)) + per
    if above == "andel":
        return _shown(exact * 100, english) + (" per cent" if english else " pct.")
    minutes = exact * 60
    shown = (
        hours.show(int(minutes), language)
        if above == "time" and minutes.denominator == 1
        else _shown(exact, english)
    )
    word = (_ONE if exact == 1 else _MANY).get(above, (above, above))[english]
    return f"{shown} {word}{per}"


def _shown(exact: Fraction, english: bool) -> str:
    text = som_json(exact, "")
    return text if english else text.replace(".", ",")


def oere(kroner: Fraction) -> int:
    """Whole øre of an exact amount in kroner, halves away from zero."""
    return half_up(kroner.numerator, kroner.denominator, Fraction(1, 100))


def decimal(exact: Fraction, places: int) -> str:
    """Rounded to some decimals, halves away from zero, without an exponent and without -0: "15272.00"."""
    parts = half_up(exact.numerator, exact.denominator, Fraction(1, 10**places))
    whole, rest = divmod(abs(parts), 10**places)
    return f"{'-' if parts < 0 else ''}{whole}.{rest:0{places}d}"
