"""What was sent about a case's talks, and the next one as a file for a calendar."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.core.formats import long_date, moment
from fleksaftale.reminders import calendar_file, queries
from fleksaftale.reminders.feed import meeting_of
from fleksaftale.reminders.models import State
from fleksaftale.talks.queries import open_talk
from fleksaftale.web.views.base import CaseView


class RemindersView(CaseView):
    """What was sent when, and what is yet to come."""

    template_name = "web/reminders/case.html"
    action = "talk.read"

    def show(self) -> HttpResponse:
        told = queries.told(self.seat.case)
        return self.page(
            headers=[_("Mail"), _("Til"), _("Hvornår"), _("Status")],
            sent=self._rows(told),
            uncertain=any(row.state is State.UNCERTAIN for row in told),
            coming_headers=[_("Mail"), _("Til"), _("Hvornår")],
            coming=[row[:-1] for row in self._rows(queries.told(self.seat.case, waiting=True))],
        )

    def _rows(self, told: list[queries.Told]) -> list[list[str]]:
        """One row for what both get at the same time."""
        names: dict[tuple[str, ...], list[str]] = {}
        for row in told:
            what = _("%(what)s (%(day)s)") % {"what": row.kind.label, "day": long_date(row.day)}
            key = (what, moment(row.at), str(row.state.label))
            names.setdefault(key, []).append(self._name(row))
        return [[what, ", ".join(sorted(who)), at, state] for (what, at, state), who in names.items()]

    def _name(self, row: queries.Told) -> str:
        party = queries.receiver_of(self.seat, row)
        return self.seat.name_of(party) if party else str(Role(row.role).label)


class MeetingFileView(CaseView):
    """The next talk, for one's own calendar. It says when, and that it is a meeting."""

    action = "talk.read"

    def show(self) -> HttpResponse:
        talk = open_talk(self.seat.case)
        if talk is None:
            raise Http404
        meeting = meeting_of(talk, with_link=not self.seat.is_guest)
        return file_response(calendar_file.published([meeting]))


def file_response(text: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=calendar_file.TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{calendar_file.NAME}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
