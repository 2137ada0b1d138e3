"""Calendars are told of a meeting with the change of it. However often it is moved, it keeps one id."""

import contextlib
from datetime import datetime
from uuid import UUID

from django.utils import translation

from fleksaftale.cases.commands import tell_party
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault
from fleksaftale.mail import outbox
from fleksaftale.reminders.calendar_file import Meeting, invitation
from fleksaftale.reminders.models import CalendarEntry, Kind, Notice, State
from fleksaftale.reminders.receivers import Receiver, choices, principals
from fleksaftale.talks.models import Talk

LETTERS = {
    Kind.INVITED: "meeting.invited",
    Kind.MOVED: "meeting.moved",
    Kind.CANCELLED: "meeting.cancelled",
}


def tell_calendars(talk: Talk) -> None:
    """Note what calendars are to say of a talk by now, and mail it to both where a time is concerned."""
    entry, _new = CalendarEntry.objects.get_or_create(
        talk=talk, defaults={"due_on": talk.due_on, "lasts": talk.lasts}
    )
    booked = None if talk.cancelled_at else talk.starts_at
    known = None if entry.cancelled else entry.starts_at
    if (talk.due_on, talk.lasts, booked) == (entry.due_on, entry.lasts, known):
        return
    kind = _kind(booked, known)
    moved = (talk.lasts, booked) != (entry.lasts, known)
    entry.sequence += 1
    entry.due_on, entry.lasts, entry.changed_at = talk.due_on, talk.lasts, clock.now()
    entry.starts_at, entry.cancelled = booked or known, kind is Kind.CANCELLED
    entry.save()
    if kind and moved and entry.starts_at and entry.starts_at > clock.now():
        _mail(entry, kind)


def _kind(booked: datetime | None, known: datetime | None) -> Kind | None:
    if booked is None:
        return Kind.CANCELLED if known else None
    return Kind.MOVED if known else Kind.INVITED


def _mail(entry: CalendarEntry, kind: Kind) -> None:
    """To both who sit in the seats. Who wants no invitations is told that the other has done something."""
    step = entry.talk.steps.last()
    people = principals([entry.talk.case_id])
    wanted = choices(people)
    for person in people:
        if not person.address:
            continue
        with contextlib.suppress(KeyErased):
            if person.key not in wanted or wanted[person.key].invitations:
                invite(person, entry, kind)
            elif step is None or step.by_id != person.party.pk:
                tell_party(person.party, entry.talk.case_id, Vault.of(entry.talk.case_id))


def invite(person: Receiver, entry: CalendarEntry, kind: Kind, *, stays: bool = True) -> None:
    """Mail the meeting to one person. ``stays``: they are still one of the two."""
    starts = entry.starts_at or clock.now()
    link = person.link([entry.talk.case_id]) if stays else ""
    meeting = Meeting(
        uid=entry.talk_id,
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        due_on=entry.due_on,
        starts_at=starts,
        lasts=entry.lasts,
        cancelled=kind is Kind.CANCELLED,
        link=link if person.user else "",
    )
    with translation.override(person.language):
        file = invitation(meeting, person.address)
    said = {"when": starts.astimezone(clock.DENMARK).isoformat(), "calendar": file}
    mail = outbox.post(
        LETTERS[kind] if stays else "meeting.passed_on",
        to=person.address,
        language=person.language,
        vault=Vault.of(person.owner),
        context=said | {"link": link} if stays else said,
    )
    _note(person, entry, kind, mail)


def _note(person: Receiver, entry: CalendarEntry, kind: Kind, mail: UUID) -> None:
    Notice.objects.create(
        case_id=entry.talk.case_id,
        talk_id=entry.talk_id,
        role=person.party.role,
        kind=kind,
        number=entry.sequence,
        day=clock.day_of(entry.starts_at or clock.now()),
        due_at=clock.now(),
        state=State.POSTED,
        receiver=person.key,
        mail=mail,
        done_at=clock.now(),
    )
