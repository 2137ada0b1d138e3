"""The form field of each kind of answer, alone on a page or in a row of a list."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from fleksaftale.core.forms import (
    ChoiceField,
    DatePartsField,
    HoursField,
    TextAreaField,
    TextField,
    WholeNumberField,
)
from fleksaftale.documents.rhythm_field import RhythmField
from fleksaftale.documents.rows_form import KeyField
from fleksaftale.documents.template import Field, Kind, Question

LINE_LENGTH = 200


def field_name(question: Question, field: Field) -> str:
    return f"{question.key}-{field.key}"


def form_field(field: Field, visibility: str | Promise) -> forms.Field:
    """The form field of one kind. None is required here: what is missing depends on the other answers."""
    said: dict[str, Any] = {
        "label": str(field.label),
        "help_text": str(field.hint) if field.hint else "",
        "required": False,
        "mark_optional": not field.required,
        "visibility": visibility,
    }
    match field.kind:
        case Kind.TEXT:
            return TextAreaField(**said)
        case Kind.LINE:
            return TextField(max_length=LINE_LENGTH, **said)
        case Kind.HOURS:
            return HoursField(reasons={"zero": str(field.missing)} if field.missing else None, **said)
        case Kind.DATE:
            return DatePartsField(noun=str(field.label).lower(), **said)
        case Kind.CHOICE:
            return ChoiceField(choices=[(o.key, str(o.label)) for o in field.options], **said)
        case Kind.RHYTHM:
            return RhythmField(**said)
        case Kind.NUMBER:
            return WholeNumberField(suffix=str(field.unit or ""), **said)
        case Kind.KEY:
            return KeyField(required=False)
        case Kind.ROWS:
            raise ValueError(f"{field.key} is asked row by row")


def row_field(field: Field) -> forms.Field:
    """The same inside a row, where there is less room: a short box, and a list to choose from."""
    made = form_field(field, "")
    if field.kind is Kind.TEXT:
        made.widget.attrs["rows"] = 2
    if field.kind is Kind.CHOICE:
        choices = [("", gettext_lazy("Vælg")), *((o.key, str(o.label)) for o in field.options)]
        said: dict[str, Any] = {
            "label": made.label,
            "help_text": made.help_text,
            "mark_optional": not field.required,
        }
        made = ChoiceField(choices=choices, widget=forms.Select, required=False, **said)
    return made
