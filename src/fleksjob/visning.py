"""The calculation as a person would write it, in Danish.

Colour only where the caller says there is a terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fleksjob import hours, money
from fleksjob.beregning import Beregning, satsdag
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.rates import RateValue

WIDTH = 78
HALF_AN_OERE = Fraction(1, 200)
MAANEDER = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True)
class Style:
    """Escape codes, or nothing."""

    colour: bool = False

    def bold(self, text: str) -> str:
        """For what the reader came for."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        """For what may be skipped."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def warn(self, text: str) -> str:
        """For what is uncertain."""
        return f"\x1b[33m{text}\x1b[0m" if self.colour else text


def tekst(answer: Beregning, style: Style) -> str:
    """The whole calculation, ending with a newline."""
    day = answer.sag.dato
    lines = [style.bold(f"Fleksløntilskud for {MAANEDER[day.month - 1]} {day.year}"), ""]
    lines += _wages(answer)
    lines += ["", *_subsidy(answer), style.bold(_row("Fleksløntilskud", answer.fleksloentilskud)), ""]
    lines += [style.bold(_row("Løn og tilskud i alt, før skat og ATP", answer.i_alt))]
    lines += [_row(_atp_label(answer), answer.atp), ""]
    lines += [*_wrapped(_margin(answer)), ""]
    lines += [style.warn("Forbehold")]
    for sentence in (*(each.tekst for each in answer.forbehold), VEJLEDENDE):
        lines += _wrapped(sentence, "- ")
    lines += ["", style.dim(f"Satser for {_month(satsdag(answer.sag))}. Regelsæt: {answer.regelsaet}")]
    return "\n".join(lines) + "\n"


def _month(day: date) -> str:
    return f"{MAANEDER[day.month - 1]} {day.year}"


def _wrapped(sentence: str, mark: str = "") -> list[str]:
    return textwrap.wrap(sentence, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def _row(label: str, amount: Fraction | None, sign: str = "") -> str:
    """A label with its amount to the right; a long label goes on below, with the amount on the last line."""
    shown = sign + kr(amount) if amount is not None else ""
    room = WIDTH - len(shown) - (2 if shown else 0)
    *above, last = textwrap.wrap(label, room, initial_indent="  ", subsequent_indent="    ")
    return "\n".join([*above, (last.ljust(WIDTH - len(shown)) + shown).rstrip()])


def kr(amount: Fraction) -> str:
    """An exact amount in kroner, half-up to the øre: 15.272,00 kr."""
    oere = (2 * abs(amount.numerator) * 100 + amount.denominator) // (2 * amount.denominator)
    return money.show(-oere if amount < 0 else oere)


def _part(answer: Beregning, name: str) -> Fraction:
    """A step of the law as a number, also where the answer could be told without it."""
    exact = answer.run.exact(name)
    return exact if isinstance(exact, Fraction) else Fraction(0)


def _fact(answer: Beregning, name: str) -> Fraction:
    value = answer.sag.facts[name]
    return Fraction(value) if isinstance(value, int) else Fraction(0)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g} %".replace(".", ",")


def _rate(answer: Beregning, name: str) -> RateValue:
    """A rate of the day's law: in a month without wage the answer itself leans on few of them."""
    program = answer.run.program
    rate = program.rate(name)
    value = rate.at(program.day)
    if value is None:
        raise rate.missing(program.day)
    return value


def _atp_label(answer: Beregning) -> str:
    share, most = _rate(answer, "atp_sats").amount, _rate(answer, "atp_hoejst").amount
    return f"ATP, trækkes af tilskuddet: {_percent(share)}, højst {kr(most)}"


