"""What the two note beside their documents: where a § 56 agreement is. Rows are added, never changed."""

from typing import ClassVar

from django.db import models

from fleksaftale.cases.models import Case, Party
from fleksaftale.core import clock


class RefundNote(models.Model):
    """Where the case's § 56 agreement is, as it was noted. The highest revision holds; dates are sealed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="refund_notes")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    noted_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["revision"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "revision"], name="one_refund_note_per_revision")
        ]

    def __str__(self) -> str:
        return f"refund note {self.revision}"

    @property
    def place(self) -> str:
        return f"refund:{self.case_id}:{self.revision}"
