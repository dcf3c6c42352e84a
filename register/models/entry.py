"""Entries: one row for each version on record, folded from the log and rebuilt from it at will."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from register.models.document import Document
from register.viewer import Viewer


def may_see(viewer: Viewer) -> Q:
    """Return the condition on a row with `visibility` and `organisations` under which `viewer` may see it."""
    if viewer.may_read_all:
        return Q()
    seen = Q(visibility="public")
    if viewer.is_partner:
        seen |= Q(visibility="partners")
    if viewer.organisations:
        seen |= Q(organisations__overlap=sorted(viewer.organisations))
    return seen


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries as lists and pages ask for them."""

    def visible_to(self, viewer: Viewer) -> "EntryQuerySet":
        """Return the entries that `viewer` may see."""
        return self.filter(may_see(viewer))


class Entry(models.Model):
    """A version of a reference: what it is and who must sign; holds date ranges, never a status word. Public.

    `depth`: how deeply an agreement made elsewhere is described here; "" for one that was drafted here.
    """

    reference = models.TextField()
    version = models.PositiveIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", db_column="digest")
    kind = models.TextField()
    title = models.TextField()
    theme = models.TextField(default="", blank=True)
    owner = models.TextField(default="", blank=True)
    depth = models.TextField(default="", blank=True)
    visibility = models.TextField()
    organisations = ArrayField(models.TextField())
    must_sign = ArrayField(models.TextField())
    carried = ArrayField(models.TextField(), default=list)
    rule = models.TextField()
    supersedes = models.PositiveIntegerField(null=True)
    entered_on = models.DateField()
    commenced_on = models.DateField(null=True)
    in_force = DateRangeField(null=True)
    review_on = models.DateField(null=True)
    last_event = models.BigIntegerField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="a_version_is_entered_once", fields=["reference", "version"])]

    def __str__(self) -> str:
        return f"{self.reference} version {self.version}"
