"""What is sent about a talk or a date, and the calendar it stands in. Days and states are in the clear."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case
from fleksaftale.core import clock
from fleksaftale.talks.models import Talk


class Kind(models.TextChoices):
    """What one mail is about: a talk, or a date of the law."""

    BEFORE = "before", _("Påmindelse før mødet")
    AFTER = "after", _("Mødet er ikke holdt endnu")
    LAW = "law", _("Påmindelse før en dato i loven")
    INVITED = "invited", _("Møde til kalenderen")
    MOVED = "moved", _("Mødet er flyttet")
    CANCELLED = "cancelled", _("Mødet er aflyst")


class State(models.TextChoices):
    """What became of it. What may have left already is *uncertain*, and not sent again by itself."""

    WAITING = "waiting", _("Venter")
    POSTED = "posted", _("På vej")
    SENT = "sent", _("Sendt")
    FAILED = "failed", _("Ikke sendt")
    UNCERTAIN = "uncertain", _("Uvist")
    DROPPED = "dropped", _("Ikke sendt")


class Notice(models.Model):
    """One mail about a talk, or a date of the law, to who sits in one of the two seats when it leaves.

    ``day`` is the day that it was counted from, ``number`` the days before or after it; of an invitation the
    calendar's sequence. No two rows are the same in these, so nothing is told twice. A date of the law has no
    ``talk``, and which date it is stands nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    talk = models.ForeignKey(Talk, models.CASCADE, related_name="notices", null=True)
    role = models.CharField(max_length=12)  # of cases.models.Role
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    day = models.DateField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    receiver = models.UUIDField(null=True)  # the person, or a guest's seat
    mail = models.UUIDField(null=True)  # its number in the outbox; several may share one mail
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["talk", "role", "kind", "number", "day"], name="nothing_is_told_twice"
            ),
            models.UniqueConstraint(
                fields=["case", "role", "number", "day"],
                condition=models.Q(talk__isnull=True),
                name="no_date_is_told_twice",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "due_at"], name="notice_due"),
            models.Index(fields=["receiver", "done_at"], name="notice_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day} {self.state}"


class Choice(models.Model):
    """What a person wants by mail. Without a row: all of it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", primary_key=True)
    reminders = models.BooleanField(default=True)
    invitations = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"reminders {self.reminders}, invitations {self.invitations}"


class Feed(models.Model):
    """A person's own calendar address. Only a hash of its secret is kept; making it anew ends the old one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", primary_key=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    fetched_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"feed made {self.made_at:%Y-%m-%d}"


class Label(models.Model):
    """What the owner of a calendar calls the meetings of one case, sealed under the owner's key."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "case"], name="one_label_per_case")
        ]

    def __str__(self) -> str:
        return f"label of {self.case_id}"

    @property
    def place(self) -> str:
        return f"calendar:{self.case_id}:label"


class OwnDates(models.Model):
    """Which of the dates that only the employee sees they have been reminded of; nobody else may know any."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="+")
    looked_on = models.DateField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"looked at {self.looked_on}"

    @property
    def place(self) -> str:
        return f"reminders:{self.case_id}:own"


class CalendarEntry(models.Model):
    """A talk as calendars were last told of it. Every change of it raises ``sequence``."""

    talk = models.OneToOneField(Talk, models.CASCADE, related_name="calendar", primary_key=True)
    sequence = models.PositiveIntegerField(default=0)
    due_on = models.DateField()
    starts_at = models.DateTimeField(null=True)
    lasts = models.PositiveSmallIntegerField()
    cancelled = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"entry {self.sequence}"
