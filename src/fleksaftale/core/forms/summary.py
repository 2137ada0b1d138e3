"""The error summary: every message of a form once, in the order of the fields, with the place to go to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms.formsets import BaseFormSet

from fleksaftale.core.forms.renderer import DkfdsBoundField


@dataclass(frozen=True)
class ErrorItem:
    """One message; ``target`` is the id of the faulty control, empty for an error of the whole form."""

    message: str
    target: str


def error_items(form: object) -> list[ErrorItem]:
    """All errors of a bound form or formset; empty for anything else, so that a page may always ask."""
    if isinstance(form, BaseFormSet):
        whole = [ErrorItem(str(message), "") for message in form.non_form_errors()] if form.is_bound else []
        return whole + [item for single in form.forms for item in error_items(single)]
    if not isinstance(form, forms.BaseForm) or not form.is_bound:
        return []
    return [*_whole_form(form), *_fields(form)]


def _whole_form(form: forms.BaseForm) -> Iterator[ErrorItem]:
    for message in form.non_field_errors():
        yield ErrorItem(str(message), "")


def _fields(form: forms.BaseForm) -> Iterator[ErrorItem]:
    for bound in form:
        target = bound.error_target if isinstance(bound, DkfdsBoundField) else bound.auto_id
        for message in bound.errors:
            yield ErrorItem(str(message), "" if bound.is_hidden else target)
