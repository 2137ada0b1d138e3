"""The employer behind several cases: its rules, its people in HR, and what they bring along from a file.

What names somebody is sealed: with the workplace's own key here, with the case's in each case.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.one_time_links import InvitationLink
from fleksaftale.core import clock


def advised_reminders() -> list[int]:
    return [14, 3]


class Workplace(models.Model):
    """An employer. The numbers are its own rules for all its cases; the defaults are advice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    sealed_facts = models.BinaryField()
    remind_before = models.JSONField(default=advised_reminders)
    remind_after = models.PositiveSmallIntegerField(default=1)
    late_after = models.PositiveSmallIntegerField(default=15)
    gap_days = models.PositiveSmallIntegerField(default=120)
    third_signature = models.BooleanField(default=False)
    between_mails = models.PositiveSmallIntegerField(default=1)  # days

    def __str__(self) -> str:
        return str(self.pk)


class MemberRole(models.TextChoices):
    """What somebody is at a workplace."""

    HR = "hr", _("HR")


class WorkplaceMember(models.Model):
    """One person in HR. ``user`` is empty until they have said yes; ``left_on`` is the first day without.

    While they are with the workplace they have a seat (``Party.member``) in each of its cases.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey(Workplace, models.CASCADE, related_name="members")
    role = models.CharField(max_length=12, choices=MemberRole.choices, default=MemberRole.HR)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="memberships")
    sealed_name = models.BinaryField()
    invited_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    joined_at = models.DateTimeField(null=True)
    left_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["joined_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["workplace", "user"],
                condition=Q(left_on__isnull=True, user__isnull=False),
                name="one_membership_per_workplace",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.workplace_id}"

    @staticmethod
    def present() -> Q:
        return Q(user__isnull=False) & (Q(left_on__isnull=True) | Q(left_on__gt=clock.today()))

    @property
    def place(self) -> str:
        return f"member:{self.pk}:name"


class WorkplaceInvitation(InvitationLink):
    """A one-time link for one address, to become HR of a workplace. Only a hash of its token is kept."""

    member = models.ForeignKey(WorkplaceMember, models.CASCADE, related_name="invitations")
    created_by = models.ForeignKey(WorkplaceMember, models.CASCADE, related_name="+")

    @property
    def place(self) -> str:
        return f"workplace-invitation:{self.pk}:email"


class ReadFile(models.Model):
    """A file of cases that was read and waits for somebody to say yes. Its rows are sealed with the
    workplace's key; ``done_at``: the cases are made, and the rows are gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey(Workplace, models.CASCADE, related_name="files")
    by = models.ForeignKey(WorkplaceMember, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(default=clock.now)
    sealed_rows = models.BinaryField(null=True)
    made = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"file {self.pk}"

    @property
    def place(self) -> str:
        return f"file:{self.pk}:rows"


class ToInvite(models.Model):
    """The address of somebody whose seat was made from a file, sealed with the case's key, until they come.

    ``asked_at``: when they were last written to.
    """

    party = models.OneToOneField("cases.Party", models.CASCADE, primary_key=True, related_name="to_invite")
    sealed_email = models.BinaryField()
    asked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"to invite {self.party_id}"

    @property
    def place(self) -> str:
        return f"to-invite:{self.party_id}:email"


class NameOrder(models.Model):
    """The ids of one HR person's cases in the order of the names, sealed with that person's key.

    Names are sealed one by one and cannot be sorted by the database. This row holds no name; it is made when
    it is asked for, and thrown away when a name changes. ``sealed_words``: the same for a search, where each
    word of a name or a department has its place.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    sealed = models.BinaryField(null=True)
    sealed_words = models.BinaryField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"order for {self.user_id}"

    @property
    def place(self) -> str:
        return f"order:{self.user_id}"
