"""The facts of one case as a person or a program writes them, made into exact numbers or refused.

What goes in is a mapping with the keys of `NOEGLER`; amounts and hours as text, `Decimal` or `int`. Money
is then whole øre, hours whole minutes, intensity millionths. Nothing is guessed: an unknown key, two ways
of saying the same, or a number that can be read in two ways raises InputError with the field and a good
value, in Danish and English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from fleksjob import money
from fleksjob.engine import NOT_APPLICABLE, Policy, Value
from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError, quoted
from fleksjob.law.fleksloentilskud import fakta, politikker
from fleksjob.sag_noegler import NOEGLER, TABELLER, skriv
from fleksjob.sag_tal import LAESERE, dag, vist

if TYPE_CHECKING:
    from fleksjob.sag_loenarter import Post

__all__ = ["LAESERE", "NOEGLER", "TABELLER", "UDELADT", "Sag", "dag", "laes", "politik"]

UDELADT: Mapping[str, Value] = {
    **{each.name: NOT_APPLICABLE if each.ellers is None else each.ellers for each in fakta.ALLE},
    **dict.fromkeys(("anden_loen_md", "fuldtidstillaeg_md", "sygedagpenge_md", "ledighedsydelsesdage"), 0),
}
"""What each fact is where a case does not mention it."""

UDEN_LOFT = money.LARGEST
"""Øre that stand for a full-time wage nobody stated: it never binds."""

_STATED = {"loen_md": "oplyst_loen_md", "fuldtidsloen_md": "oplyst_fuldtidsloen_md"}


@dataclass(frozen=True)
class Sag:
    """A case, read: its day, the facts as the rules want them, and the chosen policies (yes = the second
    choice).
    """

    dato: date
    facts: Mapping[str, Value]
    politik: Mapping[str, bool] = field(default_factory=dict)
    poster: tuple[Post, ...] = ()
    """The amounts that were given by their kind; those that count are in the facts already."""

    @property
    def loenloft_kendt(self) -> bool:
        """Whether a full-time wage is known at all, so that there is a cap to speak of."""
        return self.facts.get("oplyst_fuldtidsloen_md") != UDEN_LOFT

    @property
    def paid_by_hour(self) -> bool:
        """Whether the wage follows from an hourly wage, so that one hour more has a meaning."""
        return self.facts["timeloen"] is not NOT_APPLICABLE


def laes(oplyst: Mapping[str, Any]) -> Sag:
    """Read the facts of a case. Raises InputError naming the field."""
    for key in oplyst:
        if key not in NOEGLER:
            known = ", ".join(NOEGLER)
            raise InputError(
                quoted(str(key)),
                f"kender ikke denne oplysning; brug {known}",
                f"there is no such fact; use {known}",
            )
    if not oplyst.get("dato"):
        da, en = skriv("dato")
        raise InputError("dato", f"mangler; {da}", f"is missing; {en}")
    day = dag(oplyst["dato"])
    _check_combination(oplyst)
    _check_month(oplyst, day)
    facts = dict(UDELADT)
    for key, value in oplyst.items():
        if key in LAESERE:
            facts[_STATED.get(key, key)] = LAESERE[key](key, value)
    posts = _posts(oplyst, day, facts)
    return Sag(day, facts, politik(oplyst.get("politik", {})), posts)


def _posts(oplyst: Mapping[str, Any], day: date, facts: dict[str, Value]) -> tuple[Post, ...]:
    """The amounts by their kind, which are added to the facts."""
    if "loenarter" not in oplyst:
        return ()
    from fleksjob import sag_loenarter  # reads a file, which few cases need

    posts = sag_loenarter.laes(oplyst["loenarter"], day)
    facts.update(sag_loenarter.laegges_til(facts, posts))
    return posts


_BY_HOUR = {"timeloen", "effektive_timer", "timer_paa_arbejdspladsen", "intensitet"}
_AS_AMOUNT = {"loen_md", "loen_14_dage", "fuldtidsloen_md"}
_GOOD = (
    """skriv timeloen med effektive_timer, timeloen med timer_paa_arbejdspladsen og intensitet, \
eller loen_md (eller loen_14_dage) med fuldtidsloen_md""",
    """write timeloen with effektive_timer, timeloen with timer_paa_arbejdspladsen and intensitet, \
