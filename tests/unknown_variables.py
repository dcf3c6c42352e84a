"""A variable that a template names and its page does not give is an error in the tests.

One that may be missing says so where it stands, with `|default:…`, or is asked for by `{% if %}` first.
"""

import sys
from pathlib import Path
from types import FrameType

from django.template.base import FilterExpression, Node

OWN = Path(__file__).resolve().parent.parent / "templates"


class UnknownVariable(AssertionError):
    """A template of ours names a variable that nobody gave it."""


class Refusing:
    """Stands in for Django's `string_if_invalid`: raises for our own templates, and is empty where that may be."""

    def __bool__(self) -> bool:
        """Tell Django to use this in a value's place: not where the value has a default, or a package wrote it."""
        asking = sys._getframe(1)
        expression = asking.f_locals.get("self")
        if not isinstance(expression, FilterExpression):
            return False
        has_default = any(function.__name__ == "default" for function, _ in expression.filters[:1])
        return not has_default and _template(asking).is_relative_to(OWN)

    def __contains__(self, words: str) -> bool:
        """Ask Django to say which variable it is."""
        return words == "%s"

    def __mod__(self, variable: object) -> str:
        """Raise UnknownVariable: the template names this variable."""
        raise UnknownVariable(f"{_template(sys._getframe(1)).name} names {variable}, which nobody gave it.")

    def __str__(self) -> str:
        """Be nothing where Django writes it."""
        return ""


def _template(frame: FrameType | None) -> Path:
    """Return the file of the template whose node is being drawn."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return Path(str(node.origin))
        frame = frame.f_back
    return Path()
