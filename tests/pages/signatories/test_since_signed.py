"""The page for signing tells an organisation what has changed since it last signed."""

import uuid
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from register.documents.agreement import Agreement
from register.entries.correcting import annul
from signatories.roles import Role
from tests.factories.documents import LEAD, NAMES, PARTNER, complete_agreement, put
from tests.factories.register import CLERK, declined, entered, signed
from tests.factories.signatories import appointed, organisation, person
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2024, 3, 14, 12, tzinfo=UTC)


def text(months: int) -> Agreement:
    """Return an agreement with a review every so many months."""
    return put(complete_agreement(), "review.every_months", months)


@pytest.fixture
def officer(browser_of: Open) -> Client:
    """The browser of the chief officer of the lead."""
    return browser_of(appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD]), who=person("Robin Vale")))


def page(client: Client, version: int) -> str:
    """Return the page on which a version is read before it is signed, each space one."""
    answer = client.get(f"/register/ISA-0001/{version}/sign/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def test_changes_are_told_since_the_version_that_was_signed(officer: Client) -> None:
    with time_machine.travel(LONG_AGO, tick=False):
        signed(entered(text(24)), LEAD, PARTNER)
        declined(entered(text(18), reference="ISA-0001", supersedes=1), LEAD)
    entered(text(12), reference="ISA-0001", supersedes=1)

    html = page(officer, 3)

    assert "What has changed since we last signed" in html
    assert "Northmoor Council signed version 1 on 14 March 2024." in html
    assert "<b>The time from one review to the next</b>: twelve months, no longer 24 months." in html
    assert 'href="/register/ISA-0001/compare/1/3/#side-by-side"' in html


def test_a_first_version_has_changed_from_nothing(officer: Client) -> None:
    entered()

    assert "What has changed" not in page(officer, 1)


def test_who_never_signed_reads_what_changed_since_the_version_before(officer: Client) -> None:
    signed(entered(text(24), must_sign=[PARTNER]), PARTNER)
    entered(text(12), reference="ISA-0001", supersedes=1)

    html = page(officer, 2)

    assert "What has changed since version 1" in html
    assert "Northmoor Council has not signed this agreement before." in html


def test_a_signature_recorded_in_error_does_not_count(officer: Client) -> None:
    (event,) = signed(entered(text(24), must_sign=[LEAD]), LEAD)
    said = {"reference": "ISA-0001", "version": 1, "event": event.number, "reason": "The wrong person signed."}
    annul(**said, by=CLERK, act=uuid.uuid4())
    entered(text(12), reference="ISA-0001", supersedes=1)

    assert "Northmoor Council has not signed this agreement before." in page(officer, 2)
