"""Where a person is named: in events, in the documents on record, and in what the apps above keep."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F, Func, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from register.log.erasing import NEEDED
from register.models import Entry, Event

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Eraser:
    """What an app above keeps about people, and how it erases it.

    `names`: the names of whom an e-mail address belongs to. `found`: how many rows that can be erased say the words
    given, by what they are called. `stays`: sentences about what is not erased. `erase`: erases, and returns how many
    rows it changed.
    """

    names: Callable[[str], Iterable[str]]
    found: Callable[[str], dict[str, int]]
    stays: Callable[[str], Sequence[str]]
    erase: Callable[[str], int]


# Filled by AppConfig.ready() of the apps above: `ERASERS.append(Eraser(…))`.
ERASERS: list[Eraser] = []


def pattern_of(words: str) -> Func:
    """Return the expression by which the database seeks `words`."""
    return Func(Value(words), function="register_words_pattern", output_field=TextField())


def naming(rows: "QuerySet[Row]", words: str, *columns: str) -> "QuerySet[Row]":
    """Return the rows of which one of the columns (text or JSON) says `words`, as whole words in any case."""
    pattern = pattern_of(words)
    said = {f"said_in_{column}": Cast(F(column), TextField()) for column in columns}
    any_says = Q()
    for name in said:
        any_says |= Q(**{f"{name}__iregex": pattern})
    found: QuerySet[Row] = rows.annotate(**said).filter(any_says)
    return found


def events_naming(words: Sequence[str]) -> list[Event]:
    """Return the events whose particulars say any of the words and can be erased, in the order of the log."""
    return [event for event in _events(words) if event.verb not in NEEDED]


def events_kept(words: Sequence[str]) -> list[Event]:
    """Return the events whose particulars say any of the words, without which the register could not be folded."""
    return [event for event in _events(words) if event.verb in NEEDED]


def _events(words: Sequence[str]) -> list[Event]:
    found = {event.number: event for word in words for event in naming(Event.objects.all(), word, "particulars_text")}
    return [found[number] for number in sorted(found)]


def documents_naming(words: Sequence[str]) -> list[Entry]:
    """Return the versions on record whose text says any of the words: it was signed as it is, and stays."""
    found = {str(entry): entry for word in words for entry in naming(Entry.objects.all(), word, "document__text")}
    return [found[name] for name in sorted(found)]
