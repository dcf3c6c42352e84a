"""Two papers are sent at once where there is room for one: the second is told so, and neither is lost without a word.

Without the lock on the draft both read nine, both write a tenth, and one of them is gone.
"""

import pytest

from agreements.acts import rows
from agreements.acts.annexes import add_annex
from agreements.assembling import assemble
from agreements.models import Draft
from agreements.papers import MOST_ANNEXES
from register.entries.refusals import Refused
from tests.factories.agreements import Partnership, drafted, partnership
from tests.factories.papers import PDF
from tests.races.meeting import meet_before
from tests.races.together import refusals, rounds, together
from tests.races.unguarding import without_lock_on_rows

pytestmark = pytest.mark.django_db(transaction=True)
# A twin has the worst moment brought about, and needs no second trial.
TRIALS = rounds(4)


@pytest.fixture
def people() -> Partnership:
    return partnership()


def send(people: Partnership, draft: Draft, at: int) -> object:
    """Send a paper whose bytes are its own."""
    content = PDF + f" {draft.pk} {at}".encode()
    return add_annex(draft_id=draft.pk, title=f"Paper {at}", content=content, row_id=f"{at:08x}", by=people.lead)


def nearly_full(people: Partnership) -> Draft:
    """Return a draft with room for one more paper."""
    draft = drafted(people)
    for at in range(MOST_ANNEXES - 1):
        send(people, draft, at)
    return draft


def one_is_refused(people: Partnership, draft: Draft) -> bool:
    """Send two papers at once; whether one was refused and the other stands."""
    answers = together([lambda: send(people, draft, 20), lambda: send(people, draft, 21)])
    standing = len(assemble(draft).annexes)
    return [type(refusal) for refusal in refusals(answers)] == [Refused] and standing == MOST_ANNEXES


def test_there_is_room_for_one(people: Partnership) -> None:
    drafts = [nearly_full(people) for _ in range(TRIALS)]

    assert all(one_is_refused(people, draft) for draft in drafts)


def test_the_twin_without_a_lock_loses_one(people: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = nearly_full(people)

    without_lock_on_rows(monkeypatch)
    meet_before(monkeypatch, rows, "write_section", 2)

    assert not one_is_refused(people, draft)
