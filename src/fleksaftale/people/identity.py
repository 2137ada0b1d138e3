"""Who acts, in the words of the audit log."""

from fleksaftale.audit.log import Actor
from fleksaftale.people.models import User


def actor(user: User) -> Actor:
    """The person as the log's actor. In a case, the lead role's own actor is used instead."""
    return Actor(id=str(user.id), name=user.name or user.email, role="person")


def verified_addresses(user: User) -> frozenset[str]:
    """The addresses, in small letters, that this person has shown to be theirs."""
    from allauth.account.models import EmailAddress

    rows = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in rows)


def has_private_address(user: User) -> bool:
    """Whether the person has shown more than one address to be theirs."""
    return len(verified_addresses(user)) > 1
