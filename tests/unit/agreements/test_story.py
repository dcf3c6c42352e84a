"""The plainest story, act by act: drafted, submitted, approved, signed by two, in force; then a second version."""

import uuid

import pytest

from agreements.acts.drafting import begin_version, confirm_part
from agreements.acts.reviewing import approve
from agreements.acts.submitting import submit
from agreements.models import Draft
from register.clock import today
from register.entries.lives import life_of
from register.entries.refusals import Refused
from register.entries.status import Status
from register.models import Document, Entry, Event, Listing
from tests.factories.agreements import Partnership, approved, partnership, reviewed_digest, signed_by
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.register import entered, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Partnership:
    return partnership()


def second_version(people: Partnership, first: Draft) -> Draft:
    draft = begin_version(reference=first.reference, version=1, by=people.lead)
    confirm_part(draft_id=draft.pk, party=PARTNER, by=people.partner)
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())
    return approve(draft_id=draft.pk, expected=reviewed_digest(draft), checklist=(), by=people.simg, act=uuid.uuid4())


def test_the_last_signature_brings_an_agreement_into_force(people: Partnership) -> None:
    draft = approved(people)

    signed_by(people, draft, LEAD)
    before = life_of(draft.reference).versions[1].status_on(today())
    signed_by(people, draft, PARTNER)

    assert before is Status.OPEN
    assert life_of(draft.reference).versions[1].status_on(today()) is Status.IN_FORCE
    assert Listing.objects.on(today()).get().status == Status.IN_FORCE
    assert Entry.objects.get().commenced_on == today()


def test_a_second_version_supersedes_the_first_without_touching_it(people: Partnership) -> None:
    first = approved(people)
    signed_by(people, first, LEAD, PARTNER)
    document = Document.objects.values().get()
    events = list(Event.objects.filter(version=1).values_list("leaf_hash", flat=True))

    second = second_version(people, first)
    signed_by(people, second, LEAD, PARTNER)

    life = life_of(first.reference)
    assert life.versions[1].status_on(today()) is Status.SUPERSEDED
    assert life.versions[2].status_on(today()) is Status.IN_FORCE
    assert Document.objects.filter(pk=document["digest"]).values().get() == document
    assert list(Event.objects.filter(version=1).values_list("leaf_hash", flat=True)) == events


def test_no_version_is_drafted_from_one_that_was_superseded(people: Partnership) -> None:
    first = approved(people)
    signed_by(people, first, LEAD, PARTNER)
    signed_by(people, second_version(people, first), LEAD, PARTNER)

    with pytest.raises(Refused, match=r"draft the next version from version 2"):
        begin_version(reference=first.reference, version=1, by=people.lead)

    assert begin_version(reference=first.reference, version=2, by=people.lead).supersedes == 2


def test_a_version_is_not_entered_over_one_that_was_superseded_meanwhile() -> None:
    first = entered()
    signed(first, LEAD, PARTNER)
    signed(entered(reference=first.reference, supersedes=1), LEAD, PARTNER)

    with pytest.raises(Refused, match=r"Version 1 has been superseded"):
        entered(reference=first.reference, supersedes=1)
