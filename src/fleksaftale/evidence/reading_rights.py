"""Who may read what in the journal. The newest row of an entry says it.

The two read what is theirs; a leader who came later only what was shared since, or passed on: what is done to
an older entry opens nothing. An adviser reads what was moved that far: a hidden one only what the principal
who let them in has moved.
"""

from datetime import UTC, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet

from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.evidence.models import SHARED, EntryRow, Zone

TO_ADVISERS = (Zone.ADVISERS, Zone.KOMMUNE)


def newest() -> QuerySet[EntryRow]:
    later = EntryRow.objects.filter(entry=OuterRef("entry"), revision__gt=OuterRef("revision"))
    return EntryRow.objects.filter(~Exists(later)).select_related("entry")


def readable(seat: Seat) -> QuerySet[EntryRow]:
    """The newest row of each entry that the person in the seat may read."""
    return newest().filter(_for(seat.party), entry__case=seat.case)


def readable_revisions(seat: Seat, row: EntryRow) -> list[EntryRow]:
    """What stood in an entry before, as far as this person may read it, oldest first."""
    earlier = EntryRow.objects.filter(entry=row.entry_id, revision__lt=row.revision)
    return list(earlier.filter(_for(seat.party)).order_by("revision"))


def shared_with(party: Party) -> QuerySet[EntryRow]:
    """What a principal may read, without what only they may: for who reads on their behalf."""
    return newest().filter(_for(party), entry__case=party.case_id, zone__in=SHARED)


def _for(party: Party) -> Q:
    own = Q(entry__owner=party.pk)
    if party.is_principal:
        return own | _shared(party)
    if party.role != Role.ADVISER:
        return Q(pk__in=[])
    moved = Q(zone__in=TO_ADVISERS)
    return moved & Q(entry__owner=party.invited_by_id) if party.hidden else moved


def _shared(party: Party) -> Q:
    shared = Q(zone__in=SHARED)
    return shared & Q(shared_at__gte=_begin(party)) if party.begins_on else shared


def _begin(party: Party) -> datetime:
    """The first moment of a party's first day."""
    assert party.begins_on is not None  # noqa: S101  asked only where there is one
    return datetime.combine(party.begins_on, time(), clock.DENMARK).astimezone(UTC)


def can_pass_on(seat: Seat, row: EntryRow) -> bool:
    """Whether the employee may give the row to a leader who came after it was shared."""
    leader = seat.by_role.get(Role.LEADER)
    if seat.role is not Role.EMPLOYEE or leader is None or not leader.begins_on or row.shared_at is None:
        return False
    return row.shared_at < _begin(leader)


def advisers_who_read(seat: Seat) -> list[Party]:
    """The advisers who would read an entry that this principal moves so far."""
    return [
        p
        for p in seat.companions
        if p.role == Role.ADVISER and p.is_present() and (not p.hidden or p.invited_by_id == seat.party.pk)
    ]


def knows_an_adviser(seat: Seat) -> bool:
    """Whether there is an adviser whom both of the two know of."""
    return any(p.role == Role.ADVISER and p.is_present() and not p.hidden for p in seat.companions)


def zone_seen(seat: Seat, row: EntryRow) -> Zone:
    """Who may read it, as this person is told: a step to advisers must not give a hidden one away."""
    mine = row.entry.owner_id == seat.party.pk
    if row.zone != Zone.ADVISERS or mine or not seat.party.is_principal or knows_an_adviser(seat):
        return Zone(row.zone)
    return Zone.BOTH
