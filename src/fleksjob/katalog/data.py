"""The catalogue as JSON has it: every rule with what it needs, answers, and leans on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fleksjob.engine import Input, Policy, Rule
from fleksjob.engine.rules import FOREVER
from fleksjob.katalog.fag import Fag, enhed, slags, udeladt
from fleksjob.law.raad import Raad
from fleksjob.trin import to_sprog
from fleksjob.vurdering import KILDER_TJEKKET


def regler_json(fag: Iterable[Fag]) -> list[dict[str, Any]]:
    """One object a subject: `regler`, `oplysninger`, `politikker`, the rates used, and what is unknown.

    A question may hold {myndighed} and {Myndighed}: the word of the day for the authority.
    """
    return [_subject(each) for each in fag]


def _subject(fag: Fag) -> dict[str, Any]:
    return {
        "emne": fag.navn,
        "titel": {"da": fag.da, "en": fag.en},
        "svar": list(fag.svar),
        "regler": [regel_json(fag, name) for name in fag.regler],
        "oplysninger": [_fact(fag, fact) for fact in fag.law.inputs],
        "politikker": [_policy(policy) for policy in fag.law.policies],
        "satser": [rate.name for rate in fag.satser],
        "uvist": [_unknown(each) for each in fag.uvist],
        "tjekket": KILDER_TJEKKET.isoformat(),
    }


def regel_json(fag: Fag, name: str) -> dict[str, Any]:
    """One rule: what it needs and answers, its versions with source and certainty, its sentences."""
    versions = fag.regler[name]
    newest = versions[-1]
    entry = fag.entry(newest)
    return {
        "id": name,
        "titel": {"da": newest.da, "en": newest.en},
        "tekst": newest.doc,
        "svar": enhed(entry),
        "valg": list(newest.valg.names) if newest.valg else None,
        "versioner": [_version(rule) for rule in versions],
        "siger": {outcome: to_sprog(said) for outcome, said in newest.siger.items()},
        "foer": versions[0].foer or None,
        "ophoert": newest.ophoert or None,
    }


def _version(rule: Rule) -> dict[str, Any]:
    return {
        "fra": rule.fra.isoformat(),
        "til": None if rule.til == FOREVER else rule.til.isoformat(),
        "lov": rule.law,
        "kilde": rule.kilde,
        "sikkerhed": rule.sikkerhed,
        "af": list(rule.needs),
        "sted": rule.sted,
    }


def _fact(fag: Fag, fact: Input) -> dict[str, Any]:
    """How a fact is asked and given. A number is a whole count of 1/`naevner` of its unit."""
    number = fact.unit is not None and not fact.is_day and fact.valg is None
    return {
        "id": fact.name,
        "spoergsmaal": to_sprog((fact.da, fact.en)),
        "slags": slags(fact),
        "naevner": fact.den if number else None,
        "mindst": 0 if number else None,
        "hoejst": fact.high if number else None,
        "valg": list(fact.valg.names) if fact.valg else None,
        "hvem": "kommunen" if fact.kommunen else "dig",
        "udeladt": udeladt(fag, fact),
    }


def _policy(policy: Policy) -> dict[str, Any]:
    return {
        "id": policy.name,
        "spoergsmaal": to_sprog((policy.da, policy.en)),
        "valg": list(policy.choices),
        "forbehold": to_sprog((policy.warning, policy.warning_en or policy.en)),
        "kilde": policy.kilde,
    }


def _unknown(each: Raad) -> dict[str, Any]:
    return {"id": each.id, "tekst": to_sprog((each.da, each.en)), "kilde": each.kilde}
