"""Every view names its rule: who may open it. Here is the one rule that the register itself knows."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

PUBLIC = "public"


def named(view: View, rule: str) -> View:
    """Returns the view itself, with the name of its rule fixed to it; a house test wants one on every view."""
    setattr(view, "rule", rule)  # noqa: B010 (a function has no such attribute of its own)
    return view


def public(view: View) -> View:
    """Marks a view that everybody may open; what it shows is still only what its viewer may see."""
    return named(view, PUBLIC)
