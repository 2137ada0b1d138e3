"""A page of *Når det bliver svært* as it is drawn: texts of the day, the law, letters, the complaint."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date, weekday_date
from fleksaftale.guidance import hard, law, markup
from fleksaftale.guidance.articles import Article
from fleksaftale.guidance.hard import Part
from fleksaftale.guidance.letters import Letter
from fleksaftale.guidance.markup import Run, Runs
from fleksaftale.web import guide_page
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


def shown(page: Article, role: str = "") -> dict[str, Any]:
    """The texts of a page, for one role of a case or for everybody."""
    today = clock.today()
    blocks = page.en if _language() == "en" else page.da
    drawn = guide_page.shown(page, today)
    return {
        "drawn": drawn,
        "title": drawn.title,
        "intro": " ".join(run.text for runs in hard.intro(blocks) for run in _on(runs, today)),
        "parts": [_part(part, today) for part in hard.parts(blocks) if hard.is_for(role, part.reader)],
        "valid_from": long_date(page.valid_from),
    }


def _part(part: Part, today: date) -> dict[str, Any]:
    heading = markup.filled(part.heading, today, _language())
    return {
        "heading": heading,
        "points": [_on(point, today) for point in part.points],
        "ordered": part.ordered,
    }


def _on(runs: Runs, today: date) -> list[Run]:
    return [markup.on(run, today, _language()) for run in runs]


def _language() -> str:
    return "en" if get_language() == "en" else "da"


# --- letters -----------------------------------------------------------------------------------------------


def letters(
    page: Article, known: Mapping[str, str], role: str, posted: Mapping[str, LetterForm]
) -> list[Any]:
    """The letters of a page, each with a form that is filled in with what is known."""
    found = [each for each in page.letters if hard.is_for(role, each.reader)]
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
    today, language = clock.today(), _language()
    return [
        {
            "id": each.id,
            "title": law.of_the_day(each.title, today),
            "short": markup.filled(str(each.short), today, language),
        }
        for each in hard.on(today, role)
    ]
