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
from fleksjob.engine import Reason
from fleksjob.forbehold import VEJLEDENDE

WIDTH = 78
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
    share, most = _rate(answer, "atp_sats"), _rate(answer, "atp_hoejst")
    lines += [_row(f"ATP, trækkes af tilskuddet: {_percent(share)}, højst {kr(most)}", answer.atp), ""]
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
    shown = sign + kr(amount) if amount is not None else ""
    return (f"  {label}".ljust(WIDTH - len(shown)) + shown).rstrip()


def kr(amount: Fraction) -> str:
    """An exact amount in kroner, half-up to the øre: 15.272,00 kr."""
    oere = (2 * abs(amount.numerator) * 100 + amount.denominator) // (2 * amount.denominator)
    return money.show(-oere if amount < 0 else oere)


class _Parts:
    """The steps of the explanation by name; zero for what the answer did not need."""

    def __init__(self, reason: Reason) -> None:
        self.steps = {step.entry.name: step for step in reason.walk()}

    def __getitem__(self, name: str) -> Fraction:
        step = self.steps.get(name)
        exact = step.exact if step else Fraction(0)
        return exact if isinstance(exact, Fraction) else Fraction(0)


def _fact(answer: Beregning, name: str) -> Fraction:
    value = answer.sag.facts[name]
    return Fraction(value) if isinstance(value, int) else Fraction(0)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g} %".replace(".", ",")


def _rate(answer: Beregning, name: str) -> Fraction:
    return next(rate.value.amount for rate in answer.satser if rate.id == name)


def _rate_text(answer: Beregning, name: str) -> str:
    return next(rate.value.text for rate in answer.satser if rate.id == name).replace(".", ",")


def _hours(minutes: Fraction) -> str:
    if minutes.denominator == 1:
        return hours.show(int(minutes))
    return str(round(float(minutes / 60), 4)).replace(".", ",")


def _wages(answer: Beregning) -> Iterator[str]:
    other, supplement = _fact(answer, "anden_loen_md") / 100, _fact(answer, "fuldtidstillaeg_md") / 100
    if answer.sag.paid_by_hour:
        wage = kr(_fact(answer, "timeloen") / 100)
        weeks, full = _rate_text(answer, "uger_pr_maaned"), _rate_text(answer, "fuldtidsnorm")
        present = _fact(answer, "timer_paa_arbejdspladsen")
        paid = _fact(answer, "effektive_timer") or present * _fact(answer, "intensitet") / 1_000_000
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
    part = _Parts(answer.begrundelse)
    if part.steps["ret_til_tilskud"].exact is not True:
        yield _row("Ingen løn og ingen sygedagpenge: intet tilskud i måneden", None)
        return
    income, threshold = part["loenindtaegt"], part["knaek_maanedsloen"]
    yield _row("Højeste fleksløntilskud", part["hoejeste_fleksloentilskud"])
    yield _row(
        f"{_percent(part['sats_under_knaek'])} af {kr(min(income, threshold))}",
        part["nedsaettelse_under_knaek"],
        "−",
    )
    if income > threshold:
        over = f"{_percent(part['sats_over_knaek'])} af {kr(income - threshold)} over grænsen {kr(threshold)}"
        yield _row(over, part["nedsaettelse_over_knaek"], "−")
    if part["fradrag_for_ydelse"]:
        yield _row("Sygedagpenge eller lignende, krone for krone", part["fradrag_for_ydelse"], "−")
    before, after = part["tilskud_foer_loenloft"], part["tilskud_efter_loenloft"]
    if part["hoejeste_fleksloentilskud"] < part["nedsaettelse"] + part["fradrag_for_ydelse"]:
        yield _row("Nedsættelsen er større end tilskuddet: intet tilskud", None)
    if after < before:
        yield _row("Tilskud før lønloft", before)
        yield _row("Lønloft: løn og tilskud kan ikke overstige løn på fuld tid", before - after, "−")
    if after != answer.fleksloentilskud:
        days = str(float(_fact(answer, "ledighedsydelsesdage") / 100)).removesuffix(".0").replace(".", ",")
        yield _row(f"Ledighedsydelse i {days} dage", after - answer.fleksloentilskud, "−")


def _margin(answer: Beregning) -> str:
    oere = kr(answer.naeste_krone_beholdt).removesuffix(" kr.")
    krone = f"Af den næste krone i løn beholder du {oere} kr. før skat og ATP."
    if answer.naeste_time is None:
        return krone
    if answer.naeste_time > 0:
        return f"En time mere om ugen giver {kr(answer.naeste_time)} mere om måneden før skat. {krone}"
    if answer.loenloft_binder:
        return f"Flere timer giver her ikke højere samlet indtægt på grund af lønloftet. {krone}"
    return f"En time mere om ugen giver her ikke mere om måneden. {krone}"
