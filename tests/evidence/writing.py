"""Entries for the journal, in few words."""

from datetime import date
from uuid import UUID, uuid4

from fleksaftale.cases import companions, seats
from fleksaftale.cases.companions import Person
from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.evidence import journal, looking, queries
from fleksaftale.evidence.content import About, Said
from fleksaftale.evidence.models import Entry, Zone
from fleksaftale.people.models import User

ON = date(2026, 9, 3)


def said(
    title: str = "Møde om ny plads",
    text: str = "Sofie flytter pladsen.",
    *,
    zone: Zone = Zone.BOTH,
    on: date = ON,
    about: About = About.OTHER,
) -> Said:
    return Said(title, text, on, zone, about)


def note(seat: Seat, title: str = "Møde om ny plads", **what: object) -> Entry:
    return journal.add_note(seat, said(title, **what), once=uuid4())  # type: ignore[arg-type]


def lay_up(seat: Seat, content: bytes, title: str = "", *, zone: Zone = Zone.BOTH) -> Entry:
    return journal.add_file(seat, said(title, "", zone=zone), looking.look(content), once=uuid4())


def titles(seat: Seat) -> list[str]:
    """What this person reads in the journal."""
    return [each.heading for each in queries.entries(seat)]


def again(seat: Seat) -> Seat:
    return seats.take(seat.user, seat.case.pk)


def adviser(seat: Seat, user: User, *, hidden: bool = False) -> Seat:
    """Somebody whom a principal let in."""
    party = companions.add_party(seat, Person(Role.ADVISER, user.name, user.email))
    Party.objects.filter(pk=party.pk).update(user=user, hidden=hidden)
    return seats.take(user, seat.case.pk)


def nowhere() -> UUID:
    return uuid4()
