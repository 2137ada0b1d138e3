"""A booked time goes to both calendars by mail; so does every change of it."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from icalendar import Calendar, Event
from time_machine import Traveller

from fleksaftale.cases import commands as cases
from fleksaftale.cases import handing_over, life
from fleksaftale.cases.seats import Seat
from fleksaftale.cli.management.commands.worker import to_write
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from fleksaftale.reminders import feed
from fleksaftale.talks import commands
from fleksaftale.talks.models import Talk
from tests.cast import link_in_mail
from tests.reminders.conftest import BOTH, Morning, at, receivers


def book(seat: Seat, talk: Talk, starts: datetime) -> None:
    commands.book(seat, talk.number, starts)


def meetings() -> list[tuple[str, str, Event]]:
    """Receiver, method and meeting of what was sent since last time."""
    mail.outbox.clear()
    while outbox.deliver_due():
        pass
    found = []
    for message in mail.outbox:
        if isinstance(message, EmailMultiAlternatives) and message.alternatives:
            calendar = Calendar.from_ical(str(message.alternatives[0][0]))
            found.append((message.to[0], str(calendar["method"]), calendar.walk("VEVENT")[0]))
    return sorted(found, key=lambda each: each[0])


def test_both_are_invited_told_of_a_move_and_of_the_end(planned: Talk, sofies_seat: Seat) -> None:
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    invited = meetings()
    assert [(to, how) for to, how, _event in invited] == [(to, "REQUEST") for to in BOTH]
    book(sofies_seat, planned, at(2026, 12, 3, 13))
    moved = meetings()
    assert [how for _to, how, _event in moved] == ["REQUEST", "REQUEST"]
    commands.cancel(sofies_seat, planned.number)
    ended = meetings()
    assert [how for _to, how, _event in ended] == ["CANCEL", "CANCEL"]
    told = [invited[0][2], moved[0][2], ended[0][2]]
    assert len({str(event["uid"]) for event in told}) == 1
    assert [int(event["sequence"]) for event in told] == sorted({int(event["sequence"]) for event in told})
    assert [event.decoded("dtstart") for event in told] == [at(2026, 12, 4, 10), *[at(2026, 12, 3, 13)] * 2]


def test_one_change_is_one_mail_to_each(planned: Talk, sofies_seat: Seat) -> None:
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    meetings()
    assert receivers(mail.outbox) == BOTH


def test_a_booked_meeting_takes_the_place_of_the_legal_date(
    planned: Talk, sofies_seat: Seat, morning: Morning
) -> None:
    book(sofies_seat, planned, at(2026, 12, 16, 10))
    morning(2026, 11, 7)
    on = [(11, 22), (12, 2), (12, 3), (12, 7), (12, 13), (12, 17)]
    told = [day for day in on if morning(2026, *day)]
    assert told == [(12, 2), (12, 13), (12, 17)], "14 and 3 days before the meeting, the day after it"


def test_who_wants_no_invitations_hears_of_it_all_the_same(
    planned: Talk, sofies_seat: Seat, majas_seat: Seat
) -> None:
    feed.choose(majas_seat.user, reminders=True, invitations=False)
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    assert [to for to, _how, _event in meetings()] == ["sofie@nordlys.example"]
    assert [m.subject for m in mail.outbox if m.to == ["maja@nordlys.example"]] == [
        "Ny besked i Aftalerummet"
    ]


def test_a_talk_that_was_held_is_not_called_off(
    planned: Talk, sofies_seat: Seat, clockwork: Traveller
) -> None:
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    meetings()
    clockwork.move_to(at(2026, 12, 4, 12))
    planned.refresh_from_db()
    with transaction.atomic():
        commands.hold(sofies_seat, planned, planned.due_on, planned.due_on.replace(year=2027))
    assert meetings() == []


@pytest.mark.parametrize(
    "finish",
    [
        life.cancel,
        lambda seat: life.end(seat, date(2026, 11, 30)),
        lambda seat: life.end(seat, date(2026, 11, 5)),
    ],
    ids=["cancelled", "ends before", "has ended"],
)
def test_a_meeting_after_the_last_day_leaves_both_calendars(
    planned: Talk, sofies_seat: Seat, finish: Callable[[Seat], None]
) -> None:
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    meetings()
    finish(sofies_seat)
    assert [(to, how) for to, how, _event in meetings()] == [(to, "CANCEL") for to in BOTH]


def test_a_meeting_before_the_last_day_stays(planned: Talk, sofies_seat: Seat) -> None:
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    meetings()
    life.end(sofies_seat, date(2026, 12, 4))
    assert meetings() == []


def write_due() -> None:
    """What the worker writes of itself, hour by hour."""
    for task in to_write():
        task.do()


def test_a_booked_meeting_leaves_the_old_leaders_calendar_and_comes_to_the_new_ones(
    planned: Talk, sofies_seat: Seat, peter: User, clockwork: Traveller
) -> None:
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    meetings()
    handing_over.register(sofies_seat, name=peter.name, email=peter.email, on=date(2026, 11, 24))
    cases.accept(peter, link_in_mail(peter.email).rstrip("/").rpartition("/")[2])
    write_due()
    assert meetings() == [], "the day has not come"
    clockwork.move_to(at(2026, 11, 24))
    write_due()
    told = meetings()
    assert [(to, how) for to, how, _event in told] == [(peter.email, "REQUEST"), (BOTH[1], "CANCEL")]
    assert {str(event["uid"]) for _to, _how, event in told} == {str(planned.pk)}
    (letter,) = [str(m.body) for m in mail.outbox if m.to == [BOTH[1]]]
    assert "er aflyst for dig" in letter
    assert "http" not in letter, "the case is not open to who has left"
    write_due()
    assert meetings() == [], "once each"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_meeting_is_in_the_receivers_language(
    planned: Talk, sofies_seat: Seat, majas_seat: Seat, language: str
) -> None:
    majas_seat.user.language = language
    majas_seat.user.save()
    book(sofies_seat, planned, at(2026, 12, 4, 10))
    title = next(event["summary"] for to, _how, event in meetings() if to.startswith("maja"))
    assert title == {"da": "Møde", "en": "Meeting"}[language]
