"""Erases what events and histories say of a person: lists what it found, asks, and leaves everything verifiable."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from register.actor import MACHINE
from register.entries.refusals import Refused
from register.log.erasing import NEEDED, erase
from register.log.naming import ERASERS, documents_naming, events_kept, events_naming
from register.models import Event

SHORTEST = 3
OUTSIDE = "A PDF that others hold keeps the name: the register cannot reach it."


class Command(BaseCommand):
    help = "Erases what events and histories say of a person, after listing it and asking; everything still verifies."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take who, why, and whether to ask."""
        parser.add_argument("--person", required=True, metavar="NAME_OR_EMAIL", help="a name, or an account's address")
        parser.add_argument("--reason", required=True, metavar="TEXT", help="by what authority: a request, a decision")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, ask, erase; end with status 1 when nothing that can be erased says the name."""
        words, reason = _words(options["person"]), options["reason"].strip()
        if not reason:
            raise CommandError("Say by what authority it is erased: a decision, a request, its date.")
        events, histories = events_naming(words), _histories(words)
        if not events and not histories:
            raise CommandError(f"Nothing that can be erased names {options['person']}.{_still(words)}")
        self._list(events, histories, words)
        if not options["yes"] and input("Erase these? Type yes to go on: ").strip().lower() != "yes":
            raise CommandError("Nothing was erased.")
        done = sum(self._erased(event, reason) for event in events)
        rows = sum(eraser.erase(word) for eraser in ERASERS for word in words)
        self.stdout.write(f"Erased: {done} of {len(events)} events, {rows} rows of history.")

    def _list(self, events: Sequence[Event], histories: dict[str, int], words: Sequence[str]) -> None:
        self.stdout.write(f"To be erased, wherever {' or '.join(words)} stands:")
        for event in events:
            place = f" version {event.version}" if event.version else ""
            self.stdout.write(f"  event {event.number}: {event.verb}, {event.reference}{place}")
        for name, count in histories.items():
            self.stdout.write(f"  {name}: {count} rows")
        self.stdout.write("To stay:")
        for sentence in [*_staying(words), OUTSIDE]:
            self.stdout.write(f"  {sentence}")

    def _erased(self, event: Event, reason: str) -> bool:
        """Erase one event in a transaction of its own: each takes the locks of its reference before the log's."""
        try:
            erase(event=event.number, authority=reason, by=MACHINE, act=uuid.uuid4())
        except Refused as refusal:
            self.stderr.write(str(refusal))
            return False
        return True


def _words(person: str) -> list[str]:
    """Return what is sought: the words given and, for the address of an account, its name."""
    given = " ".join(person.split())
    names = [name for eraser in ERASERS for name in eraser.names(given)] if "@" in given else []
    words = list(dict.fromkeys([given, *names]))
    if any(len(word) < SHORTEST for word in words):
        raise CommandError(f"Give a name of {SHORTEST} characters or more.")
    return words


def _histories(words: Sequence[str]) -> dict[str, int]:
    """Return how many rows of each history say any of the words, without those that say none."""
    counts: dict[str, int] = {}
    for eraser in ERASERS:
        for word in words:
            for name, count in eraser.found(word).items():
                counts[name] = counts.get(name, 0) + count
    return {name: count for name, count in counts.items() if count}


def _staying(words: Sequence[str]) -> list[str]:
    kept = [f"Event {event.number} ({event.verb}): {NEEDED[event.verb]}." for event in events_kept(words)]
    texts = [f"The text of {entry}: it was signed as it is." for entry in documents_naming(words)]
    above = [sentence for eraser in ERASERS for word in words for sentence in eraser.stays(word)]
    return [*kept, *texts, *dict.fromkeys(above)]


def _still(words: Sequence[str]) -> str:
    staying = _staying(words)
    return f" It stands where it stays: {' '.join(staying)}" if staying else ""
