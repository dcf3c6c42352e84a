"""The counters from which references are given: one locked row a series, so that none is given twice."""

from django.db import models


class ReferenceCounter(models.Model):
    """The last number given in a series, such as "ISA". Public."""

    series = models.TextField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series} {self.last}"
