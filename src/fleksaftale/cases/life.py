"""A case's life: open, ended, closed, cancelled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.models import LIFE_MOVES, CaseStatus, Life
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat, take
from fleksjob import dates

Guard = Callable[[Seat], str | None]
CANCEL_GUARDS: list[Guard] = []
"""Rooms above say here why a case may not be cancelled any more, as a text for the person."""
MOVED: list[Callable[[Seat], None]] = []
"""What rooms above do when a case's life has changed, in the same transaction; the seat is as it is now."""


def cancel(seat: Seat) -> None:
    """Take back a case that never came to an agreement. Refused once somebody has signed."""
    _move(seat, "case.cancel", Life.CANCELLED, "case.cancelled", guards=CANCEL_GUARDS)


def end(seat: Seat, on: date) -> None:
    """Note the last day of the employment. After it everything can be read, and nothing changed."""
    _move(seat, "case.end", Life.ENDED, "case.ended", on=on)


def reopen(seat: Seat) -> None:
    """Undo an end that was noted by mistake."""
    _move(seat, "case.reopen", Life.OPEN, "case.reopened")


def close(seat: Seat) -> None:
    """Close an ended case for good; the day the employment ended stays with it."""
    _move(seat, "case.close", Life.CLOSED, "case.closed", on=seat.life_on)


def _move(
    seat: Seat,
    action: str,
    to: Life,
    event: str,
    *,
    on: date | None = None,
    guards: list[Guard] | None = None,
) -> None:
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow(action)
        if to not in LIFE_MOVES[seat.noted]:
            raise NotAllowed(_("Det er allerede gjort."))
        for guard in guards or []:
            if reason := guard(seat):
                raise NotAllowed(reason)
        CaseStatus.objects.create(case=seat.case, life=to, on=on, by=seat.party)
        details = {"date": dates.show(on)} if on else {}
        record(event, vault=seat.vault, actor=seat.actor, details=details)
        for listener in MOVED:
            listener(replace(seat, noted=to, life_on=on))


def fresh(seat: Seat) -> Seat:
    """The same seat as it stands now, with the case's row held until the transaction ends."""
    typing_for = seat.party.pk if seat.typist else None
    return take(seat.who, seat.case.pk, lock=True, typing_for=typing_for)
