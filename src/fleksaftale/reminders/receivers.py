"""Who is written to about a talk: whoever sits in the two seats that day, as they want it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.conf import settings

from fleksaftale.cases import guests, seats
from fleksaftale.cases.models import PRINCIPALS, Case, Party
from fleksaftale.people.models import User
from fleksaftale.reminders.models import Choice


@dataclass(frozen=True)
class Receiver:
    """A person with an account, or a guest's seat in one case."""

    party: Party

    @property
    def user(self) -> User | None:
        return self.party.user

    @property
    def key(self) -> UUID:
        """The same for all seats of one person."""
        return self.party.user_id or self.party.pk

    @cached_property
    def _guest(self) -> guests.Way | None:
        """What there is of a guest who has proved an address and has not been taken out."""
        return None if self.user else guests.way_to(seats.of_case(self.party.case), self.party)

    @property
    def address(self) -> str:
        """Empty where there is nobody to write to."""
        if self.user:
            return self.user.email
        return self._guest.email if self._guest else ""

    @property
    def language(self) -> str:
        if self.user:
            return self.user.language
        return self._guest.language if self._guest else "da"

    def link(self, cases: Iterable[UUID]) -> str:
        """Where the mail leads: to the case, or the list of them. A guest gets a fresh link."""
        if self.user is None:
            token = guests.fresh_link(seats.of_case(self.party.case), self.party)
            return f"{settings.PUBLIC_URL}/g/{token}/"
        among = set(cases)
        return f"{settings.PUBLIC_URL}/sager/" + (f"{among.pop()}/" if len(among) == 1 else "")

    @property
    def owner(self) -> UUID:
        """Under whose key a mail to them is sealed: their own, or the case's."""
        return self.key if self.user else self.party.case_id


def principals(cases: Iterable[Case | UUID]) -> list[Receiver]:
    """Both seats of these cases, where somebody sits in them today."""
    found = Party.objects.filter(Party.present(), case__in=cases, role__in=PRINCIPALS)
    return [Receiver(party) for party in found.select_related("user", "case")]


def choices(people: Iterable[Receiver]) -> dict[UUID, Choice]:
    """What these want by mail, where they have said so."""
    keys = {person.key for person in people if person.user}
    return {row.pk: row for row in Choice.objects.filter(pk__in=keys)}
