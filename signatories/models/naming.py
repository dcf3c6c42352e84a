"""The names that organisations bear, and the days on which they bear them."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from signatories.models.organisation import Organisation


class OrganisationName(models.Model):
    """A name of an organisation for a half-open range of days; `instrument` says by what it was taken. Public.

    The first name counts from the day the organisation joined, and the last one ends on the day it leaves.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = models.TextField()
    short_name = models.TextField(blank=True, default="")
    borne = DateRangeField()
    instrument = models.TextField(blank=True, default="")

    history = HistoricalRecords()

    class Meta:
        ordering = ["borne"]
        constraints = [
            ExclusionConstraint(
                name="an_organisation_bears_one_name_a_day",
                expressions=[("organisation", RangeOperators.EQUAL), ("borne", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="a_name_belongs_to_one_organisation_a_day",
                expressions=[(Lower("name"), RangeOperators.EQUAL), ("borne", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(name="a_name_is_borne_for_a_day", condition=~models.Q(borne__isempty=True)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def since(self) -> date | None:
        """The first day with the name; None where nobody recorded it."""
        first: date | None = self.borne.lower
        return first

    @property
    def until(self) -> date | None:
        """The first day without the name; None while it is borne."""
        end: date | None = self.borne.upper
        return end

    def is_borne_on(self, day: date) -> bool:
        """Return whether the organisation bears the name on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)
