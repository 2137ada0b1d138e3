"""An assessment: what can come into question, why, what is unknown, and what to ask next.

The municipality decides. No answer here says that somebody is entitled to anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fleksjob import dates, fakta, tal
from fleksjob.engine import Explanation, Input, Program, Reason, Run, State, Value
from fleksjob.engine.rules import Sentence
from fleksjob.errors import RateMissing
from fleksjob.law import emner, folkepension
from fleksjob.law.emner import Emne
from fleksjob.law.raad import Fremgangsmaade, Raad
from fleksjob.trin import raad, siger, spoergsmaal, svar, to_sprog, trin

KAN, IKKE, AFHAENGER, UKENDT = (
    "kan_komme_paa_tale",
    "ikke_paa_tale",
    "afhaenger_af_kommunen",
    "ukendt",
)
KILDER_TJEKKET = date(2026, 11, 21)
NY_HOVEDLOV = date(2027, 1, 1)

_OPEN: Mapping[str, Sentence] = {
    AFHAENGER: (
        "Det afhænger af {myndighed}s vurdering.",
        "It depends on the assessment of {myndighed}.",
    ),
    UKENDT: (
        "Det kan vi ikke svare på endnu. Der mangler oplysninger.",
        "We cannot answer that yet. Some facts are missing.",
    ),
}
_NEW_ACT = Raad(
    "ny_hovedlov",
    "En ny hovedlov ventes fra 1. januar 2027. Den er ikke set. Svaret bruger reglerne fra 2026.",
    "A new main act is expected from 1 January 2027. It was not seen. The answer uses the rules of 2026.",
    "https://star.dk/da/implementering/beskaeftigelsesreform/proces",
    "uvist",
)
_BACKWARDS = Raad(
    "folkepensionsalder_bagud",
    "Tabellen over folkepensionsalder er set, som den var i 2025. Om tallet gjaldt på dagen, er ikke set.",
    "The table of folkepension ages was seen as it was in 2025. Whether the age applied on the day was not.",
    "https://danskelove.dk/pensionsloven/1a",
    "uvist",
)


@dataclass(frozen=True)
class Vurdering:
    """The answer. `udfald` is one of the four words of this module, or the choice that the rule answers.

    `naeste` is the unknown fact that most often settles the answer. `datoer` are days, `beloeb` numbers with
    their reasons, both None where unknown.
    """

    emne: Emne
    dato: date
    udfald: str
    siger: Sentence
    forklaring: Explanation
    run: Run
    mangler: tuple[Input, ...]
    naeste: Input | None
    datoer: Mapping[str, date | None]
    beloeb: Mapping[str, Reason | None]
    tjekliste: Mapping[str, Any]
    fremgangsmaade: Fremgangsmaade | None
    forbehold: tuple[Raad, ...]
    spoerger: tuple[Explanation, ...] = ()
    """What still waits for a fact: the answer itself, or the amounts beside one that stands."""
    ikke_endnu: date | None = None
    """The day that is all that is missing: from then on, on the same facts, the answer is not a no."""

    def naeste_uden(self, sprunget: Collection[str]) -> Input | None:
        """The fact to ask for next of somebody who does not know some of them."""
        for each in self.spoerger:
            asked = each.next_of(name for name in each.mattering if name not in sprunget)
            if asked:
                return self.run.program.inputs[asked]
        return None

    @property
    def begrundelse(self) -> Reason:
        """The tree of reasons."""
        return self.forklaring.reason

    def som_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return {
            "emne": self.emne.navn,
            "dato": self.dato.isoformat(),
            "udfald": self.udfald,
            "tekst": to_sprog(self.siger),
            "begrundelse": trin(self.begrundelse, self.dato),
            "mangler": [spoergsmaal(each, self.dato) for each in self.mangler],
            "naeste": self.naeste.name if self.naeste else None,
            "datoer": {name: each and each.isoformat() for name, each in self.datoer.items()},
            "beloeb": {name: each and svar(each) for name, each in self.beloeb.items()},
            "udregning": {name: each and trin(each, self.dato) for name, each in self.beloeb.items()},
            "tjekliste": dict(self.tjekliste),
            "fremgangsmaade": self.fremgangsmaade
            and {
                "tekst": {"da": self.fremgangsmaade.da, "en": self.fremgangsmaade.en},
                "fra": self.fremgangsmaade.fra.isoformat(),
                "kilde": self.fremgangsmaade.kilde,
                "sikkerhed": self.fremgangsmaade.sikkerhed,
            },
            "aftalens_indhold": [
                {
                    "id": each.id,
                    "tekst": {"da": each.da, "en": each.en},
                    "kraevet": each.kraevet,
                    "kilde": each.kilde,
                    "sikkerhed": each.sikkerhed,
                }
                for each in self.emne.punkter
            ],
            "beslutningstabel": [
                {
                    "id": each.id,
                    "tekst": {"da": each.da, "en": each.en},
                    "oplysninger": dict(each.fakta),
                    "udfald": each.udfald,
                    "sikkerhed": each.sikkerhed,
                    "kilde": each.kilde,
                }
                for each in self.emne.tabel
            ],
            "raad": [raad(each) for each in self.emne.raad],
            "forbehold": [raad(each) for each in self.forbehold],
            "kilder_tjekket": KILDER_TJEKKET.isoformat(),
            "regelsaet": self.forklaring.rule_set,
        }


def vurder(navn: str, oplyst: Mapping[str, Any]) -> Vurdering:
    """Assess one case from what a person or program wrote; see `fakta` for how, `Emne.fakta` for what.

    Raises InputError for facts that cannot be used.

    >>> vurder("fastholdelse", {"dato": "2026-11-21", "hidtidig_arbejdsplads": False}).udfald
    'ikke_paa_tale'
    """
    emne = emner.emne(navn)
    case = fakta.laes(emne, oplyst)
    return vurder_sag(emne, emne.law.at(case.dato), case)


def vurder_sag(emne: Emne, program: Program, case: fakta.Oplyst) -> Vurdering:
    """Assess one case that has been read, with the law of its day."""
    given = {**case.facts, **case.politik, "dato": case.dato.toordinal()}
    run = program.run(given)
    explained = run.explain(emne.maal)
    missing = tuple(program.inputs[name] for name in explained.mattering)
    outcome = udfald(explained.reason, missing)
    asking: tuple[Explanation, ...] = (explained,)
    amounts = {name: _amount(run, name) for name in emne.beloeb if name in program.slots}
    waits_for = _waits_for(emne, run, case.dato) if outcome == IKKE else None
    if not missing:  # the answer stands; what is left to ask is for the amounts
        asking = tuple(each for each in amounts.values() if isinstance(each, Explanation) and each.missing)
        names = dict.fromkeys(name for each in asking for name in each.mattering)
        missing = tuple(program.inputs[name] for name in names)
    asked = asking[0].next_of(asking[0].mattering) if asking else None
    return Vurdering(
        emne=emne,
        dato=case.dato,
        udfald=outcome,
        siger=_not_yet(emne, *waits_for)
        if waits_for
        else siger(explained.reason, case.dato, _OPEN.get(outcome)),
        forklaring=explained,
        run=run,
        mangler=missing,
        naeste=program.inputs[asked] if asked else None,
        datoer={name: _day(run, name) for name in emne.datoer if name in program.slots},
        beloeb={
            name: each.reason if isinstance(each, Explanation) else None for name, each in amounts.items()
        },
        tjekliste={name: svar(run.explain(name).reason) for name in emne.tjekliste if name in program.slots},
        fremgangsmaade=next(
            (each for each in emne.fremgangsmaader if each.fra <= case.dato <= each.til), None
        ),
        forbehold=(
            *_caveats(emne, program, case, run, given),
            *_rate_caveats(amounts, program),
            *([_NEW_ACT] if waits_for and case.dato < NY_HOVEDLOV <= waits_for[1] else []),
        ),
        spoerger=asking,
        ikke_endnu=waits_for[1] if waits_for else None,
    )


def _waits_for(emne: Emne, run: Run, day: date) -> tuple[str, date] | None:
    """The first day to come that turns a no on the same facts, and the rule that gives it."""
    days = [(found, name) for name in emne.venter_paa if (found := _day(run, name)) and found > day]
    for found, name in sorted(days):
        then = run.program.run({**run.facts, "dato": found.toordinal()}).explain(emne.maal)
        if udfald(then.reason, ()) != IKKE:
            return name, found
    return None


def _not_yet(emne: Emne, name: str, day: date) -> Sentence:
    da, en = emne.venter_paa[name]
    return da.replace("{dag}", dates.show(day)), en.replace("{dag}", dates.show(day))


def udfald(reason: Reason, missing: tuple[Input, ...]) -> str:
    """The word for an answer: a careful yes or no, a choice by its name, else what it waits for."""
    answer = reason.answer
    if answer is State.UNKNOWN:
        return AFHAENGER if missing and all(each.kommunen for each in missing) else UKENDT
    if isinstance(answer, bool):
        return KAN if answer else IKKE
    return str(answer)


def _amount(run: Run, name: str) -> Explanation | RateMissing:
    try:
        return run.explain(name)
    except RateMissing as problem:
        return problem


def _rate_caveats(amounts: Mapping[str, Explanation | RateMissing], program: Program) -> Iterator[Raad]:
    """A rate that is missing is told, and an amount on it is not given; an uncertain rate is told once."""
    told: set[str] = set()
    for amount in amounts.values():
        if isinstance(amount, RateMissing):
            if amount.name not in told:
                told.add(amount.name)
                reason = str(amount)
                told_da = f"{reason[:1].upper()}{reason[1:]}."
                yield Raad(f"sats:{amount.name}", told_da, amount.message_en, "", "uvist")
            continue
        for step in amount.reason.walk(lambda each: each.value is not State.UNKNOWN):
            rate = program.rate(step.entry.name) if step.entry.kind == "rate" else None
            value = rate and rate.at(program.day)
            if rate and value and value.usikkerhed and rate.name not in told:
                told.add(rate.name)
                da, en = value.usikkerhed
                said = (
                    f"{rate.titel}: {tal.vis(value.amount, rate.unit)} {da}.",
                    f"{rate.title}: {tal.vis(value.amount, rate.unit, 'en')} {en}.",
                )
                yield Raad(f"sats:{rate.name}", *said, value.kilde, "uvist")


def _day(run: Run, name: str) -> date | None:
    answer = run.explain(name).reason.answer
    return answer if isinstance(answer, date) else None


def _caveats(
    emne: Emne, program: Program, case: fakta.Oplyst, run: Run, given: Mapping[str, Any]
) -> Iterator[Raad]:
    shown = [name for name in (emne.maal, *emne.datoer, *emne.beloeb) if name in program.slots]
    now = [_value(run, name) for name in shown]
    for policy in program.policies.values():
        other = program.run({**given, policy.name: not case.politik.get(policy.name, False)})
        if [_value(other, name) for name in shown] != now:
            yield Raad(policy.name, policy.warning, policy.warning_en or policy.en, policy.kilde, "uvist")
    for name, warning in emne.advarsler.items():
        if name in program.slots and run.value(name) is True:
            yield warning
    yield from (warning for first, warning in emne.fra.items() if first <= case.dato)
    yield from _pension_caveats(program, case)
    if case.dato >= NY_HOVEDLOV:
        yield _NEW_ACT


def _value(run: Run, name: str) -> Value | str:
    try:
        return run.value(name)
    except RateMissing as problem:
        return problem.name


def _pension_caveats(program: Program, case: fakta.Oplyst) -> Iterator[Raad]:
    born = case.facts.get("foedselsdag")
    if not isinstance(born, int) or "folkepensionsalder" not in program.slots:
        return
    row = folkepension.alder(date.fromordinal(born), case.dato)
    if row.status != "lovtekst":
        yield Raad(
            "folkepensionsalder_70",
            "Folkepensionsalderen på 70 år er set hos andre end loven selv.",
            "The folkepension age of 70 was seen in secondary sources, not in the Act itself.",
            row.kilde,
            "uvist",
        )
    if case.dato < folkepension.SENESTE_LOV and row.maaneder > folkepension.FOERSTE_ALDER:
        yield _BACKWARDS
