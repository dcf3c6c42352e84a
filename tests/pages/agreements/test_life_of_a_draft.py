"""A draft from its first page to its end: begun, confirmed, submitted, returned, taken up again, given up."""

import uuid
from typing import Any

import pytest
from django.test import Client

from agreements.acts.reviewing import send_back
from agreements.acts.submitting import submit
from agreements.chapters import shown_chapters
from agreements.models import Draft
from register.documents.agreement import Agreement
from register.models import Event
from tests.factories.agreements import Partnership, approved
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE, complete_agreement
from tests.pages.agreements.drafting import filled, problems, rows, section, url_of

EVIDENCE = dict.fromkeys(("requirement", "lawful", "data_protection", "appropriate", "interests"), "One sentence.")


def again(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)


def submitted(draft: Draft, people: Partnership) -> Draft:
    return submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())


def evidence(**more: Any) -> dict[str, Any]:
    return EVIDENCE | {"act": str(uuid.uuid4())} | more


def part_of(draft: Draft, code: str = PARTNER) -> Any:
    return draft.draft_parties.get(organisation__code=code)


def test_manager_begins_a_draft(lead: Client) -> None:
    answer = lead.post(
        "/drafts/new/", filled(lead, "/drafts/new/", {"title": "Missing children", "theme": "domestic_abuse"})
    )

    draft = Draft.objects.get()
    assert answer["Location"] == url_of(draft, "draft")
    assert (draft.title, draft.lead.code) == ("Missing children", LEAD)
    assert f"0 of {len(shown_chapters(Agreement()))}" in lead.get(answer["Location"]).content.decode()


def test_new_draft_shows_no_gap_beside_a_question_that_nobody_has_seen(lead: Client) -> None:
    lead.post("/drafts/new/", filled(lead, "/drafts/new/", {"title": "Missing children"}))
    draft = Draft.objects.get()
    url = url_of(draft, "chapter", "purpose")

    before = lead.get(url).content.decode()
    lead.post(url, filled(lead, url, {"aims": "Find them."}))
    after = lead.get(url).content.decode()

    assert "app-gap" not in before
    assert '<p class="app-gap">Say why you cannot do it without sharing.</p>' in after


def test_empty_lists_say_what_will_stand_in_them(lead: Client) -> None:
    lead.post("/drafts/new/", filled(lead, "/drafts/new/", {"title": "Missing children"}))
    draft = Draft.objects.get()

    pages = {key: lead.get(url_of(draft, "chapter", key)).content.decode() for key in ("items", "flows", "basis")}

    assert "Nothing is listed yet" in pages["items"]
    assert "Nothing moves yet" in pages["flows"]
    assert "one row for giving, one for receiving" in pages["basis"]


def test_every_gap_leads_to_a_place_that_is_there(lead: Client) -> None:
    lead.post("/drafts/new/", filled(lead, "/drafts/new/", {"title": "Missing children"}))
    draft = Draft.objects.get()
    lead.post(url_of(draft, "party_add"), {"organisation": PARTNER})
    lead.post(url_of(draft, "row_add", "item", "all"), {"label": "Name"})
    lead.post(url_of(draft, "row_add", "flow", "all"), {"label": "Notice", "giver": [LEAD], "receiver": [PARTNER]})

    check = lead.get(url_of(draft, "check"))

    links = [row.url for row in (*check.context["gaps"], *check.context["waiting"], *check.context["remarks"])]
    assert len(links) > 20
    for link in links:
        address, _, anchor = link.partition("#")
        page = lead.get(address)
        assert page.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in page.content.decode(), link


def test_gaps_of_others_are_told_apart_from_ones_own(lead: Client, partner: Client, draft: Draft) -> None:
    url = url_of(draft, "row_remove", "retention", PARTNER, rows(draft, "keeping", "retention", PARTNER)[0]["id"])
    lead.post(url, {"sure": "1"})

    figures = [
        [one["figure"] for one in browser.get(url_of(draft, "draft")).context["figures"][1:3]]
        for browser in (lead, partner)
    ]

    assert figures == [["1", "1"], ["2", "0"]]


def test_change_by_the_lead_takes_a_confirmation_back(lead: Client, draft: Draft) -> None:
    assert part_of(draft).confirmed_at
    rule = rows(draft, "keeping", "retention", PARTNER)[0]["id"]
    url = url_of(draft, "row", "retention", PARTNER, rule)

    lead.post(url, filled(lead, url, {"period": "7 years"}))

    page = lead.get(url_of(draft, "chapter", "keeping")).content.decode()
    assert part_of(draft).confirmed_at is None
    assert f"Proposed by {NAMES[LEAD]}, to be confirmed by {NAMES[PARTNER]}." in page


def test_party_confirms_its_own_part(partner: Client, lead: Client, draft: Draft) -> None:
    lead.post(url_of(draft, "part", PARTNER), filled(lead, url_of(draft, "part", PARTNER), {"contact_post": "Nurse"}))

    partner.post(url_of(draft, "part_confirm", PARTNER), {"sure": "1"})

    confirmed = part_of(draft)
    assert confirmed.confirmed_at
    assert confirmed.confirmed_how == ""


