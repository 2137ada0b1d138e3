"""What a case can show of the time on special terms, and the same to take along."""

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from fleksaftale.evidence import documentation, events, journal, packing, told
from fleksaftale.evidence.documentation import Documentation
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web import documentation_page
from fleksaftale.web.views.base import CaseView
from fleksaftale.web.views.public import pdf_response


class DocumentationView(CaseView):
    """Months, follow-up and where it is missing, what was tried: for the two, and for HR with the grant."""

    template_name = "web/documentation/page.html"
    action = documentation.ACTION

    def show(self) -> HttpResponse:
        doc = Documentation(self.seat)
        self.saw(events.DOCUMENTATION_READ)
        return self.page(
            title=packing.title(doc),
            months=told.months(doc),
            gaps=[] if doc.missing else told.gaps(doc),
            missing=documentation_page.missing(doc),
            limit=doc.gap_days,
            checklist=told.checklist(doc),
            timeline=told.timeline(doc),
            headers=packing.result_headers(),
            results=[each.row for each in told.results(doc)],
            oral=documentation_page.oral(self.seat, doc),
            why_oral=told.why_oral_does_not_count(),
            may_add=self.seat.may(journal.ACTION),
            may_take_files=self.seat.is_principal,
        )


class DocumentationPdfView(StepUpMixin, CaseView):
    action = documentation.ACTION

    def show(self) -> HttpResponse:
        return pdf_response(packing.pdf(self.seat), "dokumentation.pdf")


class DocumentationZipView(StepUpMixin, CaseView):
    """The files follow one after the other: the browser shows how far it is."""

    action = documentation.ACTION

    def show(self) -> HttpResponseBase:
        found = packing.pack(self.seat)
        response = StreamingHttpResponse(found.pieces, content_type="application/zip")
        response["Content-Length"] = str(found.size)
        response["Content-Disposition"] = 'attachment; filename="dokumentation.zip"'
        response["Cache-Control"] = "private, no-store"
        return response
