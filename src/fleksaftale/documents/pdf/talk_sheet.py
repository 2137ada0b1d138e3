"""The sheet for a talk: every topic with room for a pen, and what is written together by now."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation

from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.show import rows
from fleksaftale.documents.template import Field, Kind, Question, State, Template

from .blank import DATED
from .typesetting import RenderError, legible, typeset
from .words import TALK, words

LINES = {True: 2, False: 4}
"""Ruled lines under a topic, by whether something stands there already."""

MARKS = (State.IN_DOUBT, State.THINKING)
"""Answers to tick that only a talk has."""


def render_talk_sheet(
    template: Template,
    *,
    language: str,
    large: bool = False,
    answers: Mapping[str, Answer] | None = None,
    names: tuple[str, ...] = (),
) -> bytes:
    """The topics of a template to talk about, PDF/UA-1 and PDF/A-3a. ``answers``: the joint ones by now.

    Raises RenderError.
    """
    said = words(TALK, language)
    with translation.override(language):
        sections = [
            {
                "title": section.title.in_language(language),
                "topics": [_topic(q, (answers or {}).get(q.key, EMPTY), language) for q in section.questions],
            }
            for section in template.sections
        ]
    data = {
        "language": language,
        "large": large,
        "title": template.title.in_language(language),
        "intro": template.intro.in_language(language),
        "names": list(names),
        "sections": sections,
        "words": said,
    }
    try:
        return typeset("talk_sheet", legible().data(data), timestamp=DATED)
    except RenderError:
        return typeset("talk_sheet", legible(alone=True).data(data), timestamp=DATED)


def _topic(question: Question, answer: Answer, language: str) -> dict[str, Any]:
    alone = len(question.fields) == 1
    written = [["" if alone else label, text] for label, text in rows(question, answer)]
    prose = [f.label.in_language(language) for f in question.fields if f.kind is Kind.TEXT]
    places = [f for f in question.fields if f.kind is not Kind.TEXT]
    return {
        "number": question.number,
        "text": question.text.in_language(language),
        "hint": question.help.in_language(language) if question.help else "",
        "written": written,
        "places": [] if written else [_place(f, language) for f in places],
        "lines_label": prose[0] if prose and not alone and not written else "",
        "lines": LINES[bool(written)],
        "marks": [state.label.in_language(language) for state in MARKS],
    }


def _place(field: Field, language: str) -> dict[str, Any]:
    return {
        "label": field.label.in_language(language),
        "options": [option.label.in_language(language) for option in field.options],
    }
