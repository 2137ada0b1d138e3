"""What HR does with its workplace: found it, set its rules, invite each other, and leave."""

import secrets
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases import workplace_seats
from fleksaftale.cases.commands import LinkClosed, WrongPerson, language_of, token_hash
from fleksaftale.cases.models import Workplace, WorkplaceInvitation, WorkplaceMember
from fleksaftale.cases.one_time_links import count_try
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound
from fleksaftale.cases.workplaces import Desk, Employer, Rules, desk, rules_changed
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.mail import outbox
from fleksaftale.people.identity import verified_addresses
from fleksaftale.people.models import User

HR_A_DAY = 20


def found(user: User, employer: Employer) -> Desk:
    """Make a workplace. Who makes it is its first HR, and has no case in it yet."""
    workplace_id = uuid4()
    vault = Vault.create(workplace_id)
    with transaction.atomic():
        workplace = Workplace(pk=workplace_id, sealed_facts=employer.sealed(vault))
        workplace.save(force_insert=True)
        member = WorkplaceMember(workplace=workplace, user=user, joined_at=clock.now())
        member.sealed_name = vault.seal(member.place, user.name or user.email)
        member.save(force_insert=True)
        at = Desk(workplace, member, vault)
        record("workplace.founded", vault=vault, actor=at.actor)
    return at


def rename(at: Desk, employer: Employer) -> None:
    with transaction.atomic():
        at = _fresh(at)
        at.workplace.sealed_facts = employer.sealed(at.vault)
        at.workplace.save(update_fields=["sealed_facts"])
        record("workplace.renamed", vault=at.vault, actor=at.actor)


def set_rules(at: Desk, rules: Rules) -> None:
    """The workplace's own rules. They hold for all its cases from now on."""
    values = {**asdict(rules), "remind_before": sorted(rules.remind_before, reverse=True)}
    values["between_mails"] = rules.between_mails.days
    with transaction.atomic():
        at = _fresh(at)
        for name, value in values.items():
            setattr(at.workplace, name, value)
        at.workplace.save(update_fields=list(values))
        rules_changed(at.workplace.cases.values_list("pk", flat=True))
        record("workplace.rules_changed", vault=at.vault, actor=at.actor)


def _fresh(at: Desk) -> Desk:
    """The same place as it stands now, with the workplace's row held. Raises NotFound, once it has ended."""
    return desk(at.user, at.workplace.pk, lock=True)


# --- HR invites HR -----------------------------------------------------------------------------------------


def invite(at: Desk, *, name: str, email: str) -> WorkplaceMember:
    """Invite somebody to be HR here too, by a one-time link. Raises NotAllowed."""
    email = email.strip().lower()
    with transaction.atomic():
        at = _fresh(at)
        if email in verified_addresses(at.user):
            raise NotAllowed(_("Det er din egen mailadresse. Skriv den andens."))
        if _sent_today(at.user) >= HR_A_DAY:
            raise NotAllowed(_("Du har inviteret mange til HR i dag. Inviter flere i morgen."))
        _end_invitations_to(at, email)
        member = WorkplaceMember(workplace=at.workplace, invited_by=at.member)
        member.sealed_name = at.vault.seal(member.place, name)
        member.save(force_insert=True)
        token = secrets.token_urlsafe(32)
        invitation = WorkplaceInvitation(member=member, created_by=at.member, token_hash=token_hash(token))
        invitation.sealed_email = at.vault.seal(invitation.place, email)
        invitation.save(force_insert=True)
        record("workplace.invited", vault=at.vault, actor=at.actor, subject=name)
        outbox.post(
            "invitation.read",
            to=email,
            language=language_of(email, at.user),
            vault=at.vault,
            context={"link": f"{settings.PUBLIC_URL}/hr/{token}/"},
        )
    return member


def _sent_today(user: User) -> int:
    """How many this person has invited to HR within 24 hours, whichever the workplace."""
    since = clock.now() - timedelta(hours=24)
    return WorkplaceInvitation.objects.filter(created_by__user=user, created_at__gt=since).count()


