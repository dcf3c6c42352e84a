"""Signatures given at the same moment: none is lost, none is given twice, and the last one always counts.

What guards them: the lock on the versions of the reference (the rules are asked of a life that cannot change until the
act ends), and the log's own lock (a projection made after it sees every event). For each there is a twin of the same
act without the guard, which must go wrong; otherwise the trials would prove nothing.
"""

import uuid
from collections.abc import Callable, Sequence

import pytest

from register.clock import today
from register.entries import writing
from register.entries.entering import NewEntry
from register.entries.refusals import Refused
from register.entries.status import Status
from register.log import append
from register.models import Binding, Entry, Event, Listing
from signatories.roles import Role
from tests.factories.agreements import Partnership, partnership
from tests.factories.documents import LEAD, PARTNER
from tests.factories.register import entered
from tests.factories.signatories import appointed
from tests.races.meeting import meet_after, meet_before
from tests.races.signing import signature
from tests.races.together import refusals, rounds, together
from tests.races.unguarding import (
    projecting_from_what_was_read_before,
    without_appointment_lock,
    without_log_lock,
    without_row_locks,
)

pytestmark = pytest.mark.django_db(transaction=True)
# A twin has the worst moment brought about, and needs no second trial.
TRIALS = rounds(20)
Unguard = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture
def people() -> Partnership:
    return partnership()


def in_force(entry: NewEntry) -> bool:
    """Whether the rows (not a fresh fold) say that both are bound and the version is in force."""
    listing = Listing.objects.on(today()).get(reference=entry.reference)
    bound = set(Binding.objects.filter(reference=entry.reference).values_list("organisation", flat=True))
    commenced = Entry.objects.get(reference=entry.reference).commenced_on
    return (listing.status, bound, commenced) == (Status.IN_FORCE, {LEAD, PARTNER}, today())


def signatures(entry: NewEntry) -> int:
    return Event.objects.filter(reference=entry.reference, verb="signed").count()


def last_two(people: Partnership, entries: Sequence[NewEntry]) -> list[bool]:
    """Lets the only two parties of each entry sign it at once; returns for each whether all went as it must."""
    right = []
    for entry in entries:
        answers = together([signature(entry, people.officers[LEAD]), signature(entry, people.officers[PARTNER])])
        right.append(not refusals(answers) and signatures(entry) == 2 and in_force(entry))
    return right


def test_two_last_signatures_bring_it_into_force(people: Partnership) -> None:
    entries = [entered() for _ in range(TRIALS)]

    assert all(last_two(people, entries))


@pytest.mark.parametrize("unguard", [without_row_locks, without_log_lock])
def test_either_lock_alone_brings_it_into_force(
    unguard: Unguard, people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two guards, of which each is enough here: what is projected after the log's lock has seen every event.

    So no twin of two last signatures fails for want of the row lock alone, and none could: it fails only when the
    log's lock, or the order that it gives, is out too (below). What the row lock alone prevents is another wrong: one
    organisation that signs twice (further below), and signatures on what was just cancelled or superseded.
    """
    entries = [entered() for _ in range(TRIALS)]

    unguard(monkeypatch)

    assert all(last_two(people, entries))


def test_the_row_lock_alone_saves_a_projection_of_what_was_read_before(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [entered() for _ in range(TRIALS)]

    projecting_from_what_was_read_before(monkeypatch)

    assert all(last_two(people, entries))


def test_the_twin_without_row_lock_and_log_lock_loses_a_last_signature(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the two is refused its number in the log."""
    entry = entered()

    without_row_locks(monkeypatch)
    without_log_lock(monkeypatch)
    meet_after(monkeypatch, append, "next_rows", 2)

    assert last_two(people, [entry]) == [False]


def test_the_twin_without_row_lock_that_projects_what_was_read_before_binds_nobody(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entered()

    without_row_locks(monkeypatch)
    meet_before(monkeypatch, writing, "append", 2)
    projecting_from_what_was_read_before(monkeypatch)

    assert last_two(people, [entry]) == [False]


def one_body_twice(people: Partnership, entries: Sequence[NewEntry]) -> list[tuple[int, list[type]]]:
    """Lets two officers of one organisation sign at once; returns how many signed, and how the others were refused."""
    second = appointed(Role.DELEGATED_SIGNATORY, at=people.organisations[LEAD])
    found = []
    for entry in entries:
        answers = together([signature(entry, people.officers[LEAD]), signature(entry, second)])
        found.append((signatures(entry), [type(refusal) for refusal in refusals(answers)]))
    return found


def test_two_officers_of_one_organisation_sign_once(people: Partnership) -> None:
    entries = [entered() for _ in range(TRIALS)]

    assert one_body_twice(people, entries) == [(1, [Refused])] * TRIALS


def test_the_twin_without_row_locks_signs_twice_for_one_organisation(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entered()

    without_row_locks(monkeypatch)
    meet_before(monkeypatch, writing, "append", 2)

    assert one_body_twice(people, [entry]) == [(2, [])]


def five_times(people: Partnership, entries: Sequence[NewEntry]) -> list[bool]:
    """Sends one form five times at once for each entry; returns whether it signed once and answered five times so."""
    right = []
    for entry in entries:
        answers = together([signature(entry, people.officers[LEAD], uuid.uuid4())] * 5)
        right.append(len({getattr(answer, "number", None) for answer in answers}) == 1 and signatures(entry) == 1)
    return right


def test_the_same_form_five_times_signs_once_and_answers_alike(people: Partnership) -> None:
    entries = [entered() for _ in range(TRIALS)]

    assert all(five_times(people, entries))


def test_the_twin_without_row_locks_answers_the_same_form_differently(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = entered()

    without_row_locks(monkeypatch)
    without_appointment_lock(monkeypatch)
    meet_before(monkeypatch, writing, "append", 5)

    assert five_times(people, [entry]) == [False]
