"""A follow-up talk and the steps it takes. When it is stands in the clear, what is said in it never here.

What both write is a document of the case (the back page); this is only when it is, and that it was held.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case, Party
from fleksaftale.core import clock
from fleksaftale.documents.models import Document


class Reason(models.TextChoices):
    """Why a talk is planned."""

    RHYTHM = "rhythm", _("Efter jeres rytme")
    START = "start", _("Samtale med den nye leder")
    ASKED = "asked", _("En af jer har bedt om den")
    ADVICE = "advice", _("I har ikke aftalt en rytme. Et godt råd er hver anden måned.")


class Talk(models.Model):
    """One talk. ``due_on`` is the day that it is to be held at latest; ``starts_at`` where a time is booked.

    ``number`` counts the case's talks from 1 and is the ``occasion`` of its document.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="talks")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=12, choices=Reason.choices, default=Reason.RHYTHM)
    due_on = models.DateField()
    due_before_pause = models.DateField(null=True)  # where a pause has put the talk off
    starts_at = models.DateTimeField(null=True)
    lasts = models.PositiveSmallIntegerField(default=60)  # minutes
    document = models.OneToOneField(Document, models.CASCADE, null=True, related_name="talk")
    created_at = models.DateTimeField(default=clock.now)
    held_on = models.DateField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "number"], name="one_talk_per_number"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(held_on__isnull=True, cancelled_at__isnull=True),
                name="one_open_talk_per_case",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["due_on"], name="talk_due")]

    def __str__(self) -> str:
        return f"talk {self.number}"

    @property
    def is_open(self) -> bool:
        return self.held_on is None and self.cancelled_at is None


class Step(models.TextChoices):
    """What happens to a talk."""

    PLANNED = "planned", _("Planlagt")
    BOOKED = "booked", _("Tid aftalt")
    MOVED = "moved", _("Flyttet")
    HELD = "held", _("Holdt")
    CANCELLED = "cancelled", _("Aflyst")


class TalkStep(models.Model):
    """One step of a talk. Rows are added, never changed; ``by`` is empty where the program did it."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=Step.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    due_on = models.DateField(null=True)
    starts_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d}"


class Pause(models.Model):
    """The follow-up rests until a day, without a cause: nobody is reminded, nothing is late."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="pauses")
    since = models.DateField()
    until = models.DateField()
    by = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"pause until {self.until}"
