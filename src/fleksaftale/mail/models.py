"""Mails that wait to be sent: rows written in the same transaction as the change they tell about."""

import uuid

from django.db import models

from fleksaftale.core import clock


class Outbox(models.Model):
    """One mail. Recipient and context are sealed under the vault of ``owner`` (a case or a person).

    ``sending`` means that a worker holds it until ``claimed_until``. One that never came back is *uncertain*:
    the server may or may not have taken the mail, so it is shown to a human and never sent again by itself.
    """

    class Status(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        UNCERTAIN = "uncertain"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    owner = models.UUIDField()
    recipient = models.BinaryField()
    context = models.BinaryField()
    language = models.CharField(max_length=2)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now)
    claimed_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["status", "due_at"], name="mail_outbox_due"),
            models.Index(fields=["owner", "status"], name="mail_outbox_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "sending", "sent", "failed", "uncertain"]),
                name="mail_outbox_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.status}"
