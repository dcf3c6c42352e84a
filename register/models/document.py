"""Documents as frozen: canonical text under a salted digest, never changed."""

from django.db import models
from django.db.models.functions import Cast


class Document(models.Model):
    """One frozen document. Public as its entry is; personal only where the document prints a name."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    kind = models.TextField()
    schema_version = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=32)
    text = models.TextField()
    content = models.GeneratedField(
        expression=Cast("text", models.JSONField()), output_field=models.JSONField(), db_persist=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="document_schema_version_is_counted_from_one", condition=models.Q(schema_version__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {bytes(self.digest).hex()[:12]}"
