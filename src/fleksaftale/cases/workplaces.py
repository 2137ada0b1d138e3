"""The employer behind several cases: what it is called, its own rules, and the people it has in HR."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from fleksaftale.audit import Actor
from fleksaftale.cases.models import Case, Party, Role, Workplace, WorkplaceInvitation, WorkplaceMember
from fleksaftale.cases.seats import NotFound
from fleksaftale.core.crypto import KeyErased, Vault
from fleksaftale.people.identity import verified_addresses
from fleksaftale.people.models import User


@dataclass(frozen=True)
class Rules:
    """What a workplace may set. The defaults are advice, not law.

    ``remind_before``: days before a talk on which both are reminded. ``remind_after``: days after its day on
    which both are told that it was not held. ``late_after``: days after its day from which HR's list says so.
    ``gap_days``: the longest time without written follow-up that the documentation does not mark.
    ``third_signature``: the workplace asks for the signature of a faglig organisation.
    ``between_mails``: the shortest rest between two mails to one person.
    """

    remind_before: tuple[int, ...] = (14, 3)
    remind_after: int = 1
    late_after: int = 15
    gap_days: int = 120
    third_signature: bool = False
    between_mails: timedelta = timedelta(days=1)


RULES_CHANGED: list[Callable[[Iterable[UUID]], None]] = []
"""What rooms above do when the rules of some cases are others by now, in the same transaction."""


def rules_changed(cases: Iterable[UUID]) -> None:
    """To be called by each command after which other rules hold for these cases."""
    for listener in RULES_CHANGED:
        listener(cases)


def rules_of(case: Case) -> Rules:
    """The rules of the case's workplace; the advised ones where it has none."""
    return rules_at(case.workplace) if case.workplace else Rules()


def rules_at(workplace: Workplace) -> Rules:
    return Rules(
        remind_before=tuple(sorted(workplace.remind_before, reverse=True)),
        remind_after=workplace.remind_after,
        late_after=workplace.late_after,
        gap_days=workplace.gap_days,
        third_signature=workplace.third_signature,
        between_mails=timedelta(days=workplace.between_mails),
    )


@dataclass(frozen=True)
class Employer:
    """What a workplace is called. ``cvr`` is eight digits or empty."""

    name: str
    cvr: str = ""

    def sealed(self, vault: Vault) -> bytes:
        return vault.seal("workplace:facts", json.dumps({"name": self.name, "cvr": self.cvr}))

    @classmethod
    def of(cls, workplace: Workplace, vault: Vault) -> "Employer":
        return cls(**json.loads(vault.open("workplace:facts", workplace.sealed_facts)))


@dataclass(frozen=True)
class Desk:
    """One HR person's place at a workplace, with the key that opens it. Made by :func:`desk`."""

    workplace: Workplace
    member: WorkplaceMember
    vault: Vault

    @property
    def user(self) -> User:
        user: User | None = self.member.user
        assert user is not None  # noqa: S101  who sits here has an account
        return user

    @property
    def employer(self) -> Employer:
        return Employer.of(self.workplace, self.vault)

    @property
    def rules(self) -> Rules:
        return rules_at(self.workplace)

    @property
    def actor(self) -> Actor:
        return Actor(str(self.member.pk), self.name_of(self.member), self.member.role)

    def name_of(self, member: WorkplaceMember) -> str:
        return self.vault.open(member.place, member.sealed_name)


def desk(user: User, workplace_id: UUID, *, lock: bool = False) -> Desk:
    """This person's place at the workplace. Raises NotFound for everybody who is not its HR today.

    ``lock`` holds the workplace's row until the transaction ends.
    """
    if lock:
        Workplace.objects.select_for_update().filter(pk=workplace_id).first()
    rows = WorkplaceMember.objects.filter(WorkplaceMember.present(), workplace=workplace_id, user=user)
    member = rows.select_related("workplace", "user").first()
    if member is None:
        raise NotFound
    return Desk(member.workplace, member, _vault(workplace_id))


def desks_of(user: User) -> list[Desk]:
    """Every workplace this person is HR of, by name."""
    if not user.is_authenticated:
        return []
    rows = WorkplaceMember.objects.filter(WorkplaceMember.present(), user=user)
    members = list(rows.select_related("workplace", "user"))
    vaults = Vault.of_many(m.workplace_id for m in members)
    found = [Desk(m.workplace, m, vaults[m.workplace_id]) for m in members if m.workplace_id in vaults]
    return sorted(found, key=lambda one: one.employer.name.casefold())


def is_hr(user: User) -> bool:
    """Whether somebody is HR of a workplace, or of a case that lies under none."""
    of_a_workplace = WorkplaceMember.objects.filter(WorkplaceMember.present(), user=user)
    of_a_case = Party.objects.filter(Party.seated(), user=user, role=Role.HR)
    return of_a_workplace.exists() or of_a_case.exists()


def employer_by_id(workplace_id: UUID) -> Employer:
    """What a workplace is called, for who was given its address. Raises NotFound."""
    workplace = Workplace.objects.filter(pk=workplace_id).first()
    if workplace is None:
        raise NotFound
    return Employer.of(workplace, _vault(workplace_id))


@dataclass(frozen=True)
class InHr:
    """One in HR, or invited to it, as the others there see them."""

    id: UUID
    name: str
    joined: bool
    is_me: bool


def people_in_hr(at: Desk) -> list[InHr]:
    """Who is HR, first who is reading, then by name; then those who have not said yes."""
    rows = list(at.workplace.members.filter(left_on__isnull=True))
    waiting = WorkplaceInvitation.objects.filter(member__in=rows, used_at__isnull=True)
    live = {one.member_id for one in waiting if one.cancelled_at is None}
    shown = [InHr(m.pk, at.name_of(m), m.user_id is not None, m == at.member) for m in rows]
    shown = [one for one in shown if one.joined or one.id in live]
    return sorted(shown, key=lambda one: (not one.is_me, not one.joined, one.name.casefold()))


def addresses_of_hr(at: Desk) -> frozenset[str]:
    """Where HR's people are written to; of who asks, every address that they have shown to be theirs.

    None of them is an employee's in a file: who is in HR would then be in their own case as HR too.
    """
    rows = at.workplace.members.filter(WorkplaceMember.present()).select_related("user")
    emails = {member.user.email.lower() for member in rows if member.user}
    return verified_addresses(at.user) | emails


def names_of_hr(case: Case, vaults: Iterable[Vault] = ()) -> list[str]:
    """Who at the case's workplace sees it, for its people to read."""
    if case.workplace is None:
        return []
    vault = next(iter(vaults), None) or _vault(case.workplace.pk)
    rows = WorkplaceMember.objects.filter(
        WorkplaceMember.present(), workplace=case.workplace, seats__case=case, seats__left_on__isnull=True
    )
    return sorted(vault.open(m.place, m.sealed_name) for m in rows.distinct())


def _vault(workplace_id: UUID) -> Vault:
    try:
        return Vault.of(workplace_id)
    except KeyErased:
        raise NotFound from None
