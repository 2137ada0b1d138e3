"""What the log says about a person's account, and the signals of allauth that lead to it."""

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import SYSTEM, kinds, log
from fleksaftale.mail import outbox
from fleksaftale.people.identity import actor
from fleksaftale.people.models import User

SIGNED_UP = "person.signed_up"
SIGNED_IN = "person.signed_in"
SIGN_IN_FAILED = "person.sign_in_failed"
CONFIRMED = "person.confirmed"
SIGNED_OUT_EVERYWHERE = "person.signed_out_everywhere"
SETTINGS_CHANGED = "person.settings_changed"
ADDRESS_ADDED = "person.email_added"
ADDRESS_REMOVED = "person.email_removed"
ADDRESS_CHOSEN = "person.email_chosen"
PASSKEY_ADDED = "person.passkey_added"
PASSKEY_REMOVED = "person.passkey_removed"
MITID_LINKED = "person.mitid_linked"
MITID_UNLINKED = "person.mitid_unlinked"
MITID_WEAK = "person.mitid_weak"
MITID_NOT_YOURS = "person.mitid_not_yours"

kinds.declare(SIGNED_UP, _("{actor} oprettede en konto"))
kinds.declare(SIGNED_IN, _("{actor} loggede ind"))
kinds.declare(SIGN_IN_FAILED, _("Nogen skrev en forkert kode tre gange"))
kinds.declare(CONFIRMED, _("{actor} bekræftede sig selv igen"))
kinds.declare(SIGNED_OUT_EVERYWHERE, _("{actor} loggede ud alle steder"))
kinds.declare(SETTINGS_CHANGED, _("{actor} ændrede sine indstillinger"))
kinds.declare(ADDRESS_ADDED, _("{actor} tilføjede mailadressen {subject}"))
kinds.declare(ADDRESS_REMOVED, _("{actor} fjernede mailadressen {subject}"))
kinds.declare(ADDRESS_CHOSEN, _("{actor} valgte at få mails på {subject}"))
kinds.declare(PASSKEY_ADDED, _("{actor} oprettede adgangsnøglen {subject}"))
kinds.declare(PASSKEY_REMOVED, _("{actor} fjernede adgangsnøglen {subject}"))
kinds.declare(MITID_LINKED, _("{actor} knyttede sit MitID til kontoen"))
kinds.declare(MITID_UNLINKED, _("{actor} fjernede sit MitID fra kontoen"))
kinds.declare(MITID_WEAK, _("Et MitID på et for lavt niveau blev afvist"))
kinds.declare(MITID_NOT_YOURS, _("Et MitID, der ikke hører til kontoen, blev afvist"))


def record(kind: str, user: User, subject: str = "") -> None:
    """Write an event about the person's own account, by the person. Must run inside a transaction."""
    log.record(kind, vault=user.vault, actor=actor(user), subject=subject)


def record_failure(user: User) -> None:
    """Somebody had a code sent to the person's address and could not type it."""
    with transaction.atomic():
        log.record(SIGN_IN_FAILED, vault=user.vault, actor=SYSTEM)


def tell_owner(user: User, to: str) -> None:
    """Mail that the ways in have changed, in case it was somebody else. Part of the caller's transaction."""
    outbox.post(
        "account.changed",
        to=to,
        language=user.language,
        vault=user.vault,
        context={"link": settings.PUBLIC_URL.rstrip("/") + reverse("account_settings")},
    )


def connect() -> None:
    """Listen to allauth. Called once, when the app is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="people.signed_in")
    authenticator_added.connect(_passkey_added, dispatch_uid="people.passkey_added")
    authenticator_removed.connect(_passkey_removed, dispatch_uid="people.passkey_removed")


def _signed_in(user: User, **_kwargs: Any) -> None:
    with transaction.atomic():
        record(SIGNED_IN, user)


def _passkey_added(user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    with transaction.atomic():
        tell_owner(user, user.email)
        record(PASSKEY_ADDED, user, str(authenticator))


def _passkey_removed(user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    with transaction.atomic():
        tell_owner(user, user.email)
        record(PASSKEY_REMOVED, user, str(authenticator))
