"""Comparison of two versions of a document in plain words."""

from register.reading.comparing.change import Change
from register.reading.comparing.comparing import NotAlike, compare, what_is_the_same

__all__ = ["Change", "NotAlike", "compare", "what_is_the_same"]
