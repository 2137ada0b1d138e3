"""What HR's list is chosen and sorted by, with nothing that is sealed; and what was counted in a month."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from fleksaftale.cases.models import Case, Workplace


class Standing(models.Model):
    """Where one case stands, in days, so that the database can choose among ten thousand.

    It says nothing that other tables do not say; it only says it in one place. Each column is a day that any
    later day can be compared with, so no row grows old by itself. ``stale``: something was done in the case,
    and the row is to be made anew before it is read.
    """

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="standing")
    stale = models.BooleanField(default=True)
    workplace = models.ForeignKey(Workplace, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    over_from = models.DateField(null=True)  # the first day on which the case is no longer going on
    agreed_from = models.DateField(null=True)  # the first day of the first agreement
    talk_at = models.DateTimeField(null=True)  # the open talk: its time, or the beginning of its last day
    waiting_from = models.DateField(null=True)  # from when an invited principal is missing
    waiting_until = models.DateField(null=True)  # the day from which one who never came is no longer missed
    owes_copy = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case"], name="standing_stale", condition=Q(stale=True))
        ]

    def __str__(self) -> str:
        return f"standing of {self.case_id}"


class MonthsNumbers(models.Model):
    """A workplace's numbers as they were told in one month. What was held back does not stand here either."""

    workplace = models.ForeignKey(Workplace, models.CASCADE, related_name="+")
    month = models.DateField()  # its first day
    counted_on = models.DateField()
    told = models.JSONField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["workplace", "month"], name="one_count_a_month")
        ]

    def __str__(self) -> str:
        return f"numbers of {self.month}"
