"""What the calculators show of an answer of the law: sentences, tables, the curve, the rates and reasons.

Every number and every rule comes from :mod:`fleksjob`; here they are only set out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fleksaftale.web.calculator_chart import Beside, Drawn, bends, charts, point_of
from fleksaftale.web.calculator_foundation import about, doubt, say
from fleksaftale.web.calculator_picture import drawn_in_words
from fleksjob.beregning import Beregning
from fleksjob.forbehold import Forbehold, uden_loft
from fleksjob.forklar import hele_kroner
from fleksjob.kurve import LOENLOFT, Kurve, Punkt
from fleksjob.kurve_visning import KNAEK, OMRAADER, UDEN_AFRUNDING, nul_fortalt, stykke_fortalt
from fleksjob.linjer import Linje, atp_ord, loen, naeste_time, tilskud
from fleksjob.sammenlign import Sammenligning
from fleksjob.sammenlign_visning import RAEKKER, fortalt
from fleksjob.visning_ord import Ord, kr, med_fortegn
from fleksjob.visning_ord import tal as amount


@dataclass(frozen=True)
class Line:
    """A step of the calculation; ``kind`` is sum for what a group comes to."""

    text: str
    amount: str
    kind: str = ""


@dataclass(frozen=True)
class Tried:
    """A row of hours beside each other. ``before``: the subsidy before the cap, where that took from it.

    ``total``: with the benefit of the month.
    """

    hours: str
    wage: str
    reduction: str
    before: str
    subsidy: str
    total: str
    cap: str
    more: str = ""
    next_hour: str = ""


def page(curve: Kurve, beside: Beside) -> dict[str, Any]:
    """The answer of the calculator, as its template draws it."""
    answer, words = curve.nu, say()
    drawn = Drawn(curve, [point_of(each.efter) for each in beside.tried], beside.per_hour)
    found = {
        "answer": answer,
        "has_cap": answer.sag.loenloft_kendt,
        "month": words.maaned(answer.sag.dato),
        "total": kr(answer.i_alt),
        "wage": kr(answer.loen_md),
        "subsidy": kr(answer.fleksloentilskud),
        "atp": kr(answer.atp),
        **_with_benefit(answer),
        "next_hour": f"{naeste_time(answer, words, beside.hour_more)} {_cap_within(drawn, words)}".strip(),
        "kept": _kept(answer, words),
        "capped": answer.loenloft_binder,
        "region": OMRAADER[curve.nu_omraade][words.pick],
        "lines": list(lines(answer)),
        "tried": list(hours_beside(answer, beside)) if beside.tried else [],
        "charts": charts(drawn),
        "by_hours": drawn.by_hours,
        "here": _here(drawn, words),
        "bends": [_bend(drawn, number, point, key, words) for number, point, key in bends(curve)],
        "hours_heads": hours_heads(),
        "curve_heads": curve_heads(by_hours=drawn.by_hours),
        "curve_rows": list(_curve_rows(drawn, words)),
        "stretches": _stretches(curve, words),
        "at_zero": nul_fortalt(curve, words) if curve.uden_loen else "",
        **about(answer, caveats(answer)),
    }
    return found | {"drawn": drawn_in_words(found)}


def caveats(*answers: Beregning) -> tuple[Forbehold, ...]:
    """What one or more answers do not know, each once; without a cap, that there is none."""
    told = {each.id: each for answer in answers for each in answer.forbehold}
    return (
        tuple(told.values()) if all(each.sag.loenloft_kendt for each in answers) else uden_loft(told.values())
    )


def lines(answer: Beregning) -> Iterator[Line]:
    """The calculation on paper: the wage, the subsidy, and what both come to."""
    words = say()
    yield from map(line_of, loen(answer, words))
    yield from map(line_of, tilskud(answer, words))
    yield Line(words("fleksloentilskud"), kr(answer.fleksloentilskud), "sum")
    yield Line(words("i_alt"), kr(answer.i_alt), "sum")
    if benefit := _benefit(answer):
        yield Line(_("Sygedagpenge eller barselsdagpenge"), kr(benefit))
        yield Line(_("Løn, tilskud og dagpenge i alt"), kr(answer.i_alt + benefit), "sum")
    yield Line(atp_ord(answer, words), kr(answer.atp))


def _benefit(answer: Beregning) -> Fraction:
    """Sickness or maternity benefit of the month, which is paid beside wage and subsidy."""
    value = answer.run.exact("sygedagpenge_md")
    return value if isinstance(value, Fraction) else Fraction(0)


def _with_benefit(answer: Beregning) -> dict[str, str]:
    benefit = _benefit(answer)
    return {"benefit": kr(benefit), "with_benefit": kr(answer.i_alt + benefit)} if benefit else {}


def line_of(line: Linje) -> Line:
    """A step of the law's calculation on paper."""
    return Line(line.ord, line.fortegn + kr(line.beloeb) if line.beloeb is not None else "")


