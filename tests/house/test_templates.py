"""Every template is used."""

from pathlib import Path

import allauth
import django

from tests.house.tree import ROOT, texts

TEMPLATES = ROOT / "templates"
# Django asks for these by name when something is refused or fails.
BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
OTHERS = [Path(allauth.__path__[0]) / "templates", Path(django.__path__[0]) / "forms" / "templates"]


def replaces_another(name: str) -> bool:
    """Tells whether a package offers a template of that name, which ours stands in for."""
    return any((folder / name).exists() for folder in OTHERS)


def is_named(name: str, own: Path) -> bool:
    """Tells whether any other file names the template, in quotes of either kind."""
    return any(f'"{name}"' in text or f"'{name}'" in text for path, text in texts().items() if path != own)


def test_every_template_is_used() -> None:
    templates = {str(path.relative_to(TEMPLATES)): path for path in texts() if path.is_relative_to(TEMPLATES)}

    unused = [
        name
        for name, path in templates.items()
        if name not in BY_NAME and not is_named(name, path) and not replaces_another(name)
    ]

    assert "base.html" in templates
    assert not unused