def _hours(minutes: Fraction) -> str:
    if minutes.denominator == 1:
        return hours.show(int(minutes))
    return f"{float(minutes / 60):.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _wages(answer: Beregning) -> Iterator[str]:
    other, supplement = _fact(answer, "anden_loen_md") / 100, _fact(answer, "fuldtidstillaeg_md") / 100
    if answer.sag.paid_by_hour:
        wage = kr(_fact(answer, "timeloen") / 100)
        weeks, full = (
            _rate(answer, name).text.replace(".", ",") for name in ("uger_pr_maaned", "fuldtidsnorm")
        )
        present, paid = _fact(answer, "timer_paa_arbejdspladsen"), _part(answer, "betalte_timer") * 60
        if present:
            share = _percent(_fact(answer, "intensitet") / 1_000_000)
            yield _row(f"Effektive timer: {_hours(present)} timer × {share} = {_hours(paid)} timer", None)
        yield _row(f"Løn: {_hours(paid)} timer × {wage} × {weeks}", answer.loen_md)
        extra = f" + tillæg {kr(supplement)}" if supplement else ""
        yield _row(f"Lønloft: {full} timer × {wage} × {weeks}{extra}", answer.fuldtidsloen_md)
    else:
        yield _row("Løn i fleksjobbet", answer.loen_md)
        extra = f", heraf tillæg {kr(supplement)}" if supplement else ""
        yield _row(f"Lønloft, løn på fuld tid{extra}", answer.fuldtidsloen_md)
    if other:
        yield _row("Anden lønindtægt", other)


def _subsidy(answer: Beregning) -> Iterator[str]:
    if not _entitled(answer):
        yield _row("Ingen løn i fleksjobbet og ingen sygedagpenge: intet tilskud i måneden", None)
        return
    income, threshold, highest, benefit, before, after = (
        _part(answer, name)
        for name in (
            "loenindtaegt",
            "knaek_maanedsloen",
            "hoejeste_fleksloentilskud",
            "fradrag_for_ydelse",
            "tilskud_foer_loenloft",
            "tilskud_efter_loenloft",
        )
    )
    yield _row("Højeste fleksløntilskud", highest)
    yield from _reduction(answer, income, threshold)
    if benefit:
        yield _row("Sygedagpenge eller lignende, krone for krone", benefit, "−")
    if highest < answer.nedsaettelse + benefit:
        yield _row("Nedsættelsen er større end tilskuddet: intet tilskud", None)
    if after < before:
        yield _row("Tilskud før lønloft", before)
        yield _row("Lønloft: løn og tilskud kan ikke overstige løn på fuld tid", before - after, "−")
    if after != answer.fleksloentilskud:
        days = str(float(_fact(answer, "ledighedsydelsesdage") / 100)).removesuffix(".0").replace(".", ",")
        yield _row(f"Ledighedsydelse i {days} dage", after - answer.fleksloentilskud, "−")


def _reduction(answer: Beregning, income: Fraction, threshold: Fraction) -> Iterator[str]:
    if income:
        share = _percent(_rate(answer, "sats_under_knaek").amount)
        amount = _part(answer, "nedsaettelse_under_knaek")
        yield _row(f"{share} af {kr(min(income, threshold))}", amount, "−")
    if income > threshold:
        share = _percent(_rate(answer, "sats_over_knaek").amount)
        label = f"{share} af {kr(income - threshold)} over grænsen {kr(threshold)}"
        yield _row(label, _part(answer, "nedsaettelse_over_knaek"), "−")


def _entitled(answer: Beregning) -> bool:
    return answer.run.exact("ret_til_tilskud") is True


def _margin(answer: Beregning) -> str:
    return f"{_next_hour(answer)} {_next_krone(answer)}".strip()


def _next_krone(answer: Beregning) -> str:
    """What is kept of the next krone.

    Without any wage that would be a half-truth: the first krone of it gives the whole subsidy.
    """
    if not _entitled(answer):
        return "Retten til tilskud opstår med den første løn."
    oere = kr(answer.naeste_krone_beholdt).removesuffix(" kr.")
    return f"Af den næste krone i løn beholder du {oere} kr. før skat og ATP."


def _next_hour(answer: Beregning) -> str:
    more = answer.naeste_time
    if more is None:
        return ""
    if more >= HALF_AN_OERE:
        return f"En time mere om ugen giver {kr(more)} mere om måneden før skat."
    if answer.loenloft_binder:
        return "Flere timer giver her ikke højere samlet indtægt på grund af lønloftet."
    if more <= -HALF_AN_OERE:
        return f"En time mere om ugen giver her {kr(-more)} mindre om måneden før skat."
    return "En time mere om ugen giver her ikke mere om måneden."
