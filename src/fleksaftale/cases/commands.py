"""What people do with a case: make it, invite, say yes, correct its facts."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit import Actor
from fleksaftale.audit.log import record
from fleksaftale.cases import seats
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import (
    PRINCIPALS,
    Case,
    CaseStatus,
    GuestLink,
    Invitation,
    Life,
    NameOrder,
    Party,
    Role,
    ToInvite,
)
from fleksaftale.cases.one_time_links import count_try
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault
from fleksaftale.mail import outbox
from fleksaftale.people.identity import verified_addresses
from fleksaftale.people.models import User


def create_case(
    user: User, *, role: Role, facts: Facts, other_name: str, case_id: UUID | None = None
) -> Seat:
    """Open a case with this person in ``role`` and an empty seat for the other party.

    Raises IntegrityError if there is a case ``case_id`` already.
    """
    case_id = case_id or uuid4()
    vault = Vault.create(case_id)  # the key store commits first: a key without a case does no harm
    with transaction.atomic():
        case = Case(pk=case_id, sealed_facts=facts.sealed(vault))
        case.save(force_insert=True)
        mine = _party(case, role, vault, user.name, user=user)
        _party(case, role.other, vault, other_name)
        CaseStatus.objects.create(case=case, life=Life.OPEN, by=mine)
        seat = seats.take(user, case_id)
        record("case.created", vault=vault, actor=seat.actor)
    return seat


def _party(case: Case, role: Role, vault: Vault, name: str, user: User | None = None) -> Party:
    party = Party(case=case, role=role, user=user, joined_at=clock.now() if user else None)
    party.sealed_name = vault.seal(party.place, name)
    party.save(force_insert=True)
    return party


def correct_facts(seat: Seat, facts: Facts) -> None:
    """Correct the workplace's name or CVR number. What was signed keeps what stood there then."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.invite")
        seat.case.sealed_facts = facts.sealed(seat.vault)
        seat.case.save(update_fields=["sealed_facts"])
        name_changed(seat.case.pk)
        record("case.facts_changed", vault=seat.vault, actor=seat.actor)


DOUBLE_CLICK = timedelta(minutes=1)

# --- invitations -------------------------------------------------------------------------------------------


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invite(seat: Seat, *, name: str, email: str) -> str:
    """Invite the other party. An earlier open invitation ends. Returns the token, which is kept nowhere.

    The same once more within a minute is a double click: it sends nothing, and the token is empty.
    Raises NotAllowed when the other has already joined, or when somebody invites themselves.
    """
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.invite")
        if seat.other.user_id:
            raise NotAllowed(_("%(name)s er allerede med.") % {"name": seat.other_name})
        if email.lower() in verified_addresses(seat.user):
            raise NotAllowed(_("Det er din egen mailadresse. Skriv den andens."))
        _require_address_of_guest(seat, email.lower())
        if _just_sent(seat, name, email.lower()):
            return ""
        end_invitations(seat)
        other = seat.other
        other.sealed_name = seat.vault.seal(other.place, name)
        other.save(update_fields=["sealed_name"])
        name_changed(seat.case.pk)
        return send_link(seat, other, name, email.lower())


def send_link(seat: Seat, party: Party, name: str, email: str, *, by_mail: bool = True) -> str:
    """Make a one-time link to the seat that ``party`` keeps, and mail it. The caller ends those before it."""
    token = secrets.token_urlsafe(32)
    invitation = Invitation(case=seat.case, party=party, created_by=seat.party, token_hash=token_hash(token))
    invitation.sealed_email = seat.vault.seal(invitation.place, email)
    invitation.save(force_insert=True)
    record("case.invited", vault=seat.vault, actor=seat.actor, subject=name)
    if by_mail:
        outbox.post(
            "invitation",
            to=email,
            language=language_of(email, seat.user),
            vault=seat.vault,
            context={"link": f"{settings.PUBLIC_URL}/i/{token}/"},
        )
    return token


def _just_sent(seat: Seat, name: str, email: str) -> bool:
    rows = Invitation.objects.filter(party=seat.other, created_at__gt=clock.now() - DOUBLE_CLICK)
    return name == seat.other_name and any(
        row.is_open() and seat.vault.open(row.place, row.sealed_email) == email for row in rows
    )


