"""A case comes under a workplace, and HR sees status and dates."""

from typing import Any

import pytest
from django.urls import reverse

from fleksaftale.cases import seats, workplace_commands, workplace_seats
from fleksaftale.cases.models import Case
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Desk, Employer
from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.web.workplace.hr import place, sentences, told


def test_a_person_makes_a_workplace_and_sees_an_empty_list(as_person: Any, henrik: User) -> None:
    client = as_person(henrik)
    answer = client.post(reverse("workplace_new"), {"name": "Skovby Kommune", "cvr": "10 00 00 09"})
    page = client.get(answer.headers["Location"])
    assert "CVR 10000009" in told(page)
    assert "Her er ingen aftaler endnu" in told(client.get(reverse("overview")))


def test_the_leader_puts_her_case_there_by_the_link_and_the_employee_reads_it(
    as_person: Any, at: Desk, sofies_seat: Seat, sofie: User, maja: User
) -> None:
    client = as_person(sofie)
    link = place("attach", at)
    assert "Skovby Kommune" in told(client.get(link))
    assert client.post(link, {}).status_code == 422
    client.post(link, {"cases": [str(sofies_seat.case.pk)]})
    majas = seats.take(maja, sofies_seat.case.pk)
    assert "Sofie Bang knyttede aftalen til Skovby Kommune. HR kan se status og datoer" in sentences(majas)
    page = told(as_person(maja).get(reverse("case_under", args=[majas.case.pk])))
    assert "Henrik Møller" in page


def test_hr_sees_names_and_dates_and_never_a_word_of_the_agreement(
    as_person: Any, at: Desk, under: Seat, henrik: User, proposed: Version
) -> None:
    page = told(as_person(henrik).get(reverse("overview")))
    assert "Maja Kjærgaard" in page
    assert "Leder: Sofie Bang" in page
    assert "Klar til underskrift" in page
    read = told(as_person(under.user).get(reverse("version", args=[under.case.pk, proposed.pk])))
    for written in ("layout", "Stille lokale", "12 timer", "stabilt"):
        assert written in read
        assert written not in page
    client = as_person(henrik)
    for name in ("draft", "own_summary", "case_log", "notes"):
        assert client.get(reverse(name, args=[under.case.pk])).status_code in (403, 404)


@pytest.mark.parametrize("who", ["maja", "ulla", "peter"])
def test_only_the_leader_puts_a_case_under_a_workplace(
    request: pytest.FixtureRequest, as_person: Any, at: Desk, sofies_seat: Seat, who: str
) -> None:
    person: User = request.getfixturevalue(who)
    answer = as_person(person).post(place("attach", at), {"cases": [str(sofies_seat.case.pk)]})
    assert answer.status_code == 422
    url = reverse("case_under", args=[sofies_seat.case.pk])
    as_person(person).post(url, {"workplace": str(at.workplace.pk)})
    assert Case.objects.get(pk=sofies_seat.case.pk).workplace is None


def test_a_case_lies_under_one_workplace_at_most(at: Desk, under: Seat, peter: User) -> None:
    other = workplace_commands.found(peter, Employer("En anden"))
    with pytest.raises(Exception, match="hører allerede under en arbejdsplads"):
        workplace_seats.attach(under, other.workplace.pk)


def test_the_employee_takes_the_case_out_and_hr_sees_it_no_more(
    as_person: Any, at: Desk, under: Seat, henrik: User, maja: User
) -> None:
    url = reverse("case_under", args=[under.case.pk])
    assert as_person(maja).post(url, {"do": "leave"}).status_code == 302
    client = as_person(henrik)
    assert "Maja Kjærgaard" not in told(client.get(reverse("overview")))
    assert client.get(reverse("shared", args=[under.case.pk])).status_code == 403
    assert any("Maja Kjærgaard tog aftalen ud af Skovby Kommune" in s for s in sentences(under))


def test_the_leader_of_another_workplace_finds_nothing_here(
    as_person: Any, at: Desk, under: Seat, peter: User
) -> None:
    workplace_commands.found(peter, Employer("En anden"))
    client = as_person(peter)
    assert "Maja" not in told(client.get(reverse("overview") + f"?sted={at.workplace.pk}"))
    for name in ("workplace", "workplace_rules", "workplace_import", "workplace_invitations",
                 "workplace_statistics", "workplace_log", "workplace_template", "workplace_invite",
                 "workplace_name"):  # fmt: skip
        assert client.get(place(name, at)).status_code == 404, name
        assert client.post(place(name, at), {"name": "Tyv", "member": str(at.member.pk)}).status_code in (
            404,
            405,
        )
