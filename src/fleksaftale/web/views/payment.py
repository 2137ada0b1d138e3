"""*Tjek udbetalingen*: a payslip and the municipality's letter, side by side. Nothing is stored."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fleksaftale.documents.pdf.answer_sheet import render_answer_sheet
from fleksaftale.web import payment_page, sealed_answers
from fleksaftale.web.payment_fields import pairs
from fleksaftale.web.payment_forms import PaymentForm
from fleksaftale.web.views.public import pdf_response

PURPOSE = "payment"


def rows_of(posted: Mapping[str, object]) -> int:
    """How many rows the page had that was posted; 0 for what is no number of them."""
    said = str(posted.get("rows", ""))
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 3 else 0


def answered(request: HttpRequest, form: PaymentForm, *, is_kept: bool = True) -> HttpResponse:
    """The result of a form that is answered. ``is_kept``: it stands in the browser for the next page."""
    shown = payment_page.shown(form.answer) | {"unkept": not is_kept}
    return render(request, "web/payment/result.html", shown)


@method_decorator(never_cache, "dispatch")
class CheckPaymentView(View):
    """The form, begun with what was written before."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(PaymentForm.of(sealed_answers.read(request, PURPOSE)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        posted = request.POST.dict()
        rows = rows_of(posted)
        if posted.get("do") == "more":
            begun = PaymentForm(posted, rows=rows + 1)
            return self._page(PaymentForm(initial=begun.kept, rows=begun.rows))
        form = PaymentForm(posted, rows=rows)
        if not form.is_answered:
            return self._page(form, status=200 if form.is_valid() else 422)
        response = redirect("check_payment_result")
        try:
            sealed_answers.keep(request, response, PURPOSE, form.kept)
        except sealed_answers.TooMuch:
            return answered(request, form, is_kept=False)
        return response

    def _page(self, form: PaymentForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "rows": [(form[kind], form[amount]) for kind, amount in pairs(form.rows)]}
        return render(self.request, "web/payment/form.html", context, status=status)


@method_decorator(never_cache, "dispatch")
class PaymentResultView(View):
    """Where the two part, and what to ask."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        form = PaymentForm.of(sealed_answers.read(request, PURPOSE))
        if not form.is_answered:
            return redirect("check_payment")
        return self.draw(form)

    def draw(self, form: PaymentForm) -> HttpResponse:
        return answered(self.request, form)


class PaymentPdfView(PaymentResultView):
    """The same to print."""

    def draw(self, form: PaymentForm) -> HttpResponse:
        pdf = render_answer_sheet(payment_page.sheet(form.answer), payment_page.language())
        return pdf_response(pdf, "udbetaling.pdf")


@require_POST
def restart(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001 - nothing of it is looked at
    """Forget what was written."""
    response = redirect("check_payment")
    sealed_answers.forget(response, PURPOSE)
    return response
