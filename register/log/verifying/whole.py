"""Verifies the whole register, table by table."""

from collections.abc import Iterator

from register.log.notes import Verifier
from register.log.verifying.checkpoints import Checkpoints, time_faults
from register.log.verifying.counters import counter_faults
from register.log.verifying.documents import document_faults
from register.log.verifying.events import Log
from register.log.verifying.fault import Fault
from register.log.verifying.files import annex_faults, file_faults, rendering_faults
from register.log.verifying.nodes import node_faults
from register.log.verifying.projections import projection_faults
from register.log.verifying.tree import Tree


def find_faults(*, verifier: Verifier, since: str | None = None) -> Iterator[Fault]:
    """Yield every fault of the register, none when it is whole; the caller is in a transaction that sees one moment.

    `since` is the text of a checkpoint that somebody kept: the log must continue it.
    """
    log = Log()
    yield from log.read()
    tree, checkpoints = Tree(log.hashes), Checkpoints(verifier)
    yield from checkpoints.read(tree, since=since)
    yield from time_faults(log.times)
    yield from node_faults(tree, checkpoints)
    yield from document_faults(log)
    yield from file_faults()
    yield from annex_faults()
    yield from rendering_faults(log)
    yield from counter_faults(log.entered)
    yield from projection_faults(log)