def _require_address_of_guest(seat: Seat, email: str) -> None:
    """What a guest wrote alone does not go to whoever has another address."""
    opened = GuestLink.objects.filter(party=seat.other, opened_at__isnull=False).last()
    if opened and seat.vault.open(opened.place, opened.sealed_email) != email:
        raise NotAllowed(
            _("%(name)s har bekræftet en anden mailadresse. Brug den samme som før.")
            % {"name": seat.other_name}
        )


def cancel_invitation(seat: Seat) -> None:
    """Take the open invitation back: its link opens nothing any more."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.invite")
        if end_invitations(seat):
            record("case.invitation_cancelled", vault=seat.vault, actor=seat.actor, subject=seat.other_name)


def end_invitations(seat: Seat) -> int:
    waiting = Invitation.objects.filter(party=seat.other, used_at__isnull=True, cancelled_at__isnull=True)
    return waiting.update(cancelled_at=clock.now())


class WrongPerson(Exception):
    """The invitation was made for another address than any this person has shown to be theirs."""


class LinkClosed(Exception):
    """The link is used, taken back, blocked or too old."""


def find_invitation(token: str) -> Invitation:
    """The open invitation of a token. Raises LinkClosed. Changes nothing, so a mail scanner does no harm."""
    invitation = (
        Invitation.objects.select_related("case", "party").filter(token_hash=token_hash(token)).first()
    )
    if invitation is None or not invitation.is_open():
        raise LinkClosed
    newest = CaseStatus.objects.filter(case=invitation.case_id).last()
    if newest is None or newest.life != Life.OPEN:
        raise LinkClosed
    return invitation


@dataclass(frozen=True)
class Invited:
    """What an invitation is about, for whom it is meant. ``several``: a yes may seat them in more."""

    inviter: str
    workplace: str
    role: Role
    several: bool = False


def preview(user: User, token: str) -> Invited | None:
    """Who invites, and where, if the invitation is for one of this person's addresses; else None.

    Reading it counts as no try. Raises LinkClosed.
    """
    invitation = find_invitation(token)
    vault = Vault.of(invitation.case_id)
    if vault.open(invitation.place, invitation.sealed_email) not in verified_addresses(user):
        return None
    inviter = invitation.created_by
    return Invited(
        vault.open(inviter.place, inviter.sealed_name),
        Facts.unseal(invitation.case, vault).workplace,
        Role(invitation.party.role),
        _may_be_several(invitation),
    )


def accept(user: User, token: str) -> UUID:
    """Take the seat the invitation keeps. Raises LinkClosed, WrongPerson. Returns the case's id."""
    with transaction.atomic():
        invitation = find_invitation(token)
        Case.objects.select_for_update().get(pk=invitation.case_id)
        invitation = find_invitation(token)  # again, now that nobody else can take it
        vault = Vault.of(invitation.case_id)
        right = vault.open(invitation.place, invitation.sealed_email) in verified_addresses(user)
        taken = invitation.party.user_id is not None
        seated = Party.objects.filter(Party.present(), case=invitation.case_id, user=user)
        if invitation.party.role == Role.LEADER:  # a deputy, or somebody in HR, may become the leader
            seated = seated.filter(role__in=PRINCIPALS)
        mine = seated.exists()
        right = right and not _is_anothers(invitation, vault)
        if right and not taken and not mine:
            _sit_down(user, invitation, vault)
            if _may_be_several(invitation):
                _sit_down_beside(user, invitation)
            return invitation.case_id
        _count_try(invitation, vault)
    raise WrongPerson


def _is_anothers(invitation: Invitation, vault: Vault) -> bool:
    """Whether a guest has come to the seat since, by another address: what they wrote is theirs alone."""
    opened = GuestLink.objects.filter(party=invitation.party, opened_at__isnull=False).last()
    invited = vault.open(invitation.place, invitation.sealed_email)
    return opened is not None and vault.open(opened.place, opened.sealed_email) != invited


def _may_be_several(invitation: Invitation) -> bool:
    """HR invites a leader to all their cases by one mail: a yes to one is a yes to all of them."""
    by_hr = invitation.created_by.member_id is not None
    return by_hr and invitation.party.role == Role.LEADER


def _sit_down_beside(user: User, accepted: Invitation) -> None:
    """The leader's seats in the workplace's other cases, to which the same address is invited."""
    mine = Party.objects.filter(Party.present(), user=user, role__in=PRINCIPALS)
    rows = Invitation.objects.filter(
        created_by__member__workplace=accepted.case.workplace_id,
        party__role=Role.LEADER,
        party__user__isnull=True,
        used_at__isnull=True,
        cancelled_at__isnull=True,
    ).exclude(case__in=mine.values("case"))
    found = [row for row in rows.select_related("party", "created_by__user") if row.is_open()]
    vaults = Vault.of_many(row.case_id for row in found)
    addresses = verified_addresses(user)
    for row in found:
        vault = vaults.get(row.case_id)
        if vault and vault.open(row.place, row.sealed_email) in addresses:
            _sit_down(user, row, vault)


