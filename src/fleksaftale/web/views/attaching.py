"""A case comes under a workplace: the leader's page behind the workplace's link, and the case's own page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fleksaftale.cases import workplace_seats
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import NotFound, Seat, seats_of, take
from fleksaftale.cases.workplaces import desks_of, employer_by_id, names_of_hr, rules_of
from fleksaftale.web.views.base import CaseView, SignedInView
from fleksaftale.web.workplace_forms import AttachForm


class AttachView(SignedInView):
    """Behind the link that HR gives to leaders: which of my cases come under this workplace?"""

    template_name = "web/overview/attach.html"

    def get(self, request: HttpRequest, workplace_id: UUID) -> HttpResponse:  # noqa: ARG002
        return self._draw(workplace_id, AttachForm(choices=self._choices()))

    def post(self, request: HttpRequest, workplace_id: UUID) -> HttpResponseBase:
        form = AttachForm(request.POST, choices=self._choices())
        if not form.is_valid():
            return self._draw(workplace_id, form, http_status=422)
        chosen = form.cleaned_data["cases"]
        try:
            for number in chosen:
                workplace_seats.attach(take(self.user, UUID(number)), workplace_id)
        except NotFound:
            raise Http404 from None
        text = ngettext(
            "Aftalen er knyttet til arbejdspladsen.",
            "Aftalerne er knyttet til arbejdspladsen.",
            len(chosen),
        )
        messages.success(request, text)
        return redirect("case_list")

    def _choices(self) -> list[tuple[str, str]]:
        return [(str(seat.case.pk), seat.title) for seat in seats_of(self.user) if _can_come(seat)]

    def _draw(self, workplace_id: UUID, form: AttachForm, http_status: int = 200) -> HttpResponse:
        try:
            employer = employer_by_id(workplace_id)
        except NotFound:
            raise Http404 from None
        return self.page(employer=employer, form=form, none=not self._choices(), http_status=http_status)


def _can_come(seat: Seat) -> bool:
    return seat.role is Role.LEADER and seat.may("workplace.attach") and seat.case.workplace_id is None


class UnderView(CaseView):
    """Under which workplace a case is: who in HR sees what, and the way out of it."""

    template_name = "web/overview/under.html"
    action = "workplace.detach"

    def show(self) -> HttpResponse:
        case = self.seat.case
        attached = case.workplace_id is not None
        own = desks_of(self.user) if self.seat.may("workplace.attach") and not attached else []
        return self.page(
            employer=employer_by_id(case.workplace_id) if case.workplace_id else None,
            hr=names_of_hr(case),
            rules=rules_of(case),
            own=[(at.workplace.pk, at.employer.name) for at in own],
            may_leave=attached and workplace_seats.may_detach(self.seat),
        )

    def act(self) -> HttpResponseBase:
        if self.request.POST.get("do") == "leave":
            workplace_seats.detach(self.seat)
            text = _("Aftalen er ikke knyttet til arbejdspladsen mere.")
            if self.seat.role is Role.HR:  # the seat came with the workplace and is gone
                messages.success(self.request, text)
                return redirect("overview")
            return self.to("case_detail", message=text)
        try:
            workplace_seats.attach(self.seat, UUID(self.request.POST.get("workplace", "")))
        except ValueError:
            raise Http404 from None
        return self.to("case_under", message=_("Aftalen er knyttet til arbejdspladsen."))
