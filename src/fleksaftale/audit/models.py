"""The chain of events, its head, and the reads with their anchors. Triggers refuse to change them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

START = "0" * 64


class Event(models.Model):
    """One thing somebody did. `sealed` holds actor, subject and details, under the vault of `trail`."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    trail = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=60)
    sealed = models.BinaryField()
    prev = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Head(models.Model):
    """One row: the newest event. Writers lock it, so that the chain never forks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=START)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_head_is_one_row")]

    def __str__(self) -> str:
        return f"{self.seq} {self.digest}"


class Read(models.Model):
    """One look at something sealed. Written without waiting for the chain."""

    at = models.DateTimeField()
    trail = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=60)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"


class PendingRead(models.Model):
    """The queue of reads that are not yet anchored in the chain."""

    read = models.OneToOneField(Read, models.DO_NOTHING, primary_key=True)

    def __str__(self) -> str:
        return str(self.pk)


class ReadAnchor(models.Model):
    """`event` vouches for `read`; `digest` is the read's at that time.

    No foreign key in the database: a read may one day be deleted when its time is up, its anchor stays.
    """

    read = models.OneToOneField(
        Read, models.DO_NOTHING, primary_key=True, related_name="anchor", db_constraint=False
    )
    event = models.ForeignKey(Event, models.DO_NOTHING)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.pk} in {self.event_id}"


READS_ANCHORED = "reads.anchored"
kinds.declare(READS_ANCHORED, _("{actor} bandt {count} opslag ind i kæden"))
