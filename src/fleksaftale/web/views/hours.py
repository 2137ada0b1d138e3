"""The employee's own log of hours: a week at a time, from a file, undone, taken along, deleted."""

import json
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from fleksaftale.core import spreadsheets
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.writing import Conflicts
from fleksaftale.hours_log import commands, events, queries, to_talk
from fleksaftale.hours_log.bringing import Brought
from fleksaftale.hours_log.commands import ACTION, NotAWeek, is_open
from fleksaftale.hours_log.logs import Said
from fleksaftale.hours_log.queries import Agreed
from fleksaftale.hours_log.weeks import Week
from fleksaftale.web import hours_page
from fleksaftale.web.hours_forms import UNREADABLE, FileForm, HoursForm, WeekForm
from fleksaftale.web.receiving import CUT, in_memory
from fleksaftale.web.views.base import CaseView
from fleksjob import hours

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class HoursView(CaseView):
    """The log, the form for a week, and the question when the hours are more than agreed."""

    template_name = "web/hours/log.html"
    action = ACTION

    def show(self) -> HttpResponse:
        return self._draw(WeekForm(written=queries.kept(self.seat).log.weeks))

    def act(self) -> HttpResponseBase:
        match self.request.POST.get("do", ""):
            case "undo":
                return self._undo()
            case "drop":
                commands.drop_point(self.seat)
                return self.to("hours", message=_("Punktet er taget væk."))
            case "put":
                return self._put()
            case "bring" | "no" | "later" as said:
                return self._say(Said(said))
            case _:
                return self._write()

    def _write(self) -> HttpResponseBase:
        form = WeekForm(self.request.POST, written=queries.kept(self.seat).log.weeks)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        commands.write(self.seat, form.weeks)
        return self.to("hours", message=_written(next(iter(form.weeks))))

    def _undo(self) -> HttpResponseBase:
        done = commands.undo(self.seat)
        text = _("Det sidste er fortrudt.") if done else _("Der er ikke noget at fortryde.")
        return self.to("hours", message=text)

    def _say(self, said: Said) -> HttpResponseBase:
        log = queries.kept(self.seat).log
        found = queries.question(log, Agreed(self.seat))
        if found is None:
            return self.to("hours")
        if said is Said.BRING:
            commands.answer(self.seat, said, hours_page.point(found))
            return self._put()
        commands.answer(self.seat, said)
        texts = {
            Said.NO: _("Det er i orden. Intet er sendt."),
            Said.LATER: _("Vi spørger igen om 4 uger. Intet er sendt."),
        }
        return self.to("hours", message=texts[said])

    def _put(self) -> HttpResponseBase:
        try:
            done = to_talk.put(self.seat)
        except (Conflicts, Held):
            done = False
        if done:
            return self.to("hours", message=_("Punktet står nu i din forberedelse. Intet er sendt."))
        return self.to("hours", message=_("Punktet står her, til du tager det med. Intet er sendt."))

    def _draw(self, form: WeekForm, *, http_status: int = 200) -> HttpResponse:
        kept, agreed = queries.kept(self.seat), Agreed(self.seat)
        log = kept.log
        found = queries.question(log, agreed)
        rows = hours_page.rows(log.weeks, agreed)
        return self.page(
            form=form,
            asked=hours_page.asked(self.seat, found) if found else None,
            to_bring=log.to_bring,
            can_put=bool(log.to_bring) and to_talk.preparation(self.seat) is not None,
            figures=hours_page.figures(log.weeks, agreed),
            chart=hours_page.chart(log.weeks, agreed),
            rows=rows[: hours_page.SHOWN],
            older=rows[hours_page.SHOWN :],
            can_undo=kept.can_undo,
            http_status=http_status,
        )


