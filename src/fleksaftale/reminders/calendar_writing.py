"""Writes meetings as calendars read them. Loaded when the first one is written: see ``calendar_file``."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Component, Event, vCalAddress, vText

from fleksaftale.core.clock import DENMARK
from fleksaftale.reminders.calendar_file import Meeting
from fleksjob import dates

ALARM = timedelta(minutes=-30)
ALARM_DAY = timedelta(hours=-16)  # at eight in the morning of the day before
READ_AGAIN = timedelta(hours=6)

DANISH_TIME = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""
"""Summer time as it is now; the library's own block would list every year."""


def published(meetings: Iterable[Meeting]) -> str:
    """A file to open, or a feed to follow."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", settings.PUBLIC_NAME)
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    return _text(calendar, [_event(meeting) for meeting in meetings])


def invitation(meeting: Meeting, to: str) -> str:
    """What a mail brings: a meeting to say yes to, the same one moved, or that it is cancelled.

    It names the receiver's own address and the service's, nobody else.
    """
    event = _event(meeting)
    sender = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    sender.params["CN"] = vText(settings.PUBLIC_NAME)
    event.add("organizer", sender)
    receiver = vCalAddress(f"mailto:{to}")
    receiver.params["RSVP"] = vText("FALSE")
    event.add("attendee", receiver)
    return _text(_calendar("CANCEL" if meeting.cancelled else "REQUEST"), [event])


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.PUBLIC_NAME}//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _text(calendar: Calendar, events: list[Event]) -> str:
    if any(isinstance(event.decoded("dtstart"), datetime) for event in events):
        calendar.add_component(Component.from_ical(DANISH_TIME))
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", str(meeting.uid))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("class", "PRIVATE")
    title = _("Møde")
    event.add("summary", f"{title} · {meeting.label}" if meeting.label else title)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if meeting.starts_at:
        event.add("dtstart", meeting.starts_at.astimezone(DENMARK))
        event.add("duration", timedelta(minutes=meeting.lasts))
    else:
        day = dates.workday_on_or_before(meeting.due_on).date
        event.add("dtstart", day)
        event.add("transp", "TRANSPARENT")  # a day to find a time on: nobody is busy all of it
    if meeting.link:
        event.add("url", meeting.link)
    if not meeting.cancelled:
        event.add_component(_alarm(title, ALARM if meeting.starts_at else ALARM_DAY))
    return event


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", before)
    return alarm
