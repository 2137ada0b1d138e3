"""Preparing alone: the questions, the summary with *klar*, and what the other sees."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import guarding, writing
from fleksaftale.documents.answers import Saved
from fleksaftale.documents.guarding import NeedsYes
from fleksaftale.documents.models import Stage
from fleksaftale.documents.show import sections
from fleksaftale.documents.template import Template
from fleksaftale.documents.writing import Drafts
from fleksaftale.web.presenting import change_url, numbered, summary_sections
from fleksaftale.web.steps import page_steps, progress
from fleksaftale.web.views.along import OfferingPageView
from fleksaftale.web.views.base import AgreementView

NEEDS_A_YES = ("open", "propose", "together")
"""What cannot be taken back, and is asked about twice."""


class OwnWordsView(AgreementView):
    """What one prepares alone, asked in words to oneself."""

    asks_employee = False

    def setup_seat(self) -> Seat:
        seat = super().setup_seat()
        self.asks_employee = seat.role is Role.EMPLOYEE and not seat.typist
        self.sheet = replace(self.sheet, template=self.template)
        return seat

    @property
    def template(self) -> Template:
        alone = self.kind.template.alone
        return alone.to_employee if self.asks_employee else alone


class OwnPageView(OwnWordsView, OfferingPageView):
    action = "agreement.prepare"
    preparing = True
    page_url = "own_page"
    summary_url = "own_summary"
    hensyn_url = "own_hensyn"

    def show(self) -> HttpResponseBase:
        if self.sheet.stage is not Stage.PREPARING:
            return self.to("own_summary")
        return super().show()

    def saved_answers(self) -> dict[str, Saved]:
        at_first = self.template.opening(self.sheet, False)
        return {key: Saved(answer) for key, answer in at_first.items()} | self.sheet.own

    @property
    def written(self) -> dict[str, Saved]:
        return self.sheet.own

    def save(self, drafts: Drafts, yes: list[str]) -> None:
        writing.save_alone(self.seat, self.template, drafts, yes=yes)

    @property
    def scope(self) -> str:
        return str(self.seat.party.pk)


class OwnSummaryView(OwnWordsView):
    """Check one's answers, then say *klar*; or show them, or begin the draft, before the other is ready."""

    template_name = "web/agreements/own_summary.html"
    action = "agreement.read_own_preparation"

    def show(self) -> HttpResponse:
        scope = str(self.seat.party.pk)
        answered = len(self.sheet.answered(scope))
        editable = self.sheet.stage is Stage.PREPARING and self.seat.may("agreement.prepare")
        url_of = change_url("own_page", self.sheet) if editable else None
        return self.page(
            rows=summary_sections(sections(self.template, self.sheet.answers(scope)), url_of),
            who_sees=self._who_sees(),
            **page_steps(
                self.sheet, joint=False, current=None, page_url="own_page", summary_url="own_summary"
            ),
            progress=progress(answered, len(self.template.numbered), going_on=editable),
            unanswered=len(self.template.numbered) - answered,
            editable=editable,
            can_open=self._can_open(),
            health=self._about_health(),
        )

    def _about_health(self) -> list[dict[str, str]]:
        """The answers that take a yes of their own before they are shown, each with the way to it."""
        if self.sheet.mine.ready_at or not self._can_open():
            return []
        url_of = change_url("own_page", self.sheet)
        editable = self.sheet.stage is Stage.PREPARING
        return [
            {"text": numbered(question), "url": url_of(question.key) if editable else ""}
            for question in guarding.about_health(self.sheet)
        ]

    def _can_open(self) -> bool:
        """Whether one's own answers are still one's own to show."""
        may = self.seat.may("agreement.prepare") and self.sheet.stage in (Stage.PREPARING, Stage.DRAFTING)
        return may and not self.sheet.is_open(self.seat.party)

    def _who_sees(self) -> str:
        name = self.seat.other_name
        if self.sheet.is_open(self.seat.party):
            return _("Du og %(name)s kan se dine svar.") % {"name": name}
        return _("Kun du kan se dine svar. %(name)s ser kun, om du er i gang eller klar.") % {"name": name}

    def act(self) -> HttpResponseBase:
        self.seat.allow("agreement.prepare")
        do = self.request.POST.get("do", "")
        if do in NEEDS_A_YES and do not in self.request.POST.getlist("sure"):
            messages.warning(self.request, _("Sæt først kryds i “Ja” ved det, du vil gøre."))
            return self.to("own_summary")
        steps = {
            "ready": self._ready,
            "not_ready": self._not_ready,
            "open": self._open,
            "propose": self._propose,
            "together": self._together,
        }
        try:
            return steps[do]() if do in steps else self.to("own_summary")
        except NeedsYes as refusal:
            messages.warning(self.request, str(refusal))
            return self.to("own_summary")

    @property
    def health_too(self) -> bool:
        return "health" in self.request.POST

    def _ready(self) -> HttpResponseBase:
        after = writing.say_ready(self.seat, self.kind.template, health_too=self.health_too)
        if after.stage is Stage.DRAFTING:
            return self.to("draft", message=_("I er begge klar. Her er jeres svar side om side."))
        page = "document" if self.kind.is_named else "case_detail"
        return self.to(page, message=_("Du er klar. %(name)s kan se det.") % {"name": self.seat.other_name})

    def _not_ready(self) -> HttpResponseBase:
        writing.say_not_ready(self.seat, self.kind.template)
        return self.to("own_summary", message=_("Du kan skrive videre."))

    def _open(self) -> HttpResponseBase:
        writing.open_own_answers(self.seat, self.kind.template, health_too=self.health_too)
        text = _("%(name)s kan nu se dine svar.") % {"name": self.seat.other_name}
        return self.to("own_summary", message=text)

    def _propose(self) -> HttpResponseBase:
        writing.propose_draft(self.seat, self.kind.template, health_too=self.health_too)
        text = _("Den fælles kladde er åbnet. Dine svar står som forslag, og %(name)s kan se dem.")
        return self.to("draft", message=text % {"name": self.seat.other_name})

    def _together(self) -> HttpResponseBase:
        writing.write_together(self.seat, self.kind.template)
        return self.to("draft", message=_("Den fælles kladde er åbnet. I kan begge skrive i den."))


class OthersAnswersView(AgreementView):
    """The other's own answers, once the other has shown them."""

    template_name = "web/agreements/others_answers.html"
    action = "agreement.read_draft"

    @property
    def template(self) -> Template:
        return self.kind.template.alone

    def show(self) -> HttpResponse:
        if not self.sheet.is_open(self.seat.other):
            raise Http404
        self.saw("preparation.read", subject=self.seat.other_name)
        answers = self.sheet.answers(str(self.seat.other.pk))
        return self.page(rows=summary_sections(sections(self.template, answers)))


class OwnPreviewView(AgreementView):
    """The page as the other party sees it, now and once both are ready."""

    template_name = "web/agreements/own_preview.html"
    action = "agreement.read_own_preparation"

    @property
    def template(self) -> Template:
        return self.kind.template.alone

    def show(self) -> HttpResponse:
        return self.page(
            rows=summary_sections(sections(self.template, self.sheet.answers(str(self.seat.party.pk)))),
            now_shown=_("%(name)s: klar") % {"name": self.seat.name}
            if self.sheet.mine.ready_at
            else _("%(name)s: i gang") % {"name": self.seat.name},
            visible=self.sheet.is_open(self.seat.party),
        )