def _end_invitations_to(at: Desk, email: str) -> None:
    """Of several links to one address only the newest opens anything."""
    rows = WorkplaceInvitation.objects.filter(member__workplace=at.workplace, used_at__isnull=True)
    for row in rows.filter(cancelled_at__isnull=True):
        if at.vault.open(row.place, row.sealed_email) == email:
            row.cancelled_at = clock.now()
            row.save(update_fields=["cancelled_at"])


def find_invitation(token: str) -> WorkplaceInvitation:
    """The open invitation of a token. Raises LinkClosed. Changes nothing."""
    rows = WorkplaceInvitation.objects.select_related("member__workplace", "created_by__user")
    invitation = rows.filter(token_hash=token_hash(token)).first()
    if invitation is None or not invitation.is_open():
        raise LinkClosed
    return invitation


def preview(user: User, token: str) -> Employer | None:
    """Which workplace it is, if the invitation is for one of this person's addresses. Raises LinkClosed."""
    invitation = find_invitation(token)
    vault = Vault.of(invitation.member.workplace_id)
    if vault.open(invitation.place, invitation.sealed_email) not in verified_addresses(user):
        return None
    return Employer.of(invitation.member.workplace, vault)


def accept(user: User, token: str) -> UUID:
    """Become HR of the workplace, with a seat in each of its cases. Returns the workplace's id.

    Raises LinkClosed, WrongPerson.
    """
    with transaction.atomic():
        invitation = find_invitation(token)
        Workplace.objects.select_for_update().get(pk=invitation.member.workplace_id)
        invitation = find_invitation(token)  # again, now that nobody else can take it
        member, vault = invitation.member, Vault.of(invitation.member.workplace_id)
        right = vault.open(invitation.place, invitation.sealed_email) in verified_addresses(user)
        here = WorkplaceMember.objects.filter(
            WorkplaceMember.present(), workplace=member.workplace, user=user
        )
        taken = here.exists()
        if right and not taken:
            member.user, member.joined_at = user, clock.now()
            member.sealed_name = vault.seal(member.place, user.name or user.email)
            member.save(update_fields=["user", "joined_at", "sealed_name"])
            WorkplaceInvitation.objects.filter(pk=invitation.pk).update(used_at=clock.now())
            at = Desk(member.workplace, member, vault)
            record("workplace.joined", vault=vault, actor=at.actor)
        else:
            _count_try(invitation, vault)
    if not right or taken:
        raise WrongPerson
    workplace_seats.sit_down_everywhere(at)
    return member.workplace_id


def _count_try(invitation: WorkplaceInvitation, vault: Vault) -> None:
    invited = vault.open(invitation.member.place, invitation.member.sealed_name)
    blocked = count_try(invitation, vault, invited=invited)
    sender = invitation.created_by.user
    if blocked and sender is not None:
        outbox.post(
            "invitation.blocked",
            to=sender.email,
            language=sender.language,
            vault=vault,
            context={"link": f"{settings.PUBLIC_URL}/overblik/"},
        )


def see_out(at: Desk, member_id: UUID) -> None:
    """Somebody is not HR here any more, or was invited by mistake. It holds at their next click.

    Raises NotFound; NotAllowed for the last one: a workplace has somebody.
    """
    with transaction.atomic():
        at = _fresh(at)
        members = at.workplace.members.filter(left_on__isnull=True)
        member = members.filter(pk=member_id).first()
        if member is None:
            raise NotFound
        if member.user_id and not members.filter(user__isnull=False).exclude(pk=member.pk).exists():
            raise NotAllowed(_("Du er den sidste i HR her. Inviter først en anden."))
        member.left_on = clock.today()
        member.save(update_fields=["left_on"])
        to_or_from = Q(member=member) | Q(created_by=member)
        WorkplaceInvitation.objects.filter(to_or_from, used_at__isnull=True).update(cancelled_at=clock.now())
        record("workplace.seen_out", vault=at.vault, actor=at.actor, subject=at.name_of(member))
        workplace_seats.stand_up_everywhere(at, member)
