"""The journal of a case with its files, and the packages that the employee made of it.

When something happened and when it was written stand in the clear; what it is about never does. Nothing is
changed: a correction, and a step to the right in who may read, is one more row.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case, Party
from fleksaftale.core import clock


class Kind(models.TextChoices):
    """What an entry came as."""

    NOTE = "note", _("Notat")
    FILE = "file", _("Fil")
    MAIL = "mail", _("Mail")


class Zone(models.TextChoices):
    """Who may read an entry, from the left to the right. It only ever moves to the right."""

    MINE = "mine", _("Kun dig i sagen")
    BOTH = "both", _("Os to")
    ADVISERS = "advisers", _("Os to og bisidder eller TR")
    KOMMUNE = "kommune", _("Til kommunen")

    @property
    def further(self) -> list["Zone"]:
        """The zones to the right of this one."""
        zones = list(Zone)
        return zones[zones.index(self) + 1 :]


SHARED = tuple(Zone.MINE.further)


class Entry(models.Model):
    """One thing in the journal. What stands in it is in its rows; the highest revision holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="journal")
    owner = models.ForeignKey(Party, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    entered_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"entry {self.pk}"


class EntryRow(models.Model):
    """One saving of an entry. ``struck``: its owner has crossed it out, and it can still be read.

    ``shared_at``: when the entry was first shared, or passed on to a new leader. Later rows carry it along.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="rows")
    revision = models.PositiveIntegerField()
    zone = models.CharField(max_length=12, choices=Zone.choices)
    happened_on = models.DateField()
    struck = models.BooleanField(default=False)
    sealed = models.BinaryField()
    saved_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    saved_at = models.DateTimeField(default=clock.now)
    shared_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["revision"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "revision"], name="one_row_per_revision")
        ]

    def __str__(self) -> str:
        return f"row {self.revision} of {self.entry_id}"

    @property
    def place(self) -> str:
        return f"journal:{self.entry_id}:{self.revision}:{self.pk}"


class Part(models.TextChoices):
    """What a file is to its entry."""

    FILE = "file", _("Fil")
    MESSAGE = "message", _("Mailen, som den kom")
    ATTACHMENT = "attachment", _("Bilag")


class JournalFile(models.Model):
    """One file of an entry, whole. ``sha256`` is of the bytes as they came; the name is sealed with them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.FILE)
    kind = models.CharField(max_length=8)
    sealed = models.BinaryField()
    sealed_name = models.BinaryField()
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField(default=1)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "position"], name="one_file_per_position")
        ]

    def __str__(self) -> str:
        return f"file {self.pk}"

    @property
    def place(self) -> str:
        return f"journal-file:{self.entry_id}:{self.pk}"

    @property
    def name_place(self) -> str:
        return f"journal-file-name:{self.entry_id}:{self.pk}"


class Package(models.Model):
    """What the employee put together for the kommune, as it stood. ``told``: the leader knows that it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="packages")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    told = models.BooleanField(default=False)
    sealed = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]

    def __str__(self) -> str:
        return f"package {self.pk}"

    @property
    def place(self) -> str:
        return f"package:{self.case_id}:{self.pk}"
