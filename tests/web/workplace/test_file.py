"""Cases from a file."""

from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from openpyxl import load_workbook

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.cases import seats, workplace_commands, workplace_seats
from fleksaftale.cases.models import Case, Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.cases.workplaces import Desk
from fleksaftale.core.crypto import Vault
from fleksaftale.mail import outbox
from fleksaftale.overview import bringing
from fleksaftale.people.models import User
from fleksaftale.talks.models import Talk
from tests.web.workplace.hr import HEADINGS, TORBEN, excel, place, send, sentences, told


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "iso-8859-1", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_file_is_read_however_it_was_saved(
    as_person: Any, at: Desk, henrik: User, encoding: str, separator: str
) -> None:
    content = f"{HEADINGS}\r\n{TORBEN}\r\n".replace(";", separator).encode(encoding)
    page = send(as_person(henrik), at, content)
    assert page.status_code == 200
    (row,) = page.context["rows"]
    assert (row.employee, row.leader) == ("Torben Lund", "Åse Ågård")
    assert row.next_talk == date(2026, 12, 31)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "written", [date(2026, 12, 31), "31.12.2026", "31/12 2026", "31. december 2026", "2026-12-31"]
)
def test_a_danish_day_is_read_in_each_way_it_is_written(
    as_person: Any, at: Desk, henrik: User, written: Any
) -> None:
    page = send(as_person(henrik), at, excel([*TORBEN.split(";")[:6], written]))
    assert page.context["rows"][0].next_talk == date(2026, 12, 31)


def test_each_faulty_cell_is_named_with_a_good_value_and_nothing_is_made(
    as_person: Any, at: Desk, henrik: User
) -> None:
    lines = [
        TORBEN,
        "Karen 010190-1234;karen@skovby.example;Åse Ågård;aase@skovby.example;;;",
        "Lars Holm;lars snabela skovby;Åse Ågård;;Team;123;snart",
        TORBEN.replace("torben@", "TORBEN@"),
        "Ida Friis;aase@skovby.example;Åse Ågård;aase@skovby.example;Depression;;01.01.2031",
    ]
    page = send(as_person(henrik), at, "\n".join([HEADINGS, *lines]).encode())
    assert page.status_code == 422
    faults = {f"{f.column}{f.row}": f for f in page.context["looked"].faults}
    assert sorted(faults) == ["A3", "A5", "B4", "D4", "E6", "F4", "G4", "G6"]
    assert faults["A5"].why == "Den samme står også i række 2."
    assert faults["A3"].why == "Her står et tal, der ligner et CPR-nummer. Slet det."
    assert faults["E6"].why == "“Depression” handler måske om helbred. Skriv kun navnet."
    assert faults["G4"].good == "31.12.2026"
    assert not Case.objects.exists()


def test_a_file_is_made_once_and_nobody_is_written_to_before_hr_says_so(
    as_person: Any, at: Desk, henrik: User
) -> None:
    client = as_person(henrik)
    page = send(client, at, f"{HEADINGS}\n{TORBEN}".encode())
    url = page.redirect_chain[-1][0]
    client.post(url)
    client.post(url)  # pressed twice
    case = Case.objects.get()
    seat = seats.take(henrik, case.pk)
    assert seat.facts == Facts("Team Vej", "10000009")
    assert Talk.objects.get(case=case).due_on == date(2026, 12, 31)
    assert "Henrik Møller oprettede aftalen fra en fil" in sentences(seat)
    outbox.deliver_due()
    assert not mail.outbox


def test_the_same_file_again_makes_nothing_new(as_person: Any, at: Desk, henrik: User) -> None:
    client = as_person(henrik)
    content = f"{HEADINGS}\n{TORBEN}".encode()
    client.post(send(client, at, content).redirect_chain[-1][0])
    page = send(client, at, content)
    assert "De er her alle sammen" in told(page)
    assert Case.objects.count() == 1


def test_a_file_does_not_tell_hr_which_other_addresses_an_employee_has(
    at: Desk, sofies_seat: Seat, maja: User
) -> None:
    workplace_seats.attach(sofies_seat, at.workplace.pk)
    EmailAddress.objects.create(user=maja, email="maja@privat.example", verified=True)
    EmailAddress.objects.create(user=maja, email="maja@gaettet.example", verified=False)
    assert bringing.known_addresses(at) == {"maja@nordlys.example"}
    maja.emailaddress_set.get(email="maja@privat.example").set_as_primary()
    assert bringing.known_addresses(at) == {"maja@nordlys.example"}  # where Sofie invited her


