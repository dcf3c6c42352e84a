"""Drafts: an agreement in the making, the organisations it names, and its sections."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from signatories.access import Access
from signatories.drafting.section import SectionBase
from signatories.models import Organisation, User
from signatories.roles import Right


class DraftState(models.TextChoices):
    """Where a draft stands on its way to the register."""

    DRAFTING = "drafting", "Drafting"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"
    ABANDONED = "abandoned", "Abandoned"


OPEN_STATES = (DraftState.DRAFTING, DraftState.SUBMITTED, DraftState.RETURNED)


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts as lists and pages ask for them."""

    def visible_to(self, access: Access) -> "DraftQuerySet":
        """Return the drafts that the person may read: their organisations', as lead or party, or all of them."""
        if access.viewer.may_read_all:
            return self
        codes = access.codes_with(Right.READ_DRAFTS)
        parties = DraftParty.objects.filter(draft=OuterRef("pk"), organisation__code__in=codes)
        return self.filter(Q(lead__code__in=codes) | Exists(parties))

    def still_open(self) -> "DraftQuerySet":
        """Return those that have neither been approved nor abandoned."""
        return self.filter(state__in=OPEN_STATES)


class Draft(models.Model):
    """A draft and its state; what it says stands in its sections. Partnership."""

    title = models.TextField()
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="drafts")
    state = models.CharField(max_length=12, choices=DraftState.choices, default=DraftState.DRAFTING)
    reference = models.TextField(blank=True, default="")
    supersedes = models.PositiveIntegerField(null=True, blank=True)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    # The token of the form that began it: the same form sent twice begins one draft.
    begun_act = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    entered_version = models.PositiveIntegerField(null=True, blank=True)

    history = HistoricalRecords()
    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_reference_has_one_open_draft",
                fields=["reference"],
                condition=Q(state__in=OPEN_STATES) & ~Q(reference=""),
            ),
            models.CheckConstraint(
                name="who_submitted_and_when_go_together",
                condition=Q(submitted_by=None, submitted_at=None)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="what_supersedes_has_a_reference", condition=Q(supersedes=None) | ~Q(reference="")
            ),
        ]

    def __str__(self) -> str:
        return self.title or "Untitled agreement"

    @property
    def log_reference(self) -> str:
        """The reference under which the acts on this draft stand in the log."""
        return f"DRAFT-{self.pk}"


class DraftParty(models.Model):
    """An organisation that a draft names: rights derive from it. Partnership."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="draft_parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    may_edit_shared = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # How the lead says that the party confirmed ("e-mail of 3 March"); empty where the party did so itself.
    confirmed_how = models.TextField(blank=True, default="")
    signatory = models.ForeignKey(
        "signatories.Appointment", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(name="an_organisation_is_a_party_once", fields=["draft", "organisation"]),
            models.CheckConstraint(
                name="who_confirmed_and_when_go_together",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.draft}"


class Section(SectionBase):
    """One chapter of an agreement's draft. Partnership."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="sections")

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_chapter_has_one_section_a_party", fields=["draft", "chapter", "party"])
        ]
