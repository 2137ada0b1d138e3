"""What the law says, word for word as :mod:`fleksjob` says it: a rule's outcome, or a piece of advice."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.utils.translation import get_language

from fleksaftale.guidance.texts import BadPage, Both
from fleksjob.frister.model import Raekke, Version
from fleksjob.frister.svar import gaeldende
from fleksjob.law.emner import Emne, emne
from fleksjob.law.fleksloentilskud import loenarter
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.law.raad import Raad
from fleksjob.trin import SIKKERHED
from fleksjob.vurdering import KILDER_TJEKKET

POINTER = re.compile(r"\s*(?:Se|See) fleksjob (?:vurder|frister)[^.]*\.")
"""Where the command line sends its readers on. On a page there is a link instead."""


COUNTS = {
    "ja": Both("tæller som løn", "counts as wage"),
    "nej": Both("tæller ikke som løn", "does not count as wage"),
}


@dataclass(frozen=True)
class Ref:
    """One sentence of the law's: a rule of a subject with one of its outcomes, a piece of advice of the
    subject by its id, a deadline (D27), or a kind of wage. ``when``: the case that it is about.
    """

    subject: str = ""
    rule: str = ""
    outcome: str = ""
    advice: str = ""
    deadline: str = ""
    wage: str = ""
    when: Both | None = None


@dataclass(frozen=True)
class Said:
    """One sentence of the law's, with where it stands. ``law`` is empty for advice and information.

    ``kind``: "regel", "raad", "oplysning" or "uvist" (what the sources do not say).
    """

    text: Both
    kind: str
    law: str
    certainty: Both | None
    source: str
    checked: date
    when: Both | None = None


def said(ref: Ref, day: date) -> Said:
    """The sentence as it stands on a day. Raises BadPage for a rule or advice that there is not."""
    return replace(_said(ref, day), when=ref.when)


def _said(ref: Ref, day: date) -> Said:
    if ref.deadline:
        return _deadline(ref.deadline, day)
    if ref.wage:
        return _wage(ref.wage, day)
    found = emne(ref.subject)
    return _advice(found, ref, day) if ref.advice else _rule(found, ref, day)


@cache
def _deadlines() -> Mapping[str, Raekke]:
    return gaeldende().raekker


def _deadline(name: str, day: date) -> Said:
    row = _deadlines().get(name)
    version = row.version(day) if row else None
    if row is None or not isinstance(version, Version):
        raise BadPage(f"no deadline {name} on {day}")
    texts = (row.goer, *row.forbehold)
    text = _plain(" ".join(each.da for each in texts), " ".join(each.en for each in texts), day)
    certainty = Both(*SIKKERHED[version.sikkerhed])
    return Said(text, "regel", version.lov, certainty, version.kilde, version.tjekket)


def _wage(name: str, day: date) -> Said:
    row = next((each for each in loenarter.paa(day) if each.id == name), None)
    if row is None or row.taeller not in COUNTS:
        raise BadPage(f"no kind of wage {name} that counts or not on {day}")
    counts = COUNTS[row.taeller]
    text = Both(f"{row.da} {counts.da}.", f"{row.en} {counts.en}.")
    return Said(text, "regel", row.lov, Both(*SIKKERHED[row.sikkerhed]), row.kilde, KILDER_TJEKKET)


def _rule(found: Emne, ref: Ref, day: date) -> Said:
    versions = (rule for rule in found.law.rules if rule.name == ref.rule and rule.in_force(day))
    rule = next(versions, None)
    if rule is None or ref.outcome not in rule.siger:
        raise BadPage(f"{ref.subject}: no rule {ref.rule} that says {ref.outcome} on {day}")
    certainty = Both(*SIKKERHED[rule.sikkerhed])
    text = _plain(*rule.siger[ref.outcome], day)
    return Said(text, "regel", rule.law, certainty, rule.kilde, KILDER_TJEKKET)


def _advice(found: Emne, ref: Ref, day: date) -> Said:
    piece = next((each for each in _all(found, day) if each.id == ref.advice), None)
    if piece is None:
        raise BadPage(f"{ref.subject}: no advice {ref.advice}")
    return Said(_plain(piece.da, piece.en, day), piece.slags, "", None, piece.kilde, KILDER_TJEKKET)


def is_said(ref: Ref, day: date) -> bool:
    """Whether it is said on a day: some advice begins later."""
    if not ref.advice:
        return True
    return ref.advice not in {piece.id for first, piece in emne(ref.subject).fra.items() if first > day}


def _all(found: Emne, day: date) -> Iterable[Raad]:
    yield from found.raad
    yield from found.advarsler.values()
    yield from (piece for first, piece in found.fra.items() if first <= day)


def _plain(da: str, en: str, day: date) -> Both:
    texts = (
        med_dagens_ord(POINTER.sub("", text).strip(), day, language)
        for text, language in ((da, "da"), (en, "en"))
    )
    return Both(*texts)


def of_the_day(text: Both, day: date) -> str:
    """A text in the reader's language, with the word of the day for who decides."""
    return med_dagens_ord(str(text), day, "en" if get_language() == "en" else "da")


def authority(day: date) -> dict[str, str]:
    """The word of the day for who decides, as letters fill it in."""
    return {name: of_the_day(Both(f"{{{name}}}", f"{{{name}}}"), day) for name in ("myndighed", "Myndighed")}
