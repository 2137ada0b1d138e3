"""When reminders are due: the workplace's own days, eight in the morning, never twice, and not for ever."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from time_machine import Traveller

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.cases import guests, life, seats, workplace_commands, workplace_seats
from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Employer, Rules
from fleksaftale.core.crypto import Vault
from fleksaftale.people.models import User
from fleksaftale.reminders.models import Notice, State
from fleksaftale.reminders.planning import MOST
from fleksaftale.reminders.queries import told
from fleksaftale.talks import commands
from fleksaftale.talks.models import Talk
from tests.cast import NORDLYS
from tests.reminders.conftest import BOTH, Morning, at, receivers


def days_with_mail(morning: Morning, *days: tuple[int, int]) -> list[tuple[int, int]]:
    return [day for day in days if morning(2026, *day)]


def test_the_workplace_sets_its_own_days(
    planned: Talk, sofies_seat: Seat, henrik: User, morning: Morning
) -> None:
    at_work = workplace_commands.found(henrik, Employer("Nordlys"))
    workplace_seats.attach(sofies_seat, at_work.workplace.pk)
    workplace_commands.set_rules(at_work, Rules(remind_before=(7,), remind_after=2))
    morning(2026, 11, 7)
    told_on = days_with_mail(morning, (11, 22), (11, 29), (12, 3), (12, 7), (12, 8))
    assert told_on == [(11, 29), (12, 8)]


def test_a_workplace_may_ask_for_a_longer_rest_between_two_mails(
    planned: Talk, sofies_seat: Seat, henrik: User, morning: Morning
) -> None:
    at_work = workplace_commands.found(henrik, Employer("Nordlys"))
    workplace_seats.attach(sofies_seat, at_work.workplace.pk)
    workplace_commands.set_rules(at_work, Rules(between_mails=timedelta(days=14)))
    morning(2026, 11, 7)
    assert days_with_mail(morning, (11, 22), (12, 3), (12, 4), (12, 6), (12, 7)) == [(11, 22), (12, 6)]


def test_one_workplaces_rest_holds_back_no_reminder_of_another_case(
    planned: Talk, sofie: User, henrik: User, morning: Morning
) -> None:
    seat = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Anna")
    at_work = workplace_commands.found(henrik, Employer("Skovby"))
    workplace_seats.attach(seat, at_work.workplace.pk)
    workplace_commands.set_rules(at_work, Rules(between_mails=timedelta(days=14)))
    with transaction.atomic():
        commands.plan(seats.take(sofie, seat.case.pk), planned.due_on)
    assert receivers(morning(2026, 11, 22)) == BOTH
    told_on = [day for day in (3, 4, 5, 6) if BOTH[1] in receivers(morning(2026, 12, day))]
    assert told_on == [3, 6], "of the one on the 3rd, of the other when its rest is over"


@pytest.mark.parametrize(("due", "morning_utc"), [(date(2027, 3, 30), 7), (date(2027, 3, 31), 6)])
def test_it_is_eight_in_denmark_in_winter_and_in_summer(
    clockwork: Traveller, sofies_seat: Seat, due: date, morning_utc: int
) -> None:
    """Three days before 30 March 2027 it is winter time, three days before the 31st summer time."""
    with transaction.atomic():
        talk = commands.plan(sofies_seat, due)
    row = Notice.objects.filter(talk=talk, number=3).first()
    assert row
    assert (row.due_at.hour, row.due_at.minute) == (morning_utc, 0)


def test_not_before_eight(planned: Talk, morning: Morning) -> None:
    assert morning(2026, 11, 22, 7, 59) == []
    assert receivers(morning(2026, 11, 22, 8, 0)) == BOTH
    assert morning(2026, 11, 22, 8, 1) == []


def test_a_worker_that_stood_still_sends_the_last_reminder_only(planned: Talk, morning: Morning) -> None:
    assert receivers(morning(2026, 12, 4, 10)) == BOTH
    assert morning(2026, 12, 5) == []
    states = [row.state for row in told(planned.case)]
    assert states.count(State.SENT) == 2
    assert states.count(State.DROPPED) == 2


def test_after_the_day_nobody_is_reminded_that_it_comes(planned: Talk, morning: Morning) -> None:
    (first, _second) = morning(2026, 12, 20)
    assert "er ikke holdt endnu" in first.body
    assert "Find en dag" not in first.body


def test_a_talk_that_was_held_is_not_mentioned_again(
    planned: Talk, sofies_seat: Seat, morning: Morning
) -> None:
    morning(2026, 11, 22)
    with transaction.atomic():
        commands.hold(sofies_seat, planned, date(2026, 11, 24), date(2027, 2, 1))
    assert days_with_mail(morning, (12, 3), (12, 7)) == []


def test_a_talk_that_is_moved_again_and_again_brings_a_limited_number_of_mails(
    planned: Talk, sofies_seat: Seat, clockwork: Traveller, morning: Morning
) -> None:
    reminders = 0
    for week in range(12):
        starts = at(2026, 12, 6) + timedelta(days=7 * week)
        commands.book(sofies_seat, planned.number, starts)
        for days in (3, -1):
            day = starts - timedelta(days=days)
            sent = morning(day.year, day.month, day.day)
            reminders += sum(m.to == [BOTH[0]] and m.subject.startswith("Påmindelse") for m in sent)
    assert reminders == MOST


def test_an_employment_that_has_ended_brings_none(planned: Talk, sofies_seat: Seat, morning: Morning) -> None:
    life.end(sofies_seat, date(2026, 11, 15))
    morning(2026, 11, 16)
    assert days_with_mail(morning, (11, 22), (12, 3), (12, 7)) == []


def test_an_end_that_was_noted_by_mistake_brings_the_reminders_back(
    planned: Talk, sofies_seat: Seat, morning: Morning
) -> None:
    life.end(sofies_seat, date(2026, 11, 10))
    morning(2026, 11, 11)
    assert days_with_mail(morning, (11, 22), (12, 3), (12, 7)) == []
    life.reopen(seats.take(sofies_seat.user, planned.case_id))
    assert days_with_mail(morning, (12, 8), (12, 9)) == [(12, 8)]


def test_a_talk_after_the_last_day_is_not_reminded_of(
    planned: Talk, sofies_seat: Seat, morning: Morning
) -> None:
    life.end(sofies_seat, date(2026, 11, 30))
    morning(2026, 11, 10)
    assert morning(2026, 11, 22) == []


def test_a_time_found_for_a_day_in_the_pause_is_asked_about_after_it(
    planned: Talk, sofies_seat: Seat, morning: Morning
) -> None:
    commands.pause(sofies_seat, date(2026, 12, 20))
    commands.book(sofies_seat, planned.number, at(2026, 12, 10, 10))
    morning(2026, 11, 10)
    assert days_with_mail(morning, (12, 7), (12, 11), (12, 20), (12, 21)) == [(12, 21)]


def test_who_sits_in_the_seat_that_day_is_reminded(
    planned: Talk, sofies_seat: Seat, peter: User, morning: Morning
) -> None:
    Party.objects.filter(pk=sofies_seat.party.pk).update(left_on=date(2026, 11, 20))
    successor = Party(case=planned.case, role=Role.LEADER, user=peter)
    successor.sealed_name = sofies_seat.vault.seal(successor.place, peter.name)
    successor.save(force_insert=True)
    assert receivers(morning(2026, 11, 22)) == ["maja@nordlys.example", "peter@nordlys.example"]


def test_an_odd_address_does_not_stop_the_others_and_an_erased_case_is_silent(
    planned: Talk, majas_seat: Seat, morning: Morning
) -> None:
    User.objects.filter(pk=majas_seat.user.pk).update(email="maja@")
    assert receivers(morning(2026, 11, 22)) == ["sofie@nordlys.example"]
    Vault.erase(planned.case_id)
    assert morning(2026, 12, 3) == []


def test_a_guest_gets_a_fresh_link_that_opens(
    clockwork: Traveller, mikkels_seat: Seat, token: str, morning: Morning
) -> None:
    link = guests.find(token)
    guests.come_in(link, "a-secret-of-the-browser")
    with transaction.atomic():
        commands.plan(mikkels_seat, date(2026, 12, 6))
    morning(2026, 11, 20)
    sent = {m.to[0]: m.body for m in morning(2026, 11, 22)}
    guest = next(body for to, body in sent.items() if to != mikkels_seat.user.email)
    fresh = next(word for word in guest.split() if "/g/" in word).rstrip("/").rpartition("/")[2]
    assert fresh != token
    assert guests.find(fresh).party_id == link.party_id
    assert "24 timer" in guest
