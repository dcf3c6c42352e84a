"""A version is cancelled, or superseded, while somebody signs it: the signature came before that, or not at all.

Without the lock on the versions of the reference the signature is judged by a life that ends at that moment.
"""

import uuid
from collections.abc import Callable
from functools import partial

import pytest

from agreements.acts.cancelling import cancel_version
from register.entries.entering import NewEntry
from register.entries.refusals import Refused
from register.models import Entry, Event
from tests.factories.agreements import Partnership, partnership
from tests.factories.documents import LEAD, PARTNER, POLICE, commencing_for_each, complete_agreement, with_police
from tests.factories.register import entered, signed
from tests.races.meeting import put_on_record_late
from tests.races.signing import signature
from tests.races.together import refusals, rounds, together
from tests.races.unguarding import without_row_locks

pytestmark = pytest.mark.django_db(transaction=True)
# A twin has the worst moment brought about, and needs no second trial.
TRIALS = rounds(10)
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


def signed_while_cancelled(people: Partnership, entry: NewEntry, cancel: Act) -> bool:
    """Returns whether the entry was cancelled, and whoever signed did so before."""
    answers = together([signature(entry, people.officers[LEAD]), cancel])
    (cancelled,), signed_at = numbers(entry, "cancelled"), numbers(entry, "signed")
    return {type(refusal) for refusal in refusals(answers)} <= {Refused} and max(signed_at, default=-1) < cancelled


def test_who_signs_while_it_is_cancelled_signed_before_or_not_at_all(people: Partnership) -> None:
    entries = [entered() for _ in range(TRIALS)]

    assert all(signed_while_cancelled(people, entry, cancelling(people, entry)) for entry in entries)


def test_the_twin_without_row_locks_signs_what_was_cancelled(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entered()
    without_row_locks(monkeypatch)
    cancel = put_on_record_late(monkeypatch, lambda event: event.verb == "signed", cancelling(people, entry))

    assert not signed_while_cancelled(people, entry, cancel)


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


def last_signature(people: Partnership, second: NewEntry) -> Act:
    return signature(second, people.officers[PARTNER])


def signed_while_superseded(people: Partnership, first: NewEntry, second: NewEntry, last: Act) -> bool:
    """Returns whether the first version was signed before the second took its place by `last`, or not at all."""
    refused = {type(refusal) for refusal in refusals(together([signature(first, people.officers[POLICE]), last]))}
    superseded = max(numbers(second, "signed"))
    return refused <= {Refused} and all(number < superseded for number in numbers(first, "signed"))


def test_who_signs_while_it_is_superseded_signed_before_or_not_at_all(people: Partnership) -> None:
    pairs = about_to_be_superseded(TRIALS)

    assert all(signed_while_superseded(people, *pair, last_signature(people, pair[1])) for pair in pairs)


def test_the_twin_without_row_locks_signs_what_was_superseded(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((first, second),) = about_to_be_superseded(1)
    without_row_locks(monkeypatch)
    last = last_signature(people, second)
    last = put_on_record_late(monkeypatch, lambda event: event.version == first.version, last)

    assert not signed_while_superseded(people, first, second, last)
