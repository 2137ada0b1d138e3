"""Letting others into a case than the two: advisers, HR, a faglig organisation, a deputy. Each access ends.

A companion sees what is shared with them and nothing else. An adviser whom the employee invites is hidden
from everybody else until the employee shows them; HR and deputies are never hidden from the employee.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import Entry, record
from fleksaftale.cases.commands import language_of, token_hash
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import AskedSignature, Case, Grant, Invitation, Party, Role, Share, What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.core import clock
from fleksaftale.mail import outbox
from fleksaftale.people.identity import verified_addresses
from fleksjob import dates

MAY_INVITE: Mapping[Role, frozenset[Role]] = {
    Role.ADVISER: frozenset({Role.EMPLOYEE, Role.LEADER}),
    Role.HR: frozenset({Role.EMPLOYEE, Role.LEADER}),
    Role.ORGANISATION: frozenset({Role.EMPLOYEE, Role.LEADER}),
    Role.DEPUTY: frozenset({Role.LEADER}),
}
"""Which companions each principal may let in."""


@dataclass(frozen=True)
class Person:
    """Somebody to let in: ``until`` is their last day, or None until they are seen out. ``once`` is the
    number of the form that said so: the same sent twice is one seat."""

    role: Role
    name: str
    email: str
    begins_on: date | None = None
    until: date | None = None
    once: UUID | None = None

    def seat_id(self, inviter: Party) -> UUID:
        """The same for the same person from the same form; one of its own where no form is named."""
        said = "\n".join([str(self.once), self.role, self.name, self.email])
        return uuid5(inviter.pk, said) if self.once else uuid4()


def let_in(seat: Seat, person: Person, *, shared: UUID | None = None, what: str = "") -> Party:
    """Invite a companion by mail; ``shared`` is the version they may read. Raises NotAllowed.

    The mail says that there is a document to read, and no more.
    """
    return invite(seat, person, shared=shared, what=what)[0]


def invite(seat: Seat, person: Person, *, shared: UUID | None = None, what: str = "") -> tuple[Party, str]:
    """The same, with the token of the mail's link, which is kept nowhere; empty if pressed twice."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.let_in")
        if seat.role not in MAY_INVITE.get(person.role, ()):
            raise NotAllowed(_("Det kan du ikke gøre i din rolle."))
        if found := Party.objects.filter(case=seat.case, pk=person.seat_id(seat.party)).first():
            if not found.has_left():
                return found, ""
            person = replace(person, once=None)  # asked in again after the end
        email = person.email.strip().lower()
        if email in verified_addresses(seat.user):
            raise NotAllowed(_("Det er din egen mailadresse. Skriv den andens."))
        party = add_party(seat, person)
        details = {**party.log_details, "role": Role(party.role).label.lower()}
        record("companion.invited", vault=seat.vault, actor=seat.actor, subject=person.name, details=details)
        if shared:
            share(seat, party, shared, what)
        token = send_invitation(seat, party, email)
    return party, token


def add_party(seat: Seat, person: Person) -> Party:
    """A seat for somebody who has not said yes yet."""
    party = Party(
        pk=person.seat_id(seat.party),
        case=seat.case,
        role=person.role,
        invited_by=seat.party,
        begins_on=person.begins_on,
        left_on=person.until + timedelta(days=1) if person.until else None,
        hidden=person.role is Role.ADVISER and seat.role is Role.EMPLOYEE,
    )
    party.sealed_name = seat.vault.seal(party.place, person.name)
    party.save(force_insert=True)
    return party


def send_invitation(seat: Seat, party: Party, email: str) -> str:
    """A one-time link to the address. A hidden adviser's mail is the inviter's own, not the case's: nothing
    about it shows to the other side, not even that a mail is late."""
    token = secrets.token_urlsafe(32)
    invitation = Invitation(case=seat.case, party=party, created_by=seat.party, token_hash=token_hash(token))
    invitation.sealed_email = seat.vault.seal(invitation.place, email)
    invitation.save(force_insert=True)
    outbox.post(
        "invitation.read",
        to=email,
        language=language_of(email, seat.user),
        vault=seat.user.vault if party.hidden else seat.vault,
        context={"link": f"{settings.PUBLIC_URL}/i/{token}/"},
    )
    return token


def companion(seat: Seat, party_id: UUID) -> Party:
    """A companion whom this person knows of. Raises NotFound, also for one who is hidden from them."""
    found = next((p for p in seat.companions if p.pk == party_id), None)
    if found is None:
        raise NotFound
    return found


def may_see_out(seat: Seat, party: Party) -> bool:
    """Who invited an adviser ends it; of HR or a deputy either principal may. An organisation's signature is
    taken away by both together."""
    mine = party.invited_by_id == seat.party.pk and party.role == Role.ADVISER
    return seat.may("case.see_out") and (mine or party.role in (Role.HR, Role.DEPUTY))


