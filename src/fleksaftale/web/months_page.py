"""Months of payment as they are drawn: a bar for each, the table, and why one month is not like another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.core.references import reference
from fleksaftale.documents.pdf.answer_sheet import AnswerSheet, Ground, SheetPart, SheetTable
from fleksaftale.web.months_forms import Asked
from fleksaftale.web.payment_fields import month_name
from fleksaftale.web.payment_page import caveats, rates_used, said, timestamp
from fleksjob import dates
from fleksjob.beregning import Beregning
from fleksjob.forbehold import uden_loft
from fleksjob.forloeb import Forloeb, Maaned
from fleksjob.linjer import HALF_AN_OERE
from fleksjob.trin import SIKKERHED
from fleksjob.visning_ord import kr, med_fortegn
from fleksjob.vurdering import KILDER_TJEKKET

WIDTH, LABEL, BAR, GAP = 360, 20, 22, 14
ZERO = Fraction(0)


@dataclass(frozen=True)
class Bar:
    """One month: the wage, and the subsidy after it. ``y`` is the text's line; the bar lies below."""

    y: float
    bar_y: float
    month: str
    total: str
    wage: float
    subsidy: float
    height: int = BAR

    @property
    def end(self) -> float:
        return self.wage + self.subsidy


@dataclass(frozen=True)
class Row:
    """One month of the table, in words."""

    month: str
    wage: str
    paid_on: str
    subsidy: str
    total: str
    settled: str


def shown(answer: Forloeb, asked: Asked) -> dict[str, Any]:
    """All that the page of an answer says. The first month has a subsidy only where the job begins in it."""
    months = [each for each in answer.maaneder[not asked.begins :] if each.gaelder]
    wages = asked.wages
    found = [_row(each, wages) for each in months]
    told = answer.forbehold if asked.knows_cap else uden_loft(answer.forbehold)
    last = months[-1].gaelder
    difference = sum((_difference(each) for each in months), ZERO)
    return {
        "rows": found,
        "bars": bars(months, wages),
        "chart_width": WIDTH,
        "chart_height": len(months) * (LABEL + BAR + GAP),
        "changes": list(changes(months)),
        "settled": [text for each in months for text in settled(each)],
        "difference": med_fortegn(difference) if difference else "",
        "grounds": tuple(_grounds(months)),
        "caveats": caveats(told),
        "rule_set": last.regelsaet if last else "",
        "checked": long_date(KILDER_TJEKKET),
        "headers": headers(),
    }


def headers() -> tuple[str, ...]:
    return (
        _("Måned"),
        _("Løn og ydelse i måneden"),
        _("Tilskuddet regnes af"),
        _("Tilskud efter ATP"),
        _("I alt før skat"),
        _("Regnes om bagefter"),
    )


def paid(answer: Beregning) -> Fraction:
    """What is paid out of a subsidy, before tax."""
    return answer.fleksloentilskud - answer.atp


def _row(each: Maaned, wages: dict[date, Fraction]) -> Row:
    first = each.foreloebig or each.gaelder
    wage = wages.get(each.maaned)
    subsidy = paid(first) if first else ZERO
    before = dates.add_months(each.maaned, -1)
    return Row(
        month=month_name(each.maaned),
        wage="–" if wage is None else kr(wage),
        paid_on=_("lønnen for %s") % month_name(before if each.foreloebig else each.maaned),
        subsidy=kr(subsidy),
        total="–" if wage is None else kr(wage + subsidy),
        settled=_("%s kr.") % med_fortegn(difference) if (difference := _difference(each)) else "",
    )


def _difference(each: Maaned) -> Fraction:
    """What a month gives afterwards; where nothing was paid first, there is no difference to tell of."""
    return (each.forskel_efter_atp or ZERO) if each.foreloebig else ZERO


def bars(months: list[Maaned], wages: dict[date, Fraction]) -> list[Bar]:
    """A bar for each month, as long as its amounts; the longest is as wide as the drawing."""
    amounts = [
        (each, wages.get(each.maaned, ZERO), paid(first))
        for each in months
        if (first := each.foreloebig or each.gaelder)
    ]
    longest = max([wage + subsidy for _each, wage, subsidy in amounts] + [Fraction(1)])
    scale = Fraction(WIDTH) / longest
    return [
        Bar(
            y=number * (LABEL + BAR + GAP) + LABEL - 6,
            bar_y=number * (LABEL + BAR + GAP) + LABEL,
            month=month_name(each.maaned),
            total=kr(wage + subsidy) if each.maaned in wages else _("kun tilskud: %s") % kr(subsidy),
            wage=round(float(wage * scale), 1),
            subsidy=round(float(subsidy * scale), 1),
        )
        for number, (each, wage, subsidy) in enumerate(amounts)
    ]


