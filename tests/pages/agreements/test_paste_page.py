"""Pasting a list on its two pages: nothing is added before it is confirmed, and nothing that was pasted is lost."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from agreements.acts.submitting import abandon
from agreements.assembling import assemble
from agreements.models import Draft
from register.documents.agreement import DataItem
from tests.factories.agreements import Partnership, drafted, partnership
from tests.factories.documents import LEAD, PARTNER, POLICE, complete_agreement, with_health_items

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST = "- Name and address\n- Ethnicity\n- Any relevant information\n- Walking aid | frame | 1 | ward 22 | see tab 2"


@pytest.fixture
def people() -> Partnership:
    """The small partnership."""
    return partnership()


@pytest.fixture
def draft(people: Partnership) -> Draft:
    """A draft that holds the items "Name and address", "Equipment needed" and "Diagnosis"."""
    return drafted(people, with_health_items(complete_agreement()))


@pytest.fixture
def url(draft: Draft) -> str:
    """The address of the page."""
    return reverse("paste_items", args=[draft.pk])


def browser(people: Partnership, code: str = LEAD) -> Client:
    client = Client()
    client.force_login(people.managers[code].person, backend=BACKEND)
    return client


def items(draft: Draft) -> tuple[DataItem, ...]:
    return assemble(Draft.objects.get(pk=draft.pk)).items


def test_page_asks_for_a_list(people: Partnership, url: str) -> None:
    answer = browser(people).get(url)

    assert answer.status_code == 200
    assert "Paste your list" in answer.content.decode()


def test_what_was_read_is_shown_and_nothing_is_added(people: Partnership, draft: Draft, url: str) -> None:
    answer = browser(people).post(url, {"text": LIST})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "We read 3 of the 4 lines that you pasted" in page
    assert "You have this already. It will be left out." in page
    assert "Too wide to be an item. Say what it is, or leave it out." in page
    assert "This line has five columns and the others have one." in page
    assert "Equality characteristics (special category)" in page
    assert "Add 2 items" in page
    assert "There is a problem" not in page
    assert len(items(draft)) == 3


def test_unread_line_left_as_it_is_keeps_everything_back(people: Partnership, draft: Draft, url: str) -> None:
    bad = "- Walking aid | frame | 1 | ward 22 | see tab 2"

    answer = browser(people).post(url, {"pasted": LIST, "line-4": bad, "group": "none", "add": "1"})

    assert answer.status_code == 422
    assert "Line 4: this line has five columns and the others have one." in answer.content.decode()
    assert len(items(draft)) == 3


def test_mended_line_is_added_with_the_others(people: Partnership, draft: Draft, url: str) -> None:
    sent = {"pasted": LIST, "line-4": "Walking aid", "group": "new", "new_group": "At home", "add": "1"}

    answer = browser(people).post(url, sent, follow=True)

    added = items(draft)[3:]
    assert answer.redirect_chain == [(reverse("chapter", args=[draft.pk, "items"]), 302)]
    assert "3 items added." in answer.content.decode()
    assert [(item.label, item.group) for item in added] == [
        ("Ethnicity", "At home"),
        ("Any relevant information", "At home"),
        ("Walking aid", "At home"),
    ]
    assert all(item.id for item in added)


def test_cleared_line_is_left_out(people: Partnership, draft: Draft, url: str) -> None:
    browser(people).post(url, {"pasted": LIST, "line-4": "", "group": "none", "add": "1"})

    assert [item.label for item in items(draft)[3:]] == ["Ethnicity", "Any relevant information"]


def test_groups_of_the_list_are_kept_when_asked(people: Partnership, draft: Draft, url: str) -> None:
    text = "Victim:\n- Safe telephone number\nReferral:\n- Reason for referral"

    shown = browser(people).post(url, {"text": text}).content.decode()
    browser(people).post(url, {"pasted": text, "group": "own", "add": "1"})

    assert "As the list says: Victim, Referral" in shown
    assert "Group: Victim" in shown
    assert [item.group for item in items(draft)[3:]] == ["Victim", "Referral"]


def test_new_group_wants_a_name(people: Partnership, draft: Draft, url: str) -> None:
    answer = browser(people).post(url, {"pasted": "Ethnicity", "group": "new", "add": "1"})

    assert answer.status_code == 422
    assert "Say what the new group is called." in answer.content.decode()
    assert len(items(draft)) == 3


def test_group_that_the_page_was_opened_from_is_chosen(people: Partnership, draft: Draft, url: str) -> None:
    client = browser(people)
    client.post(url, {"pasted": "Ethnicity", "group": "new", "new_group": "Victim", "add": "1"})

    opened = client.get(f"{url}?group=Victim")
    shown = client.post(url, {"text": "Religion", "group": "Victim"})
    client.post(url, {"pasted": "Religion", "group": "group:Victim", "add": "1"})

    assert opened.context["form"]["group"].value() == "Victim"
    assert shown.context["form"]["group"].value() == "group:Victim"
    assert items(draft)[-1].group == "Victim"


@pytest.mark.parametrize("group", ["", "group:No such group"])
def test_unknown_group_is_refused(people: Partnership, draft: Draft, url: str, group: str) -> None:
    answer = browser(people).post(url, {"pasted": "Ethnicity", "group": group, "add": "1"})

    assert answer.status_code == 422
    assert len(items(draft)) == 3


def test_what_was_pasted_can_be_changed_again(people: Partnership, url: str) -> None:
    answer = browser(people).post(url, {"pasted": LIST, "line-4": "Walking aid", "group": "none", "change": "1"})

    assert answer.status_code == 200
    assert answer.context["form"]["text"].value().endswith("Any relevant information\nWalking aid")


def test_list_of_what_stands_already_has_nothing_to_add(people: Partnership, draft: Draft, url: str) -> None:
    client = browser(people)

    shown = client.post(url, {"text": "Diagnosis"})
    sent = client.post(url, {"pasted": "Diagnosis", "group": "none", "add": "1"})

    assert "You have all of these already, so there is nothing to add." in shown.content.decode()
    assert (sent.status_code, len(items(draft))) == (200, 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste a list, or type one thing a line."),
        ("  \n ", "There is no item in this list."),
        ("Item\n", "There is no item in this list."),
        ("x" * 100_001, "Shorten the list to 100,000 characters; it has 100,001."),
        ("x\n" * 501, "Paste 500 lines at most at a time; this list has 501."),
        ("Name\nBell\x07", "Line 2: The text holds a character that cannot be printed (U+0007). Remove it."),
        ("Name\x00", "Line 1: The text holds a character that cannot be printed (U+0000). Remove it."),
        ("a\tb\tc\nd\te\tf", "Its columns have no heading."),
    ],
)
def test_list_that_cannot_be_read_is_kept_with_one_sentence(
    people: Partnership, draft: Draft, url: str, text: str, sentence: str
) -> None:
    answer = browser(people).post(url, {"text": text})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert answer.context["form"]["text"].value() == text
    assert len(items(draft)) == 3


def test_party_that_does_not_lead_reads_why_it_may_not_add(people: Partnership, draft: Draft, url: str) -> None:
    client = browser(people, PARTNER)

    answers = [client.get(url), client.post(url, {"pasted": "Ethnicity", "group": "none", "add": "1"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Only a manager of Northmoor Council may change this section." in answers[1].content.decode()
    assert len(items(draft)) == 3


def test_draft_of_others_is_not_found(people: Partnership, url: str) -> None:
    assert browser(people, POLICE).get(url).status_code == 404


def test_draft_that_was_given_up_cannot_be_added_to(people: Partnership, draft: Draft, url: str) -> None:
    abandon(draft_id=draft.pk, reason="The project ended.", by=people.lead, act=uuid.uuid4())

    answer = browser(people).post(url, {"pasted": "Ethnicity", "group": "none", "add": "1"})

    assert answer.status_code == 403
    assert "This draft cannot be changed now." in answer.content.decode()


def test_who_is_not_signed_in_is_sent_to_sign_in(url: str) -> None:
    answer = Client().get(url)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
