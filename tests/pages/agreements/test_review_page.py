"""SIMG's review: who may approve which text, what is returned, and what a second sending does."""

import uuid
from typing import Any

import pytest
from django.test import Client

from agreements.acts.drafting import begin_version, confirm_part
from agreements.acts.submitting import submit
from agreements.models import Draft
from register.models import Entry, Event
from signatories.models import Letter
from signatories.roles import Role
from tests.factories.agreements import Partnership, approved, fill
from tests.factories.agreements import submitted as submitted_draft
from tests.factories.documents import PARTNER, complete_agreement, put
from tests.factories.signatories import appointed
from tests.factories.standing import let_stand
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import filled, problems, url_of

ALL_FIVE = ["requirement", "lawful", "data_protection", "appropriate", "interests"]


@pytest.fixture
def submitted(people: Partnership) -> Draft:
    """A draft that waits for review."""
    return submitted_draft(people)


def decided(client: Client, draft: Draft, decision: str = "approve", **more: Any) -> dict[str, Any]:
    """Return what the review page sends with a decision."""
    return filled(client, url_of(draft, "review"), {"decision": decision, "agreed": ALL_FIVE, **more})


def state(draft: Draft) -> str:
    return Draft.objects.get(pk=draft.pk).state


def test_member_approves_the_text_that_was_read(member: Client, submitted: Draft) -> None:
    sent = decided(member, submitted)

    answers = [member.post(url_of(submitted, "review"), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"] == "/register/ISA-0001/"
    assert Entry.objects.count() == 1
    assert Event.objects.filter(verb="approved").count() == 1
    assert set(Letter.objects.values_list("kind", flat=True)) >= {"approved", "invited_to_sign"}


def test_text_that_changed_since_it_was_read_is_not_approved(
    member: Client, submitted: Draft, people: Partnership
) -> None:
    sent = decided(member, submitted)
    section = submitted.sections.get(chapter="purpose", party="")
    let_stand(
        submitted.sections.filter(pk=section.pk),
        content={**section.content, "purpose": {**section.content["purpose"], "aims": "Something else altogether."}},
    )

    answer = member.post(url_of(submitted, "review"), sent)

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == ["The text has changed since you read it. Read it again."]
    assert state(submitted) == "submitted"


def test_whoever_submitted_it_does_not_approve_it(people: Partnership, browser_of: Open, submitted: Draft) -> None:
    both = appointed(Role.SIMG_MEMBER, who=people.lead.user)
    client = browser_of(both)

    page = client.get(url_of(submitted, "review")).content.decode()
    answer = client.post(url_of(submitted, "review"), decided(client, submitted))

    assert "You submitted this draft, so somebody else must review it." in page
    assert "Continue</button>" not in page
    assert problems(answer.content.decode()) == ["You submitted this draft, so somebody else must review it."]
    assert (answer.status_code, state(submitted)) == (422, "submitted")


def test_whoever_saved_a_section_does_not_approve_it(people: Partnership, browser_of: Open, submitted: Draft) -> None:
    both = appointed(Role.SIMG_MEMBER, who=people.partner.user)
    section = submitted.sections.get(chapter="keeping", party=PARTNER)
    let_stand(submitted.sections.filter(pk=section.pk), savers=[both.person_id])
    client = browser_of(both)

    answer = client.post(url_of(submitted, "review"), decided(client, submitted))

    assert problems(answer.content.decode()) == ["You wrote a part of this draft, so somebody else must review it."]
    assert state(submitted) == "submitted"


def test_draft_is_returned_with_reasons_and_a_letter(member: Client, submitted: Draft) -> None:
    sent = decided(member, submitted, "return", reasons="- Name the mailbox\n- Say who reads it")

    answers = [member.post(url_of(submitted, "review"), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    returned = Event.objects.get(verb="returned")
    assert (returned.particulars or {})["reasons"] == ["Name the mailbox", "Say who reads it"]
    assert Letter.objects.filter(kind="returned").count() == 1
    assert state(submitted) == "returned"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"decision": ""}, "Choose whether to approve it or to return it."),
        ({"decision": "burn"}, "Choose one of the answers that are offered."),
        ({"decision": "return", "reasons": " \n "}, "Say why it goes back: one reason a line."),
        ({"agreed": ["lawful"]}, "Tick all five declarations to approve it, or return it with your reasons."),
        ({"act": "no token"}, "This form was not sent whole, so nothing was done."),
        ({"expected": ""}, "This form was not sent whole, so nothing was done."),
        ({"decision": "return", "reasons": "Bell \x07"}, "The text holds a character that cannot be printed"),
    ],
)
def test_decision_that_cannot_be_taken_is_told_in_a_sentence(
    member: Client, submitted: Draft, sent: dict[str, Any], sentence: str
) -> None:
    answer = member.post(url_of(submitted, "review"), decided(member, submitted) | sent)

    assert answer.status_code == 422
    assert sentence in " ".join(problems(answer.content.decode()))
    assert state(submitted) == "submitted"
    again = answer.context["form"]
    assert uuid.UUID(str(again["act"].value()))
    assert len(again["expected"].value()) == 64


