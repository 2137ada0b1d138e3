"""What the law says, word for word as :mod:`fleksjob` says it: a rule's outcome, or a piece of advice."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.utils.translation import get_language

from fleksaftale.guidance.texts import BadPage, Both
from fleksjob import rates
from fleksjob.engine import Law
from fleksjob.frister.model import Hul, Raekke
from fleksjob.frister.svar import gaeldende
from fleksjob.law import emner
from fleksjob.law import gaeldende as subsidy
from fleksjob.law.emner import Emne
from fleksjob.law.fleksloentilskud import loenarter
from fleksjob.law.myndighed import med_dagens_ord, myndighed
from fleksjob.law.raad import Raad
from fleksjob.trin import SIKKERHED_I_ORD
from fleksjob.vurdering import KILDER_TJEKKET

emne = cache(emner.emne)
"""A subject, put together once."""

POINTER = re.compile(r"""\s*(?:Se|See|Brug|Use) [“"]?fleksjob (?:vurder|frister|beregn|forloeb)[^.]*\.""")
"""Where the command line sends its readers on. On a page there is a link instead."""


COUNTS = {
    "ja": Both("tæller som løn", "counts as wage"),
    "nej": Both("tæller ikke som løn", "does not count as wage"),
}


@dataclass(frozen=True)
class Ref:
    """One sentence of the law's: a rule of a subject with one of its outcomes, a piece of advice of the
    subject by its id, a deadline (D27), a kind of wage, a rate, or the way a subject is decided (``way``).
    ``when``: the case that it is about.
    """

    subject: str = ""
    rule: str = ""
    outcome: str = ""
    advice: str = ""
    deadline: str = ""
    wage: str = ""
    rate: str = ""
    way: str = ""
    when: Both | None = None


@dataclass(frozen=True)
class Said:
    """One sentence of the law's, with where it stands. ``law`` is empty for advice and information.

    ``kind``: "regel", "raad", "oplysning" or "uvist" (what the sources do not say). ``known``: False where
    nobody has read the law on to the day.
    """

    text: Both
    kind: str
    law: str
    certainty: Both | None
    source: str
    checked: date
    when: Both | None = None
    known: bool = True


def said(ref: Ref, day: date) -> Said:
    """The sentence as it stands on a day. Raises BadPage for a rule or advice that there is not."""
    return replace(_said(ref, day), when=ref.when)


def _said(ref: Ref, day: date) -> Said:
    if ref.deadline:
        return _deadline(ref.deadline, day)
    if ref.wage:
        return _wage(ref.wage, day)
    if ref.rate:
        return _rate(ref.rate, day)
    if ref.way:
        return _way(emne(ref.way), day)
    if ref.rule:
        return _rule(ref, day)
    return _advice(emne(ref.subject), ref, day)


@cache
def _deadlines() -> Mapping[str, Raekke]:
    return gaeldende().raekker


def _deadline(name: str, day: date) -> Said:
    row = _deadlines().get(name)
    if row is None:
        raise BadPage(f"no deadline {name} there")
    version = row.version(day)
    if isinstance(version, Hul):
        before = row.versioner[-1]
        text = _plain(f"{row.titel.da}: {version.grund.da}", f"{row.titel.en}: {version.grund.en}", day)
        return Said(
            text, "uvist", before.lov, Both(*SIKKERHED_I_ORD[before.sikkerhed]), before.kilde, before.tjekket
        )
    texts = (row.goer, *row.forbehold)
    text = _plain(" ".join(each.da for each in texts), " ".join(each.en for each in texts), day)
    certainty = Both(*SIKKERHED_I_ORD[version.sikkerhed])
    known = version.gaelder(day)
    return Said(text, "regel", version.lov, certainty, version.kilde, version.tjekket, known=known)


