"""A person's cases, and the life of one."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.document_types import AFTALE, agreement_and_others, by_slug
from fleksaftale.agreements.queries import agreement, in_force_from
from fleksaftale.audit.log import Entry, history
from fleksaftale.cases import commands, life
from fleksaftale.cases.companions import may_read
from fleksaftale.cases.models import Life, Role
from fleksaftale.cases.seats import Facts, NotFound, Seat, seats_of, take
from fleksaftale.core.formats import moment
from fleksaftale.documents.events import ALONE
from fleksaftale.documents.writing import start
from fleksaftale.web import carried, carried_check
from fleksaftale.web.case_page import (
    LIFE_TEXTS,
)
from fleksaftale.web.case_shown import of_the_agreement, of_the_people
from fleksaftale.web.companion_page import companion_card
from fleksaftale.web.forms import CaseForm, EndForm, FactsForm
from fleksaftale.web.views.base import CaseView, SignedInView

PAGE_SIZE = 20
LOG_PAGE = 50


def page_number(request: HttpRequest) -> int:
    text = request.GET.get("side", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


class CaseListView(SignedInView):
    template_name = "web/cases/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        number = page_number(request)
        start = (number - 1) * PAGE_SIZE
        seats = seats_of(self.user, start=start, stop=start + PAGE_SIZE + 1)
        shown = seats[:PAGE_SIZE]
        return self.page(
            seats=shown,
            rows=[case_card(s) for s in shown],
            number=number,
            more=len(seats) > PAGE_SIZE,
        )


def case_card(seat: Seat) -> dict[str, Any]:
    """One line in the list of a person's cases."""
    if not seat.is_principal:
        return companion_card(seat)
    return {
        "url": reverse("case_detail", args=[seat.case.pk]),
        "title": seat.title,
        "who": _("%(role)s: dig. Sammen med %(name)s.") % {"role": seat.role.label, "name": seat.other_name},
        "life": "" if seat.life is Life.OPEN else str(seat.life.label),
    }


class CaseNewView(SignedInView):
    """Open a case: my role, the workplace, the other's name. The invitation is the next step."""

    template_name = "web/cases/new.html"

    def _to_sign_in(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "GET" and carried.read(request):
            text = _("Log ind for at begynde aftalen. Dine svar ligger klar bagefter.")
            messages.info(request, text)
        return super()._to_sign_in(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        title = carried_check.title(request)
        begin = carried_check.document(request) or AFTALE.slug
        response = self.page(form=CaseForm(initial={"begin": begin}), check_title=title)
        carried.bind(request, response)
        return response

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = CaseForm(request.POST)
        if not form.is_valid():
            return self.page(form=form, check_title=carried_check.title(request), http_status=422)
        try:
            seat = open_agreement(
                self.user,
                role=Role(form.cleaned_data["role"]),
                facts=Facts(form.cleaned_data["workplace"], form.cleaned_data["cvr"]),
                other_name=form.cleaned_data["other_name"],
                once=form.cleaned_data["once"],
            )
        except NotFound:  # a double click, and the first one is not done yet
            return redirect("case_list")
        begin = by_slug(form.cleaned_data["begin"] or AFTALE.slug)
        if begin is not AFTALE:
            start(seat, begin.template)
        return carried_check.after_opening(request, seat)


class CaseDetailView(CaseView):
    """The case's own page: where it stands, what is mine to do, the next talk."""

    template_name = "web/cases/detail.html"

    def setup_seat(self) -> Seat:
        """Who is let in without being one of the two has another page."""
        seat = take(self.who, self.case_id)
        elsewhere = seat.may("case.read_status") or seat.party.must_read
        return seat if elsewhere else self.admitted(seat)

    def show(self) -> HttpResponseBase:
        if self.seat.party.must_read:
            return self.to("take_over")
        if not self.seat.is_principal:
            return self.to("shared")
        self.saw("case.read")
        sheet, others = agreement_and_others(self.seat)
        shown = of_the_agreement(sheet, others) | of_the_people(sheet, others)
        check_title = carried_check.title(self.request) if self._has_offer else ""
        return self.page(sheet=sheet, template=sheet.template, check_title=check_title, **shown)

    @property
    def _has_offer(self) -> bool:
        return bool(carried_check.offered(self.request, self.seat))


class FactsView(CaseView):
    template_name = "web/cases/facts.html"
    action = "case.invite"

    def show(self) -> HttpResponse:
        facts = self.seat.facts
        return self.page(form=FactsForm(initial={"workplace": facts.workplace, "cvr": facts.cvr}))

    def act(self) -> HttpResponseBase:
        known = self.seat.facts.workplace
        form = FactsForm(self.request.POST, role=self.seat.role, known=known)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        commands.correct_facts(self.seat, Facts(form.cleaned_data["workplace"], form.cleaned_data["cvr"]))
        return self.to("case_detail", message=_("Arbejdspladsen er rettet."))


class LifeView(CaseView):
    """End, reopen, close or cancel: one page that says what follows, and a button."""

    template_name = "web/cases/life.html"
    steps: ClassVar[dict[str, tuple[str, Any]]] = {
        "slut": ("case.end", gettext_lazy("Det er skrevet ned, hvornår ansættelsen slutter.")),
        "genaabn": ("case.reopen", gettext_lazy("Rummet er åbent igen.")),
        "afslut": ("case.close", gettext_lazy("Rummet er afsluttet. Du kan stadig læse det.")),
        "annuller": ("case.cancel", gettext_lazy("Det er annulleret.")),
    }

    @property
    def step(self) -> str:
        return str(self.kwargs["step"])

    def draw(self, form: EndForm | None, http_status: int = 200) -> HttpResponse:
        heading, explanation = LIFE_TEXTS[self.step]
        return self.page(form=form, heading=heading, explanation=explanation, http_status=http_status)

    def show(self) -> HttpResponse:
        self.seat.allow(self.steps[self.step][0])
        return self.draw(EndForm(initial={"on": self.seat.life_on}) if self.step == "slut" else None)

    def act(self) -> HttpResponseBase:
        if self.step == "slut":
            form = EndForm(self.request.POST, not_before=in_force_from(agreement(self.seat)))
            if not form.is_valid():
                return self.draw(form, http_status=422)
            life.end(self.seat, form.cleaned_data["on"])
        else:
            {"genaabn": life.reopen, "afslut": life.close, "annuller": life.cancel}[self.step](self.seat)
        messages.success(self.request, self.steps[self.step][1])
        return redirect("case_detail", self.case_id)


class LogView(CaseView):
    """Everything that happened and everybody who looked, in plain words."""

    template_name = "web/cases/log.html"
    action = "case.read_log"

    def show(self) -> HttpResponse:
        self.saw("case.log_read")
        number = page_number(self.request)
        entries = [e for e in history(self.seat.vault) if self._is_for_reader(e)]
        start = (number - 1) * LOG_PAGE
        lines = [{"when": moment(e.at), "text": e.sentence} for e in entries[start : start + LOG_PAGE]]
        return self.page(lines=lines, number=number, more=len(entries) > start + LOG_PAGE)

    def _is_for_reader(self, entry: Entry) -> bool:
        mine = str(self.seat.party.pk) in (entry.actor.id, entry.actor.typed_for)
        return may_read(self.seat, entry) and (mine or entry.kind not in ALONE)
