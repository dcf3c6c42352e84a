"""Files by the SHA-256 of their bytes, kept in the database so that one backup holds all."""

from django.db import models


class File(models.Model):
    """A PDF, scan or annex. Partnership: it follows the visibility of what it belongs to."""

    sha256 = models.BinaryField(primary_key=True, max_length=32)
    media_type = models.TextField()
    size = models.BigIntegerField()
    bytes = models.BinaryField()

    def __str__(self) -> str:
        return bytes(self.sha256).hex()
