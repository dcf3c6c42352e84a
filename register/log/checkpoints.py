"""Making checkpoints: the log signs how long it is and what its root is, and never contradicts itself."""

from functools import partial

from django.conf import settings
from django.db import connection, transaction

from register import clock
from register.log.append import lock_log
from register.log.merkle import perfect_nodes, root_from
from register.log.notes import Checkpoint as Statement
from register.log.notes import NoteRefused, Signer, load_key, open_note, signed_checkpoint
from register.log.stored_tree import NotStored, from_stored, log_size
from register.models import Checkpoint, Event, MerkleNode

# Any number that no other advisory lock of the register uses.
CHECKPOINT_LOCK = 6962
NODES_AT_A_TIME = 2000


class CheckpointRefused(RuntimeError):
    """The log does not continue its last checkpoint; the sentence says in what."""


def log_signer() -> Signer:
    """Return the register's own signer, from the settings."""
    return Signer(settings.LOG_ORIGIN, load_key(settings.LOG_SIGNING_KEY))


def make_checkpoint(*, signer: Signer | None = None) -> Checkpoint | None:
    """Sign and store a checkpoint over all events; return None when there are none since the last one.

    Stores the tree's new perfect nodes with it. Raises CheckpointRefused when the log does not continue
    its last checkpoint: the worker then stops making them, and an administrator runs verify_register.
    """
    signer = signer or log_signer()
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            # Two workers: the second waits here, and then finds nothing new.
            cursor.execute("select pg_advisory_xact_lock(%s)", [CHECKPOINT_LOCK])
        # So that its time lies between those of the events around it.
        lock_log()
        last, size = Checkpoint.objects.order_by("-size").first(), log_size()
        if last is not None:
            _check_continues(last, size, signer)
        covered = 0 if last is None else last.size
        if size == covered:
            return None
        _store_nodes(covered, size)
        return _store_checkpoint(size, signer)


def _check_continues(last: Checkpoint, size: int, signer: Signer) -> None:
    """Check that the tree still hashes to the last checkpoint; what is built on it then agrees with it."""
    if size < last.size:
        raise CheckpointRefused(f"The log has {size} events, but its last checkpoint counts {last.size}.")
    root = bytes(last.root)
    try:
        stated = Statement.parse(open_note(last.note, signer.verifier))
        found = from_stored(partial(root_from, last.size))
    except (NoteRefused, NotStored) as error:
        raise CheckpointRefused(f"The last checkpoint, of size {last.size}, does not hold: {error}") from error
    if stated != Statement(signer.name, last.size, root) or found != root:
        raise CheckpointRefused(f"The events do not hash to the last checkpoint, of size {last.size}.")


def _store_nodes(covered: int, size: int) -> None:
    nodes = from_stored(lambda read: list(perfect_nodes(covered, size, read)))
    rows = [MerkleNode(level=level, index=index, hash=hashed) for level, index, hashed in nodes]
    MerkleNode.objects.bulk_create(rows, batch_size=NODES_AT_A_TIME)


def _store_checkpoint(size: int, signer: Signer) -> Checkpoint:
    root = from_stored(partial(root_from, size))
    return Checkpoint.objects.create(
        size=size,
        root=root,
        note=signed_checkpoint(signer.name, size, root, signer),
        key_id=signer.key_id,
        at=max(clock.now(), Event.objects.get(number=size - 1).at),
    )
