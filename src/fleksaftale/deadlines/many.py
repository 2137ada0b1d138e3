"""The dates to come in several cases, each as its reader may know them; ever as many queries."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines.facts import Reader, compute
from fleksaftale.deadlines.nightly import of_cases
from fleksaftale.deadlines.queries import Row, When, rows_of


def coming(seats: Collection[Seat], today: date, until: date) -> dict[UUID, list[Row]]:
    """By case: what is to be done by a day up to ``until``. The two's own talk is not among them."""
    readers = {seat.case.pk: Reader.of(seat.party) for seat in seats}
    found: dict[UUID, list[Row]] = {}
    for case, state, said in of_cases([seat.case for seat in seats], today):
        rows = rows_of(compute(state, said, readers[case.pk], today), state, today, said)
        found[case.pk] = [
            row for row in rows if row.direction == "senest" and row.when is When.COMING and row.day <= until
        ]
    return found
