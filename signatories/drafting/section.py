"""Sections: a draft of any kind of document is kept as rows of these, one a chapter and, where asked, one a party."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class SectionBase(models.Model):
    """One chapter of a draft: its content as a part of the document, and who saved it last. Partnership.

    `party` is "" for what all share, else the code of the organisation whose own part this is. `unread` holds raw
    text that did not parse: it is shown again and never enters the document.
    """

    chapter = models.CharField(max_length=30)
    party = models.CharField(max_length=60, blank=True, default="")
    revision = models.PositiveIntegerField(default=0)
    content = models.JSONField(default=dict)
    unread = models.JSONField(default=dict, blank=True)
    is_finished = models.BooleanField(default=False)
    saved_by = models.ForeignKey("signatories.User", on_delete=models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(null=True)
    # Everybody who ever saved it: none of them may approve the text (two pairs of eyes).
    savers = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.chapter} {self.party}".strip()
