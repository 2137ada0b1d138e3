"""Bringing cases in from a file: read, look, say yes; then invite the people, many at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect

from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.workplaces import addresses_of_hr
from fleksaftale.core.formats import long_date
from fleksaftale.core.spreadsheets import Unreadable
from fleksaftale.overview import bringing, inviting, reading, statistics
from fleksaftale.overview.columns import COLUMNS
from fleksaftale.overview.reading import Looked, TooMany, WrongColumns
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web.hours_forms import UNREADABLE
from fleksaftale.web.receiving import CUT, in_memory
from fleksaftale.web.views.cases import page_number
from fleksaftale.web.views.overview import spreadsheet
from fleksaftale.web.views.workplace import DeskView
from fleksaftale.web.workplace_forms import CasesFileForm, HrForm

SHOWN = 50


@method_decorator(in_memory(largest=reading.LARGEST), name="dispatch")
@method_decorator(csrf_protect, name="dispatch")
class ImportView(StepUpMixin, DeskView):
    """The file, and what would come of it. Nothing is made here."""

    template_name = "web/overview/import.html"

    def show(self) -> HttpResponse:
        return self._form(CasesFileForm())

    def act(self) -> HttpResponseBase:
        form = CasesFileForm(self.request.POST, self.request.FILES)
        if self.request.receiver.too_large:  # type: ignore[attr-defined]
            form.errors.pop("file", None)
            form.add_error("file", _("Filen er for stor. Den må højst være 5 MB."))
            return self._form(form, http_status=413)
        if form.is_cut:
            return self._form(CasesFileForm(), cut=str(CUT), http_status=422)
        if not form.is_valid():
            return self._form(form, http_status=422)
        try:
            known = bringing.known_addresses(self.at)
            of_hr = addresses_of_hr(self.at)
            looked = reading.look(form.cleaned_data["file"].content, known=known, of_hr=of_hr)
        except (Unreadable, WrongColumns, TooMany) as error:
            form.add_error("file", _why(error))
            return self._form(form, http_status=422)
        if looked.cases and not looked.faults:
            file = bringing.keep(self.at, looked.cases)
            return self.to("workplace_import_file", file.pk)
        return self._looked(looked)

    def _looked(self, looked: Looked) -> HttpResponse:
        return self.page(looked=looked, http_status=422 if looked.faults else 200)

    def _form(self, form: CasesFileForm, **more: Any) -> HttpResponse:
        return self.page(form=form, columns=COLUMNS, most=reading.MOST_CASES, **more)


def _why(error: Exception) -> str:
    match error:
        case Unreadable(code="large"):
            return _("Filen er for stor. Den må højst være 5 MB og have 2.000 rækker.")
        case Unreadable():
            return str(UNREADABLE[error.code])
        case WrongColumns():
            names = ", ".join(error.missing)
            return _("Den første række mangler: %(names)s. Hent skabelonen, og brug dens overskrifter.") % {
                "names": names
            }
        case _:
            return _("Der er for mange rækker. Del filen op, så hver fil højst har %(most)d aftaler.") % {
                "most": reading.MOST_CASES
            }


class ImportFileView(StepUpMixin, DeskView):
    """What a file would make; then making it, and how far that is."""

    template_name = "web/overview/import_file.html"

    def show(self) -> HttpResponse:
        file = bringing.kept(self.at, self.kwargs["file_id"])
        rows = bringing.rows_of(self.at, file)
        return self.page(
            file=file,
            rows=rows[:SHOWN],
            total=len(rows),
            more=max(0, len(rows) - SHOWN),
            without_mail=sum(1 for row in rows if not row.employee_email),
        )

    def act(self) -> HttpResponseBase:
        file = bringing.make(self.at, self.kwargs["file_id"])
        if file.done_at is None:
            return self.to("workplace_import_file", file.pk)
        text = ngettext("%(n)d aftale er oprettet.", "%(n)d aftaler er oprettet.", file.made)
        return self.to("workplace_invitations", message=text % {"n": file.made})


class ImportTemplateView(DeskView):
    """The file to fill in."""

    def show(self) -> HttpResponse:
        from fleksaftale.overview import workbooks  # openpyxl: a fifth of the program's start

        return spreadsheet(workbooks.template(), _("aftaler-skabelon.xlsx"))


class InvitationsView(StepUpMixin, DeskView):
    """Who was brought in and has not come; one press writes to all who have no link that works."""

    template_name = "web/overview/invitations.html"

    def show(self) -> HttpResponse:
        number = page_number(self.request)
        start = (number - 1) * SHOWN
        rows = inviting.waiting(self.at, start=start, stop=start + SHOWN + 1)
        return self.page(
            rows=rows[:SHOWN],
            number=number,
            more=len(rows) > SHOWN,
            to_ask=inviting.to_ask(self.at),
            left=inviting.left_today(self.at),
            at_once=inviting.AT_ONCE,
        )

    def act(self) -> HttpResponseBase:
        sent = inviting.invite_all(self.at)
        text = ngettext("%(n)d invitation er på vej.", "%(n)d invitationer er på vej.", sent) % {"n": sent}
        return self.to("workplace_invitations", message=text)


class InvitationView(StepUpMixin, DeskView):
    """Correct one person's name or address, and write again."""

    template_name = "web/overview/invitation_again.html"

    def show(self) -> HttpResponse:
        person = inviting.one(self.at, self.kwargs["party_id"])
        return self.page(form=HrForm(initial={"name": person.name, "email": person.email}), person=person)

    def act(self) -> HttpResponseBase:
        person = inviting.one(self.at, self.kwargs["party_id"])
        form = HrForm(self.request.POST)
        if not form.is_valid():
            return self.page(form=form, person=person, http_status=422)
        name, email = form.cleaned_data["name"], form.cleaned_data["email"]
        try:
            sent = inviting.correct(self.at, person.party, name=name, email=email)
        except NotAllowed as refusal:
            form.add_error("email", str(refusal))
            return self.page(form=form, person=person, http_status=422)
        if sent:
            return self.to(
                "workplace_invitations", message=_("Invitationen er på vej. Den gælder i 14 dage.")
            )
        messages.info(self.request, _("Adressen er rettet. Der kan sendes flere invitationer i morgen."))
        return self.to("workplace_invitations")


class StatisticsView(DeskView):
    """Counts, and only of groups of at least five."""

    template_name = "web/overview/statistics.html"

    def show(self) -> HttpResponse:
        told = statistics.told(self.at)
        found = told.numbers
        rows = [
            (show.label, _("Under fem, eller skjult") if count is None else count)
            for show, count in found.by_status.items()
        ]
        return self.page(numbers=found, rows=rows, counted_on=long_date(told.counted_on))
