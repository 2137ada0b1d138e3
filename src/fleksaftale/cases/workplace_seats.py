"""A case comes under a workplace, and leaves it. While it is there, the workplace's HR has a seat in it.

HR's seat shows status and dates. What is written is closed to it without a grant, as for any other in HR.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit import Actor
from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import (
    PRINCIPALS,
    Case,
    Grant,
    NameOrder,
    Party,
    Role,
    Share,
    Workplace,
    WorkplaceMember,
)
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.cases.workplaces import Desk, Employer, rules_changed
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault

BATCH = 100
T = TypeVar("T")


def attach(seat: Seat, workplace_id: UUID) -> None:
    """Put the case under a workplace. The leader says so: all of its HR, who come and go, get a seat by it.

    Raises NotAllowed, NotFound (no such workplace).
    """
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("workplace.attach")
        workplace = Workplace.objects.filter(pk=workplace_id).first()
        if workplace is None:
            raise NotFound
        members = list(workplace.members.filter(WorkplaceMember.present()).select_related("user"))
        if seat.case.workplace_id == workplace.pk:
            return
        if seat.case.workplace_id:
            raise NotAllowed(_("Aftalen hører allerede under en arbejdsplads. Tag den ud derfra først."))
        seat.case.workplace = workplace
        seat.case.save(update_fields=["workplace"])
        rules_changed([seat.case.pk])
        name = Employer.of(workplace, _vault_of(workplace)).name
        record("workplace.attached", vault=seat.vault, actor=seat.actor, subject=name)
        inviter = seat.by_role[Role.LEADER]
        seat_members(seat.case, seat.vault, inviter, seat.everybody, members)
        tell_other(seat)


def detach(seat: Seat) -> None:
    """Take the case out again. HR's seats that came with the workplace end at once.

    Raises NotAllowed, also for HR whom one of the two has let in: their seat has nothing to do with it.
    """
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("workplace.detach")
        workplace = seat.case.workplace
        if workplace is None:
            return
        if not may_detach(seat):
            raise NotAllowed(_("Det kan kun I to eller arbejdspladsens HR."))
        name = Employer.of(workplace, _vault_of(workplace)).name
        record("workplace.detached", vault=seat.vault, actor=seat.actor, subject=name)
        seat.case.workplace = None
        seat.case.save(update_fields=["workplace"])
        rules_changed([seat.case.pk])
        end_seats(Party.objects.filter(case=seat.case, member__isnull=False, left_on__isnull=True))
        tell_other(seat)


def may_detach(seat: Seat) -> bool:
    """Whether the person may take the case out of the workplace it is under."""
    of_this_hr = seat.role is not Role.HR or seat.party.member_id is not None
    return of_this_hr and seat.may("workplace.detach")


def seat_members(
    case: Case,
    vault: Vault,
    inviter: Party,
    everybody: Iterable[Party],
    members: Iterable[WorkplaceMember],
) -> list[Party]:
    """A seat for each of HR who has none in the case. Who is in it already keeps the seat they have."""
    there = {p.user_id for p in everybody if p.user_id}
    made = []
    for member in members:
        assert member.user is not None  # noqa: S101  only who is present
        if member.user_id in there:
            continue
        party = Party(
            case=case,
            role=Role.HR,
            user=member.user,
            member=member,
            invited_by=inviter,
            joined_at=clock.now(),
        )
        party.sealed_name = vault.seal(party.place, member.user.name or member.user.email)
        made.append(party)
    Party.objects.bulk_create(made)
    forget_order({p.user_id for p in made})
    return made


def sit_down_everywhere(at: Desk) -> None:
    """Who has become HR gets a seat in every case of the workplace, and each case's log says so.

    In portions, so that nobody else waits for long; what a stop leaves undone is done at the next call.
    """
    held = Party.objects.filter(user=at.user).filter(Party.present())
    cases = Case.objects.filter(workplace=at.workplace).exclude(pk__in=held.values("case"))
    for numbers in portions(list(cases.values_list("pk", flat=True)), BATCH):
        vaults = Vault.of_many(numbers)
        with transaction.atomic():
            for case in cases.filter(pk__in=numbers).prefetch_related("parties"):
                if vault := vaults.get(case.pk):
                    _sit_down(at, case, vault)


def _sit_down(at: Desk, case: Case, vault: Vault) -> None:
    everybody = [p for p in case.parties.all() if not p.has_left()]
    principals = {p.role: p for p in everybody if p.role in PRINCIPALS}
    inviter = principals.get(Role.LEADER) or principals[Role.EMPLOYEE]
    for party in seat_members(case, vault, inviter, everybody, [at.member]):
        actor = Actor(str(party.pk), vault.open(party.place, party.sealed_name), Role.HR)
        record("workplace.hr_joined", vault=vault, actor=actor)


def stand_up_everywhere(at: Desk, member: WorkplaceMember) -> None:
    """Who has left HR has no seat by it any more. Inside a transaction."""
    parties = Party.objects.filter(member=member, left_on__isnull=True)
    rows = list(parties.select_related("case").order_by("pk"))
    vaults = Vault.of_many(p.case_id for p in rows)
    for party in rows:
        if vault := vaults.get(party.case_id):
            name = vault.open(party.place, party.sealed_name)
            record("workplace.hr_left", vault=vault, actor=at.actor, subject=name)
    end_seats(parties)


def end_seats(parties: Iterable[Party]) -> None:
    """End seats, with what was granted and shown in them. Inside a transaction."""
    numbers = [p.pk for p in parties]
    now = clock.now()
    for some in portions(numbers, 500):
        Party.objects.filter(pk__in=some).update(left_on=clock.today())
        Grant.objects.filter(party__in=some, ended_at__isnull=True).update(ended_at=now)
        Share.objects.filter(party__in=some, ended_at__isnull=True).update(ended_at=now)
    forget_order(Party.objects.filter(pk__in=numbers[:500]).values_list("user", flat=True))


def forget_order(users: Iterable[object]) -> None:
    """A case has come or gone, or a name has changed: the order of the names is made anew when asked for."""
    NameOrder.objects.filter(user__in=list(users)).delete()


def portions(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _vault_of(workplace: Workplace) -> Vault:
    try:
        return Vault.of(workplace.pk)
    except KeyErased:
        raise NotFound from None
