"""Attachments: files that were sent to a draft. What a draft names of them stands in its text."""

from django.db import models

from agreements.models.draft import Draft
from register.models import File
from signatories.models import User


class Attachment(models.Model):
    """A file sent to a draft, kept with it as long as the draft is: it may be named, or no longer be. Partnership."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="a_file_is_sent_to_a_draft_once", fields=["draft", "file"])]

    def __str__(self) -> str:
        return f"{self.file_id!r} in {self.draft}"
