"""Where the scenarios on changes begin: Maja and Sofie have signed version 1, and days go by."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fleksaftale.cases import seats
from fleksaftale.cases.models import Case
from fleksaftale.documents import signing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.people.models import User
from tests.cast import now
from tests.e2e.agreeing import Hand, signed_in

DENMARK = ZoneInfo("Europe/Copenhagen")


def moment(day: str, time: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=DENMARK)


class Days:
    """The calendar of a test. A new day finds everybody signed out for good, so they sign in anew."""

    def __init__(self, traveller: Any) -> None:
        self.traveller = traveller

    def go_to(self, day: str, time: str = "09:00") -> None:
        self.traveller.move_to(moment(day, time))


def at_the_case(hand: Hand, person: User) -> None:
    """A fresh session, and the page of the person's only case."""
    signed_in(hand.page, person)
    case = Case.objects.get()
    hand.go(f"/sager/{case.pk}/")


def sign_for_both(version: Version, *people: User) -> None:
    """What happened before the scenario begins."""
    for person in people:
        seat = seats.take(person, version.document.case_id)
        signing.sign(seat, now(seat).template, version.pk, Intent(seat.name, version.fingerprint))