def next_version(people: Partnership) -> Draft:
    """Return a submitted second version with a review every six months instead of twelve."""
    on_record = approved(people)
    draft = begin_version(reference=on_record.reference, version=1, by=people.lead)
    text = put(complete_agreement(), "review.every_months", 6)
    fill(draft, text, people.lead)
    confirm_part(draft_id=draft.pk, party=PARTNER, by=people.partner)
    submit(draft_id=draft.pk, declarations=text.declarations, by=people.lead, act=uuid.uuid4())
    return draft


def test_next_version_is_reviewed_beside_the_one_on_record(people: Partnership, member: Client) -> None:
    draft = next_version(people)

    answer = member.get(url_of(draft, "review"))

    page = answer.content.decode()
    assert "What is different from version 1: 1&nbsp;change" in page
    assert "<b>The time from one review to the next</b>: six months, no longer twelve months." in page
    shown = [section.heading for section in answer.context["difference"].sections]
    assert shown == ["Beginning, review, change and end"]
    assert "Added: </span>six</ins>" in page


@pytest.mark.parametrize(("marked", "said"), [(["1"], "marked one change"), ([], "marked no change")])
def test_marks_of_what_is_material_stand_on_the_register(
    people: Partnership, member: Client, marked: list[str], said: str
) -> None:
    draft = next_version(people)

    member.post(url_of(draft, "review"), decided(member, draft, material=marked))
    page = member.get("/register/ISA-0001/compare/1/2/").content.decode()

    assert f"The reviewer {said} as material." in page
    assert page.count("Material</strong>") == len(marked)
    told = "The time from one review to the next: six months, no longer twelve months."
    approval = Event.objects.filter(verb="approved").latest("number")
    assert (approval.particulars or {})["material"] == [told] * len(marked)


def test_a_mark_on_no_change_is_refused(people: Partnership, member: Client) -> None:
    draft = next_version(people)

    answer = member.post(url_of(draft, "review"), decided(member, draft, material=["99"]))

    assert (answer.status_code, state(draft)) == (422, "submitted")


def test_a_first_version_has_no_change_to_mark(member: Client, submitted: Draft) -> None:
    assert "material" not in member.get(url_of(submitted, "review")).context["form"].fields


def test_draft_that_does_not_wait_says_so(member: Client, draft: Draft) -> None:
    assert "This draft does not wait for review." in member.get(url_of(draft, "review")).content.decode()


def cancelling(client: Client, reason: str = "Another agreement covers it.") -> Any:
    return client.post("/register/ISA-0001/1/cancel/", {"reason": reason, "act": str(uuid.uuid4())})


@pytest.mark.parametrize("who", ["lead", "member"])
def test_lead_and_simg_cancel_a_version_that_is_open(
    people: Partnership, request: pytest.FixtureRequest, who: str
) -> None:
    approved(people)

    answer = cancelling(request.getfixturevalue(who))

    assert answer.status_code == 302
    assert Event.objects.filter(verb="cancelled").count() == 1


def test_others_do_not_cancel_it(people: Partnership, partner: Client) -> None:
    approved(people)

    assert cancelling(partner).status_code == 403
    assert not Event.objects.filter(verb="cancelled").exists()


def test_version_is_cancelled_with_a_reason_and_once(people: Partnership, member: Client) -> None:
    approved(people)

    refused = cancelling(member, reason="")
    cancelling(member)
    again = cancelling(member)

    assert problems(refused.content.decode()) == ["Say why."]
    assert again.status_code == 422
    assert problems(again.content.decode()) == ["Only a version that is open for signature can be cancelled."]
