"""A draft's state moves through lifecycle.py and nowhere else."""

import ast
from collections.abc import Iterator

from tests.house.tree import product

MOVERS = {"lifecycle.py"}


def writes_of_state(tree: ast.Module) -> Iterator[int]:
    """Yields the lines where an attribute `state` is assigned or a query updates it."""
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, (ast.AugAssign, ast.AnnAssign)) else targets
        if any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets):
            yield node.lineno
        updating = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update"
        if updating and any(keyword.arg == "state" for keyword in node.keywords):
            yield node.lineno


def test_state_is_written_only_where_moves_are_made() -> None:
    elsewhere = [
        f"{path}:{line}"
        for path, tree in product().items()
        if path.name not in MOVERS
        for line in writes_of_state(tree)
    ]

    assert not elsewhere


def test_the_search_finds_each_way_to_write_a_state() -> None:
    tree = ast.parse("draft.state = 1\ndrafts.update(state=2)\nlocal_state = 3\n")

    assert list(writes_of_state(tree)) == [1, 2]
