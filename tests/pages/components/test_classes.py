"""Every class of ours that a page names is drawn by the style sheet, and every block of ours is on some page."""

import re
from pathlib import Path

import pytest
from django.conf import settings


def classes_in(folder: str) -> dict[str, str]:
    """Returns the classes that the templates name, each with one template that does; those with {{ }} are left out."""
    found: dict[str, str] = {}
    for path in Path(settings.BASE_DIR, folder).rglob("*.html"):
        text = path.read_text()
        of_body = re.findall(r"block body_class %\}([^{]*)\{", text)
        for value in of_body + re.findall(r'class="((?:[^"{]|\{%.*?%\}|\{\{.*?\}\})*)"', text):
            words = re.sub(r"\{%.*?%\}", " ", value).split()
            found |= {word: path.name for word in words if word.startswith("app-") and "{" not in word}
    return found


@pytest.fixture(scope="module")
def drawn() -> set[str]:
    """The classes of the style sheet that was built."""
    css = Path(settings.BASE_DIR, "static", "build", "app.css").read_text()
    return {name.replace("\\", "") for name in re.findall(r"\.(app-(?:[\w-]|\\.)+)", css)}


def in_code() -> set[str]:
    """Returns the classes that forms give to their controls, and template tags to what they draw."""
    code = [
        path for app in ("register", "signatories", "agreements") for path in Path(settings.BASE_DIR, app).rglob("*.py")
    ]
    return {name for path in code for name in re.findall(r'(?:"class": |class=)"(app-[a-z_-]+)"', path.read_text())}


def test_every_class_is_drawn(drawn: set[str]) -> None:
    unknown = {name for name in {*classes_in("templates"), *in_code()} if name not in drawn}

    assert unknown == set()


def test_every_block_is_used(drawn: set[str]) -> None:
    used = {re.split(r"__|--", name)[0] for name in {*classes_in("templates"), *in_code()}}

    unused = {re.split(r"__|--", name)[0] for name in drawn} - used
    assert unused == set()
