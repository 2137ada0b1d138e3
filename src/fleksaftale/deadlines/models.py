"""What is noted of a case's dates, and the next date of each case. What is noted is sealed, its name too."""

import uuid
from typing import ClassVar

from django.db import models

from fleksaftale.cases.models import Case, Party
from fleksaftale.core import clock


class Noted(models.Model):
    """One thing noted: a fact, or a date in a letter from the municipality. Rows are added, never changed.

    ``number`` counts a case's rows; of two rows on the same thing the later holds. Which fact it is stands
    inside the seal: the name alone, such as the first day of sickness, would tell something.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="noted_dates")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    noted_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "number"], name="one_noted_per_number")
        ]

    def __str__(self) -> str:
        return f"noted {self.number}"

    @property
    def place(self) -> str:
        return f"deadlines:{self.case_id}:{self.number}"


class NextDate(models.Model):
    """The next date of a case that both parties see, for lists over many cases. Written anew every night.

    Only rows whose facts belong to both stand here, and not which row it is: some say what the case is about.
    ``is_talk``: it is the two's own talk, and not a date of the law. ``law_day``: the next day that is one;
    ``law_from_start``: it follows from the agreement's first day alone, which the list tells.
    """

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="next_date")
    is_talk = models.BooleanField(default=False)
    day = models.DateField()
    law_day = models.DateField(null=True)
    law_from_start = models.BooleanField(default=False)
    computed_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["day"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["day"], name="next_date_day"),
            models.Index(fields=["law_day"], name="next_date_law_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day}"
