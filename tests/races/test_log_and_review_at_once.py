"""Events appended, versions entered and drafts reviewed at the same moment."""

import uuid
from collections.abc import Callable, Sequence

import pytest
from django.db import IntegrityError, connection, transaction

from agreements.acts import reviewing
from agreements.acts.reviewing import approve
from agreements.models import Draft
from register.clock import today
from register.entries.refusals import Refused
from register.log import append as log_append
from register.log.append import NewEvent, append
from register.log.verbs import Abandoned
from register.models import Entry, Event
from signatories.roles import Role
from tests.factories.agreements import Partnership, partnership, reviewed_digest, submitted
from tests.factories.register import entered
from tests.factories.signatories import access_of, appointed
from tests.races.meeting import meet_after, meet_before
from tests.races.together import refusals, rounds, together
from tests.races.unguarding import without_draft_lock, without_log_lock

pytestmark = pytest.mark.django_db(transaction=True)
# A twin has the worst moment brought about, and needs no second trial.
TRIALS, REVIEWS = rounds(20), rounds(4)
AT_ONCE = 4


def appending(reference: str) -> Callable[[], list[Event]]:
    """Returns an act of two events on a draft of its own, ready to be done."""

    def act() -> list[Event]:
        with transaction.atomic():
            events = [
                NewEvent(verb="abandoned", reference=place, effective_on=today(), particulars=Abandoned())
                for place in (f"{reference}1", f"{reference}2")
            ]
            return append(events, act=uuid.uuid4())

    return act


def appended_at_once() -> list[Exception]:
    """Lets several acts append in each trial; returns what was refused."""
    return refusals(together([appending(f"DRAFT-{place}") for place in range(AT_ONCE)]))


def test_events_appended_at_once_have_numbers_without_a_gap_and_in_turn() -> None:
    refused = [refusal for _ in range(TRIALS) for refusal in appended_at_once()]

    rows = list(Event.objects.order_by("number").values_list("number", "at", "act"))
    assert refused == []
    assert [number for number, _, _ in rows] == list(range(TRIALS * AT_ONCE * 2))
    assert [at for _, at, _ in rows] == sorted(at for _, at, _ in rows)
    assert all(first[2] == second[2] for first, second in zip(rows[::2], rows[1::2], strict=True))


def test_the_twin_without_the_log_lock_loses_events(monkeypatch: pytest.MonkeyPatch) -> None:
    without_log_lock(monkeypatch)
    meet_after(monkeypatch, log_append, "next_rows", AT_ONCE)

    assert [type(refusal) for refusal in appended_at_once()] == [IntegrityError] * (AT_ONCE - 1)


def test_acts_run_at_the_level_at_which_the_log_lock_orders_them() -> None:
    """READ COMMITTED: each statement after the lock sees what was committed before it was given."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        (level,) = cursor.fetchone()

    assert level == "read committed"


def test_versions_entered_at_once_have_references_of_their_own() -> None:
    answers = [answer for _ in range(TRIALS // 4) for answer in together([entered] * AT_ONCE)]

    assert refusals(answers) == []
    references = sorted(answer.reference for answer in answers)
    assert references == [f"ISA-{number:04d}" for number in range(1, len(answers) + 1)]


def approvals(draft: Draft, people: Partnership, *, act: uuid.UUID | None = None) -> list[object]:
    """Lets two members of SIMG approve a draft at once (or one twice, with one form); returns the answers."""
    second = people.simg if act else access_of(appointed(Role.SIMG_MEMBER))
    expected = reviewed_digest(draft)

    def approval(by: object) -> Callable[[], Draft]:
        token = act or uuid.uuid4()
        return lambda: approve(draft_id=draft.pk, expected=expected, checklist=(), by=by, act=token)

    return together([approval(people.simg), approval(second)])


def drafts(people: Partnership, count: int) -> Sequence[Draft]:
    return [submitted(people) for _ in range(count)]


def test_two_approvals_of_one_draft_enter_it_once() -> None:
    people = partnership()
    for draft in drafts(people, REVIEWS):
        before = Entry.objects.count()

        answers = approvals(draft, people)

        assert [type(refusal) for refusal in refusals(answers)] == [Refused]
        assert Entry.objects.count() == before + 1
    assert Event.objects.filter(verb="approved").count() == REVIEWS


def test_one_approval_sent_twice_enters_it_once_and_answers_alike() -> None:
    people = partnership()
    for draft in drafts(people, REVIEWS):
        before = Entry.objects.count()

        answers = approvals(draft, people, act=uuid.uuid4())

        assert [(draft.reference, draft.entered_version) for draft in answers] == [(latest_reference(), 1)] * 2
        assert Entry.objects.count() == before + 1


def latest_reference() -> str:
    return Entry.objects.latest("pk").reference


def test_the_twin_without_the_draft_lock_enters_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    people = partnership()
    (draft,) = drafts(people, 1)
    without_draft_lock(monkeypatch)
    meet_before(monkeypatch, reviewing, "enter", 2)

    approvals(draft, people)

    assert Entry.objects.count() == 2