def changes(months: list[Maaned]) -> Iterator[str]:
    """Why the subsidy of a month is not that of the month before."""
    for one, other in pairwise(months):
        before, now = one.foreloebig or one.gaelder, other.foreloebig or other.gaelder
        if not before or not now or abs(now.fleksloentilskud - before.fleksloentilskud) <= 1:
            continue
        parts = {
            "month": month_name(other.maaned),
            "amount": kr(abs(now.fleksloentilskud - before.fleksloentilskud)),
        }
        more = now.fleksloentilskud > before.fleksloentilskud
        told = (
            _("%(month)s: Tilskuddet er %(amount)s højere.")
            if more
            else _("%(month)s: Tilskuddet er %(amount)s lavere.")
        )
        yield " ".join([told % parts, *_why(before, now)])


def _why(before: Beregning, now: Beregning) -> Iterator[str]:
    """What is different in the facts or the rates of two months."""
    income = _exact(now, "loenindtaegt") - _exact(before, "loenindtaegt")
    if abs(income) > 1:
        told = (
            _("Lønnen måneden før var %s højere.") if income > 0 else _("Lønnen måneden før var %s lavere.")
        )
        yield told % kr(abs(income))
    benefit = _exact(now, "fradrag_for_ydelse")
    if benefit != _exact(before, "fradrag_for_ydelse"):
        told = _("Der er trukket %s for sygedagpenge eller lignende.") % kr(benefit)
        yield told if benefit else _("Der er ikke længere trukket for sygedagpenge eller lignende.")
    if _exact(now, "andel_uden_ledighedsydelse") != _exact(before, "andel_uden_ledighedsydelse"):
        yield _("Dage med ledighedsydelse giver ikke tilskud.")
    more = _cut(now) - _cut(before)
    if abs(more) >= HALF_AN_OERE:
        told = (
            _("Lønloftet tager %s mere end måneden før.")
            if more > 0
            else _("Lønloftet tager %s mindre end måneden før.")
        )
        yield told % kr(abs(more))
    rate = "hoejeste_fleksloentilskud"
    if _exact(now, rate) != _exact(before, rate):
        yield _("Der er kommet nye satser.")


def _cut(answer: Beregning) -> Fraction:
    """What the cap takes of a subsidy."""
    if not answer.loenloft_binder:
        return ZERO
    return _exact(answer, "tilskud_foer_loenloft") - _exact(answer, "tilskud_efter_loenloft")


def _exact(answer: Beregning, name: str) -> Fraction:
    value = answer.run.exact(name)
    return value if isinstance(value, Fraction) else ZERO


def settled(each: Maaned) -> Iterator[str]:
    """Why a month is computed again, with the rule."""
    for basis in each.grundlag:
        yield f"{month_name(each.maaned)}: {said((basis.da, basis.en))} ({reference(basis.lov)})"


def _grounds(months: list[Maaned]) -> Iterator[Ground]:
    """The bases for computing again, and the rates of the months, each once."""
    seen: set[Ground] = set()
    for each in months:
        found = [
            Ground(
                said((basis.da, basis.en)),
                reference(basis.lov),
                said(SIKKERHED[basis.sikkerhed]),
                basis.kilde,
                long_date(KILDER_TJEKKET),
            )
            for basis in each.grundlag
        ]
        if each.gaelder:
            found += rates_used(each.gaelder)
        for ground in found:
            if ground not in seen:
                seen.add(ground)
                yield ground


def sheet(page: dict[str, Any]) -> AnswerSheet:
    """The same to print or take along."""
    rows = [
        (row.month, row.wage, row.paid_on, row.subsidy, row.total, row.settled or "–") for row in page["rows"]
    ]
    table = SheetTable(_("Måned for måned"), page["headers"], rows, frozenset({1, 3, 4, 5}))
    parts = [
        SheetPart(_("Tallene"), table=table),
        SheetPart(_("Hvorfor månederne er forskellige"), points=tuple(page["changes"])),
        SheetPart(_("Hvad der regnes om"), points=tuple(page["settled"])),
        SheetPart(_("Forbehold"), points=tuple(page["caveats"])),
        SheetPart(_("Hvor det står"), grounds=page["grounds"]),
    ]
    return AnswerSheet(
        title=_("Løn og tilskud måned for måned"),
        day=long_date(clock.today()),
        lead=(_("Tilskuddet for en måned regnes af lønnen for måneden før."),),
        parts=[part for part in parts if part.points or part.table or part.grounds],
        rule_set=page["rule_set"],
        timestamp=timestamp(clock.today()),
    )
