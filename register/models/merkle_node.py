"""Perfect interior nodes of the log's Merkle tree, stored when a checkpoint is made."""

from django.db import models


class MerkleNode(models.Model):
    """The hash over the leaves [index × 2^level, (index + 1) × 2^level). Public."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(name="a_merkle_node_stands_once", fields=["level", "index"])]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"
