"""Pages that tell of an event whose particulars were erased say so, and hold nothing of them."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from agreements.acts.reviewing import send_back
from register.log.erasing import erase
from register.models import Event
from signatories.models import User
from tests.factories.agreements import Partnership, approved, partnership, signed_by, submitted
from tests.factories.documents import LEAD
from tests.factories.register import CLERK

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Partnership:
    return partnership()


def page_after_erasing(verb: str, address: str, who: User) -> str:
    """Erases the event of a verb and returns the page at an address as somebody reads it."""
    erase(event=Event.objects.get(verb=verb).number, authority="Minute 4", by=CLERK, act=uuid.uuid4())
    browser = Client()
    browser.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_draft_that_was_sent_back_no_longer_says_why(people: Partnership) -> None:
    draft = submitted(people)
    send_back(draft_id=draft.pk, reasons=["Ask Maya Carr."], by=people.simg, act=uuid.uuid4())

    page = page_after_erasing("returned", reverse("draft", args=[draft.pk]), people.managers[LEAD].person)

    assert "The reasons were erased." in page
    assert "Maya Carr" not in page


def test_who_signed_reads_that_the_name_was_erased(people: Partnership) -> None:
    draft = approved(people)
    signed_by(people, draft, LEAD)

    page = page_after_erasing(
        "signed", reverse("signed", args=[draft.reference, 1]), people.officers[LEAD].person
    )  # fmt: skip

    assert "The name was erased" in page
