"""HR invites each other, and leaves."""

from datetime import date
from typing import Any

from django.core import mail
from django.urls import reverse

from fleksaftale.cases import companions, seats, workplace_commands
from fleksaftale.cases.models import What
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Desk, desk
from fleksaftale.people.models import User
from tests.web.workplace.hr import link_to_hr, place, sentences, told


def test_who_joins_hr_sees_every_case_and_each_log_says_so(
    as_person: Any, peter_too: Desk, under: Seat, peter: User
) -> None:
    assert "Maja Kjærgaard" in told(as_person(peter).get(reverse("overview")))
    assert "Peter Dahl er kommet med i HR og kan se status og datoer" in sentences(under)


def test_who_leaves_hr_sees_nothing_at_the_next_click_and_loses_what_was_granted(
    as_person: Any, at: Desk, peter_too: Desk, under: Seat, henrik: User, peter: User
) -> None:
    seat = seats.take(peter, under.case.pk)
    companions.give(under, seat.party.pk, What.DOKUMENTATION, until=date(2027, 1, 1))
    as_person(henrik).post(place("workplace", at), {"member": str(peter_too.member.pk)})
    client = as_person(peter)
    assert "Maja" not in told(client.get(reverse("overview")))
    assert client.get(place("workplace", at)).status_code == 404
    assert client.get(reverse("shared", args=[under.case.pk])).status_code == 403
    assert not companions.running_grants(seat.party)
    assert "Henrik Møller skrev, at Peter Dahl ikke er med i HR mere" in sentences(under)


def test_the_last_in_hr_stays(as_person: Any, at: Desk, henrik: User) -> None:
    client = as_person(henrik)
    page = client.post(place("workplace", at), {"member": str(at.member.pk)}, follow=True)
    assert "Inviter først en anden" in told(page)
    assert desk(henrik, at.workplace.pk)


def test_the_invitation_to_hr_is_for_one_address_and_for_one_time(
    as_person: Any, at: Desk, ulla: User, peter: User
) -> None:
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    link = link_to_hr(peter.email)
    stranger = as_person(ulla)
    assert "Skovby" not in told(stranger.get(link))
    assert stranger.post(link).status_code == 403
    assert as_person(peter).post(link).status_code == 302
    assert as_person(peter).get(link).status_code == 410


def test_three_strangers_close_the_link(as_person: Any, at: Desk, ulla: User, peter: User) -> None:
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    link = link_to_hr(peter.email)
    for _try in range(3):
        as_person(ulla).post(link)
    assert as_person(peter).post(link).status_code == 410


def test_no_mail_to_hr_says_what_it_is_about(at: Desk, peter: User) -> None:
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    link_to_hr(peter.email)
    sent = mail.outbox[-1]
    assert "skovby" not in (sent.subject + sent.body).lower()
    assert "fleks" not in (sent.subject + sent.body).lower()