def test_lead_says_how_a_part_was_confirmed(lead: Client, draft: Draft) -> None:
    url, confirm = url_of(draft, "part", PARTNER), url_of(draft, "part_confirm", PARTNER)
    lead.post(url, filled(lead, url, {"contact_post": "Nurse"}))

    refused = lead.post(confirm, {"how": ""})
    lead.post(confirm, {"how": "E-mail of 3 November 2026"})

    assert refused.status_code == 422
    assert problems(refused.content.decode()) == ["Say how and when it was confirmed."]
    assert part_of(draft).confirmed_how == "E-mail of 3 November 2026"


def test_draft_with_gaps_is_not_submitted(lead: Client, draft: Draft) -> None:
    url = url_of(draft, "chapter", "purpose")
    lead.post(url, filled(lead, url, {"aims": ""}))

    answer = lead.post(url_of(draft, "submit"), evidence(interests="Kept as typed."))

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == ["1 gap is left. The first: Say what you are trying to achieve."]
    assert "Kept as typed." in answer.content.decode()
    assert again(draft).state == "drafting"
    assert not Event.objects.filter(verb="submitted").exists()


def test_draft_with_an_unconfirmed_party_is_not_submitted(lead: Client, draft: Draft) -> None:
    url = url_of(draft, "part", PARTNER)
    lead.post(url, filled(lead, url, {"contact_post": "Nurse"}))

    answer = lead.post(url_of(draft, "submit"), evidence())

    assert answer.status_code == 422
    assert f"Ask {NAMES[PARTNER]} to confirm its part" in problems(answer.content.decode())[0]
    assert again(draft).state == "drafting"


def test_same_submission_twice_is_one(lead: Client, draft: Draft) -> None:
    sent = evidence()

    answers = [lead.post(url_of(draft, "submit"), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.filter(verb="submitted").count() == 1


def test_submitted_draft_is_read_and_not_written(lead: Client, draft: Draft, people: Partnership) -> None:
    url = url_of(draft, "chapter", "purpose")
    sent = filled(lead, url, {"aims": "Typed while a colleague submitted."})
    submitted(draft, people)
    before = section(draft, "purpose").content

    shown, answer = lead.get(url), lead.post(url, sent)

    assert "Continue</button>" not in shown.content.decode()
    assert answer.status_code == 422
    assert "it waits for the Strategic Information Management Group" in problems(answer.content.decode())[0]
    assert "Typed while a colleague submitted." in answer.content.decode()
    assert "What you typed was not saved" in answer.content.decode()
    assert section(draft, "purpose").content == before


@pytest.mark.parametrize("name", ["row", "handover", "part", "party_add"])
def test_other_pages_of_a_submitted_draft_keep_what_was_typed(
    lead: Client, draft: Draft, people: Partnership, name: str
) -> None:
    more: dict[str, tuple[str, ...]] = {
        "row": ("item", "all", rows(draft, "items", "items")[0]["id"]),
        "handover": (rows(draft, "flows", "flows")[0]["id"],),
        "part": (PARTNER,),
        "party_add": (),
    }
    typed = {"why": "Typed late", "event_text": "Typed late", "contact_post": "Typed late", "organisation": POLICE}
    url = url_of(draft, name, *more[name])
    sent = filled(lead, url, typed)
    submitted(draft, people)

    answer = lead.post(url, sent)

    assert answer.status_code == 422
    assert "This draft cannot be changed now: it waits for" in problems(answer.content.decode())[0]
    assert "Typed late" in answer.content.decode() or name == "party_add"


def test_returned_draft_shows_the_reasons_and_is_taken_up_by_the_first_save(
    lead: Client, draft: Draft, people: Partnership
) -> None:
    submitted(draft, people)
    send_back(draft_id=draft.pk, reasons=["Name the mailbox", "Say who"], by=people.simg, act=uuid.uuid4())
    page = lead.get(url_of(draft, "draft")).content.decode()
    url = url_of(draft, "chapter", "purpose")

    lead.post(url, filled(lead, url, {"aims": "Better words."}))

    assert "with 2 reasons" in page
    assert "Name the mailbox" in page
    assert again(draft).state == "drafting"
    assert "Name the mailbox" in lead.get(url_of(draft, "draft")).content.decode()


def test_draft_is_given_up_with_a_reason(lead: Client, draft: Draft) -> None:
    url = url_of(draft, "abandon")

    refused = lead.post(url, filled(lead, url, {"reason": ""}))
    answer = lead.post(url, filled(lead, url, {"reason": "The project ended."}))

    assert problems(refused.content.decode()) == ["Say why."]
    assert answer.status_code == 302
    assert again(draft).state == "abandoned"


def test_party_may_not_submit_nor_give_up(partner: Client, draft: Draft) -> None:
    answers = [
        partner.post(url_of(draft, "submit"), evidence()),
        partner.post(url_of(draft, "abandon"), {"reason": "No more.", "act": str(uuid.uuid4())}),
    ]

    assert [problems(answer.content.decode()) for answer in answers] == [
        [f"Only a manager of {NAMES[LEAD]} may do this."]
    ] * 2
    assert again(draft).state == "drafting"


def test_next_version_begins_once(lead: Client, people: Partnership) -> None:
    version_1 = approved(people)
    url = f"/register/{version_1.reference}/1/propose/"

    first, second = lead.post(url, {"sure": "1"}), lead.post(url, {"sure": "1"})

    assert first.status_code == 302
    assert second.status_code == 422
    assert "The next version is being drafted already" in problems(second.content.decode())[0]
    assert Draft.objects.filter(reference=version_1.reference, supersedes=1).count() == 1
