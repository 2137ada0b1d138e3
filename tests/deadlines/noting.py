"""What the tests of dates do again and again: a day in Danish, a fact noted, a page read."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines import commands
from fleksaftale.deadlines.queries import Row, rows
from fleksaftale.people.models import User
from tests.people.signing_in import sign_in


def parts(name: str, day: date) -> dict[str, str]:
    """A date as the three fields of a form post it."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def note(seat: Seat, key: str, value: Any, *, show: bool = False) -> None:
    """Note a fact, having seen what stands there."""
    seen = commands.state_of(seat).seen("fact", key)
    commands.note_fact(seat, key, value, seen=seen, show=show)


def letter(seat: Seat, row: str, day: date, of: date) -> None:
    commands.note_letter(seat, row, day, letter_of=of, seen=commands.state_of(seat).seen("letter", row))


def row(seat: Seat, name: str, today: date) -> Row:
    return next(each for each in rows(seat, today) if each.id == name)


def ids(seat: Seat, today: date) -> set[str]:
    return {each.id for each in rows(seat, today)}


def page(client: Client, person: User, seat: Seat, name: str = "deadlines", *more: str) -> str:
    """A page as one person reads it."""
    sign_in(client, person)
    answer = client.get(reverse(name, args=[seat.case.pk, *more]))
    assert answer.status_code == 200
    return answer.content.decode()


def post_fact(client: Client, seat: Seat, key: str, **data: str) -> Any:
    seen = str(commands.state_of(seat).seen("fact", key))
    return client.post(reverse("deadline_fact", args=[seat.case.pk, key]), {"seen": seen} | data)


__all__ = ["Role", "ids", "letter", "note", "page", "parts", "post_fact", "row"]
