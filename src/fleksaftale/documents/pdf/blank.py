"""The blank form to print: the same questions as on the screen, with room for a pen."""

from typing import Any

from fleksaftale.documents.template import Field, Kind, Question, RowKind, Template

from .typesetting import legible, typeset
from .words import BLANK, words

# Ruled lines for an answer in several lines, and for a remark beside another field.
LINES = {"required": 5, "optional": 3, "remark": 2}

DATED = 1_795_219_200  # 21 November 2026. PDF/A wants a date; a fixed one gives the same bytes each time.

PROSE = {Kind.TEXT, Kind.LINE}  # the hints of the other kinds are about typing


def render_blank(template: Template, *, language: str, large: bool = False) -> bytes:
    """The template as a form to fill in by hand, PDF/UA-1 and PDF/A-3a. ``large`` is 16 pt.

    Raises RenderError.
    """
    return typeset("blank", blank_data(template, language=language, large=large), timestamp=DATED)


def blank_data(
    template: Template, *, language: str, large: bool = False, fillable: bool = False
) -> dict[str, Any]:
    """What the form is set from. ``fillable``: each place to write says where it is."""
    said = words(BLANK, language)
    data = {
        "language": language,
        "large": large,
        "fillable": fillable,
        "title": template.title.in_language(language),
        "template": said["template"].format(version=template.version),
        "intro": template.intro.in_language(language),
        "sections": [
            {
                "title": section.title.in_language(language),
                "pages": [
                    [_question(question, language) for question in page.questions] for page in section.pages
                ],
            }
            for section in template.sections
        ],
        "words": said,
    }
    printable: dict[str, Any] = legible().data(data)
    return printable


def _question(question: Question, language: str) -> dict[str, Any]:
    alone = question.fields[0] if len(question.fields) == 1 else None
    hints = [question.help, alone.hint if alone and alone.kind in PROSE else None]
    return {
        "number": question.number,
        "text": question.text.in_language(language),
        "hint": " ".join(hint.in_language(language) for hint in hints if hint),
        "states": [
            question.label_of(state).in_language(language) for state in question.states(preparing=False)
        ],
        "fields": [_field(field, question, language, alone=bool(alone)) for field in question.fields],
    }


def _field(field: Field, question: Question, language: str, *, alone: bool) -> dict[str, Any]:
    room = "remark" if not alone else "required" if question.required else "optional"
    hint = field.hint if field.kind in PROSE and not alone else None
    if field.of_rows is not None:
        return _rows(field, field.of_rows, language)
    return {
        "kind": field.kind.value,
        "label": "" if _named_above(field, question, alone=alone) else field.label.in_language(language),
        "hint": hint.in_language(language) if hint else "",
        "options": [option.label.in_language(language) for option in field.options],
        "lines": LINES[room],
    }


def _named_above(field: Field, question: Question, *, alone: bool) -> bool:
    """Whether the question itself says what is to be written or ticked here."""
    first_choice = field.kind is Kind.CHOICE and field is question.fields[0]
    return first_choice or (alone and field.kind is Kind.TEXT)


def _rows(field: Field, row: RowKind, language: str) -> dict[str, Any]:
    """An empty table: a column for each field, and what can be chosen said once above it."""
    return {
        "kind": field.kind.value,
        "label": field.label.in_language(language),
        "hint": field.hint.in_language(language) if field.hint else "",
        "note": row.note.in_language(language) if row.note else "",
        "rows": row.blank,
        "columns": [
            {
                "label": part.label.in_language(language),
                "wide": part.kind is Kind.TEXT,
                "options": [option.label.in_language(language) for option in part.options],
            }
            for part in row.asked
        ],
    }
