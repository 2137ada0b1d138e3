"""Amounts: what people write, as whole øre, and back.

15.272,00 · 15272 · 15272,5 · 1234.56 are read. A lone dot or comma before exactly three final digits
could be a thousand or a decimal, and is refused; so is the English 15,272.00.
"""

from __future__ import annotations

import re

from fleksjob.errors import ParseError, quoted

LARGEST = 10_000_000_00
"""The largest amount anybody is paid here, in øre. A larger one is a slip of the keyboard."""

_SENTENCES = {
    "empty": ("Indtast et beløb. Skriv fx 15.272,00.", "Enter an amount. Write 15.272,00 or 15272."),
    "negative": (
        "Beløbet kan ikke være under 0. Skriv fx 15.272,00.",
        "The amount cannot be below 0. Write 15272, for example.",
    ),
    "not_amount": (
        "“{text}” kan ikke læses som et beløb. Skriv fx 15.272,00.",
        "“{text}” cannot be read as an amount. Write 15272, for example.",
    ),
    "english": (
        "“{text}” har komma før punktum. Skriv det på dansk, fx 15.272,00.",
        "“{text}” has a comma before a dot. Write it the Danish way: 15.272,00.",
    ),
    "ambiguous": (
        "“{text}” kan betyde to ting. Skriv fx {whole} eller {full}.",
        "“{text}” can mean two things. Write {whole} or {full}.",
    ),
    "decimals": (
        "Et beløb har højst to decimaler. Skriv fx 200,50.",
        "An amount has at most two decimals. Write 200.50, for example.",
    ),
    "too_large": (
        "Beløbet er for stort. Skriv højst 10.000.000, fx 15.272,00.",
        "The amount is too large. Write at most 10000000.",
    ),
}

_UNIT = re.compile(r"^(?:kr\.?|dkk)\s*|\s*(?:kr\.?|kroner|dkk)$", re.IGNORECASE)
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_LONE_MARK = re.compile(r"[0-9]+[.,][0-9]{3}")
_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_GROUPED = re.compile(r"([0-9]{1,3}(?:[. ][0-9]{3})+)(?:,([0-9]+))?")


def parse(text: str, *, largest: int = LARGEST) -> int:
    """Whole øre of what somebody wrote, between 0 and `largest`.

    Raises ParseError with code empty, negative, not_amount, english, ambiguous, decimals or too_large.

    >>> parse("15.600,50 kr.")
    1560050
    """
    shown = quoted(text.strip())
    plain = _UNIT.sub("", " ".join(text.split()))
    if not plain:
        raise ParseError("empty", _SENTENCES)
    if plain[0] in "-−–" and plain[1:2].isdigit():
        raise ParseError("negative", _SENTENCES)
    if _LONE_MARK.fullmatch(plain):
        whole, full = "15272", "15.272,00"
        if _THOUSANDS.fullmatch(plain):
            whole = re.sub("[.,]", "", plain)
            full = plain[:-1] if "," in plain else show(int(whole) * 100, unit="")
        raise ParseError("ambiguous", _SENTENCES, text=shown, whole=whole, full=full)
    if _ENGLISH.fullmatch(plain):
        raise ParseError("english", _SENTENCES, text=shown)
    match = _PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain)
    if match is None:
        raise ParseError("not_amount", _SENTENCES, text=shown)
    digits = match[1].replace(".", "").replace(" ", "").lstrip("0")
    decimals = (match[2] or "").ljust(2, "0")
    if len(decimals) > 2:
        raise ParseError("decimals", _SENTENCES)
    if len(digits) > 15 or int((digits or "0") + decimals) > largest:
        raise ParseError("too_large", _SENTENCES)
    return int((digits or "0") + decimals)


def show(oere: int, unit: str = " kr.") -> str:
    """15.272,00 kr. of 1527200. `unit=""` leaves the bare number."""
    kroner, rest = divmod(abs(oere), 100)
    return f"{'-' if oere < 0 else ''}{kroner:,}".replace(",", ".") + f",{rest:02d}{unit}"
