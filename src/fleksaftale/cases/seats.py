"""One person's seat in one case: what every page and command about a case starts from."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from fleksaftale.audit import Actor
from fleksaftale.cases import policy
from fleksaftale.cases.models import PRINCIPALS, Case, Grant, GuestLink, Life, NoOther, Party, Role, What
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault

if TYPE_CHECKING:
    from fleksaftale.people.models import User


class NotFound(Exception):
    """There is no such case for this person. Pages answer 404, so a stranger learns nothing."""


class AccessEnded(NotFound):
    """This person had a seat in the case. It has ended, and they may know that."""


class AccessLater(NotFound):
    """This person has a seat from a day that has not come."""

    def __init__(self, begins_on: date) -> None:
        super().__init__(f"begins on {begins_on}")
        self.begins_on = begins_on


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
class Guest:
    """Who came by a one-time link and has no account; ``visit`` is the hash of what their browser holds."""

    link: UUID
    visit: str


@dataclass(frozen=True)
class Seat:
    """A seat in a case, with the key that opens it. Made by :func:`take`, never by hand in a view.

    ``parties`` are the two principals; ``everybody`` is all who have or will have a seat, hidden ones too.
    Where somebody with the grant *indtaster* writes for a principal, ``party`` is that principal and
    ``typist`` is who writes.
    """

    case: Case
    party: Party
    parties: tuple[Party, ...]
    vault: Vault
    noted: Life  # the newest status
    life_on: date | None = None  # the last day of the employment, where that is noted
    everybody: tuple[Party, ...] = ()
    grants: frozenset[str] = frozenset()
    types_for: tuple[Party, ...] = ()  # who gave this person the grant indtaster, or cannot
    typist: Party | None = None
    link: GuestLink | None = None  # what a guest came by

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
        """The person in the seat. There is none in a guest's: ask for ``who`` there."""
        user: User | None = (self.typist or self.party).user
        assert user is not None  # noqa: S101
        return user

    @property
    def is_guest(self) -> bool:
        return self.link is not None

    @property
    def who(self) -> "User | Guest":
        """Whom to :func:`take` this seat for again."""
        return Guest(self.link.pk, self.link.visit) if self.link else self.user

    @cached_property
    def facts(self) -> Facts:
        return Facts.unseal(self.case, self.vault)

    @cached_property
    def other(self) -> Party:
        """The other principal. There is always one: it is made with the case, before anybody is invited.

        Raises NoOther in the seat of somebody who is no principal: ask for ``parties`` or ``inviter`` there.
        """
        return next(p for p in self.parties if p.role == self.role.other)

    @property
    def is_principal(self) -> bool:
        return self.role.is_principal

    @cached_property
    def inviter(self) -> Party:
        """The principal who let this person in, or who has taken over from that one.

        Raises NoOther in a principal's own seat.
        """
        if self.is_principal or self.party.invited_by_id is None:
            raise NoOther(self.role)
        found = next((p for p in self.parties if p.pk == self.party.invited_by_id), None)
        return found or self.by_role[Role(self.ever[self.party.invited_by_id].role)]

    @cached_property
    def companions(self) -> list[Party]:
        """The others in the case whom this person may know of: advisers, HR, an organisation, a deputy."""
        return [p for p in self.everybody if not p.is_principal and p.is_seen_by(self.party)]

    @cached_property
    def ever(self) -> dict[UUID, Party]:
        """Everybody who has or had a seat, by id: for what was signed and said by who has left."""
        return {p.pk: p for p in self.case.parties.all()}

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
        if self.role is Role.EMPLOYEE:
            return workplace
        return f"{self.name_of(self.by_role[Role.EMPLOYEE])} · {workplace}"

    @cached_property
    def by_role(self) -> dict[Role, Party]:
        """The two principals."""
        return {Role(p.role): p for p in self.parties}

    @property
    def actor(self) -> Actor:
        if self.typist:
            said = {"typist": self.name_of(self.typist), "name": self.name}
            written = _("%(typist)s for %(name)s") % said
            return Actor(str(self.typist.pk), written, self.typist.role, typed_for=str(self.party.pk))
        return Actor(str(self.party.pk), self.name, self.party.role, guest=self.is_guest)

    def may(self, action: str) -> bool:
        if self.is_guest and action in policy.FOR_ACCOUNTS:
            return False
        if self.party.must_read and action not in policy.BEFORE_READING:
            return False
        return policy.may(self._sitting.role, action, self.life_for(action), self._counting)

    @property
    def _sitting(self) -> Party:
        return self.typist or self.party

    @property
    def _counting(self) -> frozenset[str]:
        """The grants that hold in this seat: *indtaster* only where the person types for somebody."""
        return frozenset({What.INDTASTER}) if self.typist else self.grants - {What.INDTASTER}

    def for_action(self, action: str) -> "Seat":
        """The seat to do an action from: who may only do it as *indtaster* types for somebody."""
        if self.types_for and not self.may(action) and (typing := self.typing).may(action):
            return typing
        return self

    @property
    def typing(self) -> "Seat":
        """The seat of the principal this person types for; the employee where both have asked."""
        party = min(self.types_for, key=lambda p: p.role)
        return replace(self, party=party, typist=self.party)

    def life_for(self, action: str) -> Life:
        """To take back a noted last day is a matter of the note, not of the day."""
        return self.noted if action == "case.reopen" else self.life

    def allow(self, action: str) -> None:
        """Raises NotAllowed, with the reason, unless the policy table lets this party do it now."""
        if not self.may(action):
            if self.is_guest and action in policy.FOR_ACCOUNTS:
                raise policy.NotAllowed(_("Det kan man kun med en konto. Som gæst har du kun aftalen."))
            if self.party.must_read:
                raise policy.NotAllowed(_("Læs først aftalen, og sig, at du har læst den."))
            life = self.life_for(action)
            raise policy.NotAllowed(policy.refusal(self._sitting.role, action, life, self._counting))


