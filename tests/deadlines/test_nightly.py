"""The next date of every case: what both see, kept up with what happens, written anew once a day."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.cases import life
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.core.crypto import Vault
from fleksaftale.deadlines import nightly
from fleksaftale.deadlines.models import NextDate
from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.cast import now
from tests.deadlines.noting import letter, note
from tests.e2e.changing import sign_for_both

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def monday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-23 08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def dated(majas_seat: Seat) -> Seat:
    note(majas_seat, "ansaettelse_start", "2024-07-01")
    note(majas_seat, "varighed", "midlertidigt")
    return majas_seat


def next_date(seat: Seat) -> tuple[bool, date] | None:
    return NextDate.objects.filter(case=seat.case).values_list("is_talk", "day").first()


def test_what_is_noted_is_in_the_list_at_once(dated: Seat) -> None:
    assert next_date(dated) == (False, date(2027, 1, 1))
    letter(dated, "D01", date(2026, 12, 10), date(2026, 11, 2))
    assert next_date(dated) == (False, date(2026, 12, 10))


def test_a_signed_agreement_and_its_planned_talk_are_in_the_list_at_once(
    proposed: Version, maja: User, sofie: User, majas_seat: Seat
) -> None:
    assert next_date(majas_seat) is None
    sign_for_both(proposed, maja, sofie)
    assert now(majas_seat).signed
    assert next_date(majas_seat) == (False, date(2026, 12, 8))


def test_a_date_that_has_passed_gives_way_to_the_next_once_a_day(
    dated: Seat, monday: time_machine.Traveller
) -> None:
    assert nightly.catch_up() == 0  # done today
    monday.move_to("2027-01-02 08:00")
    assert nightly.catch_up() == 1
    assert next_date(dated) == (False, date(2029, 1, 1))
    assert nightly.catch_up() == 0


def test_cases_from_before_the_program_knew_dates_are_taken_in(dated: Seat) -> None:
    NextDate.objects.all().delete()
    assert nightly.catch_up() == 1
    assert next_date(dated) == (False, date(2027, 1, 1))


def test_an_ended_case_and_one_without_a_key_have_no_next_date(
    dated: Seat, sofies_seat: Seat, sofie: User
) -> None:
    erased = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name="Karim")
    note(erased, "ansaettelse_start", "2024-07-01")
    Vault.erase(erased.case.pk)
    life.end(sofies_seat, date(2026, 11, 1))
    assert nightly.run(TODAY) == 2
    assert not NextDate.objects.exists()


def test_every_case_is_computed_once_however_many_batches_there_are(
    dated: Seat, sofie: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nightly, "BATCH", 2)
    for name in ("Karim", "Torben", "Lis", "Jonas"):
        seat = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name=name)
        note(seat, "ansaettelse_start", "2024-07-01")
    NextDate.objects.update(day=date(2020, 1, 1))
    assert nightly.run(TODAY) == 5
    assert set(NextDate.objects.values_list("is_talk", "day")) == {(False, date(2027, 1, 1))}
    assert NextDate.objects.count() == 5


def test_which_row_it_is_stands_nowhere_in_the_clear() -> None:
    """Some rows say what the case is about: D17 comes of a § 56 agreement, for one."""
    kept = {field.name for field in NextDate._meta.get_fields()}
    assert kept == {"case", "day", "is_talk", "law_day", "law_from_start", "computed_on"}
