"""The columns a file may have, and what the columns of the answer are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from fleksjob import sag
from fleksjob.beregning import BELOEB
from fleksjob.errors import InputError, quoted
from fleksjob.law.fleksloentilskud import loenarter, politikker

OWN = "x_"
"""Begins the name of a column that is the sender's own and is copied to the answer."""

POLICY = "politik."
POLICY_NAMES = {name: each.name for each in politikker.ALLE for name in (each.name, each.alias) if name}
KINDS = "loenarter."
SINGLE = tuple(key for key in sag.NOEGLER if key not in sag.TABELLER)
"""The columns of one fact each."""

IN_TABLES = (
    *(POLICY + name for name in POLICY_NAMES),
    *dict.fromkeys(KINDS + each.id for each in loenarter.gaeldende()),
)
"""The columns of one entry of a table each: politik.atp_afrunding, loenarter.bonus."""

FACTS = frozenset((*SINGLE, *IN_TABLES))
"""Every column with a meaning."""

AMOUNTS = BELOEB
MARGINS = ("naeste_krone_beholdt", "naeste_time")
YES_NO = "loenloft_binder"
TEXTS = ("forbehold", "regelsaet", "fejl_felt", "fejl")

_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "_", "-": "_"})


def answer_names(taken: Iterable[str], *, margins: bool) -> dict[str, str]:
    """The columns of the answer in order, and what each is called beside the columns of the input.

    A name that the input has already gets "_svar" at its end. Raises InputError where that is taken too.
    """
    used = set(taken)
    names = (*AMOUNTS, YES_NO, *(MARGINS if margins else ()), *TEXTS)
    answer = {name: f"{name}_svar" if name in used else name for name in names}
    if twice := sorted(used & set(answer.values())):
        raise InputError(
            quoted(twice[0]),
            f"har samme navn som en kolonne i svaret; kald den fx x_{twice[0]}",
            f"has the name of a column of the answer; call it x_{twice[0]}, for example",
        )
    return answer


def check(names: Sequence[str], *, keep: bool) -> None:
    """Refuse a header that cannot be used. Raises InputError with the column and the nearest names."""
    for number, name in enumerate(names, 1):
        if not name:
            raise InputError(
                "overskriften",
                f"kolonne {number} har intet navn; skriv fx dato",
                f"column {number} has no name; write dato, for example",
            )
        if names.index(name) < number - 1:
            raise InputError(
                quoted(name),
                "står to gange i overskriften; behold den ene",
                "stands twice in the header; keep one",
            )
    unknown = [name for name in names if name not in FACTS and not name.startswith(OWN)]
    if unknown and not keep:
        raise _unknown(unknown[0])
    if not any(name in FACTS for name in names):
        raise InputError(
            "overskriften",
            f"{_none_known(names)} er ikke kolonner, vi kender; skriv fx dato, timeloen, effektive_timer",
            f"{_none_known(names)} are no known columns; write dato, timeloen, effektive_timer, for example",
        )


def _none_known(names: Sequence[str]) -> str:
    return quoted(", ".join(names))


def _unknown(name: str) -> InputError:
    near = near_names(name)
    da = f"mente du {' eller '.join(near)}?" if near else "se navnene med fleksjob beregn --help."
    en = f"did you mean {' or '.join(near)}?" if near else "see the names with fleksjob beregn --help."
    return InputError(
        quoted(name),
        f"kender ikke denne kolonne; {da} Kald en kolonne af dine egne {OWN}…, eller brug --behold",
        f"there is no such column; {en} Call a column of your own {OWN}…, or use --behold",
    )


def near_names(name: str) -> list[str]:
    """The known names that somebody may have meant, at most two."""
    plain = name.strip().lower().translate(_ASCII)
    return get_close_matches(plain, (*SINGLE, *IN_TABLES), n=2, cutoff=0.6)
