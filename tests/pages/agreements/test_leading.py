"""Chapter 1 says who leads, and lets somebody who drafts for both hand the lead over."""

import pytest
from django.test import Client

from agreements.acts.drafting import confirm_part, save_chapter
from agreements.assembling import assemble
from agreements.models import Draft
from signatories.access import NotAllowed
from signatories.roles import Role
from tests.factories.agreements import Partnership
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE
from tests.factories.signatories import access_of, appointed
from tests.factories.standing import let_stand
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import filled, problems, rows, section, url_of

ASKED = "Which organisation leads?"


def for_both(people: Partnership, code: str) -> None:
    """Let the manager of the lead draft for another organisation too."""
    appointed(Role.MANAGER, at=people.organisations[code], who=people.managers[LEAD].person)


def about(draft: Draft) -> str:
    return url_of(draft, "chapter", "about")


def handed_over(client: Client, draft: Draft, code: str) -> Draft:
    answer = client.post(about(draft), filled(client, about(draft), {"owner": code}))
    assert answer.status_code == 302
    return Draft.objects.get(pk=draft.pk)


def test_who_drafts_for_one_reads_why_the_lead_stays(lead: Client, draft: Draft) -> None:
    page = lead.get(about(draft)).content.decode()

    assert ASKED in page
    assert f"{NAMES[LEAD]}. Only a manager of {NAMES[LEAD]} who drafts for another organisation too can" in page
    assert 'name="owner"' not in page


def test_who_drafts_for_both_hands_it_over(people: Partnership, browser_of: Open, draft: Draft) -> None:
    for_both(people, PARTNER)

    led = handed_over(browser_of(people.managers[LEAD]), draft, PARTNER)

    document = assemble(led)
    assert led.lead.code == document.identity.owner == PARTNER
    assert document.identity.owner_name == NAMES[PARTNER]
    assert {party.code for party in document.parties} == {LEAD, PARTNER}
    assert led.history.count() >= 2


def test_new_lead_that_was_no_party_becomes_one(people: Partnership, browser_of: Open, draft: Draft) -> None:
    for_both(people, POLICE)

    led = handed_over(browser_of(people.managers[LEAD]), draft, POLICE)

    assert rows(led, "parties", "parties")[0]["code"] == POLICE
    assert led.draft_parties.filter(organisation__code=POLICE).exists()
    contact = section(led, "parties", POLICE).content["party"]["contacts"][0]
    assert contact["mailbox"] == f"partnership@{POLICE}.example"


def test_rights_follow_the_lead(people: Partnership, browser_of: Open, draft: Draft) -> None:
    """Who led until now keeps its own part, which it has yet to confirm, and no more."""
    other = appointed(Role.MANAGER, at=people.organisations[LEAD])
    for_both(people, PARTNER)
    led = handed_over(browser_of(people.managers[LEAD]), draft, PARTNER)

    old, new = browser_of(other), browser_of(people.managers[PARTNER])

    assert f"Only a manager of {NAMES[PARTNER]} may change this section." in old.get(about(led)).content.decode()
    assert "Continue</button>" in new.get(about(led)).content.decode()
    assert old.get(url_of(led, "part", LEAD)).status_code == 200
    assert led.draft_parties.get(organisation__code=LEAD).confirmed_at is None
    confirm_part(draft_id=led.pk, party=LEAD, by=access_of(other))
    assert led.draft_parties.get(organisation__code=LEAD).confirmed_at


def test_usual_keeper_changes_with_the_lead(people: Partnership, browser_of: Open, draft: Draft) -> None:
    for_both(people, PARTNER)
    client = browser_of(people.managers[LEAD])
    usual = {"owner_post": "Partnership Manager", "owner_mailbox": f"partnership@{LEAD}.example"}
    client.post(about(draft), filled(client, about(draft), usual))

    led = handed_over(client, draft, PARTNER)

    assert assemble(led).identity.owner_role.mailbox == f"partnership@{PARTNER}.example"


def test_keeper_of_its_own_stays(people: Partnership, browser_of: Open, draft: Draft) -> None:
    for_both(people, PARTNER)
    keeper = assemble(draft).identity.owner_role

    assert assemble(handed_over(browser_of(people.managers[LEAD]), draft, PARTNER)).identity.owner_role == keeper


def test_organisation_that_one_does_not_draft_for_is_refused(
    people: Partnership, browser_of: Open, draft: Draft
) -> None:
    for_both(people, PARTNER)
    client = browser_of(people.managers[LEAD])

    answer = client.post(about(draft), filled(client, about(draft), {"owner": POLICE}))

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == ["Choose an organisation for which you draft."]
    assert Draft.objects.get(pk=draft.pk).lead.code == LEAD


@pytest.mark.parametrize("who", [LEAD, PARTNER])
def test_act_refuses_who_does_not_draft_for_both(people: Partnership, draft: Draft, who: str) -> None:
    held = section(draft, "about")
    content = {"identity": {**held.content["identity"], "owner": PARTNER}}
    let_stand(draft.draft_parties.filter(organisation__code=PARTNER), may_edit_shared=True)

    with pytest.raises(NotAllowed):
        save_chapter(
            draft_id=draft.pk,
            chapter="about",
            content=content,
            revision=held.revision,
            by=access_of(people.managers[who]),
        )

    assert Draft.objects.get(pk=draft.pk).lead.code == LEAD
    assert section(draft, "about").revision == held.revision
