"""Files that people lay in a case: looked at by content, sealed with the case's key, never plain on disk."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case, Party
from fleksaftale.core import clock


class Kind(models.TextChoices):
    """What a file is, by its content: the name that it came with is not kept."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"


class Zone(models.TextChoices):
    """Who may open a file. Moving it to the right is an act of the one who owns it."""

    BOTH = "both", _("Os to")
    ADVISERS = "advisers", _("Os to og bisidder eller TR")
    KOMMUNE = "kommune", _("Til kommunen")


class Upload(models.Model):
    """One file, whole. ``sha256`` is of the bytes as they came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    zone = models.CharField(max_length=12, choices=Zone.choices, default=Zone.BOTH)
    sealed = models.BinaryField()
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey(Party, models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["uploaded_at"]

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def place(self) -> str:
        return f"upload:{self.case_id}:{self.pk}"
