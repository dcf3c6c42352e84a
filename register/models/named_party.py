"""Named parties: what each version calls an organisation that takes part, so that no document is opened for a name."""

from django.db import models


class NamedParty(models.Model):
    """An organisation as a version's document names it, or as it was called when it joined. Public as its entry is."""

    reference = models.TextField()
    version = models.PositiveIntegerField()
    organisation = models.TextField()
    name = models.TextField()
    short_name = models.TextField(default="", blank=True)
    entered_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_version_names_a_party_once", fields=["reference", "version", "organisation"]
            )
        ]
        indexes = [
            models.Index(name="named_party_newest", fields=["organisation", "-entered_on", "-reference", "-version"])
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.reference}/{self.version}"
