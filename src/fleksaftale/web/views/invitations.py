"""Inviting the other party, and the page behind the link."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.agreements.document_types import begun_before
from fleksaftale.cases import commands
from fleksaftale.cases.commands import LinkClosed, WrongPerson
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.queries import open_invitation
from fleksaftale.people.models import User
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web.forms import InviteForm
from fleksaftale.web.views.base import CaseView


class InviteView(StepUpMixin, CaseView):
    """Send, send again, or take back an invitation."""

    template_name = "web/cases/invite.html"
    action = "case.invite"

    def show(self) -> HttpResponse:
        return self._form(InviteForm(initial={"name": self.seat.other_name}))

    def act(self) -> HttpResponseBase:
        if "cancel" in self.request.POST:
            commands.cancel_invitation(self.seat)
            return self.to(
                "case_invite", message=_("Invitationen er trukket tilbage. Linket virker ikke mere.")
            )
        form = InviteForm(self.request.POST)
        if not form.is_valid():
            return self._form(form, http_status=422)
        try:
            commands.invite(self.seat, name=form.cleaned_data["name"], email=form.cleaned_data["email"])
        except NotAllowed as refusal:
            if self.seat.other.user_id or not self.seat.may(self.action):
                raise
            form.add_error("email", str(refusal))
            return self._form(form, http_status=422)
        return self.to("case_detail", message=_("Invitationen er på vej. Den gælder i 14 dage."))

    def _form(self, form: InviteForm, http_status: int = 200) -> HttpResponse:
        return self.page(form=form, invitation=open_invitation(self.seat), http_status=http_status)


@method_decorator(never_cache, name="dispatch")
class InvitationView(View):
    """Behind the link. Reading it changes nothing, so that a mail scanner does no harm; saying yes does."""

    template_name = "web/invitation.html"

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            case_id = commands.find_invitation(token).case_id
            invited = commands.preview(request.user, token) if isinstance(request.user, User) else None
        except LinkClosed:
            return self._closed()
        kind = begun_before(case_id) if invited else None
        return render(request, self.template_name, {"state": "open", "invited": invited, "doctype": kind})

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.path)
        try:
            case_id = commands.accept(request.user, token)
        except LinkClosed:
            return self._closed()
        except WrongPerson:
            return render(request, self.template_name, {"state": "wrong"}, status=403)
        return redirect("case_detail", case_id)

    def _closed(self) -> HttpResponse:
        return render(self.request, self.template_name, {"state": "closed"}, status=410)
