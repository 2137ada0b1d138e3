"""HR's overview: one line per case with names, status and dates, and the same as a spreadsheet."""

from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fleksaftale.audit.log import viewed
from fleksaftale.cases.workplace_seats import portions
from fleksaftale.cases.workplaces import desks_of, is_hr
from fleksaftale.core import clock
from fleksaftale.overview import choosing, rows, searching
from fleksaftale.overview.choosing import Show, Wanted
from fleksaftale.overview.searching import TooMany
from fleksaftale.people.identity import actor
from fleksaftale.web import hr_menu, overview_page
from fleksaftale.web.views.base import SignedInView
from fleksaftale.web.views.cases import page_number
from fleksaftale.web.workplace_forms import SearchForm

PAGE_SIZE = 50
PORTION = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class OverviewView(SignedInView):
    """The list. It is chosen and sorted by the address, so that it works as a link and without scripts."""

    template_name = "web/overview/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        desks = desks_of(self.user)
        hr_menu.note(request, hr=bool(desks) or is_hr(self.user))
        asked = overview_page.wanted(request.GET, desks)
        chosen = choosing.chosen(self.user, asked)
        total = chosen.count()
        pages = max(1, -(-total // PAGE_SIZE))
        number = min(page_number(request), pages)
        start = (number - 1) * PAGE_SIZE
        ids = choosing.page_of(self.user, chosen, asked, start=start, stop=start + PAGE_SIZE)
        return self.page(
            main_class="main-wide",
            desks=desks,
            asked=asked,
            shows=Show.choices,
            places=overview_page.places(desks),
            headings=overview_page.headings(asked),
            lines=[overview_page.shown(line) for line in rows.lines(ids)],
            total=total,
            **overview_page.sides(asked, number, pages),
            export=overview_page.address(asked, name="overview_export"),
            narrowed=asked.show is not Show.OPEN or asked.workplace is not None,
            search=SearchForm(),
        )


class OverviewSearchView(SignedInView):
    """Cases by a name or a department. What is looked for comes in a form and stands in no address."""

    template_name = "web/overview/found.html"

    def get(self, request: HttpRequest) -> HttpResponseBase:  # noqa: ARG002  an address without what was looked for
        return redirect("overview")

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SearchForm(request.POST)
        if not form.is_valid():
            return self._page(form, http_status=422)
        try:
            found = searching.find(self.user, choosing.everything(self.user), form.cleaned_data["text"])
        except TooMany:
            form.add_error("text", _("Mere end 500 passer. Skriv flere bogstaver, fx hele navnet."))
            return self._page(form, http_status=422)
        ids = choosing.page_of(self.user, found, Wanted(), stop=PAGE_SIZE)
        lines = [overview_page.shown(line) for line in rows.lines(ids)]
        return self._page(form, lines=lines, total=found.count(), asked_for=form.cleaned_data["text"])

    def _page(self, form: SearchForm, *, http_status: int = 200, **found: Any) -> HttpResponse:
        headings = overview_page.plain_headings()
        return self.page(
            form=form, headings=headings, main_class="main-wide", http_status=http_status, **found
        )


class OverviewExportView(SignedInView):
    """The lines that the address asks for, all of them, in Excel."""

    def get(self, request: HttpRequest) -> HttpResponse:
        from fleksaftale.overview import workbooks  # openpyxl: a fifth of the program's start

        desks = desks_of(self.user)
        asked = overview_page.wanted(request.GET, desks)
        ids = choosing.page_of(self.user, choosing.chosen(self.user, asked), asked)
        content = workbooks.of_lines(chain.from_iterable(rows.lines(some) for some in portions(ids, PORTION)))
        for at in desks:
            if asked.workplace in (None, at.workplace.pk):
                viewed("workplace.exported", vault=at.vault, actor=at.actor, details={"count": len(ids)})
        if not desks:
            viewed("workplace.exported", vault=self.user.vault, actor=actor(self.user))
        return spreadsheet(content, f"{_('overblik')}-{clock.today():%Y-%m-%d}.xlsx")


def spreadsheet(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