def hours_heads() -> list[str]:
    """Of the table with numbers of hours beside each other."""
    return [_("Timer"), _("Løn"), _("Nedsættelse"), _("Tilskud"), _("I alt"), _("Lønloft")]


def curve_heads(*, by_hours: bool) -> list[str]:
    """Of the table beside the drawing."""
    return [*([_("Timer")] if by_hours else []), _("Løn"), _("Tilskud"), _("I alt")]


def hours_beside(answer: Beregning, beside: Beside) -> Iterator[Tried]:
    """Today's hours and those that are tried, each with what it gives more."""
    words = say()
    yield _tried(answer, beside.hours, words)
    for each in beside.tried:
        yield _tried(each.efter, each.timer[1] if each.timer else None, words, fortalt(each, words))


def _tried(answer: Beregning, hours: Fraction | None, words: Ord, more: str = "") -> Tried:
    before = answer.run.exact("tilskud_foer_loenloft")
    cut = isinstance(before, Fraction) and answer.loenloft_binder and before > answer.fleksloentilskud
    return Tried(
        hours="" if hours is None else words.timer(hours * 60),
        wage=amount(answer.loen_md),
        reduction=amount(answer.nedsaettelse),
        before=amount(before) if cut and isinstance(before, Fraction) else "",
        subsidy=amount(answer.fleksloentilskud),
        total=amount(answer.i_alt + _benefit(answer)),
        cap=amount(answer.fuldtidsloen_md),
        more=more,
        next_hour=naeste_time(answer, words),
    )


def compared(answer: Sammenligning) -> dict[str, Any]:
    """Two situations beside each other."""
    words = say()
    rows = [*_amounts_compared(answer, words), *_benefits_compared(answer)]
    if answer.timer:
        before, after = answer.timer
        rows.insert(0, (_("Effektive timer om ugen"), *(words.timer(each * 60) for each in (before, after)),
                        _signed_hours(after - before, words)))  # fmt: skip
    return {
        "compared": rows,
        "headers": [_("Beløb i kr. om måneden"), _("Nu"), _("Ny"), _("Forskel")],
        "told": _told(answer, words),
        "has_cap": all(each.sag.loenloft_kendt for each in (answer.foer, answer.efter)),
        "month": words.maaned(answer.foer.sag.dato),
        "before": kr(answer.foer.i_alt),
        "after": kr(answer.efter.i_alt),
        "wage_before": kr(answer.foer.loen_md),
        "wage_after": kr(answer.efter.loen_md),
        "next_hour": naeste_time(answer.efter, words),
        "capped": answer.efter.loenloft_binder,
        **about(answer.efter, caveats(answer.foer, answer.efter)),
        "doubt": doubt(answer.foer, answer.efter),
    }


def _amounts_compared(answer: Sammenligning, words: Ord) -> Iterator[tuple[str, ...]]:
    """Each amount of both; a cap that is not known is a dash, and not told where neither is."""
    both = (answer.foer, answer.efter)
    known = [each.sag.loenloft_kendt for each in both]
    for name, label in RAEKKER.items():
        is_cap = name == "fuldtidsloen_md"
        if is_cap and not any(known):
            continue
        cells = [
            amount(getattr(each, name)) if has or not is_cap else "–"
            for each, has in zip(both, known, strict=True)
        ]
        change = "–" if is_cap and not all(known) else med_fortegn(answer.forskel(name))
        yield (label[words.pick], *cells, change)


