"""Successions: which organisation took over from which, from what day."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from signatories.models.organisation import Organisation
from signatories.models.person import User


class SuccessionQuerySet(models.QuerySet["Succession"]):
    """Successions as rights and pages ask for them."""

    def standing(self) -> "SuccessionQuerySet":
        """Return those that nobody has set aside."""
        return self.filter(set_aside_at=None)

    def standing_on(self, day: date) -> "SuccessionQuerySet":
        """Return those that count on a day."""
        return self.standing().filter(effective_on__lte=day)


class Succession(models.Model):
    """One organisation that took over all that another did; set aside when it was recorded in error.

    Public, but for who recorded it and set it aside, which is partnership.
    """

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="takeovers")
    effective_on = models.DateField()
    instrument = models.TextField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recording_act = models.UUIDField(unique=True)
    set_aside_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_because = models.TextField(blank=True, default="")

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_organisation_does_not_succeed_itself", condition=~Q(predecessor=F("successor"))
            ),
            models.UniqueConstraint(
                name="a_succession_is_recorded_once",
                fields=["predecessor", "successor"],
                condition=Q(set_aside_at=None),
            ),
            models.CheckConstraint(
                name="who_set_a_succession_aside_and_when_go_together",
                condition=Q(set_aside_by=None, set_aside_at=None)
                | Q(set_aside_by__isnull=False, set_aside_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor} took over from {self.predecessor}"
