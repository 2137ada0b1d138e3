"""*Hvad kommer i maj?*: wage and subsidy month by month. Nothing is stored."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fleksaftale.documents.pdf.answer_sheet import render_answer_sheet
from fleksaftale.web import from_calculator, months_page, sealed_answers
from fleksaftale.web.months_forms import COLUMNS, MOST, MonthsForm
from fleksaftale.web.payment_page import language
from fleksaftale.web.views.payment import rows_of
from fleksaftale.web.views.public import pdf_response

PURPOSE = "months"


@method_decorator(never_cache, "dispatch")
class MonthsView(View):
    """The months, and below them what they come to."""

    def get(self, request: HttpRequest) -> HttpResponse:
        kept = sealed_answers.read(request, PURPOSE)
        form = MonthsForm.of(kept)
        return self._page(form, is_answered=bool(kept) and form.is_answered)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        posted = request.POST.dict()
        do, rows = posted.get("do"), rows_of(posted)
        if do in ("more", "months", "clear"):
            begun = MonthsForm(posted, rows=rows + (do == "more"))
            return self._page(MonthsForm(initial=begun.kept, rows=begun.rows), to_clear=do == "clear")
        if do == "fetch":
            return self._page(MonthsForm.with_wage(posted, from_calculator.wage(request), rows=rows))
        if do == "empty":
            return restart(request)
        form = MonthsForm(posted, rows=rows)
        if not form.is_answered:
            return self._page(form, status=200 if form.is_valid() else 422)
        response = redirect(f"{request.path}#svar")
        try:
            sealed_answers.keep(request, response, PURPOSE, form.kept)
        except sealed_answers.TooMuch:
            return self._page(form, is_answered=True, is_kept=False)
        return response

    def _page(
        self,
        form: MonthsForm,
        *,
        is_answered: bool = False,
        is_kept: bool = True,
        to_clear: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        months = [[form[f"{name}{number}"] for name in COLUMNS] for number in range(1, form.rows + 1)]
        context = {"form": form, "months": list(zip(form.names, months, strict=True)), "most": MOST}
        context |= {"is_answered": is_answered, "unkept": not is_kept, "to_clear": to_clear}
        context["can_fetch"] = not is_answered and from_calculator.is_there(self.request)
        if is_answered:
            context |= months_page.shown(form.answer, form.asked)
        return render(self.request, "web/payment/months.html", context, status=status)


@never_cache
def months_pdf(request: HttpRequest) -> HttpResponseBase:
    """The same to print."""
    form = MonthsForm.of(sealed_answers.read(request, PURPOSE))
    if not form.is_answered:
        return redirect("months")
    page = months_page.shown(form.answer, form.asked)
    return pdf_response(render_answer_sheet(months_page.sheet(page), language()), "maaneder.pdf")


@require_POST
def restart(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001 - nothing of it is looked at
    """Forget what was written."""
    response = redirect("months")
    sealed_answers.forget(response, PURPOSE)
    return response
