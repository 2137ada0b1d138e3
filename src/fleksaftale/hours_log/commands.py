"""What the employee does with the own log of hours. Nobody is told, and the case's log says nothing of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.db import transaction

from fleksaftale.audit.log import record
from fleksaftale.cases.life import fresh
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.hours_log import creep, events, logs
from fleksaftale.hours_log.logs import Answered, Log, Said
from fleksaftale.hours_log.models import HoursLog
from fleksaftale.hours_log.weeks import Week
from fleksaftale.people.identity import actor

ACTION = "hours.keep"
OLDEST = 10 * 52  # weeks back from today: far longer than anybody looks, and an end


class NotAWeek(ValueError):
    """The week has not begun, or lies too far back."""


def write(seat: Seat, weeks: Mapping[Week, int | None], *, event: str = events.WRITTEN) -> None:
    """Set the minutes of some weeks; None takes a week out. Raises NotAllowed, NotAWeek."""
    for week in weeks:
        if not is_open(week):
            raise NotAWeek(str(week))

    def change(log: Log) -> Log:
        kept = {week: minutes for week, minutes in log.weeks.items() if week not in weeks}
        return replace(log, weeks=kept | {week: m for week, m in weeks.items() if m is not None})

    _change(seat, change, event)


def is_open(week: Week) -> bool:
    """Whether hours can be written for a week: it has begun, and is not ten years ago."""
    now = Week.of(clock.today())
    return now.shifted(-OLDEST) <= week <= now


def answer(seat: Seat, said: Said, to_bring: str = "") -> None:
    """Answer what was asked about the hours. ``to_bring``: a point that waits for the next talk.

    Nothing leaves the log. Raises NotAllowed.
    """
    again = clock.today() + creep.ASK_AGAIN if said is Said.LATER else None

    def change(log: Log) -> Log:
        if log.newest is None:
            return log
        return replace(log, answered=Answered(said, log.newest, again), to_bring=to_bring or log.to_bring)

    _change(seat, change, events.WRITTEN)


def drop_point(seat: Seat) -> None:
    """The point that waited has found its place, or is not to be brought. Raises NotAllowed."""
    _change(seat, lambda log: replace(log, to_bring=""), events.WRITTEN)


def undo(seat: Seat) -> bool:
    """Take the last change back, once. Whether there was one. Raises NotAllowed."""
    with transaction.atomic():
        seat = _allowed(seat)
        row = _locked(seat)
        if row is None or row.sealed_before is None:
            return False
        row.sealed, row.sealed_before = row.sealed_before, None
        _save(row)
        _record(seat, events.UNDONE)
    return True


def delete_all(seat: Seat) -> None:
    """Delete the log, for good. Raises NotAllowed."""
    with transaction.atomic():
        seat = _allowed(seat)
        row = _locked(seat)
        if row:
            row.delete()
            _record(seat, events.DELETED)


def taken_out(seat: Seat) -> None:
    """Note that the person fetched the log as a file. Raises NotAllowed."""
    with transaction.atomic():
        seat = _allowed(seat)
        _record(seat, events.TAKEN_OUT)


def _change(seat: Seat, change: Callable[[Log], Log], event: str) -> None:
    with transaction.atomic():
        seat = _allowed(seat)
        row = _locked(seat)
        before = logs.unseal(row.sealed, row, seat.vault) if row else Log()
        after = change(before)
        if after == before:
            return
        if row is None:
            row = HoursLog(party=seat.party)
            row.sealed_before = logs.seal(before, row, seat.vault)
        else:
            row.sealed_before = row.sealed
        row.sealed = logs.seal(after, row, seat.vault)
        _save(row)
        _record(seat, event)


def _allowed(seat: Seat) -> Seat:
    """The seat as it stands now; the case's row is held, so that two pages begin one log and not two."""
    seat = fresh(seat)
    seat.allow(ACTION)
    return seat


def _locked(seat: Seat) -> HoursLog | None:
    return HoursLog.objects.select_for_update().filter(party=seat.party).first()


def _save(row: HoursLog) -> None:
    row.revision += bool(row.pk)
    row.saved_at = clock.now()
    row.save()


def _record(seat: Seat, kind: str) -> None:
    """In the person's own trail."""
    record(kind, vault=seat.user.vault, actor=actor(seat.user))
