"""The calculators of wage and subsidy, for everybody. What is written lies in the visitor's browser only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import View

from fleksaftale.web import (
    calculator,
    calculator_employer,
    calculator_fields,
    calculator_sheet,
    carried_hours,
    sealed_answers,
)
from fleksaftale.web.calculator_forms import CalculatorForm, CompareForm, EmployerForm, MonthForm
from fleksaftale.web.views.public import pdf_response

KEPT = "calculator"


@dataclass(frozen=True)
class Calculator:
    """One of the calculators. ``name``: among the addresses; ``part``: the template of the answer alone.

    ``answered`` makes of a valid form what the answer is drawn from.
    """

    name: str
    form: type[MonthForm]
    page: str
    part: str
    answered: Callable[[Any], dict[str, Any]]


INCOME = Calculator(
    "calculator",
    CalculatorForm,
    "web/calculator/page.html",
    "web/calculator/_result.html",
    lambda form: calculator.page(form.answer, form.beside),
)
COMPARED = Calculator(
    "calculator_compare",
    CompareForm,
    "web/calculator/compare.html",
    "web/calculator/_compared.html",
    lambda form: calculator.compared(form.answer),
)
EMPLOYER = Calculator(
    "calculator_employer",
    EmployerForm,
    "web/calculator/employer.html",
    "web/calculator/_employer.html",
    calculator_employer.page,
)


@method_decorator(never_cache, name="dispatch")
class CalculatorView(View):
    """A form and its answer on one page. A press sends the form and comes back to the answer; a script may
    ask for the answer alone, while somebody writes.
    """

    http_method_names = ["get", "head", "post"]
    of: Calculator

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.drawn(self.of.form.begun(sealed_answers.read(request, KEPT)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        if "ryd" in request.POST:
            response = redirect(self.of.name)
            sealed_answers.forget(response, KEPT)
            return response
        if moved := self.of.form.moved(request.POST):
            return self.moved(moved)
        form, alone = self.of.form(request.POST), request.headers.get("HX-Request") == "true"
        if not form.is_answered:
            return self.drawn(form, alone=alone, status=200 if alone or form.is_valid() else 422)
        answer = self.drawn(form, alone=True) if alone else self.to_answer()
        return self.kept(form, answer) or self.drawn(form, alone=alone, is_kept=False)

    def moved(self, form: MonthForm) -> HttpResponse:
        """The page after numbers were moved or emptied; with its answer where there is one."""
        page = self.drawn(form)
        return (self.kept(form, page) if form.is_bound else page) or self.drawn(form, is_kept=False)

    def kept(self, form: MonthForm, response: HttpResponse) -> HttpResponse | None:
        """The response with what was written for the next page. None: it is more than a browser keeps."""
        others = sealed_answers.read(self.request, KEPT)
        own = {name: text for name, text in others.items() if name not in form.fields}
        try:
            sealed_answers.keep(self.request, response, KEPT, own | form.written())
        except sealed_answers.TooMuch:
            return None
        return response

    def to_answer(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{reverse(self.of.name)}#resultat")

    def drawn(
        self, form: MonthForm, *, alone: bool = False, status: int = 200, is_kept: bool = True
    ) -> HttpResponse:
        context = {"form": form, "url": reverse(self.of.name), "alone": alone, "unkept": not is_kept}
        if form.is_bound and form.is_answered:
            context |= self.of.answered(form)
        return render(self.request, self.of.part if alone else self.of.page, context, status=status)


class IncomeView(CalculatorView):
    """What wage and subsidy come to, why, and what another number of hours gives."""

    of = INCOME


class CompareView(CalculatorView):
    """Two situations in the same month."""

    of = COMPARED


class EmployerView(CalculatorView):
    """What the employer pays, and what the municipality pays."""

    of = EMPLOYER


@require_POST
def carry(request: HttpRequest) -> HttpResponse:
    """Start an agreement, with the effective hours to be offered there."""
    form = CalculatorForm.begun(sealed_answers.read(request, KEPT))
    response = redirect("case_new")
    minutes = calculator_fields.minutes(form) if form.is_bound else None
    if minutes is not None and minutes.denominator == 1:
        carried_hours.keep(request, response, int(minutes))
    return response


def result_pdf(request: HttpRequest) -> HttpResponse:
    """The calculator's answer as a PDF; back to the calculator where there is none."""
    form = CalculatorForm.begun(sealed_answers.read(request, KEPT))
    if not form.is_bound:
        return redirect("calculator")
    return pdf_response(calculator_sheet.render(form), "beregning.pdf")