def _sit_down(user: User, invitation: Invitation, vault: Vault) -> None:
    party = invitation.party
    party.user, party.joined_at = user, clock.now()
    party.sealed_name = vault.seal(party.place, user.name)
    party.save(update_fields=["user", "joined_at", "sealed_name"])
    Invitation.objects.filter(pk=invitation.pk).update(used_at=clock.now())
    ToInvite.objects.filter(party=party).delete()
    name_changed(invitation.case_id)
    actor = Actor(str(party.pk), user.name, party.role)
    record("case.invitation_accepted", vault=vault, actor=actor, details=party.log_details)
    tell_party(invitation.created_by, invitation.case_id, mail_vault(party, vault))


def name_changed(case_id: UUID) -> None:
    """The order of the names and departments in HR's list is made anew when it is asked for."""
    NameOrder.objects.filter(user__parties__case=case_id).delete()


def _count_try(invitation: Invitation, vault: Vault) -> None:
    party = invitation.party
    invited = vault.open(party.place, party.sealed_name)
    if not count_try(invitation, vault, invited=invited, details=party.log_details):
        return
    invited_at = vault.open(invitation.place, invitation.sealed_email)
    sealed_in = mail_vault(party, vault)
    tell_of_block(invitation.created_by.user, invited_at, invitation.case_id, sealed_in)


def mail_vault(party: Party, vault: Vault) -> Vault:
    """Whose key a mail about somebody is sealed with. About a hidden adviser it is the inviter's own, not the
    case's: that a mail of the case is late is shown to both principals."""
    inviter = party.invited_by.user if party.hidden and party.invited_by else None
    return inviter.vault if inviter else vault


def tell_of_block(sender: User | None, invited_at: str, case_id: UUID, vault: Vault) -> None:
    """Tell who made a link and who it was for that somebody else has tried it."""
    if sender is not None:
        _news("invitation.blocked", sender, case_id, vault)
    outbox.post(
        "invitation.blocked",
        to=invited_at,
        language=language_of(invited_at, sender),
        vault=vault,
        context={"link": settings.PUBLIC_URL},
    )


def tell_other(seat: Seat) -> None:
    """Tell the other party that there is something new to read. Says nothing of what it is.

    What a companion does is told to both principals, and a hidden adviser's to the one who invited them.
    """
    others = [seat.other] if seat.is_principal else [p for p in seat.parties if seat.party.is_seen_by(p)]
    vault = mail_vault(seat.party, seat.vault)
    for party in others:
        tell_party(party, seat.case.pk, vault)


def tell_party(party: Party, case_id: UUID, vault: Vault) -> None:
    if party.user is not None:
        _news("case.news", party.user, case_id, vault)
        return
    rows = GuestLink.objects.filter(party=party).order_by("created_at")
    opened, newest = rows.filter(opened_at__isnull=False).last(), rows.last()
    if opened and newest and newest.revoked_at is None:  # a guest; who was taken out is told nothing
        to = vault.open(opened.place, opened.sealed_email)
        outbox.post("guest.news", to=to, language=opened.language, vault=vault, context={})


def tell_both(case_id: UUID) -> None:
    """Tell both parties of an open case, as a reminder; silent where the case is ended or its key is gone."""
    case = Case.objects.with_life().get(pk=case_id)
    if case.life != Life.OPEN:  # type: ignore[attr-defined]  # annotated by with_life()
        return
    try:
        vault = Vault.of(case_id)
    except KeyErased:
        return
    principals = Party.objects.filter(Party.present(), case=case, role__in=PRINCIPALS)
    for party in principals.select_related("user"):
        tell_party(party, case_id, vault)


def _news(kind: str, user: User, case_id: UUID, vault: Vault) -> None:
    outbox.post(
        kind,
        to=user.email,
        language=user.language,
        vault=vault,
        context={"link": f"{settings.PUBLIC_URL}/sager/{case_id}/"},
    )


def language_of(email: str, sender: User | None) -> str:
    """The receiver's own language; of somebody who is not known yet, the sender's is the best guess."""
    reader = User.objects.with_address(email) or sender
    return reader.language if reader else "da"
