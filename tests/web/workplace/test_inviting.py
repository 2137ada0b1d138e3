"""Those who were brought in from a file are invited."""

from datetime import datetime
from typing import Any

import time_machine
from django.core import mail
from django.urls import reverse

from fleksaftale.cases import commands, seats
from fleksaftale.cases.models import Case, Party, Role
from fleksaftale.cases.workplaces import Desk
from fleksaftale.mail import outbox
from fleksaftale.overview import bringing, inviting
from fleksaftale.people.models import User
from tests.web.workplace.hr import DECEMBER, brought, place, told


def test_all_are_invited_by_one_press_and_who_says_yes_is_in(
    as_person: Any, at: Desk, henrik: User, maja: User, sofie: User
) -> None:
    new = bringing.NewCase("Maja Kjærgaard", maja.email, "Sofie Bang", sofie.email)
    bringing.make(at, bringing.keep(at, [new]).pk)
    client = as_person(henrik)
    assert "2 personer har intet link" in told(client.get(place("workplace_invitations", at)))
    client.post(place("workplace_invitations", at))
    client.post(place("workplace_invitations", at))  # pressed twice
    outbox.deliver_due()
    assert sorted(m.to[0] for m in mail.outbox) == sorted([maja.email, sofie.email])
    for person in (maja, sofie):
        body = next(m.body for m in mail.outbox if m.to == [person.email])
        token = next(word for word in body.split() if "/i/" in word).rstrip("/").rpartition("/")[2]
        commands.accept(person, token)
    seat = seats.take(sofie, Case.objects.get().pk)
    assert (seat.role, seat.other_name) == (Role.LEADER, "Maja Kjærgaard")
    assert as_person(sofie).get(reverse("case_detail", args=[seat.case.pk])).status_code == 200
    assert inviting.waiting(at) == []


def test_a_leader_of_several_gets_one_mail_and_says_yes_once(
    as_person: Any, at: Desk, sofie: User, peter: User
) -> None:
    new = [
        bringing.NewCase("Anna A", "a@eks.example", "Sofie Bang", sofie.email),
        bringing.NewCase("Berta B", "b@eks.example", "Sofie Bang", sofie.email),
        bringing.NewCase("Carl C", "c@eks.example", "Peter Dahl", peter.email),
    ]
    bringing.make(at, bringing.keep(at, new).pk)
    inviting.invite_all(at)
    outbox.deliver_due()
    [letter] = [m for m in mail.outbox if m.to == [sofie.email]]
    link = next(word for word in letter.body.split() if "/i/" in word).partition("/i/")[2]
    assert "er du med i dem alle" in told(as_person(sofie).get(f"/i/{link}"))
    as_person(sofie).post(f"/i/{link}")
    assert sorted(seat.other_name for seat in seats.seats_of(sofie)) == ["Anna A", "Berta B"]
    assert {w.email for w in inviting.waiting(at)} >= {peter.email}


def test_a_day_has_room_for_so_many_invitations(at: Desk, settings: Any) -> None:
    settings.INVITATIONS_A_DAY = 3
    brought(at, "Anna A", "Berta B")
    assert inviting.invite_all(at) == 3
    assert inviting.invite_all(at) == 0
    with time_machine.travel(datetime(2026, 12, 2, 10, tzinfo=DECEMBER.tzinfo)):
        assert inviting.invite_all(at) == 1


def test_a_wrong_address_is_corrected_and_the_old_link_closes(at: Desk, maja: User) -> None:
    (number,) = brought(at, "Maja Kjærgaard")
    inviting.invite_all(at)
    party = Party.objects.get(case=number, role=Role.EMPLOYEE)
    assert inviting.correct(at, party.pk, name="Maja Kjærgaard", email=maja.email)
    assert [i.is_open() for i in party.invitations.all()] == [False, True]
