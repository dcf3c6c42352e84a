"""The sentences of changes: a value by another, rows that came or went, rows that moved."""

from collections.abc import Sequence

from register.documents.printing.phrasing import listed
from register.reading.comparing.runs import compared

LONGEST = 120  # letters that a sentence quotes in full
NAMED_AT_MOST = 12
HARDLY_ANY = 0.3  # a text that keeps a smaller share of its words is called written anew
SAME_WORDS = "recorded otherwise, in the same words"


def capital(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def is_long(text: str) -> bool:
    """Say whether a text is too long to stand in a sentence."""
    return len(text) > LONGEST or "\n" in text.strip()


def _quoted(text: str) -> str:
    """Return free text as a sentence quotes it: short measures ("2 years") bare, whole phrases in quotation marks."""
    bare = text.strip().rstrip(".")
    is_plain = bare[:1].isdigit() or (bare[:1].islower() and len(bare) < 40)
    return bare if is_plain and not set(bare) & set(",;:.“”") else f"“{bare}”"


def replaced(lead: str, old: str, new: str, *, free: bool, joint: str = ": ", same: str = SAME_WORDS) -> str:
    """Return the sentence that something reads otherwise now; `free` words are quoted, labels are not."""
    if not old.strip() and not new.strip():
        return f"{lead}: {same}."
    if old == new:
        return f"{lead}: {same}."
    if is_long(old) or is_long(new):
        return f"{lead}: {_long(old, new)}."
    before, after = (_quoted(text) if free else text.strip().rstrip(".") for text in (old, new))
    if not old.strip():
        return f"{lead}{joint}{after}, where nothing was said before."
    if not new.strip():
        return f"{lead}: no longer said; before: {before}."
    return f"{lead}{joint}{after}, no longer {before}."


def _long(old: str, new: str) -> str:
    if not old.strip():
        return "now said, where nothing was said before"
    if not new.strip():
        return "no longer said"
    found = compared(old, new)
    if not found.added and not found.removed:
        return "set out differently, in the same words"
    if found.kept < HARDLY_ANY:
        return "written anew"
    parts = [_words(found.added, "added"), _words(found.removed, "taken out")]
    return f"reworded, {listed(part for part in parts if part)}"


def _words(count: int, done: str) -> str:
    return f"{count:,} word{'' if count == 1 else 's'} {done}" if count else ""


def counted(count: int, one: str, several: str) -> str:
    """Return "1 item", "2 items"."""
    return f"{count:,} {one if count == 1 else several}"


def in_a_row(names: Sequence[str]) -> str:
    """Return names parted by semicolons; of very many the first, and how many more."""
    said = [shortened(name) for name in names[:NAMED_AT_MOST]]
    more = len(names) - len(said)
    return "; ".join(said) + (f"; and {more:,} more" if more else "")


def shortened(name: str) -> str:
    """Return a name on one line, cut behind a word where it is long."""
    bare = " ".join(name.split()).rstrip(".;:") or "without a name"
    return bare if len(bare) <= LONGEST else f"{bare[:LONGEST].rsplit(' ', 1)[0].rstrip(';,.:')} and so on"


def members_changed(lead: str, old: Sequence[str], new: Sequence[str]) -> str:
    """Return the sentence that some members of a short list came or went."""
    came = [shortened(name) for name in new if name not in old]
    went = [shortened(name) for name in old if name not in new]
    parts = [f"{listed(came)} added" if came else "", f"{listed(went)} left out" if went else ""]
    return f"{lead}: {'; '.join(part for part in parts if part) or 'the same, in another order'}."
