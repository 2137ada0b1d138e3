"""The answer of a check as a sheet to print or take along: the same as on the page, in the same order."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.documents.pdf.answer_sheet import AnswerSheet, Ground, SheetPart, SheetTable
from fleksaftale.guidance.checks_walk import Walk
from fleksaftale.web import checks_dates, checks_page
from fleksaftale.web.check_forms import AnyWalk
from fleksaftale.web.checks_dates import DatesWalk
from fleksaftale.web.deadlines_page import RowShown
from fleksjob.vurdering import KILDER_TJEKKET


def of_law(walk: Walk) -> AnswerSheet:
    """The sheet of a check on the law."""
    found = checks_page.result(walk)
    lead: tuple[str, ...] = (found["first_step"],) if found["first_step"] else ()
    for stage in found["stages"]:
        lead += (stage["lead"], *(_("Grunden: %(reason)s") % {"reason": each} for each in stage["because"]))
    if found["decides"]:
        lead += (_("%(who)s afgør sagen.") % {"who": found["authority"]},)
    lead += tuple(found["caveats"])
    parts = [
        SheetPart(_("Det vurderer %(who)s") % {"who": found["who"]}, points=tuple(_findings(found))),
        SheetPart(_("Det kan du gøre nu"), grounds=_advice(found["do_now"])),
        *(part for stage in found["stages"] for part in _stage(stage, found)),
        SheetPart(_("Godt at vide"), grounds=_advice(found["know"])),
        SheetPart(_("Det er ikke afklaret"), grounds=_advice(found["unsure"])),
    ]
    return _sheet(walk, found["day"], lead, parts, found["rule_set"])


def of_dates(walk: DatesWalk) -> AnswerSheet:
    """The sheet of the check on dates."""
    found = checks_dates.result(walk)
    *heads, _certainty = found["heads"]  # how sure each is stands with its reasons below
    dates = [row[: len(heads)] for row in found["table"]]
    table = SheetTable(_("Alle datoer i rækkefølge"), tuple(heads), dates)
    also = tuple(f"{each.row.title}: {each.when}" for each in found["if_temporary"])
    parts = [
        SheetPart(_("Hvis dit fleksjob er midlertidigt"), points=also),
        SheetPart(_("Datoer"), table=table if dates else None),
    ]
    for heading, key in (
        (_("Det næste"), "coming"),
        (_("Det gælder nu"), "running"),
        (_("Dage, der er gået"), "passed"),
    ):
        parts.append(SheetPart(heading, grounds=tuple(_row(shown) for shown in found[key])))
    lead = (_("Datoerne er forslag. Står der en anden dato i kommunens brev, gælder brevet."),)
    return _sheet(walk, long_date(walk.today), lead, parts, found["rule_set"])


def _sheet(
    walk: AnyWalk, day: str, lead: tuple[str, ...], parts: Iterable[SheetPart], rule_set: str
) -> AnswerSheet:
    answers = [(each["question"], each["answer"]) for each in checks_page.answers_shown(walk)]
    table = SheetTable(_("Dine svar"), (_("Spørgsmål"), _("Svar")), answers)
    full = [*parts, SheetPart(_("Det har du svaret"), table=table)]
    return AnswerSheet(
        title=str(walk.check.title),
        day=_("Svar for %(day)s") % {"day": day},
        lead=lead,
        parts=[part for part in full if part.text or part.points or part.table or part.grounds],
        rule_set=rule_set,
        timestamp=int(clock.now().timestamp()),
    )


def _stage(stage: dict[str, Any], found: dict[str, Any]) -> Iterator[SheetPart]:
    name = f" – {stage['title']}" if found["several"] else ""
    yield SheetPart(_("Det ved vi ikke endnu") + name, points=tuple(_open(stage["unknown"])))
    known = [*stage["days"], *stage["amounts"]]
    table = SheetTable(_("Dage og tal"), (_("Hvad"), _("Svar")), known) if known else None
    yield SheetPart(_("Dage og tal") + name, table=table)
    yield SheetPart(_("Tjekliste") + name, points=tuple(_listed(stage["checklist"])))
    yield SheetPart(_("Hvorfor") + name, grounds=stage["grounds"])


def _findings(found: dict[str, Any]) -> Iterator[str]:
    yield from (f"{each['question']} {each['answer']}" for each in found["findings"])
    yield from (f"{each['text']} ({each['certainty']})" for each in found["procedures"])


def _open(unknown: Iterable[dict[str, Any]]) -> Iterator[str]:
    for each in unknown:
        changes = " ".join(f"{change['if']}: {change['then']}" for change in each["changes"])
        yield f"{each['question']} {changes or each['says']}".strip()


def _listed(checklist: Iterable[dict[str, Any]]) -> Iterator[str]:
    for each in checklist:
        yield each["text"] if each["known"] else f"{each['text']} ({_('ikke kendt endnu')})"


def _advice(pieces: Iterable[dict[str, str]]) -> tuple[Ground, ...]:
    checked = long_date(KILDER_TJEKKET)
    return tuple(Ground(each["text"], source=each["source"], checked=checked) for each in pieces)


def _row(shown: RowShown) -> Ground:
    row = shown.row
    below = (
        Ground(_("Regnet sådan: %(how)s") % {"how": row.counted}),
        *(Ground(each) for each in row.caveats),
    )
    text = " ".join(each for each in (f"{shown.when}: {row.title}.", row.since, row.do) if each)
    certainty = row.basis.certainty if row.basis.kind != "advice" else _("en anbefaling")
    return Ground(text, row.basis.law, certainty, row.source, long_date(row.checked), of=below)
