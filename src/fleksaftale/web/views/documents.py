"""One document of a case: its own page, where it is begun, and what it gives on to the agreement."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.advice import advice
from fleksaftale.agreements.carrying import Carry, Proposal, proposals, take_over
from fleksaftale.agreements.document_types import AFTALE, DocumentType, begun
from fleksaftale.agreements.queries import agreement, status_line
from fleksaftale.cases.queries import open_invitation
from fleksaftale.core.formats import whose
from fleksaftale.documents import writing
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.documents.pdf.talk_sheet import render_talk_sheet
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.writing import Conflicts
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web.case_page import can_amend, people, versions_shown
from fleksaftale.web.presenting import numbered
from fleksaftale.web.steps import next_step
from fleksaftale.web.views.base import AgreementView, CaseView
from fleksaftale.web.views.public import pdf_response


class DocumentView(CaseView):
    """What the document is for, and a button to begin it; once begun, where it stands."""

    template_name = "web/documents/document.html"

    @property
    def kind(self) -> DocumentType:
        kind: DocumentType = self.kwargs["kind"]
        return kind

    def show(self) -> HttpResponseBase:
        if number := self.kind.template.occasion:  # what comes again has a page of its own
            return self.to("talk", number)
        here = begun(self.seat, self.kind)
        known: dict[str, Any] = {
            "doctype": self.kind,
            "template": self.kind.template,
            "sheet": here,
            "advice": advice(self.kind.advised_by) if self.kind.advised_by else None,
        }
        if here is None:
            return self.page(**known, may_begin=self.seat.may("agreement.prepare"))
        return self.page(
            **known,
            status=status_line(here),
            says=self.kind.says(here),
            step=next_step(here),
            people=people(here, open_invitation(self.seat)),
            versions=versions_shown(here),
            can_amend=can_amend(here),
            others_open=whose(self.seat.other_name) if self._others_open(here) else "",
        )

    def _others_open(self, here: Sheet) -> bool:
        return here.stage is Stage.PREPARING and here.is_open(self.seat.other)

    def act(self) -> HttpResponseBase:
        if self.kind.template.occasion:  # begun where its occasion is, not here
            raise Http404
        writing.start(self.seat, self.kind.template)
        return self.to("document", self.kind, message=_("I kan begge gå i gang. I ser ikke hinandens svar."))


class CarryView(AgreementView):
    """What the joint answers propose for the agreement. Each is taken by a click; nothing is written over."""

    template_name = "web/documents/carry.html"
    action = "agreement.read_draft"

    def show(self) -> HttpResponse:
        if not self.kind.carries:
            raise Http404
        self.saw("draft.read")
        target = agreement(self.seat)
        return self.page(
            rows=[carried_row(one) for one in proposals(self.sheet, target, self.kind.carries)],
            target=target,
            target_type=AFTALE,
            may=self.seat.may("agreement.edit_draft"),
        )

    def act(self) -> HttpResponseBase:
        if "open" in self.request.POST:
            return self._open()
        seen = self.request.POST.get("seen", "0")
        if not (seen.isdecimal() and len(seen) < 10):
            raise Http404
        yes = self.request.POST.get("yes", "").split()
        source, target = self.template, AFTALE.template
        try:
            take_over(self.seat, source, target, self._carry, seen=int(seen), yes=yes)
        except Held:
            text = _("Svaret nævner måske helbred. Sæt først kryds i “Ja, det må stå i kladden”.")
            messages.warning(self.request, text)
        except Conflicts:
            messages.warning(self.request, _("Der er lige skrevet et svar i kladden. Det er ikke ændret."))
        return self.to("carry")

    @property
    def _carry(self) -> Carry:
        for carry in self.kind.carries:
            if carry.key == self.request.POST.get("carry"):
                return carry
        raise Http404

    def _open(self) -> HttpResponseBase:
        """Begin the agreement's joint draft. What each wrote alone stays closed."""
        if "sure" not in self.request.POST:
            messages.warning(self.request, _("Sæt først kryds i “Ja” ved det, du vil gøre."))
            return self.to("carry")
        writing.write_together(self.seat, AFTALE.template)
        return self.to("carry", message=_("Kladden til aftalen er åben. I kan begge skrive i den."))


class TalkSheetView(StepUpMixin, AgreementView):
    """The sheet for the talk, with what the two have written together by now."""

    action = "agreement.read_draft"

    def show(self) -> HttpResponse:
        if not self.kind.talk_sheet:
            raise Http404
        self.saw("draft.read")
        pdf = render_talk_sheet(
            self.template,
            language=get_language() or "da",
            large=self.request.GET.get("stor") == "1",
            answers=self.sheet.answers(JOINT) if self.sheet.stage is not Stage.PREPARING else {},
            names=(self.seat.name, self.seat.other_name),
        )
        return pdf_response(pdf, f"{self.kind}-samtaleark.pdf")


def carried_row(one: Proposal) -> dict[str, Any]:
    """One proposal as the page draws it."""
    return {
        "key": one.carry.key,
        "question": numbered(one.carry.question),
        "label": str(one.carry.part.label),
        "sources": [numbered(question) for question in one.credited],
        "text": one.text,
        "present": one.present,
        "standing": one.standing.value,
        "lacks": ", ".join(str(part.label) for part in one.lacks),
        "seen": one.seen,
        "yes": " ".join(one.yes),
    }
