"""Whose a fact is: what both see, what is the employee's alone, and what the employee shows."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.taking_over import take_over
from fleksaftale.audit.log import history
from fleksaftale.cases import commands as commands_of_cases
from fleksaftale.cases import handing_over, seats
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines import commands
from fleksaftale.deadlines.catalogue import ASKED, FROM_THE_TALKS
from fleksaftale.deadlines.facts import needed_by, rules
from fleksaftale.deadlines.models import NextDate, Noted
from fleksaftale.people.models import User
from fleksjob.frister.oplysninger import OPLYSNINGER
from tests.cast import let_in, link_in_mail
from tests.deadlines.noting import ids, note, page, post_fact, row
from tests.people.signing_in import sign_in

TODAY = date(2026, 11, 23)
SICK = {"D12", "D13", "D15", "D16"}


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel("2026-11-23 08:00", tick=False):
        yield


def test_every_fact_of_the_law_is_asked_for_or_stands_in_the_talks() -> None:
    assert set(ASKED) | set(FROM_THE_TALKS) == set(OPLYSNINGER)
    assert not set(ASKED) & set(FROM_THE_TALKS)


def test_every_row_of_the_law_can_be_reached_by_what_is_asked_for() -> None:
    reached = {name for rows in needed_by().values() for name in rows}
    assert reached == set(rules().raekker)
    assert len(reached) == 32


def test_absence_gives_dates_to_the_employee_and_none_to_the_leader(
    client: Client, maja: User, sofie: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "foerste_sygedag", "2026-11-02")
    assert ids(majas_seat, TODAY) >= SICK
    assert not ids(sofies_seat, TODAY) & SICK
    assert "Kun du ser den" in page(client, maja, majas_seat)
    hers = page(client, sofie, majas_seat)
    for trace in ("2. november 2026", "30. november 2026", "Sygefraværssamtale", "NemRefusion"):
        assert trace not in hers


def test_what_the_employee_shows_the_leader_sees_until_it_is_hidden_again(
    client: Client, maja: User, sofie: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    sign_in(client, maja)
    day = {"value_day": "2", "value_month": "11", "value_year": "2026"}
    assert post_fact(client, majas_seat, "foerste_sygedag", show="on", **day).status_code == 302
    assert ids(sofies_seat, TODAY) == SICK
    assert not row(majas_seat, "D12", TODAY).only_me
    assert "Sygefraværssamtale" in page(client, sofie, majas_seat)
    sign_in(client, maja)
    assert post_fact(client, majas_seat, "foerste_sygedag", **day).status_code == 302
    assert ids(sofies_seat, TODAY) == set()
    assert row(majas_seat, "D12", TODAY).only_me


def test_what_was_shown_to_one_leader_is_not_shown_to_the_next(
    client: Client, majas_seat: Seat, sofies_seat: Seat, peter: User
) -> None:
    note(sofies_seat, "ansaettelse_start", "2024-04-02")
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "foerste_sygedag", "2026-11-02", show=True)
    tomorrow = date(2026, 11, 24)
    handing_over.register(sofies_seat, name=peter.name, email=peter.email, on=tomorrow)
    commands_of_cases.accept(peter, link_in_mail(peter.email).rstrip("/").rpartition("/")[2])
    with time_machine.travel("2026-11-24 08:00", tick=False):
        take_over(seats.take(peter, majas_seat.case.pk))
        peters = seats.take(peter, majas_seat.case.pk)
        assert "D01" in ids(peters, tomorrow)
        assert not ids(peters, tomorrow) & SICK
        again = page(client, peter, majas_seat, "deadline_fact", "ansaettelse_start")
        assert "1. marts 2024" in again
        assert "2. april 2024" not in again  # what was written before he came is not his to read


def test_a_leader_can_neither_note_nor_open_what_is_the_employees_alone(
    client: Client, sofie: User, sofies_seat: Seat
) -> None:
    sign_in(client, sofie)
    for key, asked in ASKED.items():
        url = reverse("deadline_fact", args=[sofies_seat.case.pk, key])
        assert (client.get(url).status_code == 403) == (asked.whose.value == "employee"), key
    with pytest.raises(NotAllowed):
        commands.note_fact(sofies_seat, "foerste_sygedag", "2026-11-02", seen=0)
    assert not Noted.objects.exists()


@pytest.mark.parametrize("role", [Role.HR, Role.ADVISER, Role.DEPUTY, Role.ORGANISATION])
def test_who_is_let_in_sees_no_dates(
    client: Client, majas_seat: Seat, sofies_seat: Seat, henrik: User, role: Role
) -> None:
    let_in(sofies_seat if role in (Role.HR, Role.DEPUTY) else majas_seat, role, henrik)
    sign_in(client, henrik)
    assert client.get(reverse("deadlines", args=[majas_seat.case.pk])).status_code == 403


def test_the_list_for_many_cases_knows_only_what_both_see(majas_seat: Seat) -> None:
    note(majas_seat, "foerste_sygedag", "2026-11-02", show=True)
    assert not NextDate.objects.exists()
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "varighed", "midlertidigt")
    assert NextDate.objects.values_list("is_talk", "day").get() == (False, date(2028, 9, 1))


def test_the_log_of_what_is_the_employees_alone_is_not_the_leaders(
    client: Client, maja: User, sofie: User, majas_seat: Seat
) -> None:
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "foedselsdag", "1980-01-05")
    assert {"deadlines.noted"} <= {e.kind for e in history(majas_seat.vault)}
    mine, hers = (page(client, who, majas_seat, "case_log") for who in (maja, sofie))
    assert "fødselsdato" in mine
    assert "fødselsdato" not in hers
    assert "fleksjobbets start" in hers


def test_neither_a_fact_nor_its_name_can_be_read_in_the_database(majas_seat: Seat) -> None:
    note(majas_seat, "foerste_sygedag", "2026-11-02")
    assert b"2026" not in bytes(Noted.objects.get().sealed)
    kept = repr([*Noted.objects.values_list(), *NextDate.objects.values_list()])
    assert str(majas_seat.case.pk) in kept  # so that it is what is kept that is looked at
    assert "syg" not in kept


def test_two_facts_that_cannot_both_be_true_are_told_to_who_may_see_both_and_to_nobody_else(
    client: Client, maja: User, sofie: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    note(majas_seat, "foedselsdag", "1990-01-05")
    note(sofies_seat, "ansaettelse_start", "1989-03-01")  # Sofie's slip; she does not know the date of birth
    mine, hers = (page(client, who, majas_seat) for who in (maja, sofie))
    assert "Vi regner ikke med: Fødselsdato." in mine
    assert "Vi regner ikke med" not in hers


def test_a_fact_that_is_taken_back_is_asked_for_again(majas_seat: Seat, client: Client, maja: User) -> None:
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    commands.take_back_fact(majas_seat, "ansaettelse_start", seen=1)
    assert ids(majas_seat, TODAY) == set()
    assert "Hvornår begyndte fleksjobbet?" in page(client, maja, majas_seat)
