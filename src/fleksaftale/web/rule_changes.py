"""What changed in the rules since the two signed, shown beside a talk to come. What was signed stays."""

from typing import Any

from fleksaftale.agreements.queries import agreement
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.documents.stages import NoDocument
from fleksaftale.web import guide_page


def changed_rules(seat: Seat) -> dict[str, Any]:
    """``changed`` and ``since`` for web/guide/_changed.html; nothing while nothing is signed."""
    try:
        signed = agreement(seat).signed
    except NoDocument:
        return {}
    if signed is None or signed.signed_at is None:
        return {}
    day = clock.day_of(signed.signed_at)
    return {"changed": guide_page.what_changed(day, clock.today()), "since": long_date(day)}
