"""Notes that only their owner can read: ciphertext from the browser, and the wrapped key that opens it.

Nothing here can be read with what the installation has. The format stands in docs/kun-mig.md; the server
checks its outer form only (see :mod:`sealed`).
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case
from fleksaftale.core import clock


class Way(models.TextChoices):
    """A way to the data key."""

    PASSPHRASE = "passphrase", _("Adgangssætning")
    RECOVERY = "recovery", _("Gendannelsesark")
    PASSKEY = "passkey", _("Adgangsnøgle")


class NoteVault(models.Model):
    """One person's notes have one data key. Starting over is another vault, with another key and id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="note_vault")
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"notes of {self.owner_id}"


class VaultKey(models.Model):
    """The data key, wrapped under what one way gives. ``salt`` is public; only a passphrase has
    ``iterations``.

    ``credential`` names the passkey that gives the secret, as the browser does (base64url).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vault = models.ForeignKey(NoteVault, models.CASCADE, related_name="keys")
    way = models.CharField(max_length=12, choices=Way.choices)
    salt = models.BinaryField()
    iterations = models.PositiveIntegerField(default=0)
    wrapped = models.BinaryField()
    credential = models.CharField(max_length=1400, default="", blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["vault", "way"], condition=~Q(way="passkey"), name="one_key_per_way"
            ),
            models.UniqueConstraint(
                fields=["vault", "credential"], condition=Q(way="passkey"), name="one_key_per_passkey"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.pk}"


class Note(models.Model):
    """One note, or what is left of a deleted one. Only the newest ciphertext is kept.

    ``revision`` is bound into the ciphertext and counts up by one; saving asks for the one that was seen.
    ``slot`` says where in the program the note stands: empty for the list of notes of a case.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    vault = models.ForeignKey(NoteVault, models.CASCADE, related_name="notes")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    slot = models.CharField(max_length=60, default="", blank=True)
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["vault", "case"], name="notes_of_a_case"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
