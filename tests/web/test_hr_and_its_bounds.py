"""What HR may not: take an employee's seat, take a guest's place, let others in for longer than itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fleksaftale.cases import guests, handing_over, seats, workplace_commands, workplace_seats
from fleksaftale.cases.commands import LinkClosed, WrongPerson, accept, token_hash
from fleksaftale.cases.models import Case, Invitation, Party, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.cases.workplaces import Desk, Employer, desk
from fleksaftale.core import clock
from fleksaftale.mail import outbox
from fleksaftale.overview import bringing, inviting, rows
from fleksaftale.people.models import User
from tests.cast import let_in
from tests.people.signing_in import sign_in

HEADINGS = "Medarbejder;Medarbejderens mail;Leder;Lederens mail"


@pytest.fixture
def at(henrik: User) -> Desk:
    return workplace_commands.found(henrik, Employer("Skovby Kommune", "10000009"))


@pytest.fixture
def parties(at: Desk, sofie: User) -> dict[str, Party]:
    """The two of a case from a file, to which nobody has come."""
    row = bringing.NewCase("Jonas Holm", "jonas@eks.example", "Sofie Bang", sofie.email)
    bringing.make(at, bringing.keep(at, [row]).pk)
    return {party.role: party for party in Party.objects.filter(user=None)}


def link_to(party: Party, email: str, by: User) -> str:
    """The token of an invitation that has come to lie for an address, by whatever way."""
    mine = seats.take(by, party.case_id)
    row = Invitation(case=mine.case, party=party, created_by=mine.party, token_hash=token_hash("once"))
    row.sealed_email = mine.vault.seal(row.place, email)
    row.save(force_insert=True)
    return "once"


def test_hr_does_not_write_to_itself_as_the_employee(
    client: Client, at: Desk, henrik: User, parties: dict[str, Party]
) -> None:
    sign_in(client, henrik)
    url = reverse("workplace_invitation", args=[at.workplace.pk, parties[Role.EMPLOYEE].pk])
    answer = client.post(url, {"name": "Jonas Holm", "email": henrik.email.upper()})
    assert answer.status_code == 422
    assert "Adressen er fra HR" in answer.content.decode()
    assert not Invitation.objects.exists()
    assert inviting.one(at, parties[Role.EMPLOYEE].pk).email == "jonas@eks.example"


def test_a_file_with_hr_as_the_employee_makes_nothing(client: Client, at: Desk, henrik: User) -> None:
    sign_in(client, henrik)
    content = f"{HEADINGS}\nHenrik Møller;{henrik.email};Sofie Bang;sofie@eks.example"
    url = reverse("workplace_import", args=[at.workplace.pk])
    file = SimpleUploadedFile("aftaler.csv", content.encode())
    answer: Any = client.post(url, {"file": file, "whole": "1"})
    (fault,) = answer.context["looked"].faults
    assert (fault.column, fault.row) == ("B", 2)
    assert "Adressen er fra HR" in fault.why


def test_who_is_hr_in_a_case_becomes_its_leader_and_never_its_employee(
    henrik: User, parties: dict[str, Party]
) -> None:
    with pytest.raises(WrongPerson):
        accept(henrik, link_to(parties[Role.EMPLOYEE], henrik.email, henrik))
    assert seats.take(henrik, parties[Role.EMPLOYEE].case_id).role is Role.HR
    Invitation.objects.all().delete()
    accept(henrik, link_to(parties[Role.LEADER], henrik.email, henrik))
    assert seats.take(henrik, parties[Role.LEADER].case_id).role is Role.LEADER


def test_a_guest_who_has_been_in_is_not_hrs_to_write_to_any_more(
    at: Desk, sofie: User, parties: dict[str, Party]
) -> None:
    accept(sofie, link_to(parties[Role.LEADER], sofie.email, at.user))
    leader = seats.take(sofie, parties[Role.LEADER].case_id)
    token = guests.make_link(leader, name="Jonas Holm", email="jonas@hjemme.example")
    guests.come_in(guests.find(token), "secret")
    assert inviting.waiting(at) == []
    with pytest.raises(NotFound):
        inviting.correct(at, parties[Role.EMPLOYEE].pk, name="Jonas", email="en-anden@eks.example")


def test_a_link_to_another_address_does_not_open_what_a_guest_has_written(
    ulla: User, sofie: User, at: Desk, parties: dict[str, Party]
) -> None:
    accept(sofie, link_to(parties[Role.LEADER], sofie.email, at.user))
    leader = seats.take(sofie, parties[Role.LEADER].case_id)
    token = guests.make_link(leader, name="Jonas Holm", email="jonas@hjemme.example")
    Invitation.objects.all().delete()
    lies = link_to(parties[Role.EMPLOYEE], ulla.email, at.user)
    guests.come_in(guests.find(token), "secret")
    with pytest.raises(WrongPerson):
        accept(ulla, lies)


# --- who lets whom in --------------------------------------------------------------------------------------


def link_to_hr(email: str) -> str:
    outbox.deliver_due()
    newest = next(m for m in reversed(mail.outbox) if m.to == [email])
    return next(word for word in newest.body.split() if "/hr/" in word).rstrip("/").rpartition("/")[2]


def test_whom_somebody_invited_to_hr_does_not_come_in_after_they_are_seen_out(
    at: Desk, peter: User, aysel: User
) -> None:
    workplace_commands.invite(at, name=peter.name, email=peter.email)
    workplace_commands.accept(peter, link_to_hr(peter.email))
    his = desk(peter, at.workplace.pk)
    workplace_commands.invite(his, name=aysel.name, email=aysel.email)
    workplace_commands.see_out(at, his.member.pk)
    with pytest.raises(LinkClosed):
        workplace_commands.accept(aysel, link_to_hr(aysel.email))


def test_hr_writes_to_twenty_new_colleagues_a_day_at_most(at: Desk) -> None:
    for number in range(20):
        workplace_commands.invite(at, name="Lone", email=f"lone{number}@eks.example")
    elsewhere = workplace_commands.found(at.user, Employer("En anden"))
    with pytest.raises(NotAllowed, match="i morgen"):
        workplace_commands.invite(elsewhere, name="Lone", email="lone@eks.example")


def test_hr_whom_one_of_the_two_let_in_moves_the_case_under_no_workplace_and_out_of_none(
    at: Desk, ulla: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    let_in(majas_seat, Role.HR, ulla, until=clock.today() + timedelta(days=3))
    own = workplace_commands.found(ulla, Employer("Ullas"))
    ullas = seats.take(ulla, majas_seat.case.pk)
    with pytest.raises(NotAllowed):
        workplace_seats.attach(ullas, own.workplace.pk)
    workplace_seats.attach(sofies_seat, at.workplace.pk)
    with pytest.raises(NotAllowed):
        workplace_seats.detach(ullas)
    workplace_seats.detach(seats.take(at.user, majas_seat.case.pk))
    assert Case.objects.get().workplace is None


def test_hrs_list_names_the_leader_of_today_until_the_new_one_begins(sofies_seat: Seat) -> None:
    begins = clock.today() + timedelta(days=30)
    handing_over.register(sofies_seat, name="Peter Dahl", email="peter@nordlys.example", on=begins)
    (line,) = rows.lines([sofies_seat.case.pk])
    assert (line.leader, line.waiting) == ("Sofie Bang", ())


def test_one_of_the_two_is_not_written_to_as_the_other(
    at: Desk, sofie: User, parties: dict[str, Party]
) -> None:
    accept(sofie, link_to(parties[Role.LEADER], sofie.email, at.user))
    with pytest.raises(NotAllowed, match="samme mailadresse"):
        inviting.correct(at, parties[Role.EMPLOYEE].pk, name="Jonas", email=sofie.email)
