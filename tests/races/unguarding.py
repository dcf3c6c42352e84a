"""Takes a guard out of an act, so that a race that it prevents can be seen to happen without it."""

import threading
import uuid
from collections.abc import Iterable, Sequence

import pytest

from agreements.acts import drafting, reviewing, rows, submitting
from agreements.models import Draft
from register.entries import projecting, writing
from register.entries.lives import events_of
from register.log import append
from register.log.append import NewEvent
from register.models import Entry, Event
from signatories.access import Access
from signatories.acts import correcting, signing
from signatories.models import Appointment
from signatories.roles import Right
from tests.races.together import PATIENCE


def unlocked_reference(reference: str) -> list[Entry]:
    """Reads what `lock_reference` reads, without a lock."""
    return list(Entry.objects.filter(reference=reference).order_by("version"))


def without_row_locks(patch: pytest.MonkeyPatch) -> None:
    """Lets signing read the versions of a reference without locking them."""
    patch.setattr(writing, "lock_reference", unlocked_reference)
    patch.setattr(signing, "lock_reference", unlocked_reference)
    patch.setattr(correcting, "lock_reference", unlocked_reference)


def without_appointment_lock(patch: pytest.MonkeyPatch, ended: threading.Event | None = None) -> None:
    """Lets signing read the signatory's appointment without locking it, and go on once it has `ended`, if asked.

    With the lock nobody could end it in between; without it, this order is one that may happen.
    """

    def unlocked_appointment(turn: signing.Turn, by: Access) -> Appointment:
        held = by.appointment(Right.SIGN_AGREEMENTS, code=turn.organisation)
        if ended is not None:
            assert ended.wait(PATIENCE), "The appointment did not end."
        return held

    patch.setattr(signing, "_locked_appointment", unlocked_appointment)


def without_lock_on_rows(patch: pytest.MonkeyPatch) -> None:
    """Lets rows of a draft be written without locking it."""
    patch.setattr(rows, "lock_draft", lambda draft_id: Draft.objects.select_related("lead").get(pk=draft_id))


def without_draft_lock(patch: pytest.MonkeyPatch) -> None:
    """Lets saving, submitting and reviewing read the draft without locking it."""
    for module in (drafting, submitting, reviewing):
        patch.setattr(module, "lock_draft", lambda draft_id: Draft.objects.select_related("lead").get(pk=draft_id))


def holding_the_first(patch: pytest.MonkeyPatch, people: int) -> None:
    """Lets each of so many people, once the first reference is locked, wait until all hold theirs: the worst moment."""
    all_hold, mine, lock = threading.Barrier(people, timeout=PATIENCE), threading.local(), signing.lock_reference

    def lock_and_wait(reference: str) -> list[Entry]:
        rows = lock(reference)
        if not getattr(mine, "waited", False):
            mine.waited = True
            all_hold.wait()
        return rows

    patch.setattr(signing, "lock_reference", lock_and_wait)


def without_log_lock(patch: pytest.MonkeyPatch) -> None:
    """Lets events be appended without the log's lock."""
    patch.setattr(append, "lock_log", lambda: None)


def projecting_from_what_was_read_before(patch: pytest.MonkeyPatch) -> None:
    """Lets an act project the events that it read before it had the log's lock, and its own: nobody else's."""
    read, append_in_turn = threading.local(), writing.append

    def append_having_read(events: Sequence[NewEvent], *, act: uuid.UUID) -> list[Event]:
        read.before = events_of([events[0].reference])
        rows = append_in_turn(events, act=act)
        read.mine = list(Event.objects.filter(act=act))
        return rows

    def events_read(references: Iterable[str]) -> dict[str, list[Event]]:
        return {reference: [*read.before[reference], *read.mine] for reference in references}

    patch.setattr(writing, "append", append_having_read)
    patch.setattr(projecting, "events_of", events_read)
