"""What the employee reads of the own log. There is no other reader: every query asks the policy table."""

from dataclasses import dataclass

from fleksaftale.agreements.figures import Hours, hours_of
from fleksaftale.agreements.queries import agreement
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents.stages import NoDocument, Sheet, in_force
from fleksaftale.hours_log import logs
from fleksaftale.hours_log.commands import ACTION
from fleksaftale.hours_log.creep import Creep, to_ask
from fleksaftale.hours_log.logs import Log
from fleksaftale.hours_log.models import HoursLog
from fleksaftale.hours_log.weeks import Week


@dataclass(frozen=True)
class Kept:
    """The log, and whether its last change can be undone."""

    log: Log
    can_undo: bool = False


def kept(seat: Seat) -> Kept:
    """The employee's log; an empty one where nothing is written. Raises NotAllowed, Tampered."""
    seat.allow(ACTION)
    row = HoursLog.objects.filter(party=seat.party).first()
    if row is None:
        return Kept(Log())
    return Kept(logs.unseal(row.sealed, row, seat.vault), row.sealed_before is not None)


def weeks(seat: Seat) -> tuple[tuple[Week, int], ...]:
    """Every week of the log with its minutes, oldest first. Raises NotAllowed: it is the employee's only."""
    return tuple(sorted(kept(seat).log.weeks.items()))


class Agreed:
    """The agreed hours of any week, from the signed versions. A change in the middle of a week holds for it.

    Weeks before the first version are held against that one: it is the first figure there is.
    """

    def __init__(self, seat: Seat) -> None:
        self._here = _agreement(seat)
        self._known: dict[int, Hours | None] = {}

    def hours(self, week: Week) -> Hours | None:
        version = in_force(self._here.agreed, week.sunday) if self._here else None
        if self._here is None or version is None:
            return None
        if version.number not in self._known:
            content = self._here.content(version)
            self._known[version.number] = hours_of(content.answers(self._here.template))
        return self._known[version.number]

    def __call__(self, week: Week) -> int | None:
        """Minutes at the workplace."""
        found = self.hours(week)
        return found.present if found else None


def question(log: Log, agreed: Agreed) -> Creep | None:
    """What the employee is asked today about hours beyond the agreed; None most of the time."""
    return to_ask(log, agreed, clock.today())


def _agreement(seat: Seat) -> Sheet | None:
    try:
        return agreement(seat)
    except NoDocument:
        return None
