"""Downloads of what is not open to everybody: a plain list, kept for a time, and no part of the log."""

from django.db import models


class Download(models.Model):
    """One file of a restricted version that somebody took away. Personal."""

    KINDS = (("pdf", "PDF"), ("json", "Data"), ("scan", "Scan of a signature"), ("annex", "Paper"))

    at = models.DateTimeField()
    who = models.TextField()
    reference = models.TextField()
    version = models.PositiveIntegerField()
    kind = models.TextField(choices=KINDS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_download_is_of_a_known_kind", condition=models.Q(kind__in=["pdf", "json", "scan", "annex"])
            ),
        ]
        indexes = [models.Index(name="download_newest", fields=["-at", "-id"])]

    def __str__(self) -> str:
        return f"{self.who} took {self.kind} of {self.reference}/{self.version}"