def take(user: "User | Guest", case_id: UUID, *, lock: bool = False, typing_for: UUID | None = None) -> Seat:
    """This person's seat in the case, or this guest's. Raises NotFound for a stranger and for a case whose
    key is erased; AccessEnded and AccessLater for who had a seat, or will have one.

    ``lock`` holds the case's row until the transaction ends, for commands that change its life.
    ``typing_for`` names the principal for whom somebody with the grant *indtaster* writes.
    """
    if lock:
        Case.objects.select_for_update().filter(pk=case_id).first()
    if isinstance(user, Guest):
        return _guest_seat(user, case_id)
    cases = Case.objects.visible_to(user).with_life()
    case = cases.filter(pk=case_id).first()
    if case is None:
        raise _why_not(user, case_id)
    seat = _seat(user, case, _vault(case))
    return _typing(seat, typing_for) if typing_for else seat


def _guest_seat(guest: Guest, case_id: UUID) -> Seat:
    """The link is asked every time, so that taking it back holds at once."""
    rows = GuestLink.objects.filter(pk=guest.link, case=case_id, party__user__isnull=True)
    link = rows.exclude(visit="").filter(visit=guest.visit, opened_at__isnull=False).first()
    case = Case.objects.with_life().filter(pk=case_id).first()
    if link is None or case is None or not link.is_open():
        raise NotFound
    return _in_seat(case, _vault(case), lambda party: party.pk == link.party_id, link)


def beside(seat: Seat, link: GuestLink | None) -> Seat:
    """The other principal's seat, for somebody who has just proved on the same device to be that one.

    ``link``: the one that a guest among them came by; None for who has an account.
    """
    return replace(seat, party=seat.other, link=link, typist=None)


def _why_not(user: "User", case_id: UUID) -> NotFound:
    party = Party.objects.filter(case=case_id, user=user).last() if user.is_authenticated else None
    if party is None:
        return NotFound()
    if party.begins_on and party.begins_on > clock.today():
        return AccessLater(party.begins_on)
    return AccessEnded()


