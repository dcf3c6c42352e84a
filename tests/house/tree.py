"""The project's own files, read once for the house tests."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("isp", "register", "signatories", "agreements")
MADE = {"node_modules", "build", "var", "__pycache__", "htmlcov"}
PICTURES = {".png", ".jpg", ".ico", ".pdf", ".woff2"}


def _own(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in {".ci", ".npmrc", ".gitignore", ".dockerignore"}
        if hidden or path.name in MADE:
            continue
        if path.is_dir():
            yield from _own(path)
        else:
            yield path


@functools.cache
def files() -> tuple[Path, ...]:
    """Returns every file that people wrote, and none that a command made."""
    return tuple(_own(ROOT))


@functools.cache
def texts() -> dict[Path, str]:
    """Returns the text of every file that is not a picture."""
    return {path: path.read_text(encoding="utf-8") for path in files() if path.suffix not in PICTURES}


@functools.cache
def modules() -> dict[Path, ast.Module]:
    """Returns the syntax tree of every Python file but migrations, by its path below the root."""
    return {
        path.relative_to(ROOT): ast.parse(text)
        for path, text in texts().items()
        if path.suffix == ".py" and "migrations" not in path.parts
    }


def product() -> dict[Path, ast.Module]:
    """Returns the modules of the four apps, without the tests."""
    return {path: tree for path, tree in modules().items() if path.parts[0] in APPS}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yields every function of a module, inner ones and methods too."""
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
