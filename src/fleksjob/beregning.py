"""One case of fleksløntilskud: the amounts, why they are so, what one krone or hour more gives, and the
caveats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from fleksjob import forbehold, sag, tal
from fleksjob.engine import Dual, Law, Program, Reason, Run, State
from fleksjob.errors import RateMissing
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud.politikker import SATSER_FOR
from fleksjob.rates import RateValue

if TYPE_CHECKING:
    from fleksjob.sag_loenarter import Post

BELOEB = ("loen_md", "fuldtidsloen_md", "nedsaettelse", "fleksloentilskud", "atp", "i_alt")
"""The amounts of the answer: kroner a month before tax, exact."""


@dataclass(frozen=True)
class BrugtSats:
    """A rate the answer leans on: its name, Danish and English title, and the value of the day."""

    id: str
    titel: str
    title: str
    unit: str
    value: RateValue


@dataclass(frozen=True)
class Beregning:
    """The answer of one case. Amounts are exact kroner as fractions; rounding is for whoever shows them.

    `naeste_krone_beholdt` is what is kept of the next krone of wage at an unchanged full-time wage (the
    right derivative of `i_alt`, before ATP and tax). `naeste_time` is what one more effective hour a week
    adds to `i_alt` in the month; None where the wage was given as an amount, since then no hourly wage is
    known. `run` is the case on its way through the law of the day, for whoever wants another step or a rate
    that the answer did not need.
    """

    sag: sag.Sag
    run: Run = field(repr=False, compare=False)
    regelsaet: str
    loen_md: Fraction
    fuldtidsloen_md: Fraction
    nedsaettelse: Fraction
    fleksloentilskud: Fraction
    atp: Fraction
    i_alt: Fraction
    loenloft_binder: bool
    naeste_krone_beholdt: Fraction
    naeste_time: Fraction | None
    begrundelse: Reason
    satser: tuple[BrugtSats, ...]
    forbehold: tuple[forbehold.Forbehold, ...]

    def som_json(self) -> dict[str, Any]:
        """The answer as JSON has it: amounts as text with two decimals, half-up."""
        amounts = {name: kroner(getattr(self, name)) for name in BELOEB}
        answer: dict[str, Any] = {
            **amounts,
            "loenloft_binder": self.loenloft_binder,
            "marginal": {
                "naeste_krone_beholdt": kroner(self.naeste_krone_beholdt),
                "naeste_time": None if self.naeste_time is None else kroner(self.naeste_time),
            },
            "begrundelse": trin(self.begrundelse),
            "satser": [
                {
                    "id": sats.id,
                    "vaerdi": sats.value.text,
                    "fra": sats.value.fra.isoformat(),
                    "til": sats.value.til.isoformat() if sats.value.til else None,
                    "status": sats.value.status,
                    "kilde": sats.value.kilde,
                    **({"lokal": True} if sats.value.lokal else {}),
                }
                for sats in self.satser
            ],
            "forbehold": [each.som_json() for each in self.forbehold],
        }
        if self.sag.poster:
            answer["loenarter"] = [_post(each) for each in self.sag.poster]
        return answer


def beregn(oplyst: Mapping[str, Any], law: Law | None = None) -> Beregning:
    """Compute one case from what a person or program wrote (see `sag.NOEGLER`).

    Raises InputError for facts that cannot be used, and RateMissing where there is no rate for the day.

    >>> svar = beregn({"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"})
    >>> kroner(svar.fleksloentilskud), kroner(svar.i_alt)
    ('15272.00', '30872.00')
    """
    return beregn_sag(sag.laes(oplyst), law or gaeldende())


def beregn_sag(case: sag.Sag, law: Law) -> Beregning:
    """Compute one case that has been read. Raises RateMissing where there is no rate for the day."""
    program = program_of(law, satsdag(case))
    run = run_of(program, case)
    amounts = {name: run.exact(name) for name in BELOEB}
    rates = brugte_satser(program, run)
    return Beregning(
        sag=case,
        run=run,
        regelsaet=program.name,
        **{name: _known(value) for name, value in amounts.items()},
        loenloft_binder=run.exact("loenloft_binder") is True,
        naeste_krone_beholdt=next_krone(program, case, run),
        naeste_time=next_hour(program, case, run),
        begrundelse=run.explain("fleksloentilskud").reason,
        satser=rates,
        forbehold=tuple(forbehold.find(case, run, rates, _other_answers(law, program, case, run))),
    )


def satsdag(case: sag.Sag) -> date:
    """The day whose law and rates apply: in the payment month, or by policy in the month before.

    There is no month before the first of the calendar: it stands for itself, and has no rates either.
    """
    first = case.dato.replace(day=1)
    if case.politik.get(SATSER_FOR.name, False) and first > date.min:
        return first - timedelta(days=1)
    return case.dato


def program_of(law: Law, day: date) -> Program:
    """The law of a day, compiled. Raises RateMissing where the subsidy's own rates do not reach that day."""
    for name in ("hoejeste_fleksloentilskud", "knaek_maanedsloen"):
        if law.rates[name].at(day) is None:
            raise law.rates[name].missing(day)
    return law.at(day)


