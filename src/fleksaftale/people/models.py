"""The people who sign in. There are no passwords: a code by mail, or a passkey, proves who somebody is."""

import uuid
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urlsplit

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models.base import ModelBase
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault


class Language(models.TextChoices):
    DA = "da", "Dansk"
    EN = "en", "English"


class Theme(models.TextChoices):
    AUTO = "auto", _("Som enheden")
    LIGHT = "light", _("Lys")
    DARK = "dark", _("Mørk")


class UserManager(BaseUserManager["User"]):
    def create_user(
        self,
        email: str,
        name: str = "",
        language: str = Language.DA,
        *,
        theme: str = Theme.AUTO,
        calm: bool = False,
    ) -> "User":
        """A person whose address is proved (by a code), with that address as the way in."""
        from allauth.account.models import EmailAddress

        with transaction.atomic():
            user = User(email=email, name=name, language=language, theme=theme, calm=calm)
            user.save()
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def with_address(self, email: str) -> "User | None":
        """The active person who has proved this address, their login address or a private one."""
        return (
            self.filter(
                emailaddress__email=email.strip().lower(), emailaddress__verified=True, is_active=True
            )
            .order_by("created_at")
            .first()
        )


class User(AbstractBaseUser):
    """A person. ``password`` (from Django) is always unusable; changing it signs out every session.

    Who has a :class:`Vault`: everybody, made with the row. Erasing it erases what is sealed for the person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-mail"), max_length=254, unique=True)
    name = models.CharField(_("Navn"), max_length=120, blank=True)
    language = models.CharField(_("Sprog"), max_length=2, choices=Language.choices, default=Language.DA)
    theme = models.CharField(_("Farver"), max_length=5, choices=Theme.choices, default=Theme.AUTO)
    calm = models.BooleanField(_("Rolig visning"), default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="people_user_email_lower"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Store the person; a new one gets a key of their own and a password that nothing opens."""
        self.email = self.email.strip().lower()
        new = self._state.adding
        if new and not self.password:
            self.set_unusable_password()
        with transaction.atomic():
            super().save(
                force_insert=force_insert,
                force_update=force_update,
                using=using,
                update_fields=update_fields,
            )
            if new:
                Vault.create(self.id)

    @property
    def vault(self) -> Vault:
        """The person's own key. Raises KeyErased."""
        return Vault.of(self.id)

    def sign_out_everywhere(self) -> None:
        """End every session of the person: Django ties a session to this field."""
        self.set_unusable_password()
        self.save(update_fields=["password"])


class Code(models.Model):
    """A six-digit code that was sent to an address: used once, three tries, a quarter of an hour.

    Counted in the database and not in the session, so that parallel tries and other processes count too. The
    address, the sender's network address and the code itself are stored as keyed hashes only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=16)
    address = models.CharField(max_length=64)
    source = models.CharField(max_length=64)
    secret = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    used = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["address", "created_at"], name="people_code_address"),
            models.Index(fields=["source", "created_at"], name="people_code_source"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class Attempt(models.Model):
    """One use of a public page that is limited, by the keyed hash of the network it came from. Counted here
    and not in a process, so that several of them have one limit. Forgotten with the codes."""

    purpose = models.CharField(max_length=16)
    source = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["purpose", "source", "created_at"], name="people_attempt_source")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class LinkedMitID(models.Model):
    """The MitID that a person signs in and signs with, as one provider knows it: by issuer and subject.

    ``subject`` is a keyed hash (see ``oidc.tokens``). What the provider calls the person stands nowhere, nor
    does a name, an address or a CPR number.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="mitids")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=64)
    linked_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="people_one_person_per_mitid"),
            models.UniqueConstraint(fields=["user", "issuer"], name="people_one_mitid_per_issuer"),
        ]

    def __str__(self) -> str:
        return f"MitID {self.issuer}"

    @property
    def host(self) -> str:
        """The provider, as a person would name its place."""
        return urlsplit(self.issuer).hostname or self.issuer
