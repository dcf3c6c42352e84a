"""Bindings: who is bound to which version, from which day to which."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models


class Binding(models.Model):
    """An organisation bound to a version for a half-open range of days. Public as its entry is."""

    reference = models.TextField()
    version = models.PositiveIntegerField()
    organisation = models.TextField()
    bound = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="nobody_is_bound_to_two_versions_on_one_day",
                expressions=[
                    ("reference", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("bound", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="a_binding_lasts_a_day", condition=~models.Q(bound__isempty=True)),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} to {self.reference}/{self.version}"