class HoursWeekView(CaseView):
    """One week, also an old one: write, change, take out."""

    template_name = "web/hours/week.html"
    action = ACTION

    @property
    def week(self) -> Week:
        try:
            week = Week.parse(self.kwargs["week"])
        except ValueError:
            raise Http404 from None
        if not is_open(week):
            raise Http404
        return week

    def show(self) -> HttpResponse:
        minutes = queries.kept(self.seat).log.weeks.get(self.week)
        return self._draw(HoursForm(initial={"hours": minutes}))

    def act(self) -> HttpResponseBase:
        if self.request.POST.get("do") == "remove":
            commands.write(self.seat, {self.week: None})
            return self.to("hours", message=_("Ugen er slettet i loggen."))
        form = HoursForm(self.request.POST)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        commands.write(self.seat, {self.week: form.cleaned_data["hours"]})
        return self.to("hours", message=_written(self.week))

    def _draw(self, form: HoursForm, *, http_status: int = 200) -> HttpResponse:
        week = self.week
        return self.page(
            form=form,
            week=week,
            written=week in queries.kept(self.seat).log.weeks,
            before=week.shifted(-1) if is_open(week.shifted(-1)) else None,
            after=week.shifted(1) if is_open(week.shifted(1)) else None,
            http_status=http_status,
        )


def _written(week: Week) -> str:
    return _("Timerne for %(week)s er gemt. Kun du kan se dem.") % {"week": week.name}


@method_decorator(in_memory(largest=spreadsheets.LARGEST), name="dispatch")
class HoursFileView(CaseView):
    """A spreadsheet: first what it would change, then a yes."""

    template_name = "web/hours/file.html"
    action = ACTION

    @method_decorator(csrf_protect)
    def post(self, request: Any, **kwargs: Any) -> HttpResponseBase:
        return super().post(request, **kwargs)

    def show(self) -> HttpResponse:
        return self.page(form=FileForm())

    def act(self) -> HttpResponseBase:
        written, files = self.request.POST, self.request.FILES  # read before the receiver is asked
        if "weeks" in written:
            return self._take(written["weeks"])
        form = FileForm(written, files)
        if self.request.receiver.too_large:  # type: ignore[attr-defined]
            form.errors.pop("file", None)
            form.add_error("file", str(UNREADABLE["large"]))
            return self.page(form=form, http_status=413)
        if form.is_cut:
            return self.page(form=FileForm(), cut=str(CUT), http_status=422)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        return self._preview(form.brought)

    def _preview(self, brought: Brought) -> HttpResponse:
        before = queries.kept(self.seat).log.weeks
        changes = [
            {
                "name": _("%(week)s, %(days)s") % {"week": week.name.capitalize(), "days": week.days},
                "before": hours.show(before[week]) if week in before else "–",
                "after": hours.show(minutes),
            }
            for week, minutes in brought.weeks.items()
            if before.get(week) != minutes
        ]
        carried = json.dumps({str(week): minutes for week, minutes in brought.weeks.items()})
        return self.page(form=None, brought=brought, changes=changes, carried=carried)

    def _take(self, carried: str) -> HttpResponseBase:
        """What the preview showed comes back with the form, and is looked at as if it were new."""
        try:
            said = json.loads(carried)
            weeks = {Week.parse(week): _minutes(minutes) for week, minutes in said.items()}
            commands.write(self.seat, weeks, event=events.IMPORTED)
        except (ValueError, AttributeError, TypeError, RecursionError, NotAWeek):
            raise Http404 from None
        return self.to("hours", message=_("Timerne er hentet ind. Kun du kan se dem."))


def _minutes(given: object) -> int:
    if type(given) is not int or not 0 <= given <= hours.MINUTES_OF_A_WEEK:
        raise ValueError(given)
    return given


class HoursTemplateView(CaseView):
    """The file to fill in."""

    action = ACTION

    def show(self) -> HttpResponse:
        from fleksaftale.hours_log import workbooks  # openpyxl: a fifth of the program's start

        return _xlsx(workbooks.template(), "timer-skabelon.xlsx")


class HoursTakeOutView(CaseView):
    """The whole log as a spreadsheet."""

    action = ACTION

    def show(self) -> HttpResponse:
        from fleksaftale.hours_log import workbooks

        weeks = queries.weeks(self.seat)
        commands.taken_out(self.seat)
        return _xlsx(workbooks.as_workbook(weeks), "mine-timer.xlsx")


class HoursDeleteView(CaseView):
    """Delete everything, after one question."""

    template_name = "web/hours/delete.html"
    action = ACTION

    def show(self) -> HttpResponse:
        return self.page(number=len(queries.weeks(self.seat)))

    def act(self) -> HttpResponseBase:
        commands.delete_all(self.seat)
        return self.to("hours", message=_("Hele loggen er slettet."))


def _xlsx(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
