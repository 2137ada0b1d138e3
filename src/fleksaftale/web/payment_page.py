"""A payment beside the municipality's letter as it is drawn: the figures, the questions, the reasons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.core.references import reference
from fleksaftale.documents.pdf.answer_sheet import AnswerSheet, Ground, SheetPart, SheetTable
from fleksaftale.web.payment_fields import month_name
from fleksjob import linjer
from fleksjob.beregning import Beregning
from fleksjob.engine.rules import Sentence
from fleksjob.forbehold import VEJLEDENDE, Forbehold
from fleksjob.law.fleksloentilskud import efterregulering
from fleksjob.tjek import Tjek
from fleksjob.tjek_trin import ENS, FOELGER, IKKE_OPLYST, SKILLES, UVIST, Trin
from fleksjob.tjek_visning import UDFALD_ORD, brev, loen_maaned, overskrift
from fleksjob.trin import SIKKERHED
from fleksjob.visning_ord import Ord, kr
from fleksjob.vurdering import KILDER_TJEKKET

KINDS = {ENS: "good", FOELGER: "info", SKILLES: "stop", UVIST: "wait", IKKE_OPLYST: "neutral"}
NO_TAX = gettext_lazy("Alle beløb er før skat. Vi regner ikke skat.")


@dataclass(frozen=True)
class Row:
    """One step as the table shows it."""

    title: str
    ours: str
    theirs: str
    word: str
    kind: str
    reasons: tuple[str, ...]


def language() -> str:
    """The language of the reader, as the law knows it."""
    return "en" if get_language() == "en" else "da"


def said(sentence: Sentence) -> str:
    """One of the two languages of a sentence."""
    return sentence[1 if language() == "en" else 0]


def caveats(found: Iterable[Forbehold]) -> list[str]:
    """What the answer does not know, ending with what is true of all of them."""
    return [said((each.tekst, each.tekst_en)) for each in found] + [said(VEJLEDENDE), str(NO_TAX)]


def lines(answer: Beregning) -> list[dict[str, str]]:
    """The calculation line by line, from the wage to the subsidy."""
    say = Ord(language())
    found = [*linjer.loen(answer, say), *linjer.tilskud(answer, say)]
    return [
        {"words": each.ord, "amount": each.fortegn + kr(each.beloeb) if each.beloeb is not None else ""}
        for each in found
    ] + [{"words": say("fleksloentilskud"), "amount": kr(answer.fleksloentilskud)}]


def shown(answer: Tjek) -> dict[str, Any]:
    """All that the page of an answer says."""
    parting = answer.skilles
    month = month_name(answer.oplyst.maaned)
    questions = [said((each.da, each.en)) for each in answer.spoergsmaal]
    return {
        "month": month,
        "heading": overskrift(answer, language()),
        "kind": "good" if parting is None else "info",
        "which_month": loen_maaned(answer, language()),
        "rows": [_row(each) for each in answer.trin],
        "unstated": sum(each.udfald == IKKE_OPLYST for each in answer.trin),
        "questions": questions,
        "asked": list(zip(questions, (each.kilde for each in answer.spoergsmaal), strict=True)),
        "taken_back": taken_back(answer),
        "letter": brev(answer, language()),
        "steps": lines(answer.beregning),
        "grounds": grounds(answer),
        "caveats": caveats(answer.forbehold),
        "rule_set": answer.beregning.regelsaet,
        "checked": long_date(KILDER_TJEKKET),
    }


def _row(step: Trin) -> Row:
    return Row(
        title=said(step.titel),
        ours=kr(step.vores),
        theirs="" if step.kommunens is None else kr(step.kommunens),
        word=said(UDFALD_ORD[step.udfald]),
        kind=KINDS[step.udfald],
        reasons=tuple(said(each) for each in step.grunde),
    )


def taken_back(answer: Tjek) -> tuple[Ground, ...]:
    """When a month that is paid may be computed again, where the letter takes something back or adds it."""
    if not any(answer.oplyst.kommunen.get(key) for key in ("tilbage", "efterbetalt")):
        return ()
    told = (efterregulering.KUN_MED_GRUNDLAG, efterregulering.TILBAGEBETALING)
    return (
        *(Ground(said((each.da, each.en)), source=each.kilde) for each in told),
        *(
            Ground(said((each.da, each.en)), each.lov, said(SIKKERHED[each.sikkerhed]), each.kilde)
            for each in efterregulering.ALLE[:-1]
        ),
    )


def grounds(answer: Tjek) -> tuple[Ground, ...]:
    """Where each step stands in the law, and the rates that were used."""
    return (*(_ground(each) for each in answer.trin), *rates_used(answer.beregning))


def _ground(step: Trin) -> Ground:
    certainty = said(SIKKERHED[step.sikkerhed]) if step.sikkerhed else ""
    text = f"{said(step.titel)}: {kr(step.vores)}"
    return Ground(text, reference(step.lov), certainty, step.kilde, long_date(KILDER_TJEKKET))


def rates_used(answer: Beregning) -> Iterator[Ground]:
    """The rates of a calculation with what is known of each."""
    for rate in answer.satser:
        shown = kr(rate.value.amount) if rate.unit.startswith("kr") else rate.value.text.replace(".", ",")
        certainty = said(SIKKERHED.get(rate.value.status, (rate.value.status,) * 2))
        text = _("Sats, %(name)s: %(amount)s") % {"name": said((rate.titel, rate.title)), "amount": shown}
        law, checked = reference(rate.value.law), long_date(rate.value.tjekket)
        yield Ground(text, law, certainty, rate.value.kilde, checked)


def sheet(answer: Tjek) -> AnswerSheet:
    """The same to print or take along."""
    page: Mapping[str, Any] = shown(answer)
    table = SheetTable(
        caption=_("Tallene ved siden af hinanden"),
        headers=(_("Trin"), _("Regnet her"), _("Kommunens brev"), _("Udfald")),
        rows=[(row.title, row.ours, row.theirs or "–", row.word) for row in page["rows"]],
        right=frozenset({1, 2}),
    )
    why = tuple(reason for row in page["rows"] for reason in row.reasons)
    parts = [
        SheetPart(_("Tallene"), points=why, table=table),
        SheetPart(
            _("Spørgsmål til kommunen"),
            grounds=tuple(Ground(text, source=source) for text, source in page["asked"]),
        ),
        SheetPart(_("Når en måned regnes om"), grounds=page["taken_back"]),
        SheetPart(_("Forbehold"), points=tuple(page["caveats"])),
        SheetPart(_("Hvor det står"), grounds=page["grounds"]),
    ]
    return AnswerSheet(
        title=_("Udbetalingen for %(month)s") % {"month": page["month"]},
        day=long_date(clock.today()),
        lead=(page["heading"], page["which_month"]),
        parts=[part for part in parts if part.text or part.points or part.table or part.grounds],
        rule_set=page["rule_set"],
        timestamp=timestamp(clock.today()),
    )


def timestamp(day: date) -> int:
    """The day as the sheet's time: the same sheet on the same day has the same bytes."""
    return int(datetime.combine(day, time(), UTC).timestamp())
