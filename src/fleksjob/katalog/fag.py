"""The subjects of the catalogue: fleksløntilskud and every assessment, seen alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fleksjob import sag
from fleksjob.engine import Input, Law, Program, Rule, State, units
from fleksjob.engine.program import Entry
from fleksjob.errors import InputError, quoted
from fleksjob.law import emner, gaeldende
from fleksjob.law.emner import Emne
from fleksjob.law.raad import Raad
from fleksjob.rates import Rate

FLEKSLOENTILSKUD = "fleksloentilskud"


@dataclass(frozen=True)
class Fag:
    """One subject: its law, the rules that answer (`svar`), and the assessment it belongs to, if any."""

    navn: str
    da: str
    en: str
    svar: tuple[str, ...]
    law: Law
    emne: Emne | None = None
    _programs: dict[date, Program] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def regler(self) -> dict[str, tuple[Rule, ...]]:
        """The versions of each rule by its name, oldest first, in the order of the law."""
        names = dict.fromkeys(rule.name for rule in self.law.rules)
        return {
            name: tuple(sorted((r for r in self.law.rules if r.name == name), key=lambda r: r.fra))
            for name in names
        }

    @cached_property
    def satser(self) -> tuple[Rate, ...]:
        """The rates that some rule leans on."""
        used = {need for rule in self.law.rules for need in rule.needs}
        return tuple(rate for name, rate in self.law.rates.items() if name in used)

    @property
    def uvist(self) -> Iterator[Raad]:
        """What the sources do not say, beside the open questions of the law."""
        if self.emne is not None:
            beside = (*self.emne.raad, *self.emne.advarsler.values(), *self.emne.fra.values())
            yield from (each for each in beside if each.slags == "uvist")

    def navne(self) -> set[str]:
        """Every name that something else may refer to: rules, facts, questions, advice, points and rows."""
        found = {*self.regler, *(each.name for each in self.law.inputs)}
        found |= {each.name for each in self.law.policies}
        if self.emne is not None:
            beside = (*self.emne.raad, *self.emne.advarsler.values(), *self.emne.fra.values())
            found |= {each.id for each in beside} | {each.id for each in self.emne.punkter}
            found |= {each.id for each in self.emne.tabel}
            found |= {"fremgangsmaade"} if self.emne.fremgangsmaader else set()
        return found

    def entry(self, rule: Rule) -> Entry:
        """A version as it stands in the compiled law of its first day."""
        if rule.fra not in self._programs:
            self._programs[rule.fra] = self.law.at(rule.fra)
        program = self._programs[rule.fra]
        return program.entries[program.slots[rule.name]]


def alle() -> tuple[Fag, ...]:
    """Fleksløntilskud first, then the assessments in their order."""
    return (_fleksloentilskud(), *(_of(each) for each in emner.alle()))


def find(navn: str) -> Fag:
    """One subject. Raises InputError for a name there is not."""
    if navn == FLEKSLOENTILSKUD:
        return _fleksloentilskud()
    if navn not in emner.NAVNE:
        known = ", ".join((FLEKSLOENTILSKUD, *emner.NAVNE))
        raise InputError("emne", f"kender ikke {quoted(navn)!r}; kendte er {known}")
    return _of(emner.emne(navn))


def _fleksloentilskud() -> Fag:
    answers = ("fleksloentilskud", "i_alt", "atp", "loenloft_binder")
    return Fag(FLEKSLOENTILSKUD, "Fleksløntilskud", "The subsidy", answers, gaeldende())


def _of(emne: Emne) -> Fag:
    return Fag(emne.navn, emne.da, emne.en, (emne.maal, *emne.beloeb, *emne.datoer), emne.law, emne)


# -- kinds and units, as words


def enhed(entry: Entry) -> str:
    """What a rule answers with: ja/nej, dato, valg, or a unit such as kr/måned."""
    node = entry.node
    if node.boolean:
        return "ja/nej"
    if node.unit == units.DATE:
        return "dato"
    if units.is_choice(node.unit):
        return "valg"
    return units.text(node.unit) or "tal"


def slags(fact: Input) -> str:
    """The same of a fact."""
    return "valg" if fact.valg else "dato" if fact.is_day else fact.unit or "ja/nej"


def udeladt(fag: Fag, fact: Input) -> str:
    """What a fact is when nobody mentions it."""
    value = (fag.emne.udeladt if fag.emne else sag.UDELADT).get(fact.name, fact.ellers)
    if value is State.NOT_APPLICABLE:
        return "ikke relevant"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if not isinstance(value, int):
        return "ukendt"
    return fact.valg.names[value] if fact.valg else f"{value / fact.den:g}".replace(".", ",")
