"""Listings: what the register's list shows of a reference, for each stretch of days in which that does not change.

A status word here cannot grow stale: it is true of its days, and the day asked chooses the row.
"""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce, Lower

from register.models.entry import may_see
from register.viewer import Viewer


class ListingQuerySet(models.QuerySet["Listing"]):
    """Listings as the list, its counts and its search ask for them."""

    def visible_to(self, viewer: Viewer) -> "ListingQuerySet":
        """Return the listings that `viewer` may see."""
        return self.filter(may_see(viewer))

    def agreements(self) -> "ListingQuerySet":
        """Return the agreements: the protocol stands above them and has a page of its own."""
        return self.filter(kind="agreement")

    def on(self, day: date) -> "ListingQuerySet":
        """Return the one listing of each reference that holds on `day`."""
        return self.filter(during__contains=day)


class Listing(models.Model):
    """One reference as the list shows it during a half-open range of days. Public as its entry is."""

    reference = models.TextField()
    during = DateRangeField()
    version = models.PositiveIntegerField()
    status = models.TextField()
    kind = models.TextField()
    title = models.TextField()
    theme = models.TextField(default="", blank=True)
    owner = models.TextField(default="", blank=True)
    depth = models.TextField(default="", blank=True)
    visibility = models.TextField()
    organisations = ArrayField(models.TextField())
    signed = models.PositiveIntegerField()
    required = models.PositiveIntegerField()
    commenced_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    changed_on = models.DateField()
    words = SearchVectorField()

    objects = ListingQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="a_reference_is_listed_once_a_day",
                expressions=[("reference", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            )
        ]
        indexes = [
            GinIndex(name="listing_words", fields=["words"]),
            GinIndex(name="listing_organisations", fields=["organisations"]),
            GistIndex(name="listing_days", fields=["during"]),
            models.Index(name="listing_newest_change", fields=["-changed_on", "-id"]),
            models.Index(Lower("title"), "reference", name="listing_by_title"),
            models.Index(Coalesce("review_on", Value(date.max)), "reference", name="listing_by_review"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} during {self.during}"
