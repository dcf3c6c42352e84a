"""Renderings: each PDF that was printed of a version, with the last event that it speaks of."""

from django.db import models

from register.models.event import Event
from register.models.file import File


class Rendering(models.Model):
    """One PDF of one version; none is ever replaced. Partnership."""

    reference = models.TextField()
    version = models.PositiveIntegerField()
    covers_event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField()
    rendered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_version_is_printed_once_an_event", fields=["reference", "version", "covers_event"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference}/{self.version} at {self.covers_event_id}"
