"""Documents that two parties write and sign: answers, versions, signatures.

Status and answers are rows that are added, never changed. Everything that somebody wrote is sealed with the
case's key; what stands in the clear is ids, times, numbers and the fingerprint of what was signed.
"""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case, Party
from fleksaftale.core import clock
from fleksaftale.documents.paper_models import PaperConfirmation as PaperConfirmation
from fleksaftale.documents.paper_models import PaperCopy as PaperCopy
from fleksaftale.documents.paper_models import PaperRemark as PaperRemark
from fleksaftale.documents.paper_models import PaperScan as PaperScan
from fleksaftale.documents.paper_models import PaperSigning as PaperSigning
from fleksaftale.documents.uploads import Upload as Upload

JOINT = "joint"
"""The scope of the answers that both parties write together."""


class Stage(models.TextChoices):
    """Where a document stands. Every change is a row of its own; the newest row holds."""

    PREPARING = "preparing", _("Hver for sig")
    DRAFTING = "drafting", _("Fælles kladde")
    PROPOSED = "proposed", _("Klar til underskrift")
    SIGNED = "signed", _("Underskrevet")
    DISAGREED = "disagreed", _("Ikke enighed")


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.PREPARING: frozenset({Stage.DRAFTING}),
    Stage.DRAFTING: frozenset({Stage.PREPARING, Stage.PROPOSED, Stage.SIGNED}),
    Stage.PROPOSED: frozenset({Stage.PREPARING, Stage.DRAFTING, Stage.DISAGREED, Stage.SIGNED}),
    Stage.DISAGREED: frozenset({Stage.PREPARING, Stage.DRAFTING, Stage.SIGNED}),
    Stage.SIGNED: frozenset({Stage.DRAFTING}),
}
"""From SIGNED the draft of the next version is opened; back to SIGNED without signatures it is dropped.
Back to PREPARING it goes where a new leader takes over before anything is signed."""


class Document(models.Model):
    """One document of a case, written after the template ``template_id``.

    ``occasion`` numbers the documents of a kind that comes again, as the back page does for each talk; it is
    0 for a kind that a case has once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="documents")
    template_id = models.CharField(max_length=60)
    occasion = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "template_id", "occasion"], name="one_document_per_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.template_id} {self.pk}"


class StageChange(models.Model):
    document = models.ForeignKey(Document, models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.stage} {self.at:%Y-%m-%d}"


class Preparation(models.Model):
    """How far one party is alone. ``opened_at``: it chose to show its answers before both were ready."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="preparations")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    ready_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "party"], name="one_preparation_per_party")
        ]

    def __str__(self) -> str:
        return f"preparation of {self.party_id}"


class SavedAnswer(models.Model):
    """One saving of one answer. The highest revision holds; the unique key is what keeps two savers apart.

    ``typed_for``: the party whose words somebody else typed in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="answers")
    scope = models.CharField(max_length=36)  # JOINT, or the id of the party who prepares alone
    question = models.CharField(max_length=60)
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    saved_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    typed_for = models.ForeignKey(Party, models.CASCADE, null=True, related_name="+")
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["document", "scope", "question", "revision"], name="one_answer_per_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.revision}"

    @property
    def place(self) -> str:
        return f"answer:{self.document_id}:{self.scope}:{self.question}:{self.revision}:{self.pk}"


class Version(models.Model):
    """A frozen version: canonical JSON and its SHA-256.

    ``signed_at``: the moment of the last signature, from which it is agreed. ``withdrawn_at``: a new draft
    took its place before that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sealed_content = models.BinaryField()
    fingerprint = models.CharField(max_length=64)
    in_force_from = models.DateField()
    proposed_at = models.DateTimeField(default=clock.now)
    proposed_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["proposed_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["document", "number"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_version_per_number",
            )
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    @property
    def place(self) -> str:
        return f"version:{self.document_id}:{self.number}:{self.pk}"

    @property
    def begins_on(self) -> date:
        """The day it takes over: its own date, or the day of the last signature where that is later."""
        if self.signed_at is None:
            return self.in_force_from
        return max(self.in_force_from, clock.day_of(self.signed_at))


class Level(models.TextChoices):
    """How sure we are of who signed. The document names it honestly."""

    LOGIN = "login", _("bekræftet med login")
    PAPER = "paper", _("papir")
    GUEST = "guest", _("gæst, bekræftet med kode på mail")
    MITID = "mitid", "MitID"
    TOGETHER = "together", _("underskrevet sammen på samme enhed")


class Signature(models.Model):
    """One party's signature on one version. The typed name and what was agreed to are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="signatures")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    level = models.CharField(max_length=12, choices=Level.choices)
    sealed = models.BinaryField()
    signed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["signed_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "party"], name="one_signature_per_party")
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"

    @property
    def place(self) -> str:
        return f"signature:{self.version_id}:{self.party_id}:{self.pk}"


class SignedFile(models.Model):
    """The PDF of a signed version with the installation's seal on it: the one file that everybody gets.

    ``certificate`` names the seal's; it is empty on files from before there was a seal. ``stamped_at`` and
    ``stamped_by`` are the time stamp's, where one was got.
    """

    version = models.OneToOneField(Version, models.CASCADE, related_name="file")
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)
    certificate = models.CharField(max_length=16, default="")
    stamped_at = models.DateTimeField(null=True)
    stamped_by = models.CharField(max_length=200, default="")

    def __str__(self) -> str:
        return f"file of {self.version_id}"

    @property
    def place(self) -> str:
        return f"file:{self.version_id}"


class AwaitedSeal(models.Model):
    """A version that everybody has signed and whose file is not made yet. Written with the last signature,
    gone with the file: between the two the program may stop at any moment."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="awaited_seal")
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"seal of {self.version_id}"


class Objection(models.Model):
    """What one party said to a version that the two did not agree on. The sealed text may be empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="objections")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["said_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "party"], name="one_objection_per_party")
        ]

    def __str__(self) -> str:
        return f"objection {self.pk}"

    @property
    def place(self) -> str:
        return f"objection:{self.version_id}:{self.party_id}:{self.pk}"


class Comment(models.Model):
    """What somebody wrote beside a version. ``side``: the principal with whose advisers it stays; where
    it is empty, everybody who may read the version reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="comments")
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    side = models.ForeignKey(Party, models.CASCADE, null=True, related_name="+")
    sealed = models.BinaryField()
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["said_at"]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def place(self) -> str:
        return f"comment:{self.version_id}:{self.party_id}:{self.pk}"


class Reminder(models.Model):
    """The one reminder that a disagreement may bring. ``done_at``: sent, or nothing is left to remind of."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="reminder")
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"reminder of {self.version_id}"


class Remembered(models.Model):
    """A point of a version's list of what to remember, ticked by the party it belongs to."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="remembered")
    point = models.CharField(max_length=40)
    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "point"], name="a_point_is_ticked_once")
        ]

    def __str__(self) -> str:
        return self.point
