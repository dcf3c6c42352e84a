"""A text of spaces, joiners and fillers alone says nothing."""

import pytest

from register.documents.visible import is_visible


@pytest.mark.parametrize(
    "text", ["", " \n", "\u200b", "\u2060\u00ad", "\ufe0f", "\u0301", "\u3164", "\u2800", "\u00a0"]
)
def test_nothing_of_it_can_be_seen(text: str) -> None:
    assert not is_visible(text)


@pytest.mark.parametrize("text", ["a", "\u200bé", "e\u0301", "–", "東", "🙂"])
def test_something_of_it_can_be_seen(text: str) -> None:
    assert is_visible(text)
