"""Dates that only the employee sees: reminders to the employee alone, that say nothing."""

from datetime import date

import pytest
import time_machine

from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from fleksaftale.reminders import feed, own_dates
from tests.deadlines.noting import note, row
from tests.reminders.conftest import Morning, at, receivers

SICK_SINCE = "2026-11-02"


@pytest.fixture
def sick(clockwork: time_machine.Traveller, majas_seat: Seat, morning: Morning) -> Seat:
    """Maja has noted her first day of absence; the talk about it is to be held within four weeks."""
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "foerste_sygedag", SICK_SINCE)
    morning(2026, 11, 7)
    return majas_seat


def talk_about_absence(seat: Seat) -> date:
    return row(seat, "D12", date(2026, 11, 7)).day


def test_the_employee_alone_is_reminded_and_the_mail_says_nothing(sick: Seat, morning: Morning) -> None:
    day = talk_about_absence(sick)
    assert day == date(2026, 11, 30)
    sent = morning(2026, 11, 16)
    assert receivers(sent) == ["maja@nordlys.example"]
    text = f"{sent[0].subject} {sent[0].body}".lower()
    assert not any(word in text for word in ("fleks", "syg", "fravær", "november", "frist", "dato"))
    assert morning(2026, 11, 16, 9) == []
    assert receivers(morning(2026, 11, 27)) == ["maja@nordlys.example"]
    assert morning(2026, 11, 28) == []


def test_nobody_else_sees_that_a_mail_was_sent(sick: Seat, sofies_seat: Seat, morning: Morning) -> None:
    morning(2026, 11, 16)
    assert Outbox.objects.latest("created_at").owner == sick.party.user_id
    (event,) = [each for each in history(sick.vault) if each.kind == "reminders.own"]
    assert event.details["only"] == str(sick.party.pk)


def test_who_wants_no_reminders_gets_none(sick: Seat, maja: User, morning: Morning) -> None:
    feed.choose(maja, reminders=False, invitations=True)
    assert morning(2026, 11, 16) == []


def test_a_worker_that_stood_still_does_not_tell_of_last_week(sick: Seat, morning: Morning) -> None:
    assert morning(2026, 11, 20) == []


def test_no_mail_goes_out_at_night(sick: Seat, clockwork: time_machine.Traveller) -> None:
    clockwork.move_to(at(2026, 11, 16, 3))
    assert own_dates.remind() == 0


def test_a_fact_that_both_see_is_news_for_the_other_once_a_day(
    clockwork: time_machine.Traveller, majas_seat: Seat, sofies_seat: Seat, morning: Morning
) -> None:
    morning(2026, 11, 6, 9)
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "varighed", "permanent")
    note(majas_seat, "foerste_sygedag", SICK_SINCE)
    assert receivers(morning(2026, 11, 6, 10)) == ["sofie@nordlys.example"]
    clockwork.move_to(at(2026, 11, 9))
    note(majas_seat, "foerste_sygedag", SICK_SINCE, show=True)
    assert receivers(morning(2026, 11, 9, 10)) == ["sofie@nordlys.example"]
