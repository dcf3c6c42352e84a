"""How single things are written: lists, dates, legal choices, numbers, and texts of several paragraphs."""

import re
from collections.abc import Iterable, Sequence

from register.documents.common import LegalChoice, Link, Wording, spoken_date
from register.documents.printing.values import Block, Note, Numbered, Phrase, plain

NO_BREAK = "\N{NO-BREAK SPACE}"
_IN_WORDS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_SMALL = _IN_WORDS.split()
_PROVISION = re.compile(r"\b([Aa]rticles?|[Ss]ections?|[Pp]aragraphs?|[Ss]chedules?|Part|version) (?=\d)")
# How laws are cited in lists, and how they are printed; the words keep a section and its number on one line.
_CITATIONS = (
    (re.compile(r"\bss\. ?(?=\d)"), f"sections{NO_BREAK}"),
    (re.compile(r"\bs\. ?(?=\d)"), f"section{NO_BREAK}"),
    (re.compile(r"\bSch\.? (?=\d)"), f"Schedule{NO_BREAK}"),
    (re.compile(r"\bparas (?=\d)"), f"paragraphs{NO_BREAK}"),
    (re.compile(r"\bpara\.? (?=\d)"), f"paragraph{NO_BREAK}"),
)
_POINT = re.compile(r"^\s*[-*•–]\s+")


def number(count: int) -> str:
    """Return a count as words up to twenty, as figures above."""
    return _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as "a, b and c"."""
    found = [word for word in words if word]
    return f"{', '.join(found[:-1])} {last} {found[-1]}" if len(found) > 1 else "".join(found)


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning and a full stop at its end; nothing for nothing."""
    text = text.strip()
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("" if text[-1] in ".!?:;”)" and not text.endswith(")") else ".")


def tied(text: str) -> str:
    """Return a text in which "Article 9" and the like are not broken over two lines."""
    return _PROVISION.sub(lambda found: f"{found[1]}{NO_BREAK}", text)


def cited(law: str) -> str:
    """Return a citation in full: "Care Act 2014 section 6" for "Care Act 2014 s.6"."""
    for short, full in _CITATIONS:
        law = short.sub(full, law)
    return tied(law)


def day(partial: str) -> str:
    """Return a partial date as printed, its day and month kept on one line."""
    return spoken_date(partial).replace(" ", NO_BREAK, 1)


def when(partial: str) -> str:
    """Return a partial date as the end of a sentence: "on 1 December 2026", "in December 2026", "" for none."""
    return f"{'on' if len(partial) == 10 else 'in'} {day(partial)}" if partial else ""


def legal(choice: LegalChoice) -> str:
    """Return a legal choice as printed: its words, or its label and law; "" where none was made."""
    if choice.words:
        return tied(choice.words)
    repeated = choice.law and choice.law in choice.label
    return cited(", ".join(part for part in (choice.label, "" if repeated else choice.law) if part))


def linked(link: Link) -> str:
    """Return a paper that stands elsewhere: its title, address and the day on which it was looked at."""
    seen = f"looked at on {day(link.checked_on)}" if link.checked_on else ""
    return ", ".join(part for part in (link.title, link.url, seen) if part)


def months(count: int) -> str:
    """Return "twelve months", "one month"."""
    return f"{number(count)} month{'' if count == 1 else 's'}"


def paragraphs(text: str) -> tuple[Numbered, ...]:
    """Return a text as clauses: one a paragraph, lines that begin with a dash as points beneath the one before."""
    found: list[Numbered] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if _POINT.match(line) and found:
            point = plain(tied(_POINT.sub("", line).strip()))
            found[-1] = Numbered(found[-1].words, (*found[-1].points, point))
        else:
            found.append(Numbered(plain(tied(_POINT.sub("", line).strip()))))
    return tuple(found)


def wording(words: Wording) -> tuple[Block, ...]:
    """Return a section in words, with the name and version of the standard terms that it was copied from."""
    blocks: tuple[Block, ...] = paragraphs(words.text)
    if words.source != "standard" or not blocks:
        return blocks
    version = f", version{NO_BREAK}{words.source_version}" if words.source_version else ""
    return (*blocks, Note((Phrase(f"{words.source_name or 'Standard terms of the partnership'}{version}.", "quiet"),)))


def clause(text: str, *points: str) -> tuple[Numbered, ...]:
    """Return one clause, or none for an empty text."""
    return (Numbered(plain(tied(text)), tuple(plain(tied(point)) for point in points)),) if text else ()


def ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers as "1 to 12, 15 and 16"."""
    runs: list[list[int]] = []
    for value in sorted(set(numbers)):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    parts = [str(part) for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]
    return listed(parts)
