"""The answer of one single rule of a subject, with its reasons, what is unknown, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from fleksjob import fakta
from fleksjob.engine import State
from fleksjob.errors import InputError, quoted
from fleksjob.law import emner
from fleksjob.law.emner import Emne
from fleksjob.trin import svar
from fleksjob.vurdering import Vurdering, vurder_sag


def vurder_regel(navn: str, regel: str, oplyst: Mapping[str, Any]) -> Vurdering:
    """Answer one rule of a subject from what a person or program wrote.

    `udfald` is then "ja" or "nej", one of the rule's choices, a day (2026-11-21), a number as JSON has it, or
    "ikke relevant"; where facts are missing it waits as any assessment does. Raises InputError for a rule the
    subject does not have on the day, and for facts that cannot be used, and RateMissing.

    >>> vurder_regel("ordning", "ny_ansaettelse", {"dato": "2026-11-21", "ledig_imellem": True}).udfald
    'ja'
    """
    emne = emner.emne(navn)
    versions = [rule for rule in emne.law.rules if rule.name == regel]
    if not versions:
        known = ", ".join(dict.fromkeys(rule.name for rule in emne.law.rules))
        raise InputError("regel", f"{navn} har ikke {quoted(regel)!r}; kendte er {known}")
    case = fakta.laes(emne, oplyst)
    if not any(rule.in_force(case.dato) for rule in versions):
        raise InputError("dato", f"reglen {regel} gælder ikke {case.dato}; {_why_not(versions, case.dato)}")
    narrow = Emne(emne.navn, versions[-1].da, versions[-1].en, regel, emne.law, udeladt=emne.udeladt)
    answer = vurder_sag(narrow, emne.law.at(case.dato), case)
    return replace(answer, udfald=_outcome(answer))


def _why_not(versions: list[Any], day: date) -> str:
    newest = max(versions, key=lambda rule: rule.til)
    oldest = min(versions, key=lambda rule: rule.fra)
    if day < oldest.fra:
        return f"den begynder {oldest.fra}: {oldest.foer}"
    return f"den sluttede {newest.til}: {newest.ophoert}"


def _outcome(answer: Vurdering) -> str:
    value = answer.begrundelse.answer
    if value is State.UNKNOWN:
        return answer.udfald
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(svar(answer.begrundelse))


def emne_med(regel: str) -> str:
    """The subject of a rule. A rule that several subjects share word for word may be asked in any of them.

    Raises InputError for a rule there is not, and for one that means different things in two subjects.
    """
    found = {
        each.navn: tuple(rule for rule in each.law.rules if rule.name == regel)
        for each in emner.alle()
        if any(rule.name == regel for rule in each.law.rules)
    }
    if not found:
        near = get_close_matches(regel, emner.NAVNE, 1)
        meant = f"mener du {near[0]}? " if near else ""
        raise InputError(
            "emne",
            f"kender hverken emnet eller reglen {quoted(regel)!r}; {meant}"
            f"emnerne er {', '.join(emner.NAVNE)}",
        )
    first, *others = found.values()
    if any(each != first for each in others):
        raise InputError("regel", f"{regel} står i flere emner; tilføj --emne {' eller --emne '.join(found)}")
    return next(iter(found))
