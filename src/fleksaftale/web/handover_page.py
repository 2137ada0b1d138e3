"""Words about a new leader, for the case's own page."""

from django.utils.translation import gettext as _

from fleksaftale.agreements.document_types import ALL, begun
from fleksaftale.cases import handing_over
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import weekday_date


def handover_shown(seat: Seat) -> dict[str, str]:
    """What stands on the case's page while a new leader is on the way, or has not read the agreement yet."""
    found = handing_over.newest(seat)
    if found is None or found.read_at:
        return {}
    name = seat.name_of(found.successor)
    begins_on = found.successor.begins_on
    if begins_on and not found.successor.is_present():
        text = _("%(name)s tager over %(date)s.") % {"name": name, "date": weekday_date(begins_on)}
        after = (
            _("Aftalen gælder uændret.") if holds(seat) else _("Der er ikke underskrevet en aftale endnu.")
        )
        return {"heading": _("Ny leder på vej"), "text": f"{text} {after}"}
    if seat.role is Role.EMPLOYEE:
        return {"heading": _("Ny leder"), "text": _not_begun(seat) % {"name": name}}
    return {}


def _not_begun(seat: Seat) -> str:
    if holds(seat):
        return _("%(name)s har ikke sagt endnu, at aftalen er læst. Den gælder uændret.")
    return _("%(name)s er ikke begyndt endnu. Der er ikke underskrevet en aftale.")


def holds(seat: Seat) -> bool:
    """Whether anything in the case is signed by all: what a new leader is passed on."""
    found = (begun(seat, kind) for kind in ALL)
    return any(here.agreed for here in found if here)
