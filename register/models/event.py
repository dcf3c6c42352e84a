"""Events: the append-only log of who did what, when, counting from which day, by what authority."""

from django.db import models
from django.db.models.functions import Cast


class Event(models.Model):
    """One row of the log. Names stand only in the particulars (personal), which an erasure may clear."""

    number = models.BigIntegerField(primary_key=True)
    act = models.UUIDField()
    at = models.DateTimeField()
    effective_on = models.DateField()
    verb = models.TextField()
    reference = models.TextField()
    version = models.PositiveIntegerField(default=0)
    organisation = models.TextField(default="", blank=True)
    role = models.TextField(default="", blank=True)
    salt = models.BinaryField(max_length=32, null=True)
    particulars_text = models.TextField(null=True)
    particulars = models.GeneratedField(
        expression=Cast("particulars_text", models.JSONField()),
        output_field=models.JSONField(null=True),
        db_persist=True,
    )
    particulars_hash = models.BinaryField(max_length=32)
    leaf = models.BinaryField()
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="an_act_does_a_thing_once", fields=["act", "reference", "version", "verb", "organisation"]
            ),
            models.CheckConstraint(name="event_number_counts_from_zero", condition=models.Q(number__gte=0)),
        ]
        indexes = [models.Index(name="event_by_reference", fields=["reference", "version", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.reference}"
