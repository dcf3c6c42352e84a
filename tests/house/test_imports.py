"""Imports stand at the top, where the layers can be seen."""

import ast

from tests.house.tree import functions, product


def test_no_import_stands_inside_a_function() -> None:
    inner = {
        f"{path}:{node.lineno}"
        for path, tree in product().items()
        for function in functions(tree)
        # AppConfig.ready fills the lists of panels and erasers of the app below.
        if not (path.name == "apps.py" and function.name == "ready")
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }

    assert not inner


def test_nobody_listens_to_signals() -> None:
    listening = [
        str(path)
        for path, tree in product().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in {"django.dispatch", "django.db.models.signals"}
    ]

    assert not listening