def see_out(seat: Seat, party_id: UUID) -> None:
    """End a companion's access. It holds at their next click."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.see_out")
        party = companion(seat, party_id)
        if not may_see_out(seat, party):
            raise NotAllowed(_("Det kan kun den gøre, der har inviteret."))
        now = clock.now()
        Party.objects.filter(pk=party.pk).update(left_on=clock.today())
        Invitation.objects.filter(party=party, used_at__isnull=True).update(cancelled_at=now)
        Grant.objects.running().filter(party=party).update(ended_at=now)
        Share.objects.running().filter(party=party).update(ended_at=now)
        name = seat.name_of(party)
        record(
            "companion.seen_out",
            vault=seat.vault,
            actor=seat.actor,
            subject=name,
            details=party.log_details,
        )


def show(seat: Seat, party_id: UUID) -> None:
    """The employee lets the other side know of their adviser. What was logged before stays the employee's."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.let_in")
        party = companion(seat, party_id)
        if not party.hidden or party.invited_by_id != seat.party.pk:
            return
        party.hidden = False
        party.save(update_fields=["hidden"])
        record("companion.shown", vault=seat.vault, actor=seat.actor, subject=seat.name_of(party))


def tell_companion(seat: Seat, party: Party) -> None:
    """Tell a companion that there is something new to read. Says nothing of what it is."""
    if party.user is None:
        return
    outbox.post(
        "case.news",
        to=party.user.email,
        language=party.user.language,
        vault=seat.user.vault if party.hidden else seat.vault,
        context={"link": f"{settings.PUBLIC_URL}/sager/{seat.case.pk}/"},
    )


# --- what they may read ------------------------------------------------------------------------------------


def share(seat: Seat, party: Party, thing: UUID, what: str) -> None:
    """Let a companion read one more thing, called ``what`` in the log. Inside a transaction."""
    if party.invited_by_id != seat.party.pk:
        raise NotAllowed(_("Det kan kun den gøre, der har inviteret."))
    if Share.objects.running().filter(party=party, thing=thing).exists():
        return
    Share.objects.create(party=party, thing=thing, shared_by=seat.party)
    details = {**party.log_details, "what": what}
    record(
        "companion.shared", vault=seat.vault, actor=seat.actor, subject=seat.name_of(party), details=details
    )


def share_more(seat: Seat, party_id: UUID, thing: UUID, what: str) -> None:
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.let_in")
        share(seat, companion(seat, party_id), thing, what)


def shared_with(party: Party) -> set[UUID]:
    """The ids of what a companion may read today."""
    return set(Share.objects.running().filter(party=party).values_list("thing", flat=True))


# --- grants ------------------------------------------------------------------------------------------------


def give(seat: Seat, party_id: UUID, what: What, *, until: date) -> Grant:
    """Let HR do a named thing in this case until a day. Both principals see it, and either ends it.

    With *indtaster* HR types for the one who gave it. Raises NotAllowed.
    """
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.let_in")
        party = companion(seat, party_id)
        if party.role != Role.HR:
            raise NotAllowed(_("Kun HR kan få den tilladelse."))
        if until < clock.today():
            raise NotAllowed(_("Datoen er passeret. Vælg i dag eller en senere dag."))
        mine = Grant.objects.running().filter(party=party, what=what, given_by=seat.party)
        mine.update(ended_at=clock.now())
        grant = Grant.objects.create(party=party, what=what, given_by=seat.party, until=until)
        details = {"what": What(what).label.lower(), "date": dates.show(until)}
        record(
            "grant.given", vault=seat.vault, actor=seat.actor, subject=seat.name_of(party), details=details
        )
    return grant


def end_grant(seat: Seat, grant_id: UUID) -> None:
    """Take a grant back. Either principal may."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.see_out")
        grant = Grant.objects.running().filter(pk=grant_id, party__case=seat.case).first()
        if grant is None:
            return
        grant.ended_at = clock.now()
        grant.save(update_fields=["ended_at"])
        details = {"what": What(grant.what).label.lower()}
        name = seat.name_of(grant.party)
        record("grant.ended", vault=seat.vault, actor=seat.actor, subject=name, details=details)


def running_grants(party: Party) -> list[Grant]:
    return list(Grant.objects.running().filter(party=party).select_related("given_by"))


# --- a third signature -------------------------------------------------------------------------------------


def asked_to_sign(case: Case) -> set[UUID]:
    """The organisations whose signature both principals have asked for."""
    asked = AskedSignature.objects.filter(party__case=case, agreed_by__isnull=False, dropped_at__isnull=True)
    return set(asked.values_list("party", flat=True))


# --- the log -----------------------------------------------------------------------------------------------


def may_read(seat: Seat, entry: Entry) -> bool:
    """Whether a line of the log is for this person: what a hidden adviser did is the inviter's alone,
    and what was before a new leader came is not theirs."""
    only, first = entry.details.get("only"), seat.party.begins_on
    mine = not only or only == str(seat.party.pk)
    return mine and (first is None or clock.day_of(entry.at) >= first)
