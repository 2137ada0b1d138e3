"""What is kept of a signing on paper: who typed it in, the scan, remarks on it, the copy that is owed."""

import uuid
from typing import ClassVar

from django.db import models

from fleksaftale.cases.models import Party
from fleksaftale.core import clock


class PaperSigning(models.Model):
    """A version that was signed with a pen. The sealed part holds the names as they stand on the paper, who
    typed for whom, and the hashes of the scan. ``signed_on`` is the day that stands on the paper.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.OneToOneField("documents.Version", models.CASCADE, related_name="paper")
    signed_on = models.DateField()
    entered_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"paper {self.pk}"

    @property
    def place(self) -> str:
        return f"paper:{self.version_id}:{self.pk}"


class PaperScan(models.Model):
    """One file of the scan, in the order of the pages."""

    paper = models.ForeignKey(PaperSigning, models.CASCADE, related_name="scans")
    upload = models.OneToOneField("documents.Upload", models.CASCADE, related_name="scan")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "position"], name="one_scan_per_position")
        ]

    def __str__(self) -> str:
        return f"scan {self.position} of {self.paper_id}"


class PaperRemark(models.Model):
    """A party says that what was typed in of the paper is not right. It is shown to both and changes nothing
    else. ``settled_at``: the same party took it back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(PaperSigning, models.CASCADE, related_name="remarks")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    said_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["said_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["paper", "party"],
                condition=models.Q(settled_at__isnull=True),
                name="one_open_remark_per_party",
            )
        ]

    def __str__(self) -> str:
        return f"remark {self.pk}"

    @property
    def place(self) -> str:
        return f"remark:{self.paper_id}:{self.party_id}:{self.pk}"


class PaperConfirmation(models.Model):
    """A party who did not type it says that what was typed in of the paper is right."""

    paper = models.ForeignKey(PaperSigning, models.CASCADE, related_name="confirmations")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "party"], name="one_confirmation_per_party")
        ]

    def __str__(self) -> str:
        return f"confirmation of {self.paper_id}"


class PaperCopy(models.Model):
    """A party without an account is to have the agreed version on paper. ``given_at``: somebody gave it."""

    version = models.ForeignKey("documents.Version", models.CASCADE, related_name="copies")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    owed_since = models.DateTimeField(default=clock.now)
    given_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(Party, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["owed_since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "party"], name="one_copy_per_party")
        ]

    def __str__(self) -> str:
        return f"copy of {self.version_id}"
