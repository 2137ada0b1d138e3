"""The calculator's answer as a sheet to print or take along."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core import clock
from fleksaftale.documents.pdf.answer_sheet import AnswerSheet, SheetPart, SheetTable, render_answer_sheet
from fleksaftale.web import calculator
from fleksaftale.web.calculator_forms import CalculatorForm
from fleksaftale.web.calculator_picture import picture


def render(form: CalculatorForm) -> bytes:
    """The sheet of a valid form."""
    language = "en" if get_language() == "en" else "da"
    return render_answer_sheet(sheet(form), language)


def sheet(form: CalculatorForm) -> AnswerSheet:
    found = calculator.page(form.answer, form.beside)
    lead = (
        _("Løn og tilskud i alt: %(total)s om måneden før skat.") % {"total": found["total"]},
        _("Løn: %(wage)s Fleksløntilskud: %(subsidy)s")
        % {"wage": found["wage"], "subsidy": found["subsidy"]},
        *([_("Med dagpenge: %(total)s") % {"total": found["with_benefit"]}] if "benefit" in found else []),
        *([found["doubt"]] if found["doubt"] else []),
        *([] if found["has_cap"] else [_("Vi kender ikke lønnen på fuld tid") + ".", _no_cap()]),
        *([found["next_hour"]] if found["next_hour"] else []),
    )
    return AnswerSheet(
        title=_("Løn og tilskud i fleksjob"),
        day=found["month"],
        lead=lead,
        parts=[*_tables(found), *_foundation(found, form.full_time_note)],
        rule_set=found["rule_set"],
        timestamp=int(clock.now().timestamp()),
    )


def _no_cap() -> str:
    return _(
        "Løn og tilskud kan tilsammen højst blive som løn på fuld tid. "
        "Den grænse er ikke regnet med, så tilskuddet kan være mindre."
    )


def _tables(found: dict[str, Any]) -> list[SheetPart]:
    steps = SheetTable(
        caption=_("Trin for trin"),
        headers=(_("Hvad"), _("Beløb")),
        rows=[(line.text, line.amount) for line in found["lines"]],
        right=frozenset({1}),
    )
    along = SheetTable(
        caption=_("Hvor kurven knækker, og hvor du står"),
        headers=tuple(calculator.curve_heads(by_hours=found["by_hours"])),
        rows=found["curve_rows"],
        right=frozenset({1, 2, 3} if found["by_hours"] else {1, 2}),
    )
    parts = [SheetPart(_("Sådan er det regnet ud"), table=steps)]
    if found["tried"]:
        parts.append(_hours_beside(found["tried"]))
    drawn = SheetPart(_("Flere eller færre timer"), picture=picture(found), points=tuple(_bends(found)))
    return [*parts, drawn, SheetPart(_("Tegningen som tabel"), points=tuple(found["stretches"]), table=along)]


def _bends(found: dict[str, Any]) -> Iterator[str]:
    """What the drawing's numbers and marks stand for."""
    yield (
        _("Den fede linje er løn og tilskud i alt. Den stiplede er lønloftet.")
        if found["has_cap"]
        else _("Den fede linje er løn og tilskud i alt.")
    )
    for bend in found["bends"]:
        yield f"{bend['number']}. {bend['why']}: {bend['where']}, {bend['total']}"


def _hours_beside(rows: Sequence[calculator.Tried]) -> SheetPart:
    """Where the cap took from the subsidy, what it was before stands in front."""
    cells = [
        (each.hours, each.wage, each.reduction,
         f"{each.before} → {each.subsidy}" if each.before else each.subsidy, each.total, each.cap)
        for each in rows
    ]  # fmt: skip
    points = tuple(
        _("%(hours)s timer: %(said)s")
        % {"hours": each.hours, "said": f"{each.more} {each.next_hour}".strip()}
        for each in rows
        if each.more
    )
    heads = tuple(calculator.hours_heads())
    beside = SheetTable(_("Kr. om måneden"), heads, cells, frozenset(range(1, len(heads))))
    return SheetPart(_("Timetal ved siden af hinanden"), points=points, table=beside)


def _foundation(found: dict[str, Any], note: str) -> list[SheetPart]:
    notes = (*([note] if note else []), *found["caveats"], found["guidance"], _("Vi regner ikke skat."))
    rates = SheetTable(
        caption=_("Satser for %(month)s") % {"month": found["rates_of"]},
        headers=(_("Sats"), _("Værdi"), _("Gælder"), _("Status")),
        rows=[(each.title, each.value, each.period, each.status) for each in found["rates"]],
    )
    return [
        SheetPart(_("Husk"), points=notes),
        SheetPart(_("Satser"), table=rates),
        SheetPart(_("Reglerne bag tallene"), grounds=found["grounds"]),
    ]
