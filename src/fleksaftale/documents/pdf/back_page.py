"""The back page to print and write on, or to fill in on a screen; blank, or with what is known written in."""

from dataclasses import asdict, dataclass
from typing import Any

from fleksaftale.documents.template import Kind, Question, Template

from .blank import DATED
from .fillable import with_fields
from .typesetting import RenderError, legible, typeset
from .words import BACK_PAGE, words

LINES = {True: 3, False: 4}
"""Ruled lines under a question, by whether it is ticked yes or no first."""


@dataclass(frozen=True)
class PrintedHensyn:
    text: str
    last: str  # how it worked last time


@dataclass(frozen=True)
class BackPage:
    """What is printed. Everything but ``template`` and ``language`` may be empty: then there is a line."""

    template: Template
    language: str
    next_question: str  # the key of the question that asks for the next date
    employee: str = ""
    leader: str = ""
    workplace: str = ""
    suggested: str = ""
    hensyn: tuple[PrintedHensyn, ...] = ()
    statuses: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    large: bool = False


def render_back_page(page: BackPage) -> bytes:
    """PDF/UA-1 and PDF/A-3a. Raises RenderError."""
    try:
        return typeset("back_page", _data(page), timestamp=DATED)
    except RenderError:
        return typeset("back_page", _data(page, alone=True), timestamp=DATED)


def render_fillable_back_page(page: BackPage) -> bytes:
    """The same with fields to fill in on a screen, PDF/UA-1. Raises RenderError."""
    return with_fields("back_page", _data(page, fillable=True))


def _data(page: BackPage, *, fillable: bool = False, alone: bool = False) -> dict[str, Any]:
    said = words(BACK_PAGE, page.language)
    template, language = page.template, page.language
    asked = [q for q in template.numbered if q.key != page.next_question]
    data = {
        "language": language,
        "large": page.large,
        "fillable": fillable,
        "title": template.title.in_language(language),
        "template": said["template"].format(version=template.version),
        "employee": page.employee,
        "leader": page.leader,
        "workplace": page.workplace,
        "questions": [_question(q, language) for q in asked],
        "next_text": template.question(page.next_question).text.in_language(language),
        "suggested": page.suggested,
        "hensyn": [asdict(one) for one in page.hensyn],
        "statuses": list(page.statuses),
        "actions": list(page.actions),
        "words": said
        | {"choices": [said["no"], said["yes"]], "action_states": [said["done"], said["not_done"]]},
    }
    printable: dict[str, Any] = legible(alone=alone).data(data)
    return printable


def _question(question: Question, language: str) -> dict[str, Any]:
    yes_no = question.fields[0].kind is Kind.CHOICE
    return {
        "number": question.number,
        "text": question.text.in_language(language),
        "yes_no": yes_no,
        "lines": LINES[yes_no],
    }
