"""Preparing alone: the questions, the summary with *klar*, and what the other sees."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fleksaftale.documents import writing
from fleksaftale.documents.answers import Saved
from fleksaftale.documents.models import Stage
from fleksaftale.documents.show import sections
from fleksaftale.documents.writing import Drafts
from fleksaftale.web.presenting import change_url, summary_sections
from fleksaftale.web.steps import page_steps, progress
from fleksaftale.web.views.base import AgreementView
from fleksaftale.web.views.writing import WritePageView


class OwnPageView(WritePageView):
    action = "agreement.prepare"
    preparing = True
    page_url = "own_page"
    summary_url = "own_summary"

    def show(self) -> HttpResponseBase:
        if self.sheet.stage is not Stage.PREPARING:
            return redirect("own_summary", self.case_id)
        return super().show()

    def saved_answers(self) -> dict[str, Saved]:
        return self.sheet.own

    def save(self, drafts: Drafts) -> None:
        writing.save_alone(self.seat, self.template, drafts)


class OwnSummaryView(AgreementView):
    """Check one's answers, then say *klar*; or show them, or begin the draft, before the other is ready."""

    template_name = "web/agreements/own_summary.html"
    action = "agreement.read_own_preparation"

    def show(self) -> HttpResponse:
        scope = str(self.seat.party.pk)
        answered = len(self.sheet.answered(scope))
        editable = self.sheet.stage is Stage.PREPARING and self.seat.may("agreement.prepare")
        url_of = change_url("own_page", self.case_id, self.template) if editable else None
        return self.page(
            rows=summary_sections(sections(self.template, self.sheet.answers(scope)), url_of),
            who_sees=self._who_sees(),
            **page_steps(
                self.sheet, joint=False, current=None, page_url="own_page", summary_url="own_summary"
            ),
            progress=progress(answered, len(self.template.numbered)),
            editable=editable,
        )

    def _who_sees(self) -> str:
        name = self.seat.other_name
        if self.sheet.is_open(self.seat.party):
            return _("Du og %(name)s kan se dine svar.") % {"name": name}
        return _("Kun du kan se dine svar. %(name)s ser kun, om du er i gang eller klar.") % {"name": name}

    def act(self) -> HttpResponseBase:
        self.seat.allow("agreement.prepare")
        name = self.seat.other_name
        match self.request.POST.get("do"):
            case "ready":
                after = writing.say_ready(self.seat, self.template)
                if after.stage is Stage.DRAFTING:
                    return self.to("draft", message=_("I er begge klar. Her er jeres svar side om side."))
                return self.to("case_detail", message=_("Du er klar. %(name)s kan se det.") % {"name": name})
            case "not_ready":
                writing.say_not_ready(self.seat, self.template)
                return self.to("own_summary", message=_("Du kan skrive videre."))
            case "open":
                writing.open_own_answers(self.seat, self.template)
                return self.to("own_summary", message=_("%(name)s kan nu se dine svar.") % {"name": name})
            case "propose":
                writing.propose_draft(self.seat, self.template)
                return self.to("draft", message=_("Den fælles kladde er begyndt med dine svar."))
            case "together":
                writing.write_together(self.seat, self.template)
                return self.to("draft", message=_("Den fælles kladde er åbnet. I kan begge skrive i den."))
        return redirect("own_summary", self.case_id)


class OwnPreviewView(AgreementView):
    """The page as the other party sees it, now and once both are ready."""

    template_name = "web/agreements/own_preview.html"
    action = "agreement.read_own_preparation"

    def show(self) -> HttpResponse:
        return self.page(
            rows=summary_sections(sections(self.template, self.sheet.answers(str(self.seat.party.pk)))),
            now_shown=_("%(name)s: klar") % {"name": self.seat.name}
            if self.sheet.mine.ready_at
            else _("%(name)s: i gang") % {"name": self.seat.name},
            visible=self.sheet.is_open(self.seat.party),
        )
