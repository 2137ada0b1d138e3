"""Amounts of a month by their kind: which count as wage, where, and which the municipality must settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fleksjob import money
from fleksjob.errors import InputError, quoted
from fleksjob.law.fleksloentilskud import loenarter
from fleksjob.law.fleksloentilskud.loenarter import NEJ, UVIST, Loenart
from fleksjob.sag_tal import beloeb, vist


@dataclass(frozen=True)
class Post:
    """One amount, in øre, with its kind. `felt` is where it is counted, empty where it is not.

    `kommunen` is what the municipality has said of a kind that the sources leave open.
    """

    art: Loenart
    oere: int
    felt: str
    kommunen: bool | None = None


def laes(table: object, day: date) -> tuple[Post, ...]:
    """Sort the amounts by the rules of the day. Raises InputError naming the kind."""
    known = {each.id: each for each in loenarter.paa(day)}
    if not isinstance(table, Mapping):
        example = '{"bonus": "3000"}'
        raise InputError(
            "loenarter", f"skal være en tabel; skriv fx {example}", f"must be a table, such as {example}"
        )
    posts = []
    for key, value in table.items():
        if key not in known:
            names = ", ".join(known)
            raise InputError(
                f"loenarter.{quoted(str(key))}", f"kendes ikke; brug {names}", f"is not known; use {names}"
            )
        posts.append(_post(known[key], value))
    return tuple(posts)


def laegges_til(facts: Mapping[str, Any], posts: tuple[Post, ...]) -> dict[str, int]:
    """The facts that the amounts change, with what they come to. Raises InputError for too large a sum."""
    sums: dict[str, int] = {}
    for post in posts:
        if post.felt:
            stated = facts[post.felt]
            before = sums.get(post.felt, stated if isinstance(stated, int) else 0)
            sums[post.felt] = before + post.oere
            if sums[post.felt] > money.LARGEST:
                raise InputError(
                    f"loenarter.{post.art.id}",
                    "beløbene er for store tilsammen",
                    "the amounts are too large together",
                )
    return sums


def _post(art: Loenart, value: object) -> Post:
    field = f"loenarter.{art.id}"
    decided: bool | None = None
    if isinstance(value, Mapping):
        if art.taeller != UVIST or set(value) != {"beloeb", "taeller"}:
            raise InputError(
                field,
                'skriv et beløb; kun hvor kilderne er uvisse, fx {"beloeb": "800", "taeller": "nej"}',
                'write an amount; only where the sources are unclear, {"beloeb": "800", "taeller": "nej"}',
            )
        decided = _decided(field, value["taeller"])
        value = value["beloeb"]
    try:
        oere = beloeb("loendele_md", value)
    except InputError as problem:
        raise InputError(field, problem.reason, problem.reason_en) from None
    counted = art.taeller not in (NEJ, UVIST) or decided is True
    return Post(art, oere, art.felt if counted else "", decided)


def _decided(field: str, value: object) -> bool:
    if value not in ("ja", "nej"):
        raise InputError(
            f"{field}.taeller",
            f'{vist(value)} er ikke et valg; skriv "ja" eller "nej"',
            f'{vist(value)} is not a choice; write "ja" or "nej"',
        )
    return value == "ja"