def period(name: str) -> Both:
    """How far away a deadline is, in words: 4 uger, 2½ år. Raises BadPage for one without a distance."""
    row = _deadlines().get(name)
    if row is None or not (row.plus.maaneder or row.plus.dage):
        raise BadPage(f"no deadline {name} with a distance")
    months, days = abs(row.plus.maaneder), abs(row.plus.dage)
    if months >= 24 and months % 6 == 0:
        return _counted(months // 12, ("år", "år", "years", "years"), half=bool(months % 12))
    if months:
        return _counted(months, ("måned", "måneder", "month", "months"))
    if days % 7 == 0:
        return _counted(days // 7, ("uge", "uger", "week", "weeks"))
    return _counted(days, ("dag", "dage", "day", "days"))


def _counted(number: int, words: tuple[str, str, str, str], *, half: bool = False) -> Both:
    many = number != 1 or half
    said = f"{number}{'½' if half else ''}"
    return Both(f"{said} {words[many]}", f"{said} {words[2 + many]}")


def _wage(name: str, day: date) -> Said:
    row = next((each for each in loenarter.paa(day) if each.id == name), None)
    if row is None or not (row.taeller in COUNTS or all(row.regel)):
        raise BadPage(f"no kind of wage {name} that counts or not, or with a rule of its own, on {day}")
    if row.taeller in COUNTS:
        counts = COUNTS[row.taeller]
        text = Both(f"{_closed(row.da)} {counts.da}.", f"{_closed(row.en)} {counts.en}.")
    else:
        rules = [POINTER.sub("", rule) for rule in row.regel]
        text = Both(f"{row.da}: {rules[0]}", f"{row.en}: {rules[1]}")
    return Said(text, "regel", row.lov, Both(*SIKKERHED_I_ORD[row.sikkerhed]), row.kilde, KILDER_TJEKKET)


PUT_IN = re.compile(r", (?:når|der|som|også|både|when|also|own) ")
"""How something begins that is put in between commas."""


def _closed(title: str) -> str:
    """A title that ends in what is put in gets its second comma.

    >>> _closed("Ferietillæg, når det udbetales"), _closed("Løn fra et andet, ordinært job")
    ('Ferietillæg, når det udbetales,', 'Løn fra et andet, ordinært job')
    """
    return f"{title}," if PUT_IN.search(title) else title


NO_RATE = Both(
    "Vi har ikke satser for {year} endnu. Brug beregneren på star.dk, eller spørg {myndighed}.",
    "We do not have rates for {year} yet. Use the calculator at star.dk, or ask {myndighed}.",
)
PER = {"kr/måned": Both("kr. om måneden", "kr. a month"), "kr/år": Both("kr. om året", "kr. a year")}


def _rate(name: str, day: date) -> Said:
    row = rates.gaeldende().get(name)
    if row is None or row.unit not in PER:
        raise BadPage(f"no rate {name} that is kroner a month or a year")
    value = row.at(day)
    if value is None:
        words = (text.format(year=day.year, myndighed=myndighed(day, language))
                 for text, language in ((NO_RATE.da, "da"), (NO_RATE.en, "en")))  # fmt: skip
        last = max(each.tjekket for each in row.values)
        return Said(Both(*words), "uvist", "", None, row.values[-1].kilde, last, known=False)
    amount = f"{value.amount.numerator // value.amount.denominator:,}"
    text = Both(
        f"{row.titel} i {day.year}: {amount.replace(',', '.')} {PER[row.unit].da}.",
        f"{row.title} in {day.year}: {amount} {PER[row.unit].en}.",
    )
    certainty = Both(*SIKKERHED_I_ORD.get(value.status, (value.status, value.status)))
    return Said(text, "regel", value.law, certainty, value.kilde, value.tjekket)


def _way(found: Emne, day: date) -> Said:
    row = next((each for each in found.fremgangsmaader if each.fra <= day <= each.til), None)
    if row is None:
        raise BadPage(f"{found.navn}: no way of deciding on {day}")
    text = _plain(row.da, row.en, day)
    return Said(text, "oplysning", "", Both(*SIKKERHED_I_ORD[row.sikkerhed]), row.kilde, KILDER_TJEKKET)


def _law_of(subject: str) -> Law:
    return subsidy() if subject == "fleksloentilskud" else emne(subject).law


def _rule(ref: Ref, day: date) -> Said:
    versions = (rule for rule in _law_of(ref.subject).rules if rule.name == ref.rule and rule.in_force(day))
    rule = next(versions, None)
    if rule is None or ref.outcome not in rule.siger:
        raise BadPage(f"{ref.subject}: no rule {ref.rule} that says {ref.outcome} on {day}")
    certainty = Both(*SIKKERHED_I_ORD[rule.sikkerhed])
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
