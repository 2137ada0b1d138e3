"""One person's seat in one case: what every page and command about a case starts from."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from fleksaftale.audit import Actor
from fleksaftale.cases import policy
from fleksaftale.cases.models import Case, Life, Party, Role
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault

if TYPE_CHECKING:
    from fleksaftale.people.models import User


class NotFound(Exception):
    """There is no such case for this person. Pages answer 404, so a stranger learns nothing."""


@dataclass(frozen=True)
class Facts:
    """What a case says of the workplace. ``cvr`` is eight digits or empty."""

    workplace: str
    cvr: str = ""

    def sealed(self, vault: Vault) -> bytes:
        return vault.seal("case:facts", json.dumps({"workplace": self.workplace, "cvr": self.cvr}))

    @classmethod
    def unseal(cls, case: Case, vault: Vault) -> "Facts":
        return cls(**json.loads(vault.open("case:facts", case.sealed_facts)))


@dataclass(frozen=True)
class Seat:
    """A party of a case, with the key that opens it. Made by :func:`take`, never by hand in a view."""

    case: Case
    party: Party
    parties: tuple[Party, ...]
    vault: Vault
    noted: Life  # the newest status
    life_on: date | None = None  # the last day of the employment, where that is noted

    @property
    def life(self) -> Life:
        """Where the case stands today: an employment that ends later is open until its last day is over."""
        return Life.OPEN if self.is_ending else self.noted

    @property
    def is_ending(self) -> bool:
        """The last day is noted and has not passed."""
        ahead = self.life_on is not None and self.life_on >= clock.today()
        return self.noted is Life.ENDED and ahead

    @property
    def role(self) -> Role:
        return Role(self.party.role)

    @property
    def user(self) -> "User":
        """The person in the seat: it is only taken by somebody who has joined."""
        user: User | None = self.party.user
        assert user is not None  # noqa: S101
        return user

    @cached_property
    def facts(self) -> Facts:
        return Facts.unseal(self.case, self.vault)

    @cached_property
    def other(self) -> Party:
        """The other party. There is always one: it is made with the case, before anybody is invited."""
        return next(p for p in self.parties if p.role == self.role.other)

    def name_of(self, party: Party) -> str:
        return self.vault.open(party.place, party.sealed_name)

    @cached_property
    def name(self) -> str:
        return self.name_of(self.party)

    @cached_property
    def other_name(self) -> str:
        return self.name_of(self.other)

    @cached_property
    def title(self) -> str:
        """What tells this case from the person's others: a leader may have several at one workplace."""
        workplace = self.facts.workplace
        return workplace if self.role is Role.EMPLOYEE else f"{self.other_name} · {workplace}"

    @cached_property
    def by_role(self) -> dict[Role, Party]:
        return {Role(p.role): p for p in self.parties}

    @property
    def actor(self) -> Actor:
        return Actor(id=str(self.party.pk), name=self.name, role=self.party.role)

    def may(self, action: str) -> bool:
        return policy.may(self.party.role, action, self.life_for(action))

    def life_for(self, action: str) -> Life:
        """To take back a noted last day is a matter of the note, not of the day."""
        return self.noted if action == "case.reopen" else self.life

    def allow(self, action: str) -> None:
        """Raises NotAllowed, with the reason, unless the policy table lets this party do it now."""
        if not self.may(action):
            raise policy.NotAllowed(policy.refusal(self.party.role, action, self.life_for(action)))


def take(user: "User", case_id: UUID, *, lock: bool = False) -> Seat:
    """This person's seat in the case. Raises NotFound for a stranger and for a case whose key is erased.

    ``lock`` holds the case's row until the transaction ends, for commands that change its life.
    """
    cases = Case.objects.visible_to(user).with_life()
    if lock:
        Case.objects.select_for_update().filter(pk=case_id).first()
    case = cases.filter(pk=case_id).first()
    if case is None:
        raise NotFound
    return _seat(user, case, _vault(case))


def of_case(case: Case) -> Seat:
    """The case from one of its parties' seats, for what the program does by itself. Raises NotFound.

    Nobody acts from it: what it does is recorded as the system's.
    """
    found = Case.objects.with_life().get(pk=case.pk)
    parties = tuple(found.parties.order_by("role"))
    life: str = found.life  # type: ignore[attr-defined]  # annotated by with_life()
    life_on: date | None = found.life_on  # type: ignore[attr-defined]
    return Seat(found, parties[0], parties, _vault(found), Life(life), life_on)


def _vault(case: Case) -> Vault:
    try:
        return Vault.of(case.pk)
    except KeyErased:
        raise NotFound from None


def _seat(user: "User", case: Case, vault: Vault) -> Seat:
    present = tuple(p for p in case.parties.all() if p.left_on is None)
    mine = next((p for p in present if p.user_id == user.pk), None)
    if mine is None:
        raise NotFound
    life: str = case.life  # type: ignore[attr-defined]  # annotated by with_life()
    life_on: date | None = case.life_on  # type: ignore[attr-defined]
    return Seat(case, mine, present, vault, Life(life), life_on)


def seats_of(user: "User", *, start: int = 0, stop: int | None = None) -> list[Seat]:
    """A person's cases, newest first, in a constant number of queries."""
    cases = list(
        Case.objects.visible_to(user)
        .with_life()
        .order_by("-created_at")
        .prefetch_related("parties")[start:stop]
    )
    vaults = Vault.of_many([case.pk for case in cases])
    return [_seat(user, case, vaults[case.pk]) for case in cases if case.pk in vaults]
