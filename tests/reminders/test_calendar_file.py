"""E7: what calendars are told, read back as a calendar reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from icalendar import Calendar, Event
from pytest_django import Settings

from fleksaftale.core.clock import DENMARK
from fleksaftale.reminders.calendar_file import Meeting, invitation, published

BEFORE_SUMMER = datetime(2027, 3, 26, 10, tzinfo=DENMARK)
SUMMER_BEGINS = datetime(2027, 3, 28, 10, tzinfo=DENMARK)
AFTER = datetime(2027, 3, 29, 10, tzinfo=DENMARK)
BOOKED = Meeting(
    uid=uuid4(),
    sequence=1,
    changed_at=datetime(2026, 11, 23, 8, tzinfo=UTC),
    due_on=date(2027, 3, 29),
    starts_at=BEFORE_SUMMER.astimezone(UTC),
    lasts=45,
    link="https://rummet.example/sager/0b1f/",
)


def read(text: str) -> tuple[Calendar, Event]:
    calendar = Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


@pytest.mark.parametrize("starts", [BEFORE_SUMMER, SUMMER_BEGINS, AFTER])
def test_ten_oclock_stays_ten_oclock_over_summer_time(starts: datetime) -> None:
    text = published([replace(BOOKED, starts_at=starts.astimezone(UTC))])
    _calendar, event = read(text)
    assert f"DTSTART;TZID=Europe/Copenhagen:{starts:%Y%m%d}T100000" in text
    assert event.decoded("dtstart") == starts
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=1 if starts == BEFORE_SUMMER else 2)


def test_the_time_zone_is_danish_and_short() -> None:
    text = published([BOOKED])
    zone = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")]
    assert len(zone.splitlines()) < 20
    calendar, _event = read(text)
    (block,) = calendar.walk("VTIMEZONE")
    told = block.to_tz()
    for moment in (BEFORE_SUMMER, SUMMER_BEGINS, AFTER, datetime(2027, 10, 31, 10, tzinfo=DENMARK)):
        naive = moment.replace(tzinfo=None)
        assert naive.replace(tzinfo=told).utcoffset() == naive.replace(tzinfo=DENMARK).utcoffset()


def test_it_says_meeting_and_when_and_nothing_else(settings: Settings) -> None:
    settings.PUBLIC_NAME = "Aftalerummet"
    for text in (published([BOOKED]), invitation(BOOKED, "maja@nordlys.example")):
        _calendar, event = read(text)
        assert event["summary"] == "Møde"
        assert event["class"] == "PRIVATE"
        assert {"description", "location", "comment", "categories", "attach"}.isdisjoint(
            {name.lower() for name in event}
        )
        (alarm,) = event.walk("VALARM")
        assert (alarm["description"], alarm.decoded("trigger")) == ("Møde", timedelta(minutes=-30))
        for word in ("fleks", "job", "samtale", "opfølgning", "sofie"):
            assert word not in text.lower()


def test_a_move_keeps_the_id_and_raises_the_sequence() -> None:
    moved = replace(BOOKED, sequence=2, starts_at=AFTER.astimezone(UTC))
    first, second = (read(invitation(each, "maja@nordlys.example"))[1] for each in (BOOKED, moved))
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (1, 2)
    assert second.decoded("dtstart") == AFTER
    assert second.decoded("duration") == timedelta(minutes=45)


def test_an_invitation_asks_and_a_cancellation_cancels() -> None:
    asked, event = read(invitation(BOOKED, "maja@nordlys.example"))
    assert (asked["method"], event["status"]) == ("REQUEST", "CONFIRMED")
    assert event["attendee"] == "mailto:maja@nordlys.example"
    assert str(event["organizer"]).startswith("mailto:")
    called_off, event = read(invitation(replace(BOOKED, sequence=2, cancelled=True), "maja@nordlys.example"))
    assert (called_off["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 2)
    assert not event.walk("VALARM")


@pytest.mark.parametrize(
    ("legal", "suggested"),
    [
        (date(2027, 2, 28), date(2027, 2, 26)),
        (date(2027, 3, 25), date(2027, 3, 24)),
        (date(2027, 3, 29), date(2027, 3, 24)),
        (date(2027, 5, 6), date(2027, 5, 5)),
        (date(2027, 5, 17), date(2027, 5, 14)),
        (date(2027, 4, 23), date(2027, 4, 23)),
        (date(2026, 12, 24), date(2026, 12, 23)),
        (date(2026, 12, 6), date(2026, 12, 4)),
    ],
)
def test_before_a_time_is_found_it_stands_on_the_suggested_workday(legal: date, suggested: date) -> None:
    """E2: never on a weekend or a holiday, and nobody is busy all day."""
    text = published([replace(BOOKED, due_on=legal, starts_at=None)])
    _calendar, event = read(text)
    assert event.decoded("dtstart") == suggested
    assert event["transp"] == "TRANSPARENT"
    assert "VTIMEZONE" not in text


def test_a_label_with_any_sign_is_read_back_as_it_was_written() -> None:
    label = "MK; nr. 7, \\ 诗涵 " + "å" * 40
    _calendar, event = read(published([replace(BOOKED, label=label)]))
    assert event["summary"] == f"Møde · {label}"
    assert all(len(line.encode()) <= 75 for line in published([replace(BOOKED, label=label)]).splitlines())
