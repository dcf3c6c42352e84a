"""A version is cancelled, or superseded, while somebody signs it: the signature came before that, or not at all.

Without the lock on the versions of the reference the signature is judged by a life that ends at that moment.
"""

import uuid
from collections.abc import Callable, Sequence
from functools import partial

import pytest

from agreements.acts.cancelling import cancel_version
from register.entries.entering import NewEntry
from register.entries.refusals import Refused
from register.models import Entry, Event
from tests.factories.agreements import Partnership, partnership
from tests.factories.documents import LEAD, PARTNER, POLICE, commencing_for_each, complete_agreement, with_police
from tests.factories.register import entered, signed
from tests.races.signing import signature
from tests.races.together import refusals, together
from tests.races.unguarding import without_row_locks

pytestmark = pytest.mark.django_db(transaction=True)
# Raise them for a drill. A twin must go wrong at least once in its own.
TRIALS, TWIN_TRIALS = 10, 10
Act = Callable[[], object]


@pytest.fixture
def people() -> Partnership:
    return partnership()


def numbers(entry: NewEntry, verb: str) -> list[int]:
    rows = Event.objects.filter(reference=entry.reference, version=entry.version, verb=verb)
    return list(rows.values_list("number", flat=True))


def cancelling(people: Partnership, entry: NewEntry) -> Act:
    row = Entry.objects.get(reference=entry.reference, version=entry.version)
    return partial(cancel_version, entry=row, reason="Not needed.", by=people.simg, act=uuid.uuid4())


def signed_while_cancelled(people: Partnership, entries: Sequence[NewEntry]) -> list[bool]:
    """Returns for each entry whether it was cancelled, and whoever signed did so before."""
    right = []
    for entry in entries:
        answers = together([signature(entry, people.officers[LEAD]), cancelling(people, entry)])
        cancelled, signed_at = numbers(entry, "cancelled"), numbers(entry, "signed")
        refused = {type(refusal) for refusal in refusals(answers)}
        # Without its locks cancelling may end in an error too, and leave no event.
        right.append(refused <= {Refused} and len(cancelled) == 1 and max(signed_at, default=-1) < cancelled[0])
    return right


def test_who_signs_while_it_is_cancelled_signed_before_or_not_at_all(people: Partnership) -> None:
    assert all(signed_while_cancelled(people, [entered() for _ in range(TRIALS)]))


def test_the_twin_without_row_locks_signs_what_was_cancelled(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [entered() for _ in range(TWIN_TRIALS)]

    without_row_locks(monkeypatch)

    assert not all(signed_while_cancelled(people, entries))


def about_to_be_superseded(count: int) -> list[tuple[NewEntry, NewEntry]]:
    """Returns pairs: a version in force that one party has not signed, and the next, which wants one signature more."""
    pairs = []
    for _ in range(count):
        first = entered(commencing_for_each(with_police(complete_agreement())))
        signed(first, LEAD, PARTNER)
        second = entered(complete_agreement(), reference=first.reference, supersedes=1)
        signed(second, LEAD)
        pairs.append((first, second))
    return pairs


def signed_while_superseded(people: Partnership, pairs: Sequence[tuple[NewEntry, NewEntry]]) -> list[bool]:
    """Returns for each pair whether the first version was signed before the second took its place, or not at all."""
    right = []
    for first, second in pairs:
        late, last = signature(first, people.officers[POLICE]), signature(second, people.officers[PARTNER])
        refused = {type(refusal) for refusal in refusals(together([late, last]))}
        superseded = max(numbers(second, "signed"))
        right.append(refused <= {Refused} and all(number < superseded for number in numbers(first, "signed")))
    return right


def test_who_signs_while_it_is_superseded_signed_before_or_not_at_all(people: Partnership) -> None:
    assert all(signed_while_superseded(people, about_to_be_superseded(TRIALS)))


def test_the_twin_without_row_locks_signs_what_was_superseded(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = about_to_be_superseded(TWIN_TRIALS)

    without_row_locks(monkeypatch)

    assert not all(signed_while_superseded(people, pairs))
