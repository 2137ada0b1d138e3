"""The case of scenario S17: special terms signed in January, and talks with signed minutes since."""

from datetime import date, datetime
from typing import Any

import time_machine

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.document_types import VILKAAR
from fleksaftale.cases import seats
from fleksaftale.cases.seats import Seat
from fleksaftale.core.clock import DENMARK
from fleksaftale.documents import writing
from fleksaftale.documents.models import Version
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.rows import Row
from fleksaftale.documents.stages import sheet
from tests.cast import answered
from tests.talks import holding

T = VILKAAR.template
SIGNED = date(2026, 1, 15)
TALKS = (date(2026, 4, 16), date(2026, 7, 2), date(2026, 10, 8))
TODAY = date(2026, 11, 23)
HENSYN = {"f0000001": "Ingen løft over 10 kg", "f0000003": "Rullebord", "a0000001": "Pause hver time"}
TERMS = {
    "form": answered(form="tillaeg"),
    "start": answered(dato=SIGNED),
    "funktioner": answered(
        raekker=(
            Row("f1", {"tekst": "Løft over 10 kg", "grad": "kan_ikke"}),
            Row("f2", {"tekst": "Lager højt oppe", "grad": "svaert"}),
        )
    ),
    "skaanehensyn": answered(raekker=tuple(Row(key, {"tekst": text}) for key, text in HENSYN.items())),
    "opfoelgning": answered(rytme=(Step(3, Unit.MONTHS),)),
}


def on(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=DENMARK), tick=True)


def sign_terms(one: Seat, other: Seat, day: date = SIGNED, **changed: Any) -> Version:
    with on(day):
        one, other = (seats.take(seat.user, seat.case.pk) for seat in (one, other))
        writing.start(one, T)
        writing.write_together(other, T)
        joint = sheet(one, T).joint
        answers = TERMS | changed
        drafts = {k: (a, joint[k].revision if k in joint else 0) for k, a in answers.items()}
        writing.save_together(one, T, drafts)
        version = propose_version(one, T)
        holding.sign_both(one, other, T, version)
        return version


def hold(one: Seat, other: Seat, number: int, day: date, *, next_by: date, **answers: Any) -> Version:
    """A talk whose minutes both sign on its day."""
    with on(day):
        one, other = (seats.take(seat.user, seat.case.pk) for seat in (one, other))
        return holding.hold(one, other, number, next_by=next_by, **answers)


def statuses(**said: str) -> dict[str, Any]:
    """How the hensyn work, by the first letter and last digit of their ids: f1, f3, a1."""
    rows = (
        Row(key, {"tekst": text, "status": status})
        for key, text in HENSYN.items()
        if (status := said.get(f"{key[0]}{key[-1]}"))
    )
    return {"raekker": tuple(rows)}


def torben(one: Seat, other: Seat, *days: date) -> None:
    """Terms and talks; the hensyn are judged at each."""
    sign_terms(one, other)
    for number, day in enumerate(days, start=1):
        judged = statuses(f1="virker", f3="virker_delvist", a1="ikke_proevet")
        hold(one, other, number, day, next_by=date(2026, 12, 20), hensyn=judged)
