"""Verifies the stored nodes of the tree, and names by them the events that a broken checkpoint is about."""

from collections.abc import Iterator

from register.log.verifying.checkpoints import Checkpoints
from register.log.verifying.fault import Fault
from register.log.verifying.rows import rows
from register.log.verifying.tree import Tree

NODE_TABLE, EVENT_TABLE = "merkle_node", "event"
LEVELS = "select distinct level from register_merklenode order by level"
NODES = "select index, hash from register_merklenode where level = %s"

Node = tuple[int, int]


def node_faults(tree: Tree, checkpoints: Checkpoints) -> Iterator[Fault]:
    """Yield nodes that are missing, too many or false, and events whose hash is not that of the node above them."""
    differing: set[Node] = set()
    present = [row["level"] for row in rows(LEVELS)]
    for level in sorted({*present, *range(1, checkpoints.last.bit_length())}):
        stored = {row["index"]: bytes(row["hash"]) for row in rows(NODES, [level])}
        wanted = range(checkpoints.last >> level) if level > 0 else range(0)
        for index in sorted(set(wanted) - set(stored)):
            yield Fault(NODE_TABLE, f"{level}/{index}", "is missing")
        for index in sorted(set(stored) - set(wanted)):
            yield Fault(NODE_TABLE, f"{level}/{index}", "stands where no checkpoint wants a node")
        same_level = {
            (level, index) for index in wanted if stored.get(index, b"") not in (b"", tree.node(level, index))
        }
        yield from _false_nodes(same_level, differing, checkpoints)
        differing |= same_level
    if checkpoints.broken:
        yield from _rewritten_events(tree, differing, checkpoints)


def _false_nodes(found: set[Node], below: set[Node], checkpoints: Checkpoints) -> Iterator[Fault]:
    """Yield the nodes that differ by themselves, not because an event beneath them does."""
    for level, index in sorted(found):
        is_proven = (index + 1) << level <= checkpoints.proven
        by_an_event = level == 1 or {(level - 1, 2 * index), (level - 1, 2 * index + 1)} & below
        if is_proven or not (by_an_event and checkpoints.broken):
            yield Fault(NODE_TABLE, f"{level}/{index}", "is not the hash of what stands below it")


def _rewritten_events(tree: Tree, differing: set[Node], checkpoints: Checkpoints) -> Iterator[Fault]:
    """Yield the events among which the rewritten one is: as few as stored nodes and signed roots leave."""
    firsts = sorted(2 * index for level, index in differing if level == 1)
    suspects = [_of_pair(first, checkpoints) for first in firsts]
    for size in checkpoints.broken:
        # The last event of an odd size has no node above it: the signed root alone tells.
        if size % 2 and size <= tree.size and not any(events.start < size for events in suspects):
            suspects.append(range(size - 1, size))
    named = [events for events in suspects if events] or [range(checkpoints.proven, checkpoints.broken[0])]
    for events in named:
        yield Fault(EVENT_TABLE, _span(events), _why(events, checkpoints))


def _of_pair(first: int, checkpoints: Checkpoints) -> range:
    """Return which of two events differs: both, unless a root was signed over all up to the first of them."""
    end = first + 1 if first + 1 in checkpoints.broken else first + 2
    return range(max(first, checkpoints.proven), end)


def _span(events: range) -> str:
    return str(events.start) if len(events) == 1 else f"{events.start} to {events.stop - 1}"


def _why(events: range, checkpoints: Checkpoints) -> str:
    size = next((size for size in checkpoints.broken if size > events.start), checkpoints.broken[-1])
    which = "it was rewritten" if len(events) == 1 else "one or more of these was rewritten"
    return f"{which}: checkpoint {size} was signed over another"
