"""Whether a text says anything that can be seen."""

import unicodedata

# Spaces, line breaks, controls and joiners; marks that only stand on another character.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
# Letters that are drawn as nothing: the Hangul fillers and the blank of Braille.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
INVISIBLE = "Write something that can be seen: this holds only invisible characters."


def is_visible(text: str) -> bool:
    """Return whether at least one character of a text can be seen."""
    return any(unicodedata.category(character) not in _UNSEEN and character not in _FILLERS for character in text)
