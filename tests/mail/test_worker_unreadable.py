"""One row that cannot be read: the worker does all the rest, says that something failed, and tries again."""

import logging
import subprocess
from datetime import date

import pytest
from django.core import mail
from django.core.management import CommandError
from django.db import transaction
from pytest_django import Settings

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.cases import life
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.cli.management.commands import worker
from fleksaftale.core.crypto import Vault
from fleksaftale.core.models import DataKey
from fleksaftale.deadlines.models import NextDate, Noted
from fleksaftale.mail import outbox
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from fleksaftale.reminders.models import Notice, State
from fleksaftale.talks import commands
from fleksaftale.talks.models import Talk
from tests.cast import NORDLYS
from tests.deadlines.noting import note
from tests.mail.conftest import PostOffice
from tests.mail.test_worker import begin
from tests.reminders.conftest import Morning, at, clockwork, morning, planned, receivers

__all__ = ["clockwork", "morning", "planned"]  # the fixtures of another folder
TOLD_ON = (2026, 11, 16)
"""Two weeks before the talk about absence."""


def spoil(vault: Vault) -> bytes:
    """Alter the row of a key, as a bad disk would; what stood there."""
    row = DataKey.objects.get(owner=vault.owner)
    DataKey.objects.filter(owner=vault.owner).update(wrapped=bytes(len(row.wrapped)))
    return bytes(row.wrapped)


def post(vault: Vault) -> None:
    context = {"link": "http://127.0.0.1:8000/sager/"}
    outbox.post("case.news", to="bo@nordlys.example", language="da", vault=vault, context=context)


def sick(seat: Seat) -> Seat:
    note(seat, "ansaettelse_start", "2024-03-01")
    note(seat, "foerste_sygedag", "2026-11-02")
    return seat


@pytest.fixture
def two(clockwork: object, majas_seat: Seat, ulla: User, morning: Morning) -> tuple[Seat, Seat]:
    """Maja's case and Ulla's, in the order the worker takes them. Both are to be told on the same day."""
    assert clockwork
    ullas = open_agreement(ulla, role=Role.EMPLOYEE, facts=NORDLYS, other_name="Bo")
    first, second = sorted((sick(majas_seat), sick(ullas)), key=lambda seat: seat.case.pk)
    morning(2026, 11, 7)
    return first, second


def address(seat: Seat) -> str:
    assert seat.party.user
    return seat.party.user.email


def test_the_next_case_is_told_and_what_waits_is_sent_and_the_command_says_that_something_failed(
    two: tuple[Seat, Seat], vault: Vault, morning: Morning, caplog: pytest.LogCaptureFixture
) -> None:
    broken, other = two
    kept = {row.pk: bytes(row.sealed) for row in Noted.objects.filter(case=broken.case)}
    Noted.objects.filter(pk__in=kept).update(sealed=b"\x01" + bytes(60))
    post(vault)
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError) as ended:
        morning(*TOLD_ON)
    assert ended.value.returncode != 0
    assert receivers(mail.outbox) == sorted([address(other), "bo@nordlys.example"])
    assert "One of many could not be done" in caplog.text
    for pk, sealed in kept.items():
        Noted.objects.filter(pk=pk).update(sealed=sealed)
    assert receivers(morning(*TOLD_ON, 9)) == [address(broken)]


def test_the_next_dates_of_the_other_cases_are_written_the_same_night(
    two: tuple[Seat, Seat], morning: Morning
) -> None:
    broken, other = two
    for seat in two:
        with transaction.atomic():
            commands.plan(seat, date(2027, 2, 1))
    NextDate.objects.update(computed_on=date(2026, 11, 15))
    spoil(broken.vault)
    with pytest.raises(CommandError):
        morning(*TOLD_ON)
    assert dict(NextDate.objects.values_list("case", "computed_on")) == {
        other.case.pk: date(*TOLD_ON),
        broken.case.pk: date(2026, 11, 15),
    }


def test_a_mail_under_a_key_that_cannot_be_opened_waits_and_holds_back_no_other(
    vault: Vault, majas_seat: Seat
) -> None:
    Outbox.objects.all().delete()
    post(majas_seat.vault)
    post(vault)
    kept = spoil(majas_seat.vault)
    assert outbox.deliver_due() == 1
    DataKey.objects.filter(owner=majas_seat.vault.owner).update(wrapped=kept)
    waiting = Outbox.objects.filter(owner=majas_seat.vault.owner, status=Outbox.Status.WAITING)
    assert outbox.deliver_due() == 0
    waiting.update(due_at=waiting.get().created_at)
    assert outbox.deliver_due() == 1


def test_a_reminder_to_one_whose_key_cannot_be_opened_is_put_off_and_the_other_is_reminded(
    planned: Talk, maja: User, morning: Morning
) -> None:
    spoil(maja.vault)
    assert receivers(morning(2026, 11, 22)) == ["sofie@nordlys.example"]
    first = Notice.objects.filter(talk=planned, role=Role.EMPLOYEE, state=State.WAITING).earliest("due_at")
    assert first.due_at == at(2026, 11, 23, 8)


def test_an_employment_that_has_ended_has_no_dates_to_be_reminded_of(
    two: tuple[Seat, Seat], morning: Morning
) -> None:
    ended, other = two
    life.end(ended, date(2026, 11, 10))
    assert receivers(morning(*TOLD_ON)) == [address(other)]


def test_what_failed_is_tried_again_soon_and_later_each_time() -> None:
    def fail() -> int:
        raise LookupError

    task = worker.Task(fail, worker.EVERY_HOUR)
    waits = []
    for _time in range(12):
        assert task.try_it() == 0
        waits.append(task.patience)
    assert waits[:3] == [worker.TROUBLED, 2 * worker.TROUBLED, 4 * worker.TROUBLED]
    assert waits[-1] == worker.EVERY_HOUR
    task.do = lambda: 3
    assert task.try_it() == 3
    assert task.patience == 0


@pytest.mark.django_db(transaction=True)
def test_the_program_itself_sends_the_mail_and_ends_with_an_error(
    majas_seat: Seat, vault: Vault, post_office: PostOffice, settings: Settings
) -> None:
    with transaction.atomic():
        commands.plan(majas_seat, date(2027, 2, 1))
    NextDate.objects.update(computed_on=date(2020, 1, 1))
    spoil(majas_seat.vault)
    post(vault)
    program = begin(settings, "--once", stderr=subprocess.PIPE)
    _out, said = program.communicate(timeout=60)
    assert program.returncode == 1
    assert "bo@nordlys.example" in post_office.recipients
    assert b"Not everything could be done" in said
    assert b"bo@nordlys.example" not in said
