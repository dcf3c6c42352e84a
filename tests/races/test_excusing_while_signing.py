"""A party is excused while it signs, the last that is awaited: one of the two is done, never both.

Without the lock on the versions of the reference each is judged by a life that the other is about to change: the log
then says of a party that signed that it need not have.
"""

import uuid
from collections.abc import Sequence

import pytest

from register.clock import today
from register.entries import writing
from register.entries.entering import NewEntry
from register.entries.refusals import Refused
from register.entries.status import Status
from register.models import Entry, Event, Listing
from signatories.acts.correcting import excuse_party
from signatories.acts.signing import Turn, sign_agreement
from tests.factories.agreements import JUST_NOW, Partnership, partnership
from tests.factories.documents import LEAD, PARTNER, POLICE, complete_agreement, with_police
from tests.factories.register import entered, signed
from tests.factories.signatories import access_of
from tests.races.meeting import meet_before
from tests.races.together import refusals, rounds, together
from tests.races.unguarding import without_row_locks

pytestmark = pytest.mark.django_db(transaction=True)
# A twin has the worst moment brought about, and needs no second trial.
TRIALS = rounds(20)


@pytest.fixture
def people() -> Partnership:
    return partnership()


def waiting_for_one(count: int) -> list[NewEntry]:
    """Returns versions that wait for their last signature."""
    entries = [entered(with_police(complete_agreement())) for _ in range(count)]
    for entry in entries:
        signed(entry, LEAD, PARTNER)
    return entries


def excused_while_signing(people: Partnership, entry: NewEntry) -> bool:
    """Lets the last party sign while SIMG excuses it; whether one was refused, and it is in force either way."""
    held, row = people.officers[POLICE], Entry.objects.get(reference=entry.reference)
    by, simg, turn = access_of(held), people.simg, Turn(entry.reference, entry.version, POLICE)
    answers = together(
        [
            lambda: sign_agreement(
                turn=turn,
                digest=entry.digest,
                typed_name=held.person.name,
                authentication=JUST_NOW,
                by=by,
                act=uuid.uuid4(),
            ),
            lambda: excuse_party(entry=row, organisation=POLICE, reason="Left.", by=simg, act=uuid.uuid4()),
        ]
    )
    told = Event.objects.filter(reference=entry.reference, organisation=POLICE).count()
    status = Listing.objects.on(today()).get(reference=entry.reference).status
    return [type(refusal) for refusal in refusals(answers)] == [Refused] and (told, status) == (1, Status.IN_FORCE)


def trials(people: Partnership, entries: Sequence[NewEntry]) -> list[bool]:
    return [excused_while_signing(people, entry) for entry in entries]


def test_either_it_signs_or_it_is_excused(people: Partnership) -> None:
    assert all(trials(people, waiting_for_one(TRIALS)))


def test_the_twin_without_row_locks_does_both(people: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = waiting_for_one(1)

    without_row_locks(monkeypatch)
    meet_before(monkeypatch, writing, "append", 2)

    assert trials(people, entries) == [False]
