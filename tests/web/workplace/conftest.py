"""A workplace, and a case under it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from fleksaftale.cases import workplace_commands, workplace_seats
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Desk, desk
from fleksaftale.people.models import User
from tests.people.signing_in import sign_in
from tests.web.workplace.hr import DECEMBER, SKOVBY, link_to_hr, told


@pytest.fixture(autouse=True)
def clock_stands() -> Iterator[None]:
    with time_machine.travel(DECEMBER, tick=True):
        yield


@pytest.fixture
def at(henrik: User) -> Desk:
    """Henrik's place in HR."""
    return workplace_commands.found(henrik, SKOVBY)


@pytest.fixture
def under(at: Desk, sofies_seat: Seat) -> Seat:
    """Sofie has put her case under the workplace."""
    workplace_seats.attach(sofies_seat, at.workplace.pk)
    return sofies_seat


@pytest.fixture
def as_person(client: Client) -> Callable[[User], Client]:
    def of(person: User) -> Client:
        sign_in(client, person)
        return client

    return of


@pytest.fixture
def peter_too(at: Desk, under: Seat, as_person: Any, peter: User) -> Desk:
    """Peter is in HR as well, by the mail that Henrik's invitation sends."""
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    client, link = as_person(peter), link_to_hr(peter.email)
    assert "Skovby Kommune" in told(client.get(link))
    client.post(link)
    return desk(peter, at.workplace.pk)