def test_who_opened_her_own_case_is_known_by_her_first_address_alone(at: Desk, maja: User) -> None:
    mine = open_agreement(maja, role=Role.EMPLOYEE, facts=Facts("Skovby Kommune", ""), other_name="Sofie")
    Case.objects.filter(pk=mine.case.pk).update(workplace=at.workplace)
    EmailAddress.objects.create(user=maja, email="maja@privat.example", verified=True)
    assert bringing.known_addresses(at) == {"maja@nordlys.example"}


def test_another_in_hr_does_not_make_what_one_has_read(
    as_person: Any, at: Desk, peter_too: Desk, henrik: User, peter: User
) -> None:
    url = send(as_person(henrik), at, f"{HEADINGS}\n{TORBEN}".encode()).redirect_chain[-1][0]
    assert as_person(peter).post(url).status_code == 404


def test_a_stop_in_the_middle_goes_on_where_it_was(
    as_person: Any, at: Desk, henrik: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "PORTION", 2)
    new = [bringing.NewCase(f"Person {n}", f"p{n}@eks.example", "Sofie", "s@eks.example") for n in range(5)]
    file = bringing.keep(at, new)
    bringing._make_some(at, file.pk)
    page = as_person(henrik).get(place("workplace_import_file", at, file.pk))
    assert "2 af 5 er oprettet" in told(page)
    assert bringing.make(at, file.pk).done_at
    assert Case.objects.count() == 5
    assert bringing.rows_of(at, bringing.kept(at, file.pk)) == []


def test_the_worker_ends_what_one_press_began_and_begins_nothing_itself(
    as_person: Any, at: Desk, henrik: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "PORTION", 2)
    new = [bringing.NewCase(f"Person {n}", f"p{n}@eks.example", "Sofie", "s@eks.example") for n in range(5)]
    file = bringing.keep(at, new)
    assert bringing.go_on() == 0
    bringing._make_some(at, file.pk)
    while bringing.go_on():
        pass
    assert Case.objects.count() == 5
    page = as_person(henrik).get(place("workplace_import_file", at, file.pk))
    assert "5 aftaler er oprettet" in told(page)


def test_a_file_of_somebody_who_is_no_longer_in_hr_is_left_alone(
    at: Desk, peter_too: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "PORTION", 2)
    new = [bringing.NewCase(f"Person {n}", f"p{n}@eks.example", "Sofie", "s@eks.example") for n in range(5)]
    file = bringing.keep(at, new)
    bringing._make_some(at, file.pk)
    workplace_commands.see_out(peter_too, at.member.pk)
    assert bringing.go_on() == 0
    assert bringing.kept(at, file.pk).made == 2


def test_the_keys_that_another_window_wrote_meanwhile_are_used(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [uuid4(), uuid4()]
    first = bringing._vaults(numbers)
    looks = iter([{}, Vault.of_many(numbers)])  # the first look was before the other window wrote
    monkeypatch.setattr(Vault, "of_many", lambda _owners: next(looks))
    assert [vault.trail for vault in bringing._vaults(numbers)] == [vault.trail for vault in first]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Filen er tom"),
        (b"Navn;Mail\nMaja;m@eks.example", "mangler: Medarbejderens navn, Lederens navn, Lederens mail"),
        (b"PK\x03\x04 broken", "kan ikke l\u00e6ses"),
        (b"\x00\x01\x02", "ikke en tabel"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_cases_says_why(
    as_person: Any, at: Desk, henrik: User, content: bytes, said: str
) -> None:
    page = send(as_person(henrik), at, content)
    assert page.status_code == 422
    assert said in told(page) or "Vælg en fil" in told(page)


def test_more_than_two_thousand_rows_are_refused(as_person: Any, at: Desk, henrik: User) -> None:
    page = send(as_person(henrik), at, "\n".join([HEADINGS, *[TORBEN] * 2001]).encode())
    assert "Del filen op" in told(page)


def test_a_file_over_five_megabytes_is_refused_and_its_field_says_how_large_it_may_be(
    as_person: Any, at: Desk, henrik: User
) -> None:
    page = send(as_person(henrik), at, b"x" * (5 * 1024 * 1024 + 1))
    assert page.status_code == 413
    assert page.context["form"].errors["file"] == ["Filen er for stor. Den må højst være 5 MB."]


def test_the_template_can_be_filled_in_and_its_own_row_makes_nobody(
    as_person: Any, at: Desk, henrik: User
) -> None:
    client = as_person(henrik)
    template = client.get(place("workplace_template", at)).content
    assert "kun skabelonens eksempel" in told(send(client, at, template))
    sheet = load_workbook(BytesIO(template))
    sheet.worksheets[0].append(TORBEN.split(";"))
    filled = BytesIO()
    sheet.save(filled)
    rows = send(client, at, filled.getvalue()).context["rows"]
    assert [row.employee for row in rows] == ["Torben Lund"]
