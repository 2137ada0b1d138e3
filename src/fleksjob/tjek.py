"""A month's payment beside the municipality's statement: where the two part, and what to ask.

Within one krone is equal. A figure that follows from the municipality's own figures above it is told apart
from one that does not. Where a rate is not published, or the rules leave a question open, nothing is said
of who is right: it cannot be settled. All amounts are exact kroner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from fleksjob import sag
from fleksjob.beregning import Beregning, beregn_sag, run_of
from fleksjob.engine import Law, Reason, Run
from fleksjob.engine.program import Entry
from fleksjob.engine.rules import Rule, Sentence
from fleksjob.forbehold import Forbehold, uden_loft
from fleksjob.law import gaeldende
from fleksjob.law.raad import Raad
from fleksjob.tjek_laes import Oplyst, laes
from fleksjob.tjek_spoergsmaal import spoergsmaal_om
from fleksjob.tjek_trin import EN_KRONE, ENS, FOELGER, IKKE_OPLYST, SKILLES, UVIST, Trin

TRIN: Mapping[str, str] = {
    "loenindtaegt": "loen",
    "hoejeste_i_maaneden": "hoejeste",
    "nedsaettelse": "nedsaettelse",
    "fradrag_for_ydelse": "ydelse",
    "fuldtidsloen_md": "fuldtidsloen",
    "fleksloentilskud": "fleksloentilskud",
    "atp": "atp",
}
"""The steps in order: the rule, and the figure of the letter that it is held against."""

UDBETALT: Sentence = ("Udbetalt før skat", "Paid out before tax")
LOFT_FRA_KOMMUNEN = Forbehold(
    "loenloft_fra_kommunen",
    "Lønnen på fuld tid er den, der står i kommunens brev. Vi har ikke andet at holde den op imod.",
    "The full-time wage is the one of the municipality's letter. We have nothing to hold it against.",
)


@dataclass(frozen=True)
class Tjek:
    """Every step, the questions they give, and the calculation behind them."""

    oplyst: Oplyst
    beregning: Beregning
    trin: tuple[Trin, ...]
    spoergsmaal: tuple[Raad, ...]
    forbehold: tuple[Forbehold, ...]

    @property
    def skilles(self) -> Trin | None:
        """The first step where the two part, or where it cannot be settled whether they do."""
        return next((each for each in self.trin if each.udfald in (SKILLES, UVIST)), None)


def tjek(oplyst: Mapping[str, Any], law: Law | None = None) -> Tjek:
    """Hold a payment against what a person or program wrote (see `tjek_laes.NOEGLER`).

    Raises InputError for facts that cannot be used, and RateMissing where there is no rate for the month.

    >>> letter = {"loen": "14000", "fleksloentilskud": "15752"}
    >>> answer = tjek({"maaned": "2024-06", "loenseddel": {"loen": "14000"}, "kommunen": letter})
    >>> [each.udfald for each in answer.trin if each.kommunens is not None]
    ['ens', 'ens']
    """
    read, rules = laes(oplyst), law or gaeldende()
    case = sag.laes(read.facts)
    answer = beregn_sag(case, rules)
    steps = tuple(_Steps(read, case, answer, rules).all())
    return Tjek(read, answer, steps, tuple(spoergsmaal_om(read, case, answer, steps)), _caveats(read, answer))


def _caveats(read: Oplyst, answer: Beregning) -> tuple[Forbehold, ...]:
    if not read.loenloft_kendt:
        return uden_loft(answer.forbehold)
    return (LOFT_FRA_KOMMUNEN, *answer.forbehold) if read.loenloft_fra_kommunen else answer.forbehold


class _Steps:
    """The steps of one payment, with a second way through the law on the municipality's own figures."""

    def __init__(self, read: Oplyst, case: sag.Sag, answer: Beregning, law: Law) -> None:
        self.read, self.case, self.answer, self.law = read, case, answer, law
        self.program = answer.run.program
        self.given: dict[str, int] = {}

    def all(self) -> Iterator[Trin]:
        for rule, key in TRIN.items():
            if rule == "fuldtidsloen_md" and not self.read.loenloft_kendt:
                continue
            yield self._step(rule, self.read.kommunen.get(key))
        yield self._paid()

    def _entry(self, rule: str) -> Entry:
        return self.program.entries[self.program.slots[rule]]

    def _step(self, rule: str, stated: Fraction | None) -> Trin:
        entry = self._entry(rule)
        theirs = self._exact(run_of(self.program, self.case, self.given), rule) if self.given else None
        figures = Tal(self._exact(self.answer.run, rule), stated, theirs)
        reasons = tuple(self._open(rule, stated))
        self._take(rule, stated)
        return _trin(rule, (entry.da, entry.en), figures, entry, reasons)

    def _take(self, rule: str, stated: Fraction | None) -> None:
        """Let the steps below go on from a figure of the municipality."""
        if stated is None:
            return
        if rule == "loenindtaegt":  # the cap looks at the wage of the fleksjob alone
            beside = self._exact(self.answer.run, rule) - self.answer.loen_md
            self._give("loen_md", max(stated - beside, Fraction(0)))
        self._give(rule, stated)

    def _give(self, rule: str, kroner: Fraction) -> None:
        scaled = kroner * self._entry(rule).node.den
        self.given[rule] = int(scaled)

    def _exact(self, run: Run, rule: str) -> Fraction:
        value = run.exact(rule)
        return value if isinstance(value, Fraction) else Fraction(0)

    def _open(self, rule: str, stated: Fraction | None) -> Iterator[Sentence]:
        """Why a difference of this step could not be settled: an unpublished rate, an open question."""
        if stated is None:
            return
        way = run_of(self.program, self.case, self.given).explain(rule)
        for step in way.reason.walk():
            rate = self.program.rate(step.entry.name) if step.entry.kind == "rate" else None
            value = rate.at(self.program.day) if rate else None
            if rate and value and (said := value.usikkerhed):
                yield f"{rate.titel} {said[0]}.", f"{rate.title} {said[1]}."
            if _inferred(step) and (self.read.loenloft_kendt or step.entry.name != "loenloft_haevet"):
                yield (
                    f"{step.entry.da}: reglen er udledt, ikke set.",
                    f"{step.entry.en}: the rule is inferred.",
                )
        for name in way.policies:
            policies = {**self.case.politik, name: not self.case.politik.get(name, False)}
            other = sag.Sag(self.case.dato, self.case.facts, policies)
            if abs(self._exact(run_of(self.program, other, self.given), rule) - stated) <= EN_KRONE:
                policy = self.program.policies[name]
                yield policy.warning, policy.warning_en

    def _paid(self) -> Trin:
        """What is paid out: the subsidy less ATP and what is taken back, and what is added."""
        letter = self.read.kommunen
        moved = letter.get("efterbetalt", Fraction(0)) - letter.get("tilbage", Fraction(0))
        ours = self.answer.fleksloentilskud - self.answer.atp + moved
        stated, theirs = letter.get("udbetalt"), None
        if "fleksloentilskud" in letter:
            atp = self._exact(run_of(self.program, self.case, self.given), "atp")
            theirs = letter["fleksloentilskud"] - letter.get("atp", atp) + moved
        uncertain = tuple(self._open("fleksloentilskud", stated)) if theirs is None else ()
        return _trin("udbetalt", UDBETALT, Tal(ours, stated, theirs), self._entry("atp"), uncertain)


