"""Letting others in: who they are, what they may read, and how it ends."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.agreements.sharing import reading, readings
from fleksaftale.agreements.third_signature import take_away
from fleksaftale.cases import companions, third_signature
from fleksaftale.cases.companions import MAY_INVITE, Person
from fleksaftale.cases.models import Party, Role, What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web.companion_forms import CompanionForm, DeputyForm, GrantForm, OrganisationForm, ShareForm
from fleksaftale.web.companion_page import INTRODUCTIONS, card, third_shown, way_in
from fleksaftale.web.views.base import CaseView

SLUGS = {
    "bisidder": Role.ADVISER,
    "hr": Role.HR,
    "organisation": Role.ORGANISATION,
    "stedfortraeder": Role.DEPUTY,
}


class CompanionsView(CaseView):
    """Who else is let into the case, as far as the reader may know."""

    template_name = "web/companions/list.html"

    def show(self) -> HttpResponse:
        cards = [card(self.seat, party) for party in self.seat.everybody if party in self.seat.companions]
        ways = [
            way_in(slug)
            for slug, role in SLUGS.items()
            if self.seat.may("case.let_in") and self.seat.role in MAY_INVITE[role]
        ]
        return self.page(cards=cards, ways=[w | {"url": self._new(w["slug"])} for w in ways])

    def _new(self, slug: str) -> str:
        return reverse("companion_new", args=[self.case_id, slug])


class CompanionNewView(StepUpMixin, CaseView):
    """Invite an adviser, HR or a deputy."""

    template_name = "web/companions/new.html"
    action = "case.let_in"

    @property
    def role(self) -> Role:
        role = SLUGS.get(str(self.kwargs["slug"]))
        if role is None or self.seat.role not in MAY_INVITE[role]:
            raise Http404
        return role

    def form(self, data: Any = None) -> CompanionForm:
        if self.role is Role.DEPUTY:
            return DeputyForm(data)
        if self.role is Role.ORGANISATION:
            return OrganisationForm(data)
        shared = readings(self.seat) if self.role is Role.ADVISER else []
        return CompanionForm(data, versions=[(str(r.version.pk), r.name) for r in shared])

    def show(self) -> HttpResponse:
        return self._draw(self.form())

    def act(self) -> HttpResponseBase:
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        if self.role is Role.ORGANISATION:
            return self._propose(form)
        data = form.cleaned_data
        dates = (data.get("begins_on"), data["until"])
        person = Person(self.role, data["name"], data["email"], *dates, once=data["once"])
        chosen = reading(self.seat, UUID(data["version"])) if data.get("version") else None
        try:
            party = companions.let_in(
                self.seat,
                person,
                shared=chosen.version.pk if chosen else None,
                what=chosen.name if chosen else "",
            )
        except NotAllowed as refusal:
            form.add_error("email", str(refusal))
            return self._draw(form, http_status=422)
        return self.to("companion", party.pk, message=_("Invitationen er på vej. Den gælder i 14 dage."))

    def _propose(self, form: CompanionForm) -> HttpResponseBase:
        data = form.cleaned_data
        try:
            party = third_signature.propose(self.seat, name=data["name"], email=data["email"])
        except NotAllowed as refusal:
            form.add_error("email", str(refusal))
            return self._draw(form, http_status=422)
        return self.to("companion", party.pk, message=_("Forslaget er gemt. Den anden skal også sige ja."))

    def _draw(self, form: CompanionForm, http_status: int = 200) -> HttpResponse:
        lacking = self.role is Role.ADVISER and not readings(self.seat)
        heading, lines = INTRODUCTIONS[self.role]
        return self.page(
            form=None if lacking else form,
            heading=heading,
            intro=lines,
            proposes=self.role is Role.ORGANISATION,
            hidden=self.role is Role.ADVISER and self.seat.role is Role.EMPLOYEE,
            http_status=http_status,
        )


class CompanionView(CaseView):
    """One who is let in: what they may read, and the buttons that change it."""

    template_name = "web/companions/one.html"

    @property
    def party(self) -> Party:
        return companions.companion(self.seat, self.kwargs["party_id"])

    def show(self) -> HttpResponse:
        return self._draw()

    def act(self) -> HttpResponseBase:
        do = self.request.POST.get("do", "")
        party_id = self.party.pk
        if do == "end":
            companions.see_out(self.seat, party_id)
            return self.to("companions", message=_("Adgangen er slut. Den virker ikke mere."))
        if do == "show":
            companions.show(self.seat, party_id)
            return self.to("companion", party_id, message=_("Den anden kan nu se, hvem der er med."))
        if do in ("agree", "take_away"):
            return self._third(party_id, do)
        if do == "end_grant":
            return self._end_grant(party_id)
        return self._give(party_id) if do == "grant" else self._share(party_id)

    def _third(self, party_id: UUID, do: str) -> HttpResponseBase:
        if do == "agree":
            third_signature.agree(self.seat)
            return self.to("companion", party_id, message=_("Invitationen er på vej."))
        if take_away(self.seat):
            return self.to("companions", message=_("Der bliver ikke bedt om den underskrift mere."))
        return self.to("companion", party_id, message=_("Det sker, når den anden også siger ja."))

    def _end_grant(self, party_id: UUID) -> HttpResponseBase:
        for grant in companions.running_grants(self.party):
            if str(grant.pk) == self.request.POST.get("grant"):
                companions.end_grant(self.seat, grant.pk)
        return self.to("companion", party_id, message=_("Tilladelsen er taget tilbage."))

    def _give(self, party_id: UUID) -> HttpResponseBase:
        form = GrantForm(self.request.POST)
        if not form.is_valid():
            return self._draw(grant_form=form, http_status=422)
        what, last = What(form.cleaned_data["what"]), form.cleaned_data["last"]
        companions.give(self.seat, party_id, what, until=last)
        return self.to("companion", party_id, message=_("Tilladelsen er givet. I kan begge se den."))

    def _share(self, party_id: UUID) -> HttpResponseBase:
        form = self._share_form(self.request.POST)
        if form is None or not form.is_valid():
            return self._draw(share_form=form, http_status=422)
        chosen = reading(self.seat, UUID(form.cleaned_data["version"]))
        companions.share_more(self.seat, party_id, chosen.version.pk, chosen.name)
        return self.to("companion", party_id, message=_("Versionen er delt."))

    def _share_form(self, data: Any = None) -> ShareForm | None:
        party, shared = self.party, companions.shared_with(self.party)
        mine = party.invited_by_id == self.seat.party.pk and self.seat.may("case.let_in")
        left = [(str(r.version.pk), r.name) for r in readings(self.seat) if r.version.pk not in shared]
        return ShareForm(data, versions=left) if mine and party.role == Role.ADVISER and left else None

    def _draw(
        self,
        *,
        share_form: ShareForm | None = None,
        grant_form: GrantForm | None = None,
        http_status: int = 200,
    ) -> HttpResponse:
        party, mine = self.party, self.party.invited_by_id == self.seat.party.pk
        gives = party.role == Role.HR and self.seat.may("case.let_in")
        return self.page(
            card=card(self.seat, party),
            share_form=share_form or self._share_form(),
            grant_form=(grant_form or GrantForm()) if gives else None,
            may_end=companions.may_see_out(self.seat, party),
            third=third_shown(self.seat, party),
            may_show=mine and party.hidden and self.seat.may("case.let_in"),
            http_status=http_status,
        )
