"""The facts of an assessment as a person or a program writes them. What is left out or null is unknown.

Yes and no are true and false or "ja" and "nej", a day is 2026-11-21, a choice is one of its names, a number
is read by its unit (see `tal`). Anything else raises InputError with the field and a good value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fleksjob import tal
from fleksjob.engine import Input, State, Value
from fleksjob.errors import InputError, quoted
from fleksjob.law.emner import Emne

FOERSTE_DAG, SIDSTE_DAG = date(2013, 1, 1), date(2100, 12, 31)
"""The days that can be asked about: the rules begin with the scheme of 2013."""

TIDLIGST = date(1900, 1, 1)
SKET = ("fleksjob_begyndt", "seneste_opfoelgning", "aftale_underskrevet")
"""Days that are asked about as something that has happened."""

_YES_NO: Mapping[Any, Value] = {
    True: True,
    False: False,
    "ja": True,
    "nej": False,
    "ved ikke": State.UNKNOWN,
}
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Oplyst:
    """A case, read: its day, the facts as the rules want them, and the open questions answered otherwise."""

    dato: date
    facts: Mapping[str, Value]
    politik: Mapping[str, bool]


def laes(emne: Emne, oplyst: Mapping[str, Any]) -> Oplyst:
    """Read the facts of a subject. Raises InputError naming the field."""
    known = emne.fakta
    for key in oplyst:
        if key not in known and key != "politik":
            names = ", ".join(known)
            raise InputError(
                quoted(str(key)),
                f"kender ikke denne oplysning; brug {names}",
                f"is not a fact here; use {names}",
            )
    if oplyst.get("dato") is None:
        raise InputError(
            "dato",
            "mangler; skriv den dag, det gælder, fx 2026-11-21",
            "is missing; write the day it is about, such as 2026-11-21",
        )
    day = _day("dato", oplyst["dato"])
    if not FOERSTE_DAG <= day <= SIDSTE_DAG:
        raise InputError(
            "dato",
            f"skal ligge fra {FOERSTE_DAG} til {SIDSTE_DAG}, fx 2026-11-21",
            f"must be from {FOERSTE_DAG} to {SIDSTE_DAG}, such as 2026-11-21",
        )
    facts = {
        key: _value(known[key], value)
        for key, value in oplyst.items()
        if key != "politik" and value is not None
    }
    _born_first(known, facts, day)
    _begun(facts, day)
    facts = {key: value for key, value in facts.items() if value is not State.UNKNOWN}
    return Oplyst(day, {**emne.udeladt, **facts}, _policies(emne, oplyst.get("politik")))


def _born_first(known: Mapping[str, Input], facts: Mapping[str, Value], day: date) -> None:
    """Nobody is born after the day that it is about, or on or after a day that something happened to them."""
    born = facts.get("foedselsdag")
    if not isinstance(born, int):
        return
    if born > day.toordinal():
        raise InputError(
            "foedselsdag",
            f"ligger efter dato ({day}); skriv fx 1980-05-10",
            f"is after dato ({day}); write 1980-05-10, for example",
        )
    for name, value in facts.items():
        if name != "foedselsdag" and known[name].is_day and isinstance(value, int) and value <= born:
            raise InputError(
                name,
                f"ligger ikke efter foedselsdag ({date.fromordinal(born)}); skriv fx 2024-03-01",
                f"is not after foedselsdag ({date.fromordinal(born)}); write 2024-03-01, for example",
                other="foedselsdag",
            )


def _begun(facts: Mapping[str, Value], day: date) -> None:
    """What has happened did so on the day that it is about, or before."""
    for name in SKET:
        value = facts.get(name)
        if isinstance(value, int) and value > day.toordinal():
            raise InputError(
                name,
                f"ligger efter dato ({day}); skriv fx 2024-03-01",
                f"is after dato ({day}); write 2024-03-01, for example",
                other="dato",
            )


def godt_svar(fact: Input) -> str:
    """A good value, as a hint: 'skriv "ja", "nej" eller null'."""
    if fact.valg is not None:
        return "skriv " + ", ".join(f'"{name}"' for name in fact.valg.names) + " eller null"
    if fact.is_day:
        return "skriv en dag, fx 2026-11-21, eller null"
    if fact.unit is not None:
        return tal.godt_tal(fact)
    return 'skriv "ja", "nej" eller null (ved ikke)'


def _value(fact: Input, value: object) -> Value:
    if value == "ved ikke":
        return State.UNKNOWN
    if fact.valg is not None:
        if isinstance(value, str) and value in fact.valg.names:
            return fact.valg.number(value)
    elif fact.is_day:
        return _day(fact.name, value).toordinal()
    elif fact.unit is not None:
        return tal.laes(fact, value)
    elif isinstance(value, bool | str) and value in _YES_NO:
        return _YES_NO[value]
    names = ", ".join(f'"{name}"' for name in (fact.valg.names if fact.valg is not None else ("ja", "nej")))
    raise InputError(
        fact.name,
        f"“{quoted(str(value))}” kan ikke bruges; {godt_svar(fact)}",
        f"“{quoted(str(value))}” cannot be used; write {names} or null",
    )


def _day(name: str, value: object) -> date:
    try:
        if not isinstance(value, str) or not _ISO.fullmatch(value):
            raise ValueError
        day = date.fromisoformat(value)
    except ValueError:
        raise InputError(
            name,
            f"“{quoted(str(value))}” er ikke en dag; skriv fx 2026-11-21",
            f"“{quoted(str(value))}” is not a day; write 2026-11-21, for example",
        ) from None
    if not TIDLIGST <= day <= SIDSTE_DAG:
        raise InputError(
            name,
            f"skal ligge fra {TIDLIGST} til {SIDSTE_DAG}; skriv fx 2026-11-21",
            f"must be from {TIDLIGST} to {SIDSTE_DAG}; write 2026-11-21, for example",
        )
    return day


def _policies(emne: Emne, table: object) -> dict[str, bool]:
    if table is None:
        return {}
    known = {each.name: each for each in emne.law.policies}
    if not isinstance(table, Mapping):
        raise InputError(
            "politik",
            "skal være en tabel af navn og valg; se fleksjob regler",
            "must be a table of name and choice; see fleksjob regler",
        )
    chosen: dict[str, bool] = {}
    for key, value in table.items():
        if key not in known:
            names = ", ".join(known)
            raise InputError(
                f"politik.{quoted(str(key))}",
                f"kendes ikke her; brug {names or 'ingen'}",
                f"is not known here; use {names or 'none'}",
            )
        first, second = known[key].choices
        if value not in (first, second):
            wrong = f"“{quoted(str(value))}”"
            raise InputError(
                f"politik.{key}",
                f'{wrong} er ikke et valg; skriv "{first}" eller "{second}"',
                f"{wrong} is not a choice; write “{first}” or “{second}”",
            )
        chosen[key] = value == second
    return chosen
