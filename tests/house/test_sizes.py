"""Files and functions stay small enough to be read at once."""

import ast

from tests.house.tree import ROOT, functions, modules, product, texts

MODULE, TEST_MODULE, FUNCTION, CLASS, TEMPLATE = 300, 400, 40, 120, 80


def test_no_module_is_longer_than_its_limit() -> None:
    sizes = {path: len(texts()[ROOT / path].splitlines()) for path in modules()}

    long = {str(path): n for path, n in sizes.items() if n > (TEST_MODULE if path.parts[0] == "tests" else MODULE)}

    assert not long


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in product().items()
        for node in functions(tree)
        if (node.end_lineno or 0) - node.lineno >= FUNCTION
    ]

    assert not long


def is_a_table(node: ast.ClassDef) -> bool:
    """Tells whether a class is a table of data: the questions of a form."""
    return any(isinstance(base, ast.Name) and base.id.endswith("Form") for base in node.bases)


def test_no_class_is_longer_than_its_limit() -> None:
    classes = [(path, node) for path, tree in product().items() for node in ast.walk(tree)]

    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, node in classes
        if isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno >= CLASS and not is_a_table(node)
    ]

    assert not long


def test_no_template_is_longer_than_its_limit() -> None:
    templates = {path: text for path, text in texts().items() if path.suffix == ".html"}

    sizes = {str(path.relative_to(ROOT)): len(text.splitlines()) for path, text in templates.items()}

    assert sizes
    assert not {path: size for path, size in sizes.items() if size > TEMPLATE}
