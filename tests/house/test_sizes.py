"""Files and functions stay small enough to be read at once."""

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
