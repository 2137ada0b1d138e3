"""The wage that somebody wrote in the calculator, for another page that asks for it. Fetched on a press."""

from django.http import HttpRequest

from fleksaftale.web import sealed_answers
from fleksaftale.web.calculator_forms import EmployerForm
from fleksjob.visning_ord import tal

PURPOSE = "calculator"


def is_there(request: HttpRequest) -> bool:
    """Whether anything was written in the calculator."""
    return bool(sealed_answers.read(request, PURPOSE))


def wage(request: HttpRequest) -> dict[str, str]:
    """The wage of a month and the full-time wage, as a person writes them; empty where there is no answer.

    A full-time wage that was only computed from a monthly wage is left out: it would pass for a stated one.
    """
    form = EmployerForm.begun(sealed_answers.read(request, PURPOSE))
    if not form.is_bound:
        return {}
    found = {"loen": tal(form.answer.loen_md)}
    if form.answer.sag.loenloft_kendt and not form.full_time_note:
        found["fuldtid"] = tal(form.answer.fuldtidsloen_md)
    return found
