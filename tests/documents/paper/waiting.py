"""Who has not said that a paper is right."""

from fleksaftale.cases.seats import Seat
from fleksaftale.documents import paper_shown
from fleksaftale.documents.models import Version
from tests.cast import now


def waiting(seat: Seat, version: Version) -> list[str]:
    here = now(seat)
    noted = paper_shown.noted_of(here, version)
    assert noted
    return [seat.name_of(party) for party in paper_shown.unconfirmed(here, noted.row)]
