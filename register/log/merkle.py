"""The Merkle tree of the log: roots, proofs and their verification (RFC 6962 §2.1, RFC 9162 §2.1.3 and §2.1.4).

Every hash is 32 bytes. Node (level, index) covers the leaves from index·2^level up to, not including,
(index + 1)·2^level; it is perfect when the log holds all of them, and then it never changes again.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()

# Gives the hash of a perfect node; level 0 are the leaf hashes.
Read = Callable[[int, int], bytes]


class OutsideTree(ValueError):
    """A leaf or size was asked for that the tree does not have."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf's bytes."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node above two hashes."""
    return sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes, in the order of the log."""
    return _levels(hashes)[-1][0] if hashes else EMPTY_ROOT


def inclusion(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Return the path that proves leaf `index` among all `hashes`, nearest the leaf first."""
    _check_index(index, len(hashes))
    levels = _levels(hashes)
    return _siblings(0, index, len(hashes), lambda level, at: levels[level][at])


def consistency(hashes: Sequence[bytes], old_size: int) -> list[bytes]:
    """Return the path that proves the tree over `hashes` to begin with its first `old_size` leaves."""
    _check_growth(old_size, len(hashes))
    levels = _levels(hashes)
    return _consistency(old_size, len(hashes), lambda level, at: levels[level][at])


def perfect_nodes(old_size: int, new_size: int, read: Read) -> Iterator[tuple[int, int, bytes]]:
    """Yield (level, index, hash) of each node above the leaves that becomes perfect as the log grows.

    Reads each new leaf hash once and at most one older node a level.
    """
    _check_growth(old_size, new_size)
    waiting = {level: read(level, index) for level, index in _peaks(old_size)}
    for number in range(old_size, new_size):
        level, index, current = 0, number, read(0, number)
        while index & 1:
            current = node_hash(waiting.pop(level), current)
            level, index = level + 1, index >> 1
            yield level, index, current
        waiting[level] = current


def root_from(size: int, read: Read) -> bytes:
    """Return the root over the first `size` leaves; reads one perfect node a level."""
    _check_growth(0, size)
    return _fold([read(level, index) for level, index in _peaks(size)]) if size else EMPTY_ROOT


def inclusion_from(index: int, size: int, read: Read) -> list[bytes]:
    """Return the path that proves leaf `index` among the first `size`; reads at most two nodes a level."""
    _check_index(index, size)
    return _siblings(0, index, size, _reader(size, read))


def consistency_from(old_size: int, size: int, read: Read) -> list[bytes]:
    """Return the path from the tree of `old_size` to that of `size`; reads at most two nodes a level."""
    _check_growth(old_size, size)
    return _consistency(old_size, size, _reader(size, read))


def verify_inclusion(*, leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Tell whether `path` leads from a leaf's hash at `index` to the root of a tree of `size` leaves.

    `size` and `root` must come together from one signed checkpoint: a path alone does not fix the size.
    """
    if not (0 <= index < size and _are_hashes([leaf, root, *path])):
        return False
    current, last = leaf, size - 1
    for sibling in path:  # RFC 9162 §2.1.3.2
        if last == 0:
            return False
        if index & 1 or index == last:
            current = node_hash(sibling, current)
            index, last = _climb_past_carried(index, last)
        else:
            current = node_hash(current, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and current == root


def verify_consistency(
    *, old_size: int, new_size: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Tell whether `path` proves the tree of `new_size` and `new_root` to begin with the older tree.

    Each size and its root must come together from one signed checkpoint.
    """
    if not (0 <= old_size <= new_size and _are_hashes([old_root, new_root, *path])):
        return False
    if old_size == new_size:
        return not path and old_root == new_root
    if old_size == 0:
        return not path and old_root == EMPTY_ROOT
    if not path and not _is_power_of_two(old_size):
        return False
    start, *siblings = [old_root, *path] if _is_power_of_two(old_size) else path
    index, last = old_size - 1, new_size - 1
    while index & 1:  # RFC 9162 §2.1.4.2
        index, last = index >> 1, last >> 1
    old, new = start, start
    for sibling in siblings:
        if last == 0:
            return False
        if index & 1 or index == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            index, last = _climb_past_carried(index, last)
        else:
            new = node_hash(new, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def _levels(hashes: Sequence[bytes]) -> list[list[bytes]]:
    """Return all nodes level by level; a last node without a sibling is carried up as it is."""
    levels = [list(hashes)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        above = [node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]
        levels.append(above + below[len(above) * 2 :])
    return levels


def _siblings(level: int, index: int, size: int, node: Read) -> list[bytes]:
    """Return the hashes beside the way from a node up to the root; a carried node has none at its level."""
    path = []
    last = (size - 1) >> level
    while last:
        if index ^ 1 <= last:
            path.append(node(level, index ^ 1))
        level, index, last = level + 1, index >> 1, last >> 1
    return path


def _consistency(old_size: int, size: int, node: Read) -> list[bytes]:
    if old_size in (0, size):
        return []
    level, index = 0, old_size - 1
    while index & 1:
        level, index = level + 1, index >> 1
    start = [] if _is_power_of_two(old_size) else [node(level, index)]
    return start + _siblings(level, index, size, node)


def _reader(size: int, read: Read) -> Read:
    """Return a reader that also makes the one node a level that is not perfect yet."""

    def node(level: int, index: int) -> bytes:
        if (index + 1) << level <= size:
            return read(level, index)
        return _fold([read(*peak) for peak in _peaks(size) if peak[0] < level])

    return node


def _peaks(size: int) -> list[tuple[int, int]]:
    """Return the (level, index) pairs of the fewest perfect nodes that cover `size` leaves, largest first."""
    return [(bit, (size >> bit) - 1) for bit in reversed(range(size.bit_length())) if size >> bit & 1]


def _fold(peaks: Sequence[bytes]) -> bytes:
    *others, current = peaks
    for peak in reversed(others):
        current = node_hash(peak, current)
    return current


def _climb_past_carried(index: int, last: int) -> tuple[int, int]:
    """Skip the levels at which a last node had no sibling and was carried up."""
    while index and not index & 1:
        index, last = index >> 1, last >> 1
    return index, last


def _is_power_of_two(number: int) -> bool:
    return number & (number - 1) == 0


def _are_hashes(values: Sequence[bytes]) -> bool:
    # Other lengths could move bytes between the two halves of a node and leave its hash the same.
    return all(len(value) == HASH_SIZE for value in values)


def _check_index(index: int, size: int) -> None:
    if not 0 <= index < size:
        raise OutsideTree(f"Leaf {index} is not among the first {size} leaves of the log.")


def _check_growth(old_size: int, size: int) -> None:
    if not 0 <= old_size <= size:
        raise OutsideTree(f"A log of {size} leaves does not grow from {old_size}.")
