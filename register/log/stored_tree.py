"""The log's Merkle tree as the database holds it: leaf hashes in the events, perfect nodes above them."""

from django.db.models import Max

from register.log.merkle import inclusion_from
from register.models import Event, MerkleNode


def log_size() -> int:
    """Return how many events are on record."""
    last: int | None = Event.objects.aggregate(last=Max("number"))["last"]
    return 0 if last is None else last + 1


def read_node(level: int, index: int) -> bytes:
    """Return the stored 32-byte hash of a perfect node; level 0 are the events.

    Nodes above the events stand up to the last checkpoint only; raises DoesNotExist beyond it.
    """
    if level == 0:
        return bytes(Event.objects.values_list("leaf_hash", flat=True).get(number=index))
    return bytes(MerkleNode.objects.values_list("hash", flat=True).get(level=level, index=index))


def inclusion_path(number: int, size: int) -> list[bytes]:
    """Return the path from event `number` to the root of the checkpoint of `size`, nearest the event first."""
    return inclusion_from(number, size, read_node)
