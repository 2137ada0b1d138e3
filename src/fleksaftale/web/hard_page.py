"""A page of *Når det bliver svært* as it is drawn: texts of the day, the law, letters, the complaint."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date, weekday_date
from fleksaftale.core.references import reference
from fleksaftale.guidance import law
from fleksaftale.guidance.law import Said
from fleksaftale.guidance.letters import Letter
from fleksaftale.guidance.pages import Guide, Part, guides
from fleksaftale.web.hard_forms import ComplaintForm, LetterForm
from fleksjob.law.klage.fakta import KLAGE_OVER
from fleksjob.vurdering import Vurdering, vurder

COMPLAINT = "klage"
LINES = (6, 24)  # a letter's box is as high as its text, within these


@dataclass(frozen=True)
class Counted:
    """What the law says of one complaint: the answer, the last day, and when the complaint is handled."""

    answer: str
    last_day: str
    handled: str


def shown(guide: Guide, role: str = "") -> dict[str, Any]:
    """The texts of a page, for one role of a case or for everybody."""
    today = clock.today()
    words = {name: law.of_the_day(getattr(guide, name), today) for name in ("title", "short", "intro")}
    return {
        **words,
        "guide": guide,
        "parts": [
            _part(part, today) for part in guide.parts if not role or not part.roles or role in part.roles
        ],
        "said": [_said(each) for each in guide.said(today)],
        "sources": guide.sources,
        "checked": long_date(guide.checked),
        "valid_from": long_date(guide.valid_from),
        "may_be_old": guide.may_be_old(today),
    }


def is_for(role: str, roles: frozenset[str]) -> bool:
    """Whether something is for a role of a case. On the public page, without a role, all of it is."""
    return not role or not roles or role in roles


def _part(part: Part, today: date) -> dict[str, Any]:
    points = [law.of_the_day(point, today) for point in part.points]
    return {"heading": str(part.heading), "points": points, "ordered": part.ordered}


RANKS = {
    "raad": gettext_lazy("Et råd."),
    "oplysning": gettext_lazy("En oplysning fra kilden."),
    "uvist": gettext_lazy("Ikke afklaret."),
}
"""What stands with a sentence that is no law."""


def _said(each: Said) -> dict[str, Any]:
    return {
        "when": str(each.when) if each.when else "",
        "text": str(each.text),
        "law": reference(each.law),
        "certainty": str(each.certainty) if each.certainty else "",
        "rank": str(RANKS.get(each.kind, "")),
        "source": each.source,
        "checked": long_date(each.checked),
    }


# --- letters -----------------------------------------------------------------------------------------------


def letters(guide: Guide, known: Mapping[str, str], role: str, posted: Mapping[str, LetterForm]) -> list[Any]:
    """The letters of a page, each with a form that is filled in with what is known."""
    found = [each for each in guide.letters if is_for(role, each.roles)]
    return [
        {
            "id": each.id,
            "title": str(each.title),
            "to": str(each.to),
            "form": posted.get(each.id) or letter_form(each, known),
        }
        for each in found
    ]


def letter_form(letter: Letter, known: Mapping[str, str]) -> LetterForm:
    today = clock.today()
    text = f"{long_date(today)}\n\n{letter.filled({**law.authority(today), **known})}"
    lines = min(max(text.count("\n") + len(text) // 80 + 2, LINES[0]), LINES[1])
    return LetterForm(initial={"text": text}, prefix=letter.id, lines=lines)


# --- a complaint -------------------------------------------------------------------------------------------


def counted(form: ComplaintForm) -> Counted:
    """What the law says of a complaint today. Only for a valid form."""
    answer = _assessed(form)
    pick = 1 if get_language() == "en" else 0
    last, way = answer.datoer["klagefrist"], answer.fremgangsmaade
    return Counted(
        law.POINTER.sub("", answer.siger[pick]),
        weekday_date(last) if last and answer.udfald in ("kan_klages", "for_sent") else "",
        (way.en if pick else way.da) if way else "",
    )


def _assessed(form: ComplaintForm) -> Vurdering:
    given = form.cleaned_data
    return vurder(
        "klage",
        {
            "dato": clock.today().isoformat(),
            "klage_over": given["klage_over"],
            "afgoerelse_modtaget": given["modtaget"].isoformat(),
        },
    )


def complaint_facts(form: ComplaintForm) -> dict[str, str]:
    """What the letter of complaint is filled in with. Only for a valid form."""
    pick = 1 if get_language() == "en" else 0
    about = KLAGE_OVER.vist[form.cleaned_data["klage_over"]][pick]
    return {
        "klager_over": about[:1].lower() + about[1:],
        "afgoerelse": long_date(form.cleaned_data["modtaget"]),
    }


def index(role: str = "") -> list[dict[str, str]]:
    """The pages of the index, for one role of a case or for everybody."""
    today = clock.today()
    return [
        {"id": each.id, "title": str(each.title), "short": law.of_the_day(each.short, today)}
        for each in _guides(role)
    ]


def _guides(role: str) -> list[Guide]:
    return [each for each in guides() if is_for(role, each.roles)]
