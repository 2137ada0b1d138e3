"""Copies of a version for a use of their own: on one page, and for the municipality."""

from dataclasses import replace

from django.http import Http404, HttpResponseBase
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.documents.pdf.agreement import render
from fleksaftale.documents.pdf.crib import render_crib
from fleksaftale.documents.printing import DOCUMENT_LANGUAGE, printed
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.talks.queries import due_on
from fleksaftale.web.views.public import pdf_response
from fleksaftale.web.views.versions import AVersionView


class CribView(StepUpMixin, AVersionView):
    """The version on one page, to hang up or put in a pocket."""

    def show(self) -> HttpResponseBase:
        if self.kind.crib is None:
            raise Http404
        version = self.version()
        self.saw("version.downloaded", version=version.number)
        language = get_language() or DOCUMENT_LANGUAGE
        pdf = render_crib(self.kind.crib(self.sheet, version, language, due=due_on(self.seat.case)))
        return pdf_response(pdf, f"{self.kind}-version-{version.number}-en-side.pdf")


class KommuneView(StepUpMixin, AVersionView):
    """The version as a copy without an address and without files in it, as Digital Post wants it."""

    def show(self) -> HttpResponseBase:
        version = self.version()
        self.saw("version.downloaded", version=version.number)
        with translation.override(DOCUMENT_LANGUAGE):
            note = _("Kopi til kommunen, uden links og uden vedhæftede filer. Parterne har selv originalen.")
        copy = replace(printed(self.sheet, version), attachments=(), seal=None, check_at="", notes=(note,))
        return pdf_response(render(copy), f"{self.kind}-version-{version.number}-til-kommunen.pdf")
