"""The back page of a talk for the printer, with what is known of the case written in."""

from django.utils import translation
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.documents.pdf.back_page import BackPage, PrintedHensyn
from fleksaftale.documents.rows import Row
from fleksaftale.documents.show import value_text
from fleksaftale.talks import history
from fleksaftale.talks.document_type import SAMTALE
from fleksaftale.talks.models import Talk
from fleksaftale.talks.opening import agreed_hensyn, next_by
from fleksaftale.talks.rows import HVORNAAR, STATUS, STATUSES
from fleksaftale.talks.template import NAESTE, OPFOELGNING


def blank_back_page(language: str, *, large: bool = False) -> BackPage:
    """Nothing but the questions."""
    return BackPage(OPFOELGNING, language, NAESTE.key, large=large)


def printed_back_page(seat: Seat, talk: Talk, *, language: str) -> BackPage:
    """With names, the agreed hensyn and how they worked last time, and what is still to be done."""
    last = history.last_signed(seat, before=talk.number)
    then = {row.id: row.get("status") for row in last.rows("hensyn")} if last else {}
    day = next_by(seat, talk.held_on or max(talk.due_on, clock.today()))
    with translation.override(language):
        suggested = _("Efter jeres rytme: %(date)s") % {"date": long_date(day)} if day else ""
        return BackPage(
            SAMTALE.for_occasion(talk.number).template,
            language,
            NAESTE.key,
            employee=seat.name_of(seat.by_role[Role.EMPLOYEE]),
            leader=seat.name_of(seat.by_role[Role.LEADER]),
            workplace=seat.facts.workplace,
            suggested=suggested,
            hensyn=tuple(
                PrintedHensyn(row.get("tekst") or "", value_text(STATUS, then.get(row.id)))
                for row in agreed_hensyn(seat)
            ),
            statuses=tuple(str(option.label) for option in STATUSES),
            actions=tuple(_action(row) for row in (last.open_actions if last else ())),
        )


def _action(row: Row) -> str:
    said = (row.get("hvad"), row.get("hvem"), value_text(HVORNAAR, row.get("dato")))
    return " · ".join(text for text in said if text)
