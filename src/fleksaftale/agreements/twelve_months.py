"""The twelve months that an agreement on special terms begins, as :mod:`fleksjob` counts them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.documents.stages import Sheet
from fleksjob.vurdering import vurder


@dataclass(frozen=True)
class TwelveMonths:
    """From the day that counts, and the day on which they are over."""

    begun: date
    over: date

    @property
    def reached(self) -> bool:
        return self.over <= clock.today()


def twelve_months(here: Sheet) -> TwelveMonths | None:
    """Counted from the first version that both have signed. None before there is one.

    A later version goes on with the same months: what was agreed changed, not that there is an agreement.
    """
    first = min(here.agreed, key=lambda version: version.begins_on, default=None)
    if first is None or first.signed_at is None:
        return None
    days = vurder(
        "fastholdelse",
        {
            "dato": clock.today().isoformat(),
            "aftale_skriftlig": "ja",
            "aftale_underskrevet": clock.day_of(first.signed_at).isoformat(),
            "aftale_gaelder_fra": first.in_force_from.isoformat(),
        },
    ).datoer
    begun, over = days["perioden_begynder"], days["tolv_maaneder_gaaet"]
    return TwelveMonths(begun, over) if begun and over else None


def lines(here: Sheet) -> tuple[str, ...]:
    """What the document's own page says of them."""
    counted = twelve_months(here)
    if counted is None:
        return (_("De tolv måneder tæller tidligst fra den dag, I begge har skrevet under."),)
    return (
        _("De tolv måneder tæller fra %(date)s.") % {"date": long_date(counted.begun)},
        (_("De var gået den %(date)s.") if counted.reached else _("De er gået den %(date)s."))
        % {"date": long_date(counted.over)},
        _("En mundtlig aftale tæller ikke med. Skriv tiltag og samtaler ned undervejs."),
        _("Kommunen afgør, om betingelserne for et fastholdelsesfleksjob er opfyldt."),
    )
