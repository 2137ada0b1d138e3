"""Signing on paper: print it, type in what stands on it, read the scan, say that it is not right."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from fleksaftale.agreements.commands import rule_set_today
from fleksaftale.agreements.queries import Answers
from fleksaftale.agreements.sealing import file_now
from fleksaftale.core import clock
from fleksaftale.core.formats import weekday_date
from fleksaftale.documents import paper, paper_printing, paper_shown, uploads
from fleksaftale.documents.forms import YES
from fleksaftale.documents.models import JOINT, Stage, Version
from fleksaftale.documents.paper import Paper, WrongDay
from fleksaftale.documents.paper_shown import Which
from fleksaftale.documents.uploads import LARGEST, LARGEST_TOGETHER, Kind
from fleksaftale.people.sessions import proved_at
from fleksaftale.people.stepup import FRESH, StepUpMixin
from fleksaftale.web import asking
from fleksaftale.web.paper_forms import PaperForm, RemarkForm
from fleksaftale.web.paper_page import paper_section
from fleksaftale.web.receiving import CUT, in_memory
from fleksaftale.web.views.base import AgreementView
from fleksaftale.web.views.public import pdf_response
from fleksaftale.web.views.versions import READING_TIME, AVersionView

TYPES = {
    Kind.PDF: ("application/pdf", "pdf"),
    Kind.JPEG: ("image/jpeg", "jpg"),
    Kind.PNG: ("image/png", "png"),
}


class DraftPrintView(AgreementView):
    """The joint draft on paper. ``?stor=1`` is 16 pt."""

    action = "agreement.read_draft"

    def show(self) -> HttpResponse:
        if self.sheet.stage is Stage.PREPARING or not self.template.is_signed:
            raise Http404
        self.saw("paper.draft_printed")
        pdf = paper_printing.draft_pdf(
            self.sheet,
            rule_set=rule_set_today(),
            next_talk=next_talk(self, self.sheet.answers(JOINT)),
            large=self.request.GET.get("stor") == "1",
        )
        return pdf_response(pdf, f"{self.kind}-kladde.pdf")


class PaperPrintView(AVersionView):
    """A version on paper, with places to sign."""

    def show(self) -> HttpResponse:
        version = self.version()
        self.saw("paper.printed", version=version.number)
        answers = self.sheet.content(version).answers(self.template)
        large = self.request.GET.get("stor") == "1"
        pdf = paper_printing.version_pdf(self.sheet, version, next_talk=next_talk(self, answers), large=large)
        return pdf_response(pdf, f"{self.kind}-version-{version.number}-til-underskrift.pdf")


def next_talk(view: AgreementView, answers: Answers) -> str:
    talk = view.kind.next_talk(answers)
    return weekday_date(talk.due) if talk else ""


@method_decorator(in_memory(largest=LARGEST, together=LARGEST_TOGETHER), name="dispatch")
class PaperView(StepUpMixin, AVersionView):
    """How to sign on paper, and the form for what stands on it."""

    template_name = "web/papers/record.html"
    action = "paper.record"

    def is_fresh(self) -> bool:
        """Who opened the page with a fresh proof may take half an hour to scan the paper and type."""
        if self.request.method == "POST":
            return clock.now() - proved_at(self.request) < FRESH + READING_TIME
        return super().is_fresh()

    @method_decorator(csrf_protect)
    def post(self, request: Any, **kwargs: Any) -> HttpResponseBase:
        return super().post(request, **kwargs)

    def show(self) -> HttpResponseBase:
        version = self.version()
        if not self.lies_there(version):
            return self.to("version", version.pk)
        self.saw("version.read", version=version.number)
        return self._draw(version, self._form(version))

    def act(self) -> HttpResponseBase:
        version = self.version()
        written, files = self.request.POST, self.request.FILES  # read before the receiver is asked
        if self.request.receiver.too_large:  # type: ignore[attr-defined]
            form = self._form(version, written)
            form.errors.pop("scan", None)
            form.add_error("scan", str(uploads.UNFIT["large"]))
            return self._draw(version, form, http_status=413)
        form = self._form(version, written, files)
        if form.is_cut:
            return self._draw(version, self._form(version), cut=str(CUT), http_status=422)
        if not form.is_valid() or not self._record(version, form):
            return self._draw(version, form, http_status=422)
        text = _("Underskriften på papir er skrevet ind. Version %(number)s er underskrevet.")
        return self.to("version", version.pk, message=text % {"number": version.number})

    def _record(self, version: Version, form: PaperForm) -> bool:
        said = form.cleaned_data
        found = Paper(said["signed_on"], form.names, Which(said["which"]), said["scan"])
        try:
            paper.record_paper(self.seat, self.template, version.pk, found)
        except WrongDay as wrong:
            form.add_error("signed_on", wrong.text)
            return False
        file_now(self.fresh_sheet(), version)  # after a fault the worker makes it
        return True

    def lies_there(self, version: Version) -> bool:
        return self.sheet.stage is Stage.PROPOSED and version == self.sheet.current

    def _form(self, version: Version, *data: Any) -> PaperForm:
        missing = paper.to_sign(self.sheet, version)
        signers = [(party, self.seat.name_of(party)) for party in missing]
        return PaperForm(*data, signers=signers, version=version)

    def _draw(
        self, version: Version, form: PaperForm, *, http_status: int = 200, cut: str = ""
    ) -> HttpResponse:
        return self.page(version=version, form=form, cut=cut, http_status=http_status)


class PaperScanView(StepUpMixin, AVersionView):
    """One file of the scan, as it came. Never shown inside a page of ours."""

    def show(self) -> HttpResponse:
        version = self.version()
        noted = paper_shown.noted_of(self.sheet, version)
        upload = paper_shown.scan_of(noted, self.kwargs["position"]) if noted else None
        if upload is None:
            raise Http404
        self.saw("paper.scan_read", version=version.number)
        content_type, ending = TYPES[Kind(upload.kind)]
        response = HttpResponse(uploads.content_of(self.seat, upload), content_type=content_type)
        name = f"{self.kind}-version-{version.number}-scanning-{self.kwargs['position']}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response


class PaperRemarkView(AVersionView):
    """ "Det passer ikke": said calmly, shown to both; it changes nothing in what holds."""

    template_name = "web/papers/remark.html"
    action = "paper.remark"

    def show(self) -> HttpResponseBase:
        version = self.version()
        if paper_shown.noted_of(self.sheet, version) is None:
            return self.to("version", version.pk)
        return self._draw(version, RemarkForm())

    def act(self) -> HttpResponseBase:
        version = self.version()
        if self.request.POST.get("confirm"):
            paper.confirm(self.seat, self.template, version.pk)
            return self.to("version", version.pk, message=_("Tak. Det er skrevet ned, at det passer."))
        if self.request.POST.get("settle"):
            paper.settle_remark(self.seat, self.template, version.pk)
            return self.to("version", version.pk, message=_("Det står nu som afklaret."))
        form, yes = RemarkForm(self.request.POST), self.request.POST.getlist(YES)
        if not form.is_valid():
            return self._draw(version, form, http_status=422)
        text = form.cleaned_data["text"]
        if wording := asking.about_comment(self.sheet, form, "text", yes):
            return self._draw(version, form, wording=wording, http_status=422)
        paper.say_not_right(self.seat, self.template, version.pk, text, yes=yes)
        return self.to("version", version.pk, message=_("Det er skrevet ned. I kan begge se det."))

    def _draw(
        self, version: Version, form: RemarkForm, *, wording: Any = None, http_status: int = 200
    ) -> HttpResponse:
        said = paper_section(self.sheet, version)
        return self.page(version=version, form=form, wording=wording, paper=said, http_status=http_status)


class PaperCopyView(AVersionView):
    """Tick that the copy on paper was handed over."""

    action = "paper.copy"

    def show(self) -> HttpResponseBase:
        return self.to("version", self.version().pk)

    def act(self) -> HttpResponseBase:
        version = self.version()
        paper.copy_given(self.seat, self.template, version.pk)
        return self.to("version", version.pk, message=_("Kryds sat: papirkopien er givet."))
