"""Signatures on paper: recorded by one person, and confirmed by another before they count."""

from django.db import models
from django.db.models import F, Q

from register.models import File
from signatories.models.organisation import Organisation
from signatories.models.person import User


class PaperSignatureQuerySet(models.QuerySet["PaperSignature"]):
    """Recordings as their pages ask for them."""

    def waiting(self) -> "PaperSignatureQuerySet":
        """Return those that nobody has confirmed or set aside yet, oldest first."""
        return self.filter(confirmed_at=None, set_aside_at=None).order_by("recorded_at", "pk")


class PaperSignature(models.Model):
    """A signature that stands on paper, as one person recorded it. Name and scan are personal."""

    reference = models.TextField()
    version = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="paper_signatures")
    name = models.TextField()
    title = models.TextField(blank=True, default="")
    authority = models.TextField(blank=True, default="")
    signed_on = models.DateField()
    scan = models.ForeignKey(File, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    no_scan_because = models.TextField(blank=True, default="")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_post = models.TextField()
    recorded_at = models.DateTimeField()
    recording_act = models.UUIDField(unique=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_because = models.TextField(blank=True, default="")

    objects = PaperSignatureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_paper_signature_has_a_scan_or_a_reason",
                condition=(Q(scan=None) & ~Q(no_scan_because="")) | Q(scan__isnull=False, no_scan_because=""),
            ),
            models.CheckConstraint(
                name="who_confirmed_a_paper_signature_and_when_go_together",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="who_set_a_paper_signature_aside_and_when_go_together",
                condition=Q(set_aside_by=None, set_aside_at=None)
                | Q(set_aside_by__isnull=False, set_aside_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_paper_signature_is_not_both_confirmed_and_set_aside",
                condition=Q(confirmed_at=None) | Q(set_aside_at=None),
            ),
            models.CheckConstraint(
                name="two_people_record_and_confirm_a_paper_signature",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("recorded_by")),
            ),
            models.UniqueConstraint(
                name="a_paper_signature_waits_once",
                fields=["reference", "version", "organisation"],
                condition=Q(confirmed_at=None, set_aside_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} on {self.reference} version {self.version}"
