"""Wishes: organisations that drafters ask SIMG to add to the register of organisations."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from agreements.models.draft import OPEN_STATES, Draft
from signatories.models import Organisation, User


class WishQuerySet(models.QuerySet["Wish"]):
    """Wishes as pages ask for them."""

    def waiting(self) -> "WishQuerySet":
        """Return those that nobody has answered, of drafts that are still open, oldest first."""
        return self.filter(answered_at=None, draft__state__in=OPEN_STATES).order_by("asked_at", "pk")


class Wish(models.Model):
    """An organisation asked for: by whom and why, and what became of it; answered once. Partnership."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="wishes")
    name = models.TextField()
    why = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asking_act = models.UUIDField(unique=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    refused_because = models.TextField(blank=True, default="")

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="who_answered_a_wish_and_when_go_together",
                condition=Q(answered_by=None, answered_at=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_wish_is_answered_by_an_organisation_or_a_reason",
                condition=Q(answered_at=None, organisation=None, refused_because="")
                | Q(answered_at__isnull=False, organisation__isnull=False, refused_because="")
                | (Q(answered_at__isnull=False, organisation=None) & ~Q(refused_because="")),
            ),
            models.UniqueConstraint(
                "draft",
                Lower("name"),
                name="an_organisation_is_asked_for_once_at_a_time",
                condition=Q(answered_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.draft}"
