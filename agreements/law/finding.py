"""Finding a law by words of its Act, its section or its subject, and the laws that a job usually rests on."""

from collections.abc import Iterable

from agreements.law import lists
from agreements.law.lists import Choice

# What a kind of gateway is, said beside each; the words are searched too.
KINDS = {
    "duty": "A duty: the law says that you must.",
    "power": "A power: the law lets you.",
    "common_law": "Common law.",
}


def kind_of(choice: Choice) -> str:
    """Return the sentence that says whether a gateway is a duty or a power; "" for a choice that is none."""
    return KINDS.get(choice.flags.get("kind", ""), "")


def found(choices: Iterable[Choice], words: str) -> list[Choice]:
    """Return the choices that hold each of the words, in their own order; all of them where there are no words.

    Words match as parts of words, in any order, in capitals or not; "s" before a figure stands for "section".
    """
    sought = [_whole(word) for word in words.casefold().replace(",", " ").split()]
    return [choice for choice in choices if all(word in _text(choice) for word in sought)]


def usual_for(function: str) -> tuple[str, ...]:
    """Return the codes of the gateways that a job usually rests on; none for a job in somebody's own words."""
    said = _plain(function)
    return next(
        (tuple(row.flags["laws"]) for row in lists.entries("functions") if said and _plain(row.label) == said), ()
    )


def _text(choice: Choice) -> str:
    return f"{choice.label} {choice.law} {kind_of(choice)}".casefold()


def _whole(word: str) -> str:
    """Return "section 115" for "s115" and "s.115"."""
    figures = word.removeprefix("s").removeprefix(".")
    return f"section {figures}" if word.startswith("s") and figures[:1].isdecimal() else word


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").strip().rstrip(".")