or loen_md (or loen_14_dage) with fuldtidsloen_md""",
)


def _check_combination(oplyst: Mapping[str, Any]) -> None:
    """Exactly one way of saying the wage, and exactly one of saying the hours."""
    given = set(oplyst)
    _refuse_both(given, "timeloen", _AS_AMOUNT)
    _refuse_both(given, "effektive_timer", {"timer_paa_arbejdspladsen", "intensitet"})
    _refuse_both(given, "loen_md", {"loen_14_dage", *_BY_HOUR})
    _refuse_both(given, "loen_14_dage", _BY_HOUR)
    _refuse_both(given, "fuldtidsloen_md", _BY_HOUR)
    if given & _AS_AMOUNT:
        if "loen_14_dage" not in given:
            _need(given, "loen_md", "fuldtidsloen_md")
        _need(given, "fuldtidsloen_md", "loen_14_dage" if "loen_14_dage" in given else "loen_md")
        return
    _need(given, "timeloen")
    if given & {"timer_paa_arbejdspladsen", "intensitet"}:
        _need(given, "timer_paa_arbejdspladsen", "intensitet")
        _need(given, "intensitet", "timer_paa_arbejdspladsen")
    else:
        _need(given, "effektive_timer", "timeloen")


_ONE_OF_THEM = ("skriv kun den ene", "write only one of them")
_OF_INCOME = (date(2021, 1, 29), date(2022, 2, 23))
"""The days of BEK 110/2021, when holiday pay was computed from the income of the earning period."""


def _check_month(oplyst: Mapping[str, Any], day: date) -> None:
    """What belongs together in a month that is not an ordinary one."""
    given = set(oplyst)
    if "saerlig_udbetaling_fuld_tid_md" in given:
        _need(given, "saerlig_udbetaling_md", "saerlig_udbetaling_fuld_tid_md")
    _refuse_both(given, "ferieindkomst_pr_dag", {"feriepenge_pr_dag"}, _ONE_OF_THEM)
    for each in ("feriepenge_pr_dag", "ferieindkomst_pr_dag"):
        if each in given:
            _need(given, "feriedage", each)
    if "ferieindkomst_pr_dag" in given:
        if not _OF_INCOME[0] <= day <= _OF_INCOME[1]:
            raise InputError(
                "ferieindkomst_pr_dag",
                "bruges kun fra 2021-01-29 til 2022-02-23; skriv feriepenge_pr_dag",
                "is used from 2021-01-29 to 2022-02-23 only; write feriepenge_pr_dag",
            )
    elif "feriedage" in given and LAESERE["feriedage"]("feriedage", oplyst["feriedage"]):
        _need(given, "feriepenge_pr_dag", "feriedage")


def _refuse_both(given: set[str], key: str, others: set[str], good: Sentence = _GOOD) -> None:
    if key in given and (clash := sorted(given & others)):
        raise InputError(
            key,
            f"kan ikke bruges sammen med {clash[0]}; {good[0]}",
            f"cannot be used with {clash[0]}; {good[1]}",
        )


def _need(given: set[str], key: str, because: str = "") -> None:
    if key not in given:
        da, en = skriv(key)
        why, why_en = (f", når {because} er oplyst", f" where {because} is stated") if because else ("", "")
        raise InputError(key, f"mangler{why}; {da}", f"is missing{why_en}; {en}")


def politik(table: object) -> dict[str, bool]:
    """The chosen policies: a table of name and choice. Only names and choices there are.

    Raises InputError for any other.
    """
    known = {name: each for each in politikker.ALLE for name in (each.name, each.alias) if name}
    if not isinstance(table, Mapping):
        example = '{"atp_afrunding": "hele kroner"}'
        raise InputError(
            "politik", f"skal være en tabel; skriv fx {example}", f"must be a table, such as {example}"
        )
    chosen: dict[str, bool] = {}
    written: dict[str, str] = {}
    for key, value in table.items():
        policy = known.get(key)
        if policy is None:
            names = ", ".join(each.name for each in politikker.ALLE)
            raise InputError(
                f"politik.{quoted(str(key))}",
                f"kender ikke denne politik; brug {names}",
                f"there is no such policy; use {names}",
            )
        if policy.name in chosen:
            before = written[policy.name]
            raise InputError(
                f"politik.{key}",
                f"er det samme som {before}; skriv kun den ene",
                f"is the same as {before}; write only one of them",
            )
        written[policy.name] = key
        chosen[policy.name] = _choice(key, policy, value)
    return chosen


def _choice(key: str, policy: Policy, value: object) -> bool:
    first, second = policy.choices
    if policy.choices == ("nej", "ja") and isinstance(value, int) and value in (0, 1):
        return bool(value)
    if not isinstance(value, str) or value.strip().replace(".", ",").lower() not in (first, second):
        raise InputError(
            f"politik.{key}",
            f'{vist(value)} er ikke et valg; skriv "{first}" eller "{second}"',
            f'{vist(value)} is not a choice; write "{first}" or "{second}"',
        )
    return value.strip().replace(".", ",").lower() == second
