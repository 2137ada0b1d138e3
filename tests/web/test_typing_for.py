"""HR with the grant *indtaster* types for the one of the two whom the form was opened for, and no other."""

import re
from datetime import date
from itertools import permutations
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.cases import commands, companions, seats
from fleksaftale.cases.models import PRINCIPALS, Party, Role, What
from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from tests.cast import NORDLYS, let_in, now
from tests.people.signing_in import sign_in

UNTIL = date(2027, 12, 31)


class Two(NamedTuple):
    first: Seat
    second: Seat

    def words(self) -> list[dict[str, object]]:
        """What stands in each one's own answers."""
        fresh = (now(seats.take(seat.user, seat.case.pk)) for seat in self)
        return [dict(here.own) for here in fresh]


@pytest.fixture
def hr(sofies_seat: Seat, henrik: User) -> Party:
    return let_in(sofies_seat, Role.HR, henrik)


@pytest.fixture(params=permutations(PRINCIPALS))
def two(request: pytest.FixtureRequest, majas_seat: Seat, sofies_seat: Seat) -> Two:
    by_role = {seat.role: seat for seat in (majas_seat, sofies_seat)}
    return Two(*(by_role[role] for role in request.param))


def give(seat: Seat, hr: Party) -> None:
    companions.give(seat, hr.pk, What.INDTASTER, until=UNTIL)


def hidden(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))


def test_a_grant_from_one_leaves_the_others_running(two: Two, hr: Party, henrik: User) -> None:
    give(two.first, hr)
    give(two.second, hr)
    typed_for = {party.role for party in seats.take(henrik, two.first.case.pk).types_for}
    assert typed_for == {Role.EMPLOYEE, Role.LEADER}
    give(two.second, hr)  # her own earlier one ends
    assert len(companions.running_grants(hr)) == 2


def test_what_is_typed_for_one_is_never_saved_for_the_other(
    client: Client, two: Two, hr: Party, henrik: User
) -> None:
    give(two.first, hr)
    sign_in(client, henrik)
    url = reverse("own_page", args=[two.first.case.pk, "maal"])
    form = hidden(client.get(url).content.decode())
    give(two.second, hr)
    said = {"maal-tekst": "Færre timer", "maal-state": "answered", "stop": "1"}
    client.post(url, form | said)
    assert two.words()[1] == {}


def test_when_the_one_typed_for_has_changed_nothing_is_saved_and_it_is_said(
    client: Client, majas_seat: Seat, sofies_seat: Seat, hr: Party, henrik: User
) -> None:
    give(sofies_seat, hr)
    sign_in(client, henrik)
    url = reverse("own_page", args=[majas_seat.case.pk, "maal"])
    form = hidden(client.get(url).content.decode())
    give(majas_seat, hr)
    said = {"maal-tekst": "Færre timer", "maal-state": "answered", "stop": "1"}
    answer = client.post(url, form | said, follow=True).content.decode()
    assert "Det er ikke gemt, for nu skriver du ind for Maja" in answer
    assert Two(majas_seat, sofies_seat).words() == [{}, {}]
    form = hidden(client.get(url).content.decode())
    client.post(url, form | said)
    assert "maal" in Two(majas_seat, sofies_seat).words()[0]


def test_nobody_is_typed_for_by_the_others_grant_while_their_invitation_waits(
    sofie: User, henrik: User
) -> None:
    seat = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    give(seat, let_in(seat, Role.HR, henrik))

    def typed_for() -> set[str]:
        return {party.role for party in seats.take(henrik, seat.case.pk).types_for}

    assert typed_for() == {Role.EMPLOYEE, Role.LEADER}
    commands.invite(seat, name="Maja Kjærgaard", email="maja@nordlys.example")
    assert typed_for() == {Role.LEADER}
    commands.cancel_invitation(seat)
    assert typed_for() == {Role.EMPLOYEE, Role.LEADER}
