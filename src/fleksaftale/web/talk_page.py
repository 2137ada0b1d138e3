"""Talks as the pages say them: the next one, those that were held, what came of one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.agreements.document_types import begun
from fleksaftale.cases import handing_over
from fleksaftale.cases.models import Life
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date, moment, weekday_date
from fleksaftale.documents.answers import EMPTY
from fleksaftale.documents.rows import Row
from fleksaftale.documents.show import value_text
from fleksaftale.hours_log import queries as hours_log
from fleksaftale.hours_log import to_talk
from fleksaftale.talks import history, queries
from fleksaftale.talks.document_type import SAMTALE
from fleksaftale.talks.history import Minutes
from fleksaftale.talks.models import Reason, Talk
from fleksaftale.talks.rows import AABEN, HVORNAAR, STAND, STATUS, STATUSES
from fleksaftale.talks.template import INDDRAG_KOMMUNEN, JA
from fleksaftale.web.steps import NextStep, next_step


@dataclass(frozen=True)
class NextTalkShown:
    """The talk that is to be held next. ``suggested`` and ``note``: the workday, and what it depends on."""

    number: int
    reason: str
    due: str
    suggested: str
    suggested_day: date
    note: str
    booked: str
    late: bool
    paused: str  # the last day of the pause
    step: NextStep | None  # with the minutes, once they are begun
    url: str
    book_url: str


def next_shown(seat: Seat) -> NextTalkShown | None:
    """None where no talk is planned, and when the employment has ended."""
    talk = queries.open_talk(seat.case) if seat.life is Life.OPEN else None
    if talk is None or (seat.life_on and queries.day_of(talk) > seat.life_on):
        return None
    today, workday = clock.today(), queries.suggested(talk)
    pause = queries.pause_on(seat.case, today)
    note = _("Dagen kan være fri. Det afhænger af overenskomsten.") if workday.note else ""
    day = workday.date if workday.date >= today else handing_over.first_workday(today)
    return NextTalkShown(
        number=talk.number,
        reason=str(Reason(talk.reason).label) if talk.reason != Reason.RHYTHM else "",
        due=weekday_date(talk.due_on),
        suggested=weekday_date(day) if day != talk.due_on else "",
        suggested_day=day,
        note=note,
        booked=booked(talk),
        late=queries.is_late(talk, today) and pause is None,
        paused=long_date(pause.until) if pause else "",
        step=_step(seat, talk),
        url=reverse("talk", args=[seat.case.pk, talk.number]),
        book_url=reverse("talk_book", args=[seat.case.pk]),
    )


def _step(seat: Seat, talk: Talk) -> NextStep | None:
    """What is this person's to do with the minutes, where there is something."""
    here = begun(seat, SAMTALE.for_occasion(talk.number)) if talk.document_id else None
    step = next_step(here) if here else None
    return step if step and step.url else None


def point_from_hours(seat: Seat) -> dict[str, Any]:
    """The point that waits in the employee's own log of hours, and whether it can be put in now."""
    if not seat.may("hours.keep"):
        return {}
    text = hours_log.kept(seat).log.to_bring
    return {"waiting_point": text, "can_put_point": bool(text) and to_talk.preparation(seat) is not None}


def booked(talk: Talk) -> str:
    """fredag 29. januar 2027 (uge 4) kl. 10.00; empty where no time is found."""
    if talk.starts_at is None:
        return ""
    local = talk.starts_at.astimezone(clock.DENMARK)
    said = {"day": weekday_date(local.date()), "time": moment(talk.starts_at).rpartition(" ")[2]}
    return _("%(day)s kl. %(time)s") % said


def rows_of(seat: Seat) -> list[dict[str, str]]:
    """Every talk that was held, newest first, with the way to its minutes where one may read them."""
    readable = {each.number for each in history.signed(seat)}
    return [
        {
            "name": _("Samtale %(number)d") % {"number": talk.number},
            "status": _("Holdt %(date)s") % {"date": weekday_date(talk.held_on)} if talk.held_on else "",
            "url": reverse("talk", args=[seat.case.pk, talk.number]) if talk.number in readable else "",
        }
        for talk in reversed(queries.held(seat.case))
    ]


def action_rows(rows: list[Row]) -> list[list[str]]:
    """Actions as rows of a table: what, who, when, how far."""
    return [
        [
            row.get("hvad") or "",
            row.get("hvem") or "",
            value_text(HVORNAAR, row.get("dato")),
            value_text(STAND, row.get("stand") or AABEN.key),
        ]
        for row in rows
    ]


def hensyn_rows(rows: tuple[Row, ...]) -> list[list[str]]:
    """Each hensyn with how it works now, how it worked last time, and what is done."""
    labels = {option.key: str(option.label) for option in STATUSES}
    return [
        [
            row.get("tekst") or "",
            value_text(STATUS, row.get("status")) or _("Ikke talt om"),
            labels.get(row.get("sidst") or "", "–"),
            row.get("goeres") or "–",
        ]
        for row in rows
    ]


def _asks_kommunen(minutes: Minutes) -> dict[str, str] | None:
    """Whether they want to involve the municipality, and in what."""
    answer = minutes.answers.get(INDDRAG_KOMMUNEN.key, EMPTY)
    return {"about": answer.get("om") or ""} if answer.get("behov") == JA.key else None


def outcome(minutes: Minutes) -> dict[str, Any]:
    """What came of a talk: decisions first, then actions, then each hensyn beside last time."""
    return {
        "decisions": [row.get("tekst") for row in minutes.rows("beslutninger")],
        "actions": action_rows(list(minutes.rows("handlinger"))),
        "hensyn": hensyn_rows(minutes.rows("hensyn")),
        "kommunen": _asks_kommunen(minutes),
        "next_by": weekday_date(minutes.answers["naeste"].get("dato")),
        "held_on": weekday_date(minutes.held_on),
        "version": minutes.version,
    }
