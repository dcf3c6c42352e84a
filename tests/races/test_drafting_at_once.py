"""Two people save one section, and one saves while another submits: no text is lost, and what is submitted was read."""

import threading
import uuid
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pytest

from agreements.acts import drafting, submitting
from agreements.acts.drafting import save_chapter
from agreements.acts.submitting import submit
from agreements.models import Draft, Section
from register.documents.agreement import Agreement
from register.entries.refusals import Refused
from register.models import Event
from signatories.access import Access
from signatories.drafting.saving import Stale
from signatories.roles import Role
from tests.factories.agreements import Partnership, drafted, partnership, reviewed_digest
from tests.factories.documents import LEAD, complete_agreement
from tests.factories.signatories import access_of, appointed
from tests.races.meeting import meet_before
from tests.races.together import PATIENCE, refusals, rounds, together
from tests.races.unguarding import without_draft_lock

pytestmark = pytest.mark.django_db(transaction=True)
# A twin has the worst moment brought about, and needs no second trial.
TRIALS = rounds(3)


@pytest.fixture
def people() -> Partnership:
    return partnership()


@pytest.fixture
def second(people: Partnership) -> Access:
    """Another manager of the lead."""
    return access_of(appointed(Role.MANAGER, at=people.organisations[LEAD]))


def saving(draft: Draft, aims: str, by: Access) -> partial[object]:
    """Returns the saving of a chapter as it stood when the page was opened."""
    section = draft.sections.get(chapter="purpose", party="")
    content = {**section.content, "purpose": {**section.content["purpose"], "aims": aims}}
    return partial(
        save_chapter, draft_id=draft.pk, chapter="purpose", content=content, revision=section.revision, by=by
    )


def saved_at_once(drafts: Iterable[Draft], first: Access, second: Access) -> Iterator[list[type]]:
    """Lets two people save one chapter of each draft; yields who was told that somebody else was quicker."""
    for draft in drafts:
        answers = together([saving(draft, "A.", first), saving(draft, "B.", second)])
        yield [type(told) for told in refusals(answers)]


def test_of_two_who_save_one_section_one_is_shown_both_texts(people: Partnership, second: Access) -> None:
    drafts = [drafted(people) for _ in range(TRIALS)]

    assert list(saved_at_once(drafts, people.lead, second)) == [[Stale]] * TRIALS


def test_the_twin_without_the_draft_lock_loses_a_text(
    people: Partnership, second: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = drafted(people)

    without_draft_lock(monkeypatch)
    meet_before(monkeypatch, drafting, "write_section", 2)

    assert list(saved_at_once([draft], people.lead, second)) == [[]]


def submitted_while_saved(people: Partnership, draft: Draft, second: Access) -> bool:
    """Lets one submit while another saves; whether the text submitted is the one that stands."""
    declarations = complete_agreement().declarations
    submitting = partial(submit, draft_id=draft.pk, declarations=declarations, by=people.lead, act=uuid.uuid4())
    answers = together([submitting, saving(draft, "Something else altogether.", second)])
    assert {type(refusal) for refusal in refusals(answers)} <= {Refused}
    event = Event.objects.get(reference=draft.log_reference, verb="submitted")
    return bool(event.particulars["text_digest"] == reviewed_digest(Draft.objects.get(pk=draft.pk)))


def test_what_is_saved_while_it_is_submitted_is_submitted_or_refused(people: Partnership, second: Access) -> None:
    drafts = [drafted(people) for _ in range(TRIALS)]

    assert all(submitted_while_saved(people, draft, second) for draft in drafts)


def test_the_twin_without_the_draft_lock_submits_another_text(
    people: Partnership, second: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, assembled = drafted(people), threading.Event()
    assemble, keep = submitting.assemble, drafting.write_section

    def assemble_and_tell(of: Draft) -> Agreement:
        document = assemble(of)
        assembled.set()
        return document

    def keep_afterwards(*args: Any, **named: Any) -> Section:
        assert assembled.wait(PATIENCE), "Nothing was submitted."
        return keep(*args, **named)

    without_draft_lock(monkeypatch)
    monkeypatch.setattr(submitting, "assemble", assemble_and_tell)
    monkeypatch.setattr(drafting, "write_section", keep_afterwards)

    assert not submitted_while_saved(people, draft, second)
