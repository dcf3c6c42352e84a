"""A page that asks for an act which would be refused says why in one sentence, and asks nothing."""

import uuid

import pytest
from django.test import Client

from agreements.acts.cancelling import cancel_version
from agreements.acts.drafting import begin_version
from agreements.acts.submitting import abandon
from agreements.models import Draft
from register.models import Entry
from tests.factories.agreements import Partnership, approved, signed_by
from tests.factories.documents import LEAD, NAMES, PARTNER
from tests.pages.agreements.drafting import url_of

CANCEL, PROPOSE = "/register/ISA-0001/1/cancel/", "/register/ISA-0001/1/propose/"


@pytest.fixture
def version(people: Partnership) -> Draft:
    """A draft whose version is open for signature."""
    return approved(people)


def shown(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_version_that_is_in_force_is_not_asked_about(people: Partnership, lead: Client, version: Draft) -> None:
    assert "Cancel the version</button>" in shown(lead, CANCEL)
    signed_by(people, version, LEAD, PARTNER)

    page = shown(lead, CANCEL)

    assert "Only a version that is open for signature can be cancelled." in page
    assert "Cancel the version</button>" not in page


def test_cancelled_version_is_not_asked_about_again(people: Partnership, member: Client, version: Draft) -> None:
    entry = Entry.objects.get(reference=version.reference)
    cancel_version(entry=entry, reason="No more.", by=people.simg, act=uuid.uuid4())

    assert "Cancel the version</button>" not in shown(member, CANCEL)


def test_next_version_is_proposed_by_its_lead_alone(lead: Client, partner: Client, version: Draft) -> None:
    assert "Start the next version</button>" in shown(lead, PROPOSE)

    page = shown(partner, PROPOSE)

    assert "Only a manager may draft agreements for the organisation" in page
    assert "Start the next version</button>" not in page


def test_next_version_under_way_is_not_proposed_again(people: Partnership, lead: Client, version: Draft) -> None:
    begun = begin_version(reference=version.reference, version=1, by=people.lead)

    page = shown(lead, PROPOSE)

    assert f"The next version is being drafted already: draft {begun.pk}." in page
    assert "Start the next version</button>" not in page


def test_draft_that_was_given_up_is_not_given_up_again(people: Partnership, lead: Client, draft: Draft) -> None:
    abandon(draft_id=draft.pk, reason="No more.", by=people.lead, act=uuid.uuid4())

    page = shown(lead, url_of(draft, "abandon"))

    assert "This draft has already come to its end." in page
    assert "Give it up</button>" not in page


def test_draft_is_given_up_by_its_lead_alone(partner: Client, draft: Draft) -> None:
    page = shown(partner, url_of(draft, "abandon"))

    assert f"Only a manager of {NAMES[LEAD]} may do this." in page
    assert "Give it up</button>" not in page
