"""Words about a new leader, for the case's own page."""

from django.utils.translation import gettext as _

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
        text = _("%(name)s tager over %(date)s. Aftalen gælder uændret.")
        said = {"name": name, "date": weekday_date(begins_on)}
        return {"heading": _("Ny leder på vej"), "text": text % said}
    if seat.role is Role.EMPLOYEE:
        text = _("%(name)s har ikke sagt endnu, at aftalen er læst. Den gælder uændret.")
        return {"heading": _("Ny leder"), "text": text % {"name": name}}
    return {}
