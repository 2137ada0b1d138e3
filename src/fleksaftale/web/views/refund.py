"""§ 56 in a case: where the agreement is; in a fleksjob, why there is none to make."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from fleksaftale.agreements.advice import advice
from fleksaftale.agreements.refund import (
    SUBJECT,
    NotedMeanwhile,
    assessed,
    in_fleksjob,
    note,
    refund,
    said,
)
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.core.formats import long_date
from fleksaftale.web.refund_form import RefundForm
from fleksaftale.web.views.base import CaseView


class RefundView(CaseView):
    """What is noted, what follows, and the form to note anew."""

    template_name = "web/cases/refund.html"
    action = "refund.read"

    def show(self) -> HttpResponse:
        self.saw("refund.read")
        return self._draw(RefundForm(initial=asdict(refund(self.seat))))

    def act(self) -> HttpResponseBase:
        if in_fleksjob(self.seat):
            raise NotAllowed(_("I et fleksjob bruges § 56 normalt ikke. Der er ikke noget at skrive her."))
        form = RefundForm(self.request.POST)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        try:
            note(self.seat, form.refund)
        except NotedMeanwhile:
            messages.warning(self.request, _("Den anden har lige skrevet noget her. Se det, og skriv igen."))
            return self.to("refund")
        return self.to("refund", message=_("Det er skrevet ned."))

    def _draw(self, form: RefundForm, *, http_status: int = 200) -> HttpResponse:
        noted = refund(self.seat)
        answer = assessed(self.seat, noted)
        ends = answer.datoer["aftalen_udloeber"]
        return self.page(
            form=form,
            noted=noted,
            in_fleksjob=in_fleksjob(self.seat),
            says=said(answer.siger),
            ends=long_date(ends) if ends else "",
            advice=advice(SUBJECT),
            may_note=self.seat.may("refund.note"),
            http_status=http_status,
        )
