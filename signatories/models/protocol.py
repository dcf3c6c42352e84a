"""Drafts of the protocol: the state of each, and its chapters. Kept by SIMG."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from signatories.drafting.section import SectionBase
from signatories.models.person import User


class ProtocolState(models.TextChoices):
    """Where a draft of the protocol stands on its way to the register."""

    DRAFTING = "drafting", "Drafting"
    AGREED = "agreed", "Agreed"
    ABANDONED = "abandoned", "Abandoned"


class ProtocolDraft(models.Model):
    """A draft and its state; what it says stands in its sections. Partnership."""

    title = models.TextField(blank=True, default="")
    state = models.CharField(max_length=12, choices=ProtocolState.choices, default=ProtocolState.DRAFTING)
    supersedes = models.PositiveIntegerField(null=True, blank=True)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    entered_version = models.PositiveIntegerField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="the_protocol_has_one_open_draft", fields=["state"], condition=Q(state=ProtocolState.DRAFTING)
            ),
            models.CheckConstraint(
                name="who_agreed_when_and_what_go_together",
                condition=Q(agreed_by=None, agreed_at=None, entered_version=None)
                | Q(agreed_by__isnull=False, agreed_at__isnull=False, entered_version__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title or "Untitled protocol"

    @property
    def log_reference(self) -> str:
        """The reference under which the acts on this draft stand in the log.

        Not DRAFT-<n>: those are the agreements', which count for themselves.
        """
        return f"DRAFT-ISP-{self.pk}"


class ProtocolSection(SectionBase):
    """One chapter of a draft of the protocol. Partnership."""

    draft = models.ForeignKey(ProtocolDraft, on_delete=models.PROTECT, related_name="sections")

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_chapter_of_the_protocol_has_one_section", fields=["draft", "chapter", "party"]
            )
        ]
