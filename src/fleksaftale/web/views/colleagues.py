"""*Til mine kolleger*: the employee's own sheet. Nobody else reaches it, and it is kept nowhere."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.hensyn.choosing import place_of_hensyn
from fleksaftale.agreements.hensyn.colleagues import Note, lines
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import first_name, long_date
from fleksaftale.documents.pdf.colleagues import PrintedSheet, render_sheet
from fleksaftale.web.colleague_forms import SheetForm
from fleksaftale.web.views.base import AgreementView
from fleksaftale.web.views.public import pdf_response


class ColleaguesView(AgreementView):
    """Choose what stands on the sheet, look at it, and go back to change it."""

    template_name = "web/hensyn/colleagues.html"
    action = "colleagues.make"

    def setup_seat(self) -> Seat:
        seat = super().setup_seat()
        if place_of_hensyn(self.template) is None:
            raise NotFound
        return seat

    def show(self) -> HttpResponseBase:
        return self.draw(self.form())

    def form(self, data: QueryDict | None = None) -> SheetForm:
        return SheetForm(lines(self.sheet), self.seat.name, data)

    def draw(self, form: SheetForm, *, http_status: int = 200) -> HttpResponse:
        return self.page(form=form, agreed=self.sheet.signed is not None, http_status=http_status)

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        urls = {"edit_url": self.address("colleagues"), "pdf_url": self.address("colleagues_pdf")}
        return super().page(http_status=http_status, **urls, **context)

    def act(self) -> HttpResponseBase:
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.draw(form, http_status=422)
        return self.draw(form) if "edit" in self.request.POST else self.done(form)

    def done(self, form: SheetForm) -> HttpResponse:
        self.template_name = "web/hensyn/colleagues_sheet.html"
        return self.page(note=form.note, sent=form.sent, foot=self.foot)

    @property
    def foot(self) -> str:
        said = {"name": first_name(self.seat.name), "date": long_date(clock.today())}
        return _("Skrevet af %(name)s selv, %(date)s. Spørg %(name)s, hvis du er i tvivl.") % said


class ColleaguesPdfView(ColleaguesView):
    """The same sheet as PDF, made from what the page sent."""

    def show(self) -> HttpResponseBase:
        return self.to("colleagues")

    def done(self, form: SheetForm) -> HttpResponse:
        return pdf_response(self._printed(form.note), "ark.pdf")

    def _printed(self, note: Note) -> bytes:
        items = tuple((line.sentence, line.details) for line in note.lines)
        return render_sheet(
            PrintedSheet(
                get_language() or "da",
                note.heading,
                note.name,
                items,
                note.words,
                self.foot,
                int(clock.now().timestamp()),
            )
        )
