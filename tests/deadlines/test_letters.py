"""A date in the municipality's letter goes before the computed one, and can be taken back."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.audit.log import history
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines import commands
from fleksaftale.deadlines.commands import DoesNotFit, NotedMeanwhile
from fleksaftale.deadlines.models import Noted
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from tests.deadlines.noting import ids, letter, note, page, parts, row

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel("2026-11-23 08:00", tick=False):
        yield


@pytest.fixture
def temporary(majas_seat: Seat) -> None:
    """A temporary fleksjob from 1 March 2024."""
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "varighed", "midlertidigt")


def test_the_letter_goes_before_and_both_read_whose_date_it_is(
    client: Client, maja: User, sofie: User, majas_seat: Seat, temporary: None
) -> None:
    page(client, maja, majas_seat, "deadline_letter", "D04")
    said = parts("day", date(2029, 2, 28)) | parts("letter_of", date(2024, 2, 10)) | {"seen": "0"}
    answer = client.post(reverse("deadline_letter", args=[majas_seat.case.pk, "D04"]), said)
    assert answer.status_code == 302
    shown = page(client, sofie, majas_seat)
    assert "Senest onsdag 28. februar 2029 (uge 9)" in shown
    assert "Datoen står i kommunens brev af 10. februar 2024. Uden brevet var det 1. marts 2029." in shown


def test_a_letter_that_is_taken_back_leaves_the_computed_date_and_its_history(
    client: Client, maja: User, majas_seat: Seat, sofies_seat: Seat, temporary: None
) -> None:
    letter(majas_seat, "D04", date(2029, 2, 28), date(2024, 2, 10))
    assert row(sofies_seat, "D04", TODAY).day == date(2029, 2, 28)
    commands.take_back_letter(sofies_seat, "D04", seen=commands.state_of(sofies_seat).seen("letter", "D04"))
    assert row(majas_seat, "D04", TODAY).day == date(2029, 3, 1)
    shown = page(client, maja, majas_seat, "deadline_letter", "D04")
    assert "28. februar 2029" in shown
    assert "Fjernet" in shown
    assert Noted.objects.count() == 4  # nothing was written over


def test_a_letter_gives_a_date_where_nothing_else_is_known(majas_seat: Seat) -> None:
    letter(majas_seat, "D03", date(2028, 6, 1), date(2026, 11, 2))
    found = row(majas_seat, "D03", TODAY)
    assert (found.day, found.computed, found.from_letter) == (date(2028, 6, 1), None, True)


def test_a_date_before_what_it_is_counted_from_is_refused_at_its_field(
    client: Client, maja: User, majas_seat: Seat, temporary: None
) -> None:
    page(client, maja, majas_seat)
    said = parts("day", date(2023, 2, 28)) | parts("letter_of", date(2024, 2, 10)) | {"seen": "0"}
    answer = client.post(reverse("deadline_letter", args=[majas_seat.case.pk, "D04"]), said)
    assert answer.status_code == 422
    assert "Datoen passer ikke med det andet, der er skrevet." in answer.content.decode()
    with pytest.raises(DoesNotFit):
        letter(majas_seat, "D04", date(2023, 2, 28), date(2024, 2, 10))


def test_a_letter_that_has_not_been_written_yet_is_refused(
    client: Client, maja: User, majas_seat: Seat, temporary: None
) -> None:
    page(client, maja, majas_seat)
    said = parts("day", date(2029, 2, 28)) | parts("letter_of", date(2027, 2, 10)) | {"seen": "0"}
    answer = client.post(reverse("deadline_letter", args=[majas_seat.case.pk, "D04"]), said)
    assert answer.status_code == 422
    assert "Datoen er ikke kommet endnu." in answer.content.decode()


@pytest.mark.parametrize("name", ["D10", "D33", "D32", "D99"])
def test_no_letter_can_move_a_date_that_is_not_the_municipalitys(
    client: Client, maja: User, majas_seat: Seat, name: str
) -> None:
    page(client, maja, majas_seat)
    assert client.get(reverse("deadline_letter", args=[majas_seat.case.pk, name])).status_code == 404
    with pytest.raises(KeyError):
        letter(majas_seat, name, date(2029, 2, 28), date(2024, 2, 10))


def test_the_follow_up_that_was_held_gives_the_next_one_from_its_own_day(
    majas_seat: Seat, temporary: None
) -> None:
    letter(majas_seat, "D01", date(2026, 11, 10), date(2026, 10, 1))
    note(majas_seat, "seneste_opfoelgning", "2026-11-10")  # the letter on the first one has had its day
    assert "D01" not in ids(majas_seat, TODAY)
    assert row(majas_seat, "D02", TODAY).day == date(2029, 5, 10)


def test_the_later_of_two_who_note_the_same_is_told(majas_seat: Seat, sofies_seat: Seat) -> None:
    commands.note_fact(majas_seat, "ansaettelse_start", "2024-03-01", seen=0)
    with pytest.raises(NotedMeanwhile):
        commands.note_fact(sofies_seat, "ansaettelse_start", "2024-04-01", seen=0)
    commands.note_fact(sofies_seat, "ansaettelse_start", "2024-03-01", seen=0)  # the same: nothing is told
    assert Noted.objects.count() == 1


def test_the_other_is_told_of_a_letter_by_the_log_and_a_mail_that_says_nothing(
    majas_seat: Seat, sofies_seat: Seat, temporary: None
) -> None:
    before = Outbox.objects.count()
    letter(majas_seat, "D04", date(2029, 2, 28), date(2024, 2, 10))
    assert Outbox.objects.count() == before + 1
    assert [e.kind for e in history(sofies_seat.vault)].count("deadlines.letter") == 1


def test_the_leader_cannot_note_a_letter_about_what_is_the_employees_alone(sofies_seat: Seat) -> None:
    with pytest.raises(NotAllowed):
        letter(sofies_seat, "D27", date(2026, 12, 1), date(2026, 11, 2))
