"""Dates of the law that both see: both are reminded in time, by a mail that tells the day alone."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client

from fleksaftale.cases import workplace_commands, workplace_seats
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Employer, Rules
from fleksaftale.deadlines import nightly
from fleksaftale.people.models import User
from fleksaftale.reminders import feed, law_dates
from fleksaftale.reminders.models import Kind, Notice
from fleksaftale.reminders.queries import told
from fleksaftale.talks import commands
from tests.deadlines.noting import note, page, row
from tests.reminders.conftest import BOTH, Morning, at, receivers

TODAY = date(2026, 11, 6)


def law_notices(seat: Seat) -> list[tuple[str, int, date]]:
    rows = Notice.objects.filter(case=seat.case, kind=Kind.LAW)
    return sorted(rows.values_list("role", "number", "day"))


def reminded(sent: list[EmailMessage]) -> list[str]:
    """Who got a reminder, beside what else is new."""
    return receivers([message for message in sent if message.subject.startswith("Påmindelse")])


def before(day: date, days: int) -> tuple[int, int, int]:
    on = day - timedelta(days=days)
    return on.year, on.month, on.day


@pytest.fixture
def begun(clockwork: time_machine.Traveller, majas_seat: Seat, sofies_seat: Seat, morning: Morning) -> Seat:
    """The fleksjob begins on 6 November; the written terms are due a month later."""
    assert sofies_seat
    note(majas_seat, "ansaettelse_start", "2026-11-06")
    morning(2026, 11, 7)
    return majas_seat


@pytest.fixture
def due(begun: Seat) -> date:
    return row(begun, "D11", TODAY).day


def test_the_rules_of_the_workplace_hold_for_what_was_written_before_them(
    begun: Seat, sofies_seat: Seat, henrik: User, due: date, morning: Morning
) -> None:
    at_work = workplace_commands.found(henrik, Employer("Nordlys"))
    workplace_seats.attach(sofies_seat, at_work.workplace.pk)
    workplace_commands.set_rules(at_work, Rules(remind_before=(7,)))
    assert [reminded(morning(*before(due, days))) for days in (14, 7, 3)] == [[], BOTH, []]


def test_both_are_told_two_weeks_and_three_days_before_and_the_mail_tells_only_the_day(
    begun: Seat, due: date, morning: Morning
) -> None:
    sent = morning(*before(due, 14))
    assert receivers(sent) == BOTH
    text = f"{sent[0].subject} {sent[0].body}".lower()
    assert f"søndag {due.day}. december {due.year}" in text
    assert not any(word in text for word in ("fleks", "ansættelse", "bevis", "lov", "kommune", "frist"))
    assert morning(*before(due, 14), 9) == []
    assert receivers(morning(*before(due, 3))) == BOTH
    assert morning(*before(due, 2)) == []
    assert morning(*before(due, 0)) == []


def test_a_talk_and_a_date_are_one_mail(begun: Seat, due: date, morning: Morning) -> None:
    with transaction.atomic():
        commands.plan(begun, due)
    sent = morning(*before(due, 3))
    assert receivers(sent) == BOTH
    for message in sent:
        assert "Find en dag til et møde" in message.body
        assert "Der er en dato at huske" in message.body


def test_who_wants_no_reminders_gets_none_of_dates_either(
    begun: Seat, due: date, maja: User, morning: Morning
) -> None:
    feed.choose(maja, reminders=False, invitations=True)
    assert receivers(morning(*before(due, 14))) == BOTH[1:]


def test_a_date_that_moves_takes_its_reminders_along(begun: Seat, due: date, morning: Morning) -> None:
    note(begun, "ansaettelse_start", "2026-11-04")
    moved = row(begun, "D11", TODAY).day
    assert moved == due - timedelta(days=2)
    assert reminded(morning(*before(moved, 3))) == BOTH
    assert {day for _role, _number, day in law_notices(begun)} >= {moved}
    assert due not in {day for _role, _number, day in law_notices(begun)}
    assert morning(*before(due, 3)) == []


def test_however_often_the_dates_are_computed_a_reminder_is_written_and_sent_once(
    begun: Seat, due: date, morning: Morning
) -> None:
    written = law_notices(begun)
    assert written
    assert nightly.run(TODAY) == nightly.run(TODAY) == 1
    assert law_notices(begun) == written
    morning(*before(due, 14))
    nightly.run(due - timedelta(days=14))
    assert morning(*before(due, 14), 10) == []


def test_a_pause_of_the_talks_moves_no_date(begun: Seat, due: date, morning: Morning) -> None:
    with transaction.atomic():
        commands.plan(begun, due + timedelta(days=30))
    commands.pause(begun, due + timedelta(days=60))
    assert reminded(morning(*before(due, 3))) == BOTH


def test_a_worker_that_stood_still_does_not_tell_of_a_day_that_has_passed(
    begun: Seat, due: date, morning: Morning
) -> None:
    assert morning(*before(due, -1)) == []


def test_nobody_gets_more_than_so_many_in_a_month(
    clockwork: time_machine.Traveller, majas_seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law_dates, "MOST", 1)
    note(majas_seat, "ansaettelse_start", "2026-11-06")
    assert [role for role, _number, _day in law_notices(majas_seat)] == ["employee", "leader"]


def test_a_date_that_only_the_employee_sees_is_no_news_for_both(
    clockwork: time_machine.Traveller, majas_seat: Seat
) -> None:
    note(majas_seat, "foerste_sygedag", "2026-11-02")
    assert row(majas_seat, "D12", TODAY).day
    assert law_notices(majas_seat) == []


def test_what_was_sent_and_what_is_to_come_stands_on_the_page(
    begun: Seat, due: date, morning: Morning, maja: User, client: Client
) -> None:
    assert due in {each.day for each in told(begun.case, waiting=True)}
    morning(*before(due, 14))
    said = page(client, maja, begun, "reminders")
    assert "Påmindelse før en dato i loven (6. december 2026)" in said
    assert "Sendt" in said
    assert at(2026, 12, 3).date() in {each.at.date() for each in told(begun.case, waiting=True)}
