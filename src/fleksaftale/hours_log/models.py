"""The employee's log of hours: one sealed text. Which weeks are in it, and how many, cannot be seen here."""

from django.db import models

from fleksaftale.cases.models import Party
from fleksaftale.core import clock


class HoursLog(models.Model):
    """The log as it is, and as it was before the last change, so that one change can be undone.

    Sealed with the case's key; see :mod:`logs` for what is in it. ``revision`` counts the changes.
    """

    party = models.OneToOneField(Party, models.CASCADE, related_name="hours_log")
    revision = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()
    sealed_before = models.BinaryField(null=True)
    saved_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"hours log {self.pk}"

    @property
    def place(self) -> str:
        return f"hours:{self.party_id}"
