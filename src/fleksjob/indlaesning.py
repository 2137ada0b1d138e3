"""Reads the facts of a case from JSON: numbers as decimals, no key twice, nothing but one object."""

from __future__ import annotations

import json
import sys
from decimal import Decimal, DecimalException
from pathlib import Path
from typing import Any

from fleksjob.errors import InputError, os_reason, quoted

LARGEST = 1_000_000
"""More characters than any case needs."""

_EXAMPLE = '{"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}'


def read(place: str, example: str = _EXAMPLE) -> dict[str, Any]:
    """The object in a file, or in standard input where the place is "-".

    Raises InputError, which shows the example.
    """
    try:
        content = sys.stdin.buffer.read(LARGEST + 1) if place == "-" else _read_file(place)
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            "",
            f"oplysningerne er ikke UTF-8; skriv fx {example}",
            f"the facts are not UTF-8; write {example}, for example",
        ) from None
    except (OSError, ValueError) as problem:
        reason, reason_en = os_reason(problem)
        raise InputError(
            "",
            f"kan ikke læse {quoted(place)}: {reason}; brug en fil eller -",
            f"cannot read {quoted(place)}: {reason_en}; use a file or -",
        ) from None
    if len(content) > LARGEST:
        raise InputError(
            "",
            f"der er mere end {LARGEST} tegn; skriv fx {example}",
            f"there are more than {LARGEST} characters; write {example}, for example",
        )
    return parse(text, example)


def _read_file(place: str) -> bytes:
    with Path(place).open("rb") as file:
        return file.read(LARGEST + 1)


def parse(text: str, example: str = _EXAMPLE) -> dict[str, Any]:
    """The object in a JSON text. Raises InputError."""
    if not text.strip():
        raise InputError(
            "",
            f"der er ingen oplysninger; skriv fx {example}",
            f"there are no facts; write {example}, for example",
        )
    try:
        found = json.loads(
            text,
            parse_float=_number,
            parse_int=_whole,
            parse_constant=_number,
            object_pairs_hook=unique,
        )
    except json.JSONDecodeError as problem:
        raise InputError(
            "",
            f"det er ikke JSON (linje {problem.lineno}, tegn {problem.colno}); skriv fx {example}",
            f"that is not JSON (line {problem.lineno}, character {problem.colno}); write {example}",
        ) from None
    except RecursionError:
        raise InputError(
            "",
            f"JSON er indlejret for dybt; skriv fx {example}",
            f"the JSON is nested too deep; write {example}, for example",
        ) from None
    if not isinstance(found, dict):
        raise InputError(
            "",
            f"det skal være et JSON-objekt; skriv fx {example}",
            f"it must be a JSON object; write {example}, for example",
        )
    return found


def _number(text: str) -> Decimal:
    """A decimal number, never a binary one.

    NaN and what is beyond all measure are refused with their field later.
    """
    try:
        return Decimal(text)
    except DecimalException:
        return Decimal("Infinity")


def _whole(text: str) -> int | Decimal:
    return int(text) if len(text) <= 40 else _number(text)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs as a mapping. Raises InputError for a key that stands twice."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(quoted(key), "står to gange; skriv den én gang", "stands twice; write it once")
        found[key] = value
    return found
