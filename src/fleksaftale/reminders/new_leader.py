"""A meeting that is booked when the leader changes: off for who has left, and sent to who has begun."""

import contextlib
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from fleksaftale.cases.models import Handover, Role
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased
from fleksaftale.core.one_by_one import one_by_one
from fleksaftale.reminders.invitations import LETTERS, invite
from fleksaftale.reminders.models import CalendarEntry, Kind, Notice
from fleksaftale.reminders.receivers import Receiver, choices, principals
from fleksaftale.talks.models import Talk

IN_THE_CALENDAR = (Kind.INVITED, Kind.MOVED)


def pass_on_meetings() -> int:
    """Tell calendars of new leaders' meetings. Done once for each, however often it is called.

    How many meetings were looked at. Raises NotAll.
    """
    return one_by_one(_booked().values_list("pk", flat=True), _look)


def _look(number: UUID) -> bool:
    with contextlib.suppress(KeyErased), transaction.atomic():
        entry = CalendarEntry.objects.select_for_update().filter(pk=number).select_related("talk").first()
        if entry and entry.starts_at and not entry.cancelled:
            _pass_on(entry)
            return True
    return False


def _booked() -> QuerySet[Talk]:
    """Talks to come, in cases where a new leader has begun."""
    return Talk.objects.filter(
        held_on__isnull=True,
        cancelled_at__isnull=True,
        starts_at__gt=clock.now(),
        case__parties__handover__isnull=False,
        case__parties__begins_on__lte=clock.today(),
    ).distinct()


def _pass_on(entry: CalendarEntry) -> None:
    told = _last_told(entry)
    now = next((p for p in principals([entry.talk.case_id]) if p.party.role == Role.LEADER), None)
    for leaver in _leavers(entry.talk.case_id):
        if (now is None or leaver.key != now.key) and told.get(leaver.key) in IN_THE_CALENDAR:
            _send(leaver, entry, Kind.CANCELLED)
    if now and now.address and told.get(now.key) not in IN_THE_CALENDAR and _wants(now):
        _send(now, entry, Kind.INVITED)


def _last_told(entry: CalendarEntry) -> dict[UUID | None, str]:
    rows = Notice.objects.filter(talk=entry.talk_id, role=Role.LEADER, kind__in=LETTERS).order_by("number")
    return dict(rows.values_list("receiver", "kind"))


def _leavers(case: UUID) -> list[Receiver]:
    """Those with an account: a guest who was taken out gets no more mail."""
    rows = Handover.objects.filter(successor__case=case, successor__begins_on__lte=clock.today())
    leavers = [row.leaver for row in rows.select_related("leaver__user", "leaver__case")]
    return [Receiver(party) for party in leavers if party.user_id]


def _wants(person: Receiver) -> bool:
    wanted = choices([person])
    return person.key not in wanted or wanted[person.key].invitations


def _send(person: Receiver, entry: CalendarEntry, kind: Kind) -> None:
    """Each under a number of its own, so that every calendar takes it for newer than what it has."""
    entry.sequence += 1
    entry.changed_at = clock.now()
    entry.save(update_fields=["sequence", "changed_at"])
    invite(person, entry, kind, stays=kind is Kind.INVITED)
