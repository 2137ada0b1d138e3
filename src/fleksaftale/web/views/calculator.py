"""The calculators of wage and subsidy, for everybody. What is written lies in the visitor's browser only."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import View

from fleksaftale.web import calculator, calculator_fields, calculator_sheet, carried_hours, sealed_answers
from fleksaftale.web.calculator_forms import CalculatorForm, CompareForm, EmployerForm, MonthForm
from fleksaftale.web.views.public import pdf_response

KEPT = "calculator"


@method_decorator(never_cache, name="dispatch")
class CalculatorPage(View):
    """A form and its answer on one page. A press sends the form and comes back to the answer; a script may
    ask for the answer alone, while somebody writes.
    """

    http_method_names = ["get", "head", "post"]
    name: ClassVar[str]
    form_class: ClassVar[type[MonthForm]]
    template_name: ClassVar[str]
    part_name: ClassVar[str]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.drawn(self.form_class.begun(sealed_answers.read(request, KEPT)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        if "ryd" in request.POST:
            response = redirect(self.name)
            sealed_answers.forget(response, KEPT)
            return response
        form = self.form_class(request.POST)
        alone = request.headers.get("HX-Request") == "true"
        if not form.is_answered:
            return self.drawn(form, alone=alone, http_status=200 if alone or form.is_valid() else 422)
        answered = self.drawn(form, alone=True) if alone else self.to_answer()
        return self.kept(form, answered)

    def kept(self, form: MonthForm, response: HttpResponse) -> HttpResponse:
        """The answer, with what was written kept in the browser for the next page."""
        others = sealed_answers.read(self.request, KEPT)
        own = {name: text for name, text in others.items() if name not in form.fields}
        try:
            sealed_answers.keep(self.request, response, KEPT, own | form.written())
        except sealed_answers.TooMuch:
            return self.drawn(form)
        return response

    def to_answer(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{reverse(self.name)}#resultat")

    def drawn(self, form: MonthForm, *, alone: bool = False, http_status: int = 200) -> HttpResponse:
        context = {"form": form, "url": reverse(self.name), "alone": alone}
        if form.is_bound and form.is_answered:
            context |= self.answered(form)
        name = self.part_name if alone else self.template_name
        return render(self.request, name, context, status=http_status)

    def answered(self, form: Any) -> dict[str, Any]:
        """What the answer is drawn from. Only for a valid form."""
        raise NotImplementedError


class CalculatorView(CalculatorPage):
    """What wage and subsidy come to, why, and what another number of hours gives."""

    name = "calculator"
    form_class = CalculatorForm
    template_name = "web/calculator/page.html"
    part_name = "web/calculator/_result.html"

    def answered(self, form: CalculatorForm) -> dict[str, Any]:
        return calculator.page(form.answer, form.tried, form.per_hour, form.hour_more)


class CompareView(CalculatorPage):
    """Two situations in the same month."""

    name = "calculator_compare"
    form_class = CompareForm
    template_name = "web/calculator/compare.html"
    part_name = "web/calculator/_compared.html"

    def answered(self, form: CompareForm) -> dict[str, Any]:
        return calculator.compared(form.answer)


class EmployerView(CalculatorPage):
    """What the employer pays, and what the municipality pays."""

    name = "calculator_employer"
    form_class = EmployerForm
    template_name = "web/calculator/employer.html"
    part_name = "web/calculator/_employer.html"

    def answered(self, form: EmployerForm) -> dict[str, Any]:
        return calculator.employer(form.answer)


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
    return pdf_response(calculator_sheet.render(form), "beregning.pdf")  # type: ignore[arg-type]