def _typing(seat: Seat, principal: UUID) -> Seat:
    """The seat of one principal, with the person of ``seat`` writing in it. Raises NotAllowed."""
    party = next((p for p in seat.types_for if p.pk == principal), None)
    if party is None:
        raise policy.NotAllowed(policy.refusal(seat.party.role, "agreement.edit_draft", seat.life))
    return replace(seat, party=party, typist=seat.party)


def of_case(case: Case) -> Seat:
    """The case from one of its parties' seats, for what the program does by itself. Raises NotFound.

    Nobody acts from it: what it does is recorded as the system's.
    """
    found = Case.objects.with_life().get(pk=case.pk)
    everybody = _not_left(found.parties.order_by("role"))
    parties = tuple(p for p in everybody if p.is_principal and p.is_present())
    life: str = found.life  # type: ignore[attr-defined]  # annotated by with_life()
    life_on: date | None = found.life_on  # type: ignore[attr-defined]
    return Seat(found, parties[0], parties, _vault(found), Life(life), life_on, everybody)


def _vault(case: Case) -> Vault:
    try:
        return Vault.of(case.pk)
    except KeyErased:
        raise NotFound from None


def _seat(user: "User", case: Case, vault: Vault) -> Seat:
    seat = _in_seat(case, vault, lambda party: party.user_id == user.pk)
    seat.party.user = user  # who is there already is not asked for again
    return seat


def _in_seat(
    case: Case, vault: Vault, is_mine: Callable[[Party], bool], link: GuestLink | None = None
) -> Seat:
    everybody = _not_left(case.parties.all())
    parties = tuple(p for p in everybody if p.is_principal and p.is_present())
    mine = next((p for p in (*parties, *everybody) if is_mine(p) and p.is_present()), None)
    if mine is None:
        raise NotFound
    grants = list(Grant.objects.running().filter(party=mine)) if mine.role == Role.HR else []
    askers = {g.given_by_id for g in grants if g.what == What.INDTASTER}
    types_for = tuple(p for p in parties if p.pk in askers or (askers and _cannot_ask(p)))
    life: str = case.life  # type: ignore[attr-defined]  # annotated by with_life()
    life_on: date | None = case.life_on  # type: ignore[attr-defined]
    may_more = frozenset(g.what for g in grants)
    return Seat(case, mine, parties, vault, Life(life), life_on, everybody, may_more, types_for, link=link)


def _not_left(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Who has or will have a seat. As in ``Party.present``, an adviser leaves with who invited them."""
    everybody = list(parties)
    left = {p.pk for p in everybody if p.has_left()}
    advised = (p.pk for p in everybody if p.role == Role.ADVISER and p.invited_by_id in left)
    left.update(list(advised))
    return tuple(p for p in everybody if p.pk not in left)


def _cannot_ask(principal: Party) -> bool:
    """Whether a principal uses no screen at all: no account, no guest's link, and no invitation that waits
    for them. Then the other asks for them, and the record says who typed."""
    if principal.user_id or GuestLink.objects.filter(party=principal).exists():
        return False
    return not any(each.is_open() for each in principal.invitations.all())


def seats_of(user: "User", *, start: int = 0, stop: int | None = None, own: bool = False) -> list[Seat]:
    """A person's cases, newest first, in a constant number of queries.

    ``own``: only those in which they are one of the two. HR may be in thousands besides.
    """
    mine = Party.objects.filter(Party.present(), case=OuterRef("pk"), user=user, role__in=PRINCIPALS)
    visible = Case.objects.visible_to(user)
    cases = list(
        (visible.filter(Exists(mine)) if own else visible)
        .with_life()
        .order_by("-created_at")
        .select_related("workplace")
        .prefetch_related("parties")[start:stop]
    )
    vaults = Vault.of_many([case.pk for case in cases])
    return [_seat(user, case, vaults[case.pk]) for case in cases if case.pk in vaults]
