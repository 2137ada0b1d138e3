"""One step of an assessment: what it says, its value, and how both are shown and written as JSON."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from fleksjob import dates, tal
from fleksjob.engine import Input, Policy, Reason, State, units
from fleksjob.engine.rules import Rule, Sentence
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.law.raad import Raad
from fleksjob.rates import Rate

FROM_HERE_IN_YEARS = 24
"""Months from which a number of them is told in years: an age is, eighteen months are not."""

SIKKERHED = {
    "lovtekst": ("lovtekst", "text of the law"),
    "officiel": ("officiel", "official"),
    "sekundaer": ("sekundær", "secondary source"),
    "afledt": ("udledt", "inferred"),
}
"""What was seen of a rule, in Danish and English, as a person reads it."""

SIKKERHED_I_ORD = {
    "lovtekst": ("står i loven", "stands in the law"),
    "officiel": ("skrevet af myndigheden", "written by the authority"),
    "sekundaer": ("set hos andre end loven selv", "seen elsewhere than in the law"),
    "afledt": ("læst ud af flere regler", "read out of several rules"),
}
"""The same in a plain phrase, for who has never read a law."""


def siger(reason: Reason, day: date, otherwise: Sentence | None = None) -> Sentence:
    """What a step says, in Danish and English: the rule's own sentence, else its title with its value."""
    answer = reason.answer
    rule = reason.entry.source
    key = "uvist" if answer is State.UNKNOWN else str(answer)
    if isinstance(answer, bool):
        key = "ja" if answer else "nej"
    said = rule.siger.get(key) if isinstance(rule, Rule) else None
    da, en = said or otherwise or _plain(reason)
    return med_dagens_ord(da, day), med_dagens_ord(en, day, "en")


def _plain(reason: Reason) -> Sentence:
    answer = reason.answer
    entry = reason.entry
    if isinstance(entry.source, Policy) and isinstance(answer, bool):
        chosen = entry.source.choices[answer]
        return f"{entry.da} {chosen.capitalize()}.", f"{entry.en} “{chosen}”."
    da, en = vist(reason).rstrip("."), vist(reason, "en").rstrip(".")  # "50 pct." ends the sentence itself
    if answer is State.UNKNOWN:
        da, en = "ikke oplyst", "not stated"
    elif isinstance(answer, bool):
        da, en = ("ja", "yes") if answer else ("nej", "no")
    if entry.kind == "input" or entry.da.endswith("?"):  # a question
        return f"{entry.da} {da.capitalize()}.", f"{entry.en} {en.capitalize()}."
    return f"{entry.da}: {da}.", f"{entry.en}: {en}."


def vist(reason: Reason, language: str = "da") -> str:
    """A value for a person to read."""
    answer = reason.answer
    is_months = reason.entry.node.unit == (("måned", 1),) and not isinstance(answer, State)
    if is_months and int(answer) >= FROM_HERE_IN_YEARS:  # type: ignore[arg-type]
        years, months = divmod(int(answer), 12)  # type: ignore[arg-type]
        half = f" {months} {'måneder' if language == 'da' else 'months'}" if months else ""
        return f"{years} {'år' if language == 'da' else 'years'}{half}"
    if isinstance(answer, date):
        return dates.show(answer)
    if isinstance(answer, State):
        return "ikke relevant" if language == "da" else "not applicable"
    choices = getattr(reason.entry.source, "valg", None)
    shown = choices.vist.get(answer) if choices else None
    if shown:
        return str(shown[language == "en"])
    if isinstance(answer, Fraction):
        return tal.vis(answer, units.text(reason.entry.node.unit), language)
    return str(answer)


def svar(reason: Reason) -> bool | str | None:
    """A value as JSON has it: yes or no, a day, a choice or a number as text, null for unknown."""
    answer = reason.answer
    if answer is State.UNKNOWN:
        return None
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, Fraction):
        return tal.som_json(answer, units.text(reason.entry.node.unit))
    return answer if isinstance(answer, bool | str) else vist(reason)


def trin(reason: Reason, day: date) -> dict[str, Any]:
    """One step of the explanation and what it leaned on, as JSON has it."""
    entry, source = reason.entry, reason.entry.source
    step: dict[str, Any] = {
        "id": entry.name,
        "slags": {"rule": "regel", "input": "oplysning", "policy": "politik", "rate": "sats"}[entry.kind],
        "titel": {"da": med_dagens_ord(entry.da, day), "en": med_dagens_ord(entry.en, day, "en")},
        "svar": svar(reason),
        "tekst": to_sprog(siger(reason, day)),
    }
    if isinstance(source, Rule):
        step |= {
            "lov": source.law,
            "kilde": source.kilde,
            "sikkerhed": source.sikkerhed,
            "fra": source.fra.isoformat(),
            "til": None if source.til == date.max else source.til.isoformat(),
        }
    if isinstance(source, Rate):
        step |= {"lov": entry.law, "kilde": entry.kilde}
    if isinstance(source, Policy):
        step |= {"valg": list(source.choices), "kilde": source.kilde}
    if isinstance(source, Input):
        step["hvem"] = "kommunen" if source.kommunen else "dig"
    return {**step, "af": [trin(each, day) for each in reason.af]}


def spurgt(fact: Input, day: date) -> Sentence:
    """The question that a fact answers, with the word of the day for the authority."""
    return med_dagens_ord(fact.da, day), med_dagens_ord(fact.en, day, "en")


def spoergsmaal(fact: Input, day: date) -> dict[str, Any]:
    """A question to a person, with how it is answered."""
    kind = "valg" if fact.valg else "dato" if fact.is_day else fact.unit or "ja/nej"
    return {
        "id": fact.name,
        "spoergsmaal": to_sprog(spurgt(fact, day)),
        "svar": kind,
        "valg": list(fact.valg.names) if fact.valg else None,
        "hvem": "kommunen" if fact.kommunen else "dig",
    }


def raad(each: Raad) -> dict[str, Any]:
    """Advice or a caveat as JSON has it."""
    return {"id": each.id, "slags": each.slags, "tekst": {"da": each.da, "en": each.en}, "kilde": each.kilde}


def to_sprog(sentence: Sentence) -> dict[str, str]:
    """Both languages by their code."""
    return {"da": sentence[0], "en": sentence[1]}
