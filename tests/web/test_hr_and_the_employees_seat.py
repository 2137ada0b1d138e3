"""HR brings cases in and writes to the people of them; it never takes an employee's seat itself."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fleksaftale.cases import guests, seats, workplace_commands
from fleksaftale.cases.commands import WrongPerson, accept, token_hash
from fleksaftale.cases.models import Invitation, Party, Role
from fleksaftale.cases.seats import NotFound
from fleksaftale.cases.workplaces import Desk, Employer
from fleksaftale.overview import bringing, inviting
from fleksaftale.people.models import User
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
