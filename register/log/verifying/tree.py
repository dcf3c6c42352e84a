"""The tree over the events, built up anew: what stored nodes and signed checkpoints are held against."""

from collections.abc import Sequence

from register.log.merkle import EMPTY_ROOT, node_hash


class Tree:
    """Every perfect node over the leaf hashes of the log: `levels[level][index]`, the leaves at level 0."""

    def __init__(self, hashes: Sequence[bytes]) -> None:
        self.levels = [list(hashes)]
        while len(below := self.levels[-1]) > 1:
            self.levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self.levels[0])

    def node(self, level: int, index: int) -> bytes | None:
        """Return the hash of a node, or None when the log is too short to have it."""
        nodes = self.levels[level] if level < len(self.levels) else []
        return nodes[index] if index < len(nodes) else None

    def root(self, size: int) -> bytes | None:
        """Return the root over the first `size` events, or None when the log has fewer."""
        if size > self.size:
            return None
        peaks = [nodes[(size >> level) - 1] for level, nodes in enumerate(self.levels) if size >> level & 1]
        current = peaks[0] if peaks else EMPTY_ROOT
        for larger in peaks[1:]:
            current = node_hash(larger, current)
        return current
