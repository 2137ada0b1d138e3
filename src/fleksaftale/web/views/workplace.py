"""A workplace as HR sees it: making one, its rules, who is in HR, and the link behind an invitation."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.audit.log import history
from fleksaftale.cases import workplace_commands as commands
from fleksaftale.cases.commands import LinkClosed, WrongPerson
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound
from fleksaftale.cases.workplaces import Desk, Employer, Rules, desk, people_in_hr
from fleksaftale.core.formats import moment
from fleksaftale.people.models import User
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web import hr_menu
from fleksaftale.web.views.base import SignedInView
from fleksaftale.web.workplace_forms import EmployerForm, HrForm, RulesForm

LOG_LINES = 100


class WorkplaceNewView(SignedInView):
    """Make a workplace, and become its first HR."""

    template_name = "web/overview/new.html"

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        return self.page(form=EmployerForm())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = EmployerForm(request.POST)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        at = commands.found(self.user, Employer(form.cleaned_data["name"], form.cleaned_data["cvr"]))
        messages.success(request, _("Arbejdspladsen er oprettet. Du er i HR her."))
        return redirect("workplace", at.workplace.pk)


class DeskView(SignedInView):
    """A page of one workplace, for its HR; for everybody else there is no such page."""

    at: Desk

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotFound:
            raise Http404 from None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        self.at = desk(self.user, self.kwargs["workplace_id"])
        hr_menu.note(request, hr=True)
        return self.show()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        self.at = desk(self.user, self.kwargs["workplace_id"])
        return self.act()

    def show(self) -> HttpResponseBase:
        raise Http404

    def act(self) -> HttpResponseBase:
        raise Http404

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        known = {"at": self.at, "employer": self.at.employer}
        return super().page(http_status=http_status, **known, **context)

    def to(self, name: str, *args: object, message: str = "") -> HttpResponseBase:
        if message:
            messages.success(self.request, message)
        return redirect(name, self.at.workplace.pk, *args)


class WorkplaceView(DeskView):
    """Who is in HR, the link for leaders, and the ways on."""

    template_name = "web/overview/workplace.html"

    def show(self) -> HttpResponse:
        link = settings.PUBLIC_URL + reverse("attach", args=[self.at.workplace.pk])
        return self.page(people=people_in_hr(self.at), link=link)

    def act(self) -> HttpResponseBase:
        try:
            member = UUID(self.request.POST.get("member", ""))
        except ValueError:
            raise Http404 from None
        mine = member == self.at.member.pk
        try:
            commands.see_out(self.at, member)
        except NotAllowed as refusal:
            messages.error(self.request, str(refusal))
            return self.to("workplace")
        if mine:
            messages.success(self.request, _("Du er ikke med i HR her mere."))
            return redirect("overview")
        return self.to("workplace", message=_("Adgangen er slut. Den virker ikke mere."))


class HrInviteView(StepUpMixin, DeskView):
    template_name = "web/overview/invite.html"

    def show(self) -> HttpResponse:
        return self.page(form=HrForm())

    def act(self) -> HttpResponseBase:
        form = HrForm(self.request.POST)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        try:
            commands.invite(self.at, name=form.cleaned_data["name"], email=form.cleaned_data["email"])
        except NotAllowed as refusal:
            form.add_error("email", str(refusal))
            return self.page(form=form, http_status=422)
        return self.to("workplace", message=_("Invitationen er på vej. Den gælder i 14 dage."))


class RulesView(DeskView):
    """The workplace's name and its own rules."""

    template_name = "web/overview/rules.html"

    def show(self) -> HttpResponse:
        return self.page(form=RulesForm.of(self.at.rules))

    def act(self) -> HttpResponseBase:
        form = RulesForm(self.request.POST)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        data = form.cleaned_data
        commands.set_rules(self.at, Rules(**data | {"between_mails": timedelta(days=data["between_mails"])}))
        return self.to("workplace", message=_("Reglerne er gemt. De gælder fra nu af."))


class WorkplaceNameView(DeskView):
    template_name = "web/overview/name.html"

    def show(self) -> HttpResponse:
        known = self.at.employer
        return self.page(form=EmployerForm(initial={"name": known.name, "cvr": known.cvr}))

    def act(self) -> HttpResponseBase:
        form = EmployerForm(self.request.POST)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        commands.rename(self.at, Employer(form.cleaned_data["name"], form.cleaned_data["cvr"]))
        return self.to("workplace", message=_("Arbejdspladsen er rettet."))


class WorkplaceLogView(DeskView):
    """What HR did here: who came and went, rules, files."""

    template_name = "web/overview/log.html"

    def show(self) -> HttpResponse:
        entries = history(self.at.vault)[:LOG_LINES]
        return self.page(lines=[{"when": moment(e.at), "text": e.sentence} for e in entries])


@method_decorator(never_cache, name="dispatch")
class HrInvitationView(View):
    """Behind the link to HR. Reading it changes nothing; saying yes does."""

    template_name = "web/overview/invitation.html"

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            commands.find_invitation(token)
            employer = commands.preview(request.user, token) if isinstance(request.user, User) else None
        except LinkClosed:
            return self._closed()
        return render(request, self.template_name, {"state": "open", "employer": employer})

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.path)
        try:
            workplace_id = commands.accept(request.user, token)
        except LinkClosed:
            return self._closed()
        except WrongPerson:
            return render(request, self.template_name, {"state": "wrong"}, status=403)
        messages.success(request, _("Du er nu med i HR."))
        return redirect("workplace", workplace_id)

    def _closed(self) -> HttpResponse:
        return render(self.request, self.template_name, {"state": "closed"}, status=410)
