"""What the one-time links have in common: to a case, to a workplace, for a guest. Only a hash is kept."""

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models

from fleksaftale.audit import Actor
from fleksaftale.audit.log import record
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault

INVITATION_LIFE = timedelta(days=14)
INVITATION_TRIES = 3


class OneTimeLink(models.Model):
    """A link for one address; three wrong people close it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    sealed_email = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["created_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.expires_at:
            self.expires_at = self.created_at + INVITATION_LIFE

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def blocked(self) -> bool:
        return self.tries >= INVITATION_TRIES


class InvitationLink(OneTimeLink):
    """A link that is used up by a yes, or taken back."""

    used_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta(OneTimeLink.Meta):
        abstract = True

    def is_open(self, now: datetime | None = None) -> bool:
        over = self.used_at or self.cancelled_at or self.blocked
        return not over and (now or clock.now()) < self.expires_at


def count_try(
    link: OneTimeLink, vault: Vault, *, invited: str, details: dict[str, str] | None = None
) -> bool:
    """Somebody else has tried the link; who it was is not kept. Returns whether it is closed now."""
    link.tries += 1
    link.save(update_fields=["tries"])
    stranger = Actor(id="", name="", role="person")
    kind = "case.invitation_blocked" if link.blocked else "case.invitation_refused"
    record(kind, vault=vault, actor=stranger, subject=invited, details=details)
    return link.blocked
