"""What a person can do with their own account. Each is one transaction, with its event and its mail."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from fleksaftale.people import events
from fleksaftale.people.models import Theme, User


class AddressTakenError(Exception):
    """The address is another person's way in."""


class LastAddressError(Exception):
    """Without an address nobody gets in."""


def sign_up(email: str, name: str, language: str, *, theme: str = Theme.AUTO, calm: bool = False) -> User:
    """Make the person whose address was proved. Raises AddressTakenError (a double submit, for instance)."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, name.strip(), language, theme=theme, calm=calm)
            events.record(events.SIGNED_UP, user)
    except IntegrityError:
        raise AddressTakenError from None
    return user


def person_of(email: str) -> User | None:
    """Who an address belongs to, active or not. To be asked after the address was proved, not before."""
    email = email.strip().lower()
    address = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    if address:
        return address.user  # type: ignore[no-any-return]
    user = User.objects.filter(email=email).first()
    if user:  # made by hand or by an import, and proved just now
        EmailAddress.objects.update_or_create(
            user=user, email=email, defaults={"verified": True, "primary": True}
        )
    return user


def add_private_email(user: User, email: str) -> None:
    """Let the person also sign in with an address that they have proved to be theirs.

    Doing it twice is no error. Raises AddressTakenError.
    """
    email = email.strip().lower()
    if EmailAddress.objects.filter(user=user, email=email, verified=True).exists():
        return
    if User.objects.filter(email=email).exclude(pk=user.pk).exists():
        raise AddressTakenError
    try:
        with transaction.atomic():
            EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True})
            events.tell_owner(user, user.email)
            events.record(events.ADDRESS_ADDED, user, email)
    except IntegrityError:
        raise AddressTakenError from None


def choose_address(user: User, email: str) -> None:
    """Send mails to this one of the person's proved addresses. Raises EmailAddress.DoesNotExist."""
    address = EmailAddress.objects.get(user=user, email=email.strip().lower(), verified=True)
    if address.primary:
        return
    with transaction.atomic():
        _make_primary(user, address)
        events.record(events.ADDRESS_CHOSEN, user, address.email)


def remove_address(user: User, email: str) -> None:
    """Forget an address; mails then go to one that is left. Every session of the person ends: somebody who
    reads that mailbox may sit in one.

    Raises LastAddressError, EmailAddress.DoesNotExist.
    """
    address = EmailAddress.objects.get(user=user, email=email.strip().lower())
    others = EmailAddress.objects.filter(user=user, verified=True).exclude(pk=address.pk).order_by("pk")
    other = others.first()
    if other is None:
        raise LastAddressError
    with transaction.atomic():
        events.tell_owner(user, address.email)
        if address.primary:
            _make_primary(user, other)
        EmailAddress.objects.filter(pk=address.pk).delete()
        user.sign_out_everywhere()
        events.record(events.ADDRESS_REMOVED, user, address.email)


def change_settings(user: User, **values: Any) -> None:
    """Set any of ``name``, ``language``, ``theme``, ``calm``. The log says that, not to what."""
    changed = {field: value for field, value in values.items() if getattr(user, field) != value}
    if not changed:
        return
    for field, value in changed.items():
        setattr(user, field, value)
    with transaction.atomic():
        user.save(update_fields=list(changed))
        events.record(events.SETTINGS_CHANGED, user)


def sign_out_everywhere(user: User) -> None:
    """End every session of the person, this one too."""
    with transaction.atomic():
        user.sign_out_everywhere()
        events.record(events.SIGNED_OUT_EVERYWHERE, user)


def _make_primary(user: User, address: EmailAddress) -> None:
    EmailAddress.objects.filter(user=user, primary=True).update(primary=False)
    EmailAddress.objects.filter(pk=address.pk).update(primary=True)
    user.email = address.email
    user.save(update_fields=["email"])
