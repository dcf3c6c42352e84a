"""Different acts at the same moment: one comes first, and the other is asked its rules anew."""

import threading
import uuid
from collections.abc import Callable
from functools import partial

import pytest

from register.clock import today
from register.entries.refusals import Refused
from register.log import erasing
from register.log.erasing import erase
from register.models import Event
from signatories.access import NotAllowed
from signatories.acts.appointing import end_appointment
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.agreements import Partnership, partnership
from tests.factories.documents import LEAD
from tests.factories.register import CLERK, entered
from tests.factories.signatories import administrator, appointed
from tests.races.meeting import meet_before
from tests.races.signing import signature
from tests.races.together import refusals, rounds, together
from tests.races.unguarding import without_appointment_lock

pytestmark = pytest.mark.django_db(transaction=True)
# A twin has the worst moment brought about, and needs no second trial.
TRIALS = rounds(20)


@pytest.fixture
def people() -> Partnership:
    return partnership()


def ending(held: Appointment, ended: threading.Event) -> Callable[[], None]:
    by = administrator()

    def end() -> None:
        end_appointment(appointment=held, until=today(), reason="Left.", by=by, act=uuid.uuid4())
        ended.set()

    return end


def signed_while_ended(people: Partnership, trials: int, over: threading.Event | None = None) -> list[bool]:
    """Ends an officer's appointment while they sign; returns whether they signed before that or not at all."""
    told = []
    for _ in range(trials):
        held = appointed(Role.CHIEF_OFFICER, at=people.organisations[LEAD])
        entry = entered()
        signing, ended = together([signature(entry, held), ending(held, over or threading.Event())])
        assert not isinstance(ended, Exception), ended
        end = Event.objects.filter(verb="appointment ended").latest("number")
        told.append(isinstance(signing, NotAllowed) or signing.number < end.number)
    return told


def test_who_signs_while_the_appointment_ends_signed_before_or_not_at_all(people: Partnership) -> None:
    assert all(signed_while_ended(people, TRIALS))


def test_the_twin_without_the_appointment_lock_signs_after_the_end(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()
    without_appointment_lock(monkeypatch, ended)

    assert signed_while_ended(people, 1, ended) == [False]


def erased_twice(trials: int) -> list[list[type]]:
    """Erases one event twice at once, under a reference that has no entry to lock; returns who was refused."""
    told = []
    for _ in range(trials):
        made = appointed(Role.MANAGER)
        event = Event.objects.filter(verb="appointed", reference=f"ORG-{made.organisation.code}").latest("number")
        acts = [partial(erase, event=event.number, authority="Minute 4", by=CLERK, act=uuid.uuid4()) for _ in range(2)]
        told.append([type(refusal) for refusal in refusals(together(acts))])
    return told


def test_what_is_erased_twice_at_once_is_erased_once() -> None:
    assert erased_twice(TRIALS) == [[Refused]] * TRIALS


def test_the_twin_without_the_lock_of_erasures_erases_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "_lock", lambda: None)
    meet_before(monkeypatch, erasing, "_clear", 2)

    assert erased_twice(1) == [[]]
