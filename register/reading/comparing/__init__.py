"""Comparison of two versions of a document in plain words."""

from register.reading.comparing.change import Change
from register.reading.comparing.comparing import NotAlike, compare, what_is_the_same
from register.reading.comparing.difference import Difference, difference

__all__ = ["Change", "Difference", "NotAlike", "compare", "difference", "what_is_the_same"]
