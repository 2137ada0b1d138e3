"""The key store: one wrapped data key per case and per person."""

from django.db import models


class DataKey(models.Model):
    """A data key, wrapped by the master key. Lives in the database ``keys``, apart from the data.

    Deleting the row is what erasing a case means: without it nothing sealed under the key can be read,
    in the database or in any backup of it.
    """

    owner = models.UUIDField(primary_key=True)
    trail = models.UUIDField(unique=True)
    wrapped = models.BinaryField()
    master = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"data key of {self.owner} under master key {self.master}"