def run_of(program: Program, case: sag.Sag, given: Mapping[str, Any] | None = None, **changed: Any) -> Run:
    """The case on its way through the law, with some facts or rules changed."""
    return program.run({**case.facts, **case.politik, **changed}, given)


def _known(value: Fraction | bool | State) -> Fraction:
    if not isinstance(value, Fraction):
        raise TypeError(f"et beløb blev til {value!r}")
    return value


def next_krone(program: Program, case: sag.Sag, run: Run) -> Fraction:
    """The right derivative of `i_alt` in the fleksjob's wage, the full-time wage unchanged."""
    step = program.entries[program.slots["loen_md"]].node.den
    given = {
        "loen_md": Dual(_integer(run.value("loen_md")), step),
        "fuldtidsloen_md": run.value("fuldtidsloen_md"),
    }
    return run_of(program, case, given).slope("i_alt")


def next_hour(program: Program, case: sag.Sag, run: Run) -> Fraction | None:
    """What one more effective hour a week adds to `i_alt`."""
    if not case.paid_by_hour:
        return None
    step = program.entries[program.slots["betalte_timer"]].node.den
    more = {"betalte_timer": _integer(run.value("betalte_timer")) + step}
    return _known(run_of(program, case, more).exact("i_alt")) - _known(run.exact("i_alt"))


def _integer(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"et tal blev til {value!r}")
    return value


def brugte_satser(program: Program, run: Run) -> tuple[BrugtSats, ...]:
    """The rates that were really used, in the order of the law."""
    found: dict[str, BrugtSats] = {}
    for step in run.steps("fleksloentilskud", "i_alt", "atp", "loenloft_binder"):
        rate = program.rate(step.name) if step.kind == "rate" else None
        if rate and (value := rate.at(program.day)):
            found[rate.name] = BrugtSats(rate.name, rate.titel, rate.title, rate.unit, value)
    return tuple(found.values())


def _other_answers(law: Law, program: Program, case: sag.Sag, run: Run) -> dict[str, bool]:
    """For each open question: whether the other choice gives another answer.

    A question that no step looked at cannot change it.
    """
    now = [run.exact(name) for name in BELOEB]
    looked_at = {SATSER_FOR.name, *(step.name for step in run.steps(*BELOEB))}
    differs: dict[str, bool] = {}
    for policy in law.policies:
        if policy.name not in looked_at:
            continue
        choice = not case.politik.get(policy.name, False)
        switched = sag.Sag(case.dato, case.facts, {**case.politik, policy.name: choice})
        day = satsdag(switched)
        try:
            if day == program.day or law.same_on(program.day, day):
                other = run.switched(policy.name, choice)
            else:
                other = run_of(program_of(law, day), switched)
            differs[policy.name] = [other.exact(name) for name in BELOEB] != now
        except RateMissing:
            differs[policy.name] = True
    return differs


def kroner(value: Fraction) -> str:
    """An exact number with two decimals, half-up: "15272.00"."""
    return tal.decimal(value, 2)


def _post(post: Post) -> dict[str, Any]:
    """One amount by its kind, as JSON has it: where it is counted, and why."""
    art = post.art
    return {
        "id": art.id,
        "beloeb": kroner(Fraction(post.oere, 100)),
        "taeller": art.taeller,
        "regnet_i": post.felt or None,
        "kommunen": post.kommunen,
        "tekst": {"da": art.da, "en": art.en},
        "regel": {"da": art.regel[0], "en": art.regel[1]} if art.regel[0] else None,
        "lov": art.lov,
        "kilde": art.kilde,
        "sikkerhed": art.sikkerhed,
    }


def trin(reason: Reason) -> dict[str, Any]:
    """One step of the explanation and what it leaned on, as JSON has it."""
    return {
        "regel": reason.entry.name,
        "lov": reason.entry.law or "oplyst",
        "vaerdi": vaerdi(reason),
        "af": [trin(step) for step in reason.af],
    }


def vaerdi(reason: Reason) -> str | bool | None:
    """A value as JSON has it: two decimals for kroner and hours, as written for a rate, null for unknown."""
    entry, exact = reason.entry, reason.exact
    if isinstance(exact, State):
        return None if exact is State.UNKNOWN else exact.value
    if isinstance(exact, bool):
        return exact
    if entry.text:
        return entry.text
    return kroner(exact) if entry.node.unit else andel(exact)


def andel(value: Fraction) -> str:
    """A share as a decimal number with two to six decimals: "0.83"."""
    whole, _, decimals = tal.decimal(value, 6).partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"