def _benefits_compared(answer: Sammenligning) -> list[tuple[str, ...]]:
    """The benefit of both situations, and what wage, subsidy and benefit come to."""
    benefits = [_benefit(each) for each in (answer.foer, answer.efter)]
    if not any(benefits):
        return []
    totals = [
        each.i_alt + benefit for each, benefit in zip((answer.foer, answer.efter), benefits, strict=True)
    ]
    return [
        (label, amount(before), amount(after), med_fortegn(after - before))
        for label, (before, after) in (
            (_("Sygedagpenge eller barselsdagpenge"), benefits),
            (_("Løn, tilskud og dagpenge i alt"), totals),
        )
    ]


def _told(answer: Sammenligning, words: Ord) -> str:
    """What the change gives; where the benefit changes, with it."""
    benefit = _benefit(answer.efter) - _benefit(answer.foer)
    if not benefit:
        return fortalt(answer, words)
    change = answer.forskel("i_alt") + benefit
    if not change:
        return _("Løn, tilskud og dagpenge er det samme i alt.")
    return _("Løn, tilskud og dagpenge ændrer sig i alt med %(amount)s kr. om måneden før skat.") % {
        "amount": med_fortegn(change)
    }


def _signed_hours(more: Fraction, words: Ord) -> str:
    return f"{'+' if more > 0 else '−' if more < 0 else ''}{words.timer(abs(more) * 60)}"


def _kept(answer: Beregning, words: Ord) -> str:
    if answer.run.exact("ret_til_tilskud") is not True:
        return words("foerste_loen")
    return words("naeste_krone", beloeb=amount(answer.naeste_krone_beholdt))


def _cap_within(drawn: Drawn, words: Ord) -> str:
    """Why the next hour gives less than its first krone: the cap begins within it."""
    now = drawn.x(drawn.now)
    found = [drawn.x(each.punkt) for each in drawn.curve.knaek if each.id == LOENLOFT]
    within = [hours for hours in found if drawn.by_hours and now < hours < now + 1]
    if not within:
        return ""
    return _("Lønloftet begynder ved %(hours)s timer. Derfor giver resten af timen mindre.") % {
        "hours": _hours(within[0], words)
    }


# --- the curve ---------------------------------------------------------------------------------------------


def _where(drawn: Drawn, point: Punkt, words: Ord) -> str:
    """18 timer, or the wage where no hours are known."""
    if not drawn.by_hours:
        return kr(point.loen_md)
    hours = drawn.x(point)
    return ngettext("%(hours)s time", "%(hours)s timer", 1 if hours == 1 else 2) % {
        "hours": _hours(hours, words)
    }


def _hours(value: Fraction, words: Ord) -> str:
    return words.decimal(f"{float(value):.2f}".rstrip("0").rstrip("."))


def _here(drawn: Drawn, words: Ord) -> dict[str, str]:
    return {"where": _where(drawn, drawn.now, words), "total": _whole(drawn.now.i_alt)}


def _whole(value: Fraction) -> str:
    """Kroner without øre, for a drawing."""
    return kr(hele_kroner(value)).replace(",00", "")


def _bend(drawn: Drawn, number: int, point: Punkt, key: str, words: Ord) -> dict[str, Any]:
    return {
        "number": number,
        "why": KNAEK[key][words.pick],
        "where": _where(drawn, point, words),
        "total": kr(point.i_alt),
    }


def _curve_rows(drawn: Drawn, words: Ord) -> Iterator[tuple[str, ...]]:
    """The points of the drawing in order, and where one stands."""
    named: list[tuple[Punkt, str]] = [(each, "") for each in drawn.curve.punkter]
    if none := drawn.curve.uden_loen:
        named[0] = (named[0][0], _("den første løn"))
        named.insert(0, (none, _("uden løn")))
    if none is None or drawn.now.loen_md:
        named.append((drawn.now, _("her står du")))
    else:
        named[0] = (none, _("uden løn, her står du"))
    for point, name in sorted(named, key=lambda each: drawn.x(each[0])):
        where = _hours(drawn.x(point), words) if drawn.by_hours else amount(point.loen_md)
        values = (point.loen_md, point.fleksloentilskud, point.i_alt)
        cells = tuple(amount(each) for each in values[0 if drawn.by_hours else 1 :])
        yield (f"{where} ({name})" if name else where, *cells)


def _stretches(curve: Kurve, words: Ord) -> list[str]:
    found = [nul_fortalt(curve, words)] if curve.uden_loen else []
    found += [stykke_fortalt(each, words) for each in curve.omraader]
    return [*found, *([UDEN_AFRUNDING[words.pick]] if curve.uden_afrunding else [])]
