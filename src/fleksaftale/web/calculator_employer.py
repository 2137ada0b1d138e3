"""What a fleksjob costs the workplace: the wage by the law, their own numbers, and what is only named."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from fleksaftale.documents.pdf.answer_sheet import Ground
from fleksaftale.web import calculator_costs as own
from fleksaftale.web import calculator_fields as situation
from fleksaftale.web.calculator import Line, caveats, line_of
from fleksaftale.web.calculator_forms import EmployerForm
from fleksaftale.web.calculator_foundation import Rate, about, rate_of, say
from fleksjob.beregning import Beregning, BrugtSats
from fleksjob.linjer import loen
from fleksjob.sammenlign import ARBEJDSGIVER
from fleksjob.visning_ord import kr

SICK_HOUR = "hoejeste_sygedagpenge_time"


def page(form: EmployerForm) -> dict[str, Any]:
    """What the employer pays, what the municipality pays, and what the sources say besides."""
    answer, cost, words = form.answer, form.cost, say()
    found = about(answer, caveats(answer))
    return found | {
        "month": words.maaned(answer.sag.dato),
        "wage": kr(answer.loen_md),
        "pension": _pension(form),
        "subsidy": kr(answer.fleksloentilskud),
        "total": kr(answer.i_alt),
        "full_time": kr(answer.fuldtidsloen_md) if answer.sag.loenloft_kendt else "",
        "lines": [line_of(each) for each in loen(answer, words)],
        "own_lines": list(_own(form)),
        "doubt": " ".join(text for text in (found["doubt"], _doubt(form)) if text),
        "cost": _signed(cost.i_alt),
        "cost_an_hour": "" if cost.pr_time is None else _signed(cost.pr_time),
        "notes": list(_notes(words.pick, counted=bool(cost.poster))),
        "sick_hour": _sick_hour(answer),
    }


def _doubt(form: EmployerForm) -> str:
    if form.cost.refusion <= form.cost.loen:
        return ""
    return _("Refusionen er højere end lønnen. Er begge tal rigtige?")


def _signed(amount: Fraction) -> str:
    """An amount that may be below nothing, where somebody gets more back than they pay."""
    return kr(amount).replace("-", "−")


def _pension(form: EmployerForm) -> str:
    """The employer's share of the pension in the wage; empty where it was not stated apart."""
    share = situation.pension_in(form)
    return "" if share is None else kr(form.answer.loen_md * share)


def _own(form: EmployerForm) -> Iterator[Line]:
    """The wage, each of the employer's own numbers, and what they come to; nothing where there are none."""
    cost = form.cost
    if not cost.poster and not cost.refusion:
        return
    yield Line(_("Løn med pension"), kr(cost.loen))
    names = {name: form.fields[name].label for name in own.COSTS}
    for name, amount in own.lines(cost, names):
        yield Line(_("%(name)s, dit eget tal") % {"name": name}, amount)
    yield Line(_("I alt om måneden"), _signed(cost.i_alt), "sum")


def _notes(pick: int, *, counted: bool) -> Iterator[Ground]:
    """What the sources say. ``counted``: the employer's own numbers are in the sum."""
    for each in ARBEJDSGIVER:
        if counted and each.id == "ogsaa":
            continue
        who = _("ikke set i reglerne") if each.slags == "uvist" else ""
        yield Ground(each.en if pick else each.da, source=each.kilde, who=who)


def _sick_hour(answer: Beregning) -> Rate | None:
    """The highest sickness benefit an hour, with its status: what a refund cannot be above."""
    program = answer.run.program
    rate = program.rate(SICK_HOUR)
    value = rate.at(program.day)
    return rate_of(BrugtSats(rate.name, rate.titel, rate.title, rate.unit, value), say()) if value else None
