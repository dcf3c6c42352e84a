"""Checkpoints: signed statements of how long the log is and what its root is."""

from django.db import models


class Checkpoint(models.Model):
    """A C2SP signed note over origin, size and root. Public."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    key_id = models.BinaryField(max_length=4)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"checkpoint {self.size}"