def _inferred(step: Reason) -> bool:
    """Whether a step leans on a rule nobody has seen, and changes a figure: its own fact is there."""
    source, facts = step.entry.source, [each for each in step.af if each.entry.kind == "input"]
    is_figure = isinstance(step.exact, Fraction) and step.exact not in (0, 1)
    about_something = not facts or any(isinstance(each.exact, Fraction) and each.exact > 0 for each in facts)
    return is_figure and about_something and isinstance(source, Rule) and source.sikkerhed == "afledt"


@dataclass(frozen=True)
class Tal:
    """A figure three times, in kroner: ours, what they state, and what follows from theirs before it."""

    vores: Fraction
    kommunens: Fraction | None
    af_deres: Fraction | None


def _trin(navn: str, titel: Sentence, tal: Tal, entry: Entry, grunde: tuple[Sentence, ...]) -> Trin:
    udfald = _outcome(tal.kommunens, tal.vores, tal.af_deres, bool(grunde))
    return Trin(
        navn,
        titel,
        tal.vores,
        tal.kommunens,
        tal.af_deres,
        udfald,
        entry.law,
        entry.kilde,
        entry.source.sikkerhed if isinstance(entry.source, Rule) else "",
        grunde if udfald == UVIST else (),
    )


def _outcome(stated: Fraction | None, ours: Fraction, theirs: Fraction | None, uncertain: bool) -> str:
    if stated is None:
        return IKKE_OPLYST
    if abs(stated - ours) <= EN_KRONE:
        return ENS
    if theirs is not None and abs(stated - theirs) <= EN_KRONE:
        return FOELGER
    return UVIST if uncertain else SKILLES
