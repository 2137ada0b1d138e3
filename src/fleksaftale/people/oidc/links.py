"""Whose MitID it is. Linked by issuer and subject, never by name or mail address."""

from django.conf import settings
from django.db import IntegrityError, transaction

from fleksaftale.people import events
from fleksaftale.people.identity import verified_addresses
from fleksaftale.people.models import LinkedMitID, User
from fleksaftale.people.oidc.providers import Provider
from fleksaftale.people.oidc.tokens import Identity
from fleksaftale.people.passkeys import of as passkeys_of


class BelongsToAnother(Exception):
    """The MitID is not this person's."""


class HasAnother(Exception):
    """The person's account is linked to another MitID of the same provider."""


class OnlyWayIn(Exception):
    """Without this MitID the person would not get in any more."""


def person_of(identity: Identity) -> User | None:
    """Who signs in with this MitID, active or not."""
    found = _linked(identity)
    return found.user if found else None


def is_of(user: User, identity: Identity) -> bool:
    found = _linked(identity)
    return found is not None and found.user_id == user.pk


def require(user: User, identity: Identity) -> None:
    """Raises BelongsToAnother unless this MitID is linked to the person's account."""
    if not is_of(user, identity):
        refuse(user, events.MITID_NOT_YOURS)
        raise BelongsToAnother


def link(user: User, identity: Identity) -> bool:
    """Let the person sign in and sign with this MitID. Whether it is new; doing it twice is no error.

    Raises BelongsToAnother, HasAnother.
    """
    found = _linked(identity)
    if found is None:
        try:
            with transaction.atomic():
                LinkedMitID.objects.create(user=user, issuer=identity.issuer, subject=identity.subject)
                events.tell_owner(user, user.email)
                events.record(events.MITID_LINKED, user)
        except IntegrityError:  # taken this very moment, or the person has another one
            found = _linked(identity)
            if found is None:
                refuse(user, events.MITID_NOT_YOURS)
                raise HasAnother from None
        else:
            return True
    if found.user_id != user.pk:
        refuse(user, events.MITID_NOT_YOURS)
        raise BelongsToAnother
    return False


def to_link(user: User) -> list[Provider]:
    """The installation's providers at which the person has linked no MitID."""
    linked = _issuers(user)
    return [provider for provider in settings.OIDC_PROVIDERS if provider.issuer not in linked]


def to_confirm_with(user: User) -> list[Provider]:
    """The installation's providers at which the person has linked one."""
    linked = _issuers(user)
    return [provider for provider in settings.OIDC_PROVIDERS if provider.issuer in linked]


def _issuers(user: User) -> set[str]:
    return set(LinkedMitID.objects.filter(user=user).values_list("issuer", flat=True))


def unlink(user: User, number: int) -> None:
    """Forget the person's MitID. Every session of theirs ends: somebody else may sit in one.

    Raises LinkedMitID.DoesNotExist, OnlyWayIn.
    """
    found = LinkedMitID.objects.get(user=user, pk=number)
    others = LinkedMitID.objects.filter(user=user).exclude(pk=found.pk)
    if not (verified_addresses(user) or passkeys_of(user.pk) or others.exists()):
        raise OnlyWayIn
    with transaction.atomic():
        found.delete()
        user.sign_out_everywhere()
        events.tell_owner(user, user.email)
        events.record(events.MITID_UNLINKED, user)


def refuse(user: User, kind: str) -> None:
    """Note in the person's log that a MitID was refused; whose it was is not kept."""
    with transaction.atomic():
        events.record(kind, user)


def _linked(identity: Identity) -> LinkedMitID | None:
    rows = LinkedMitID.objects.select_related("user")
    return rows.filter(issuer=identity.issuer, subject=identity.subject).first()
