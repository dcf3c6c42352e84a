"""What a page saves in one go is saved whole or not at all, and a page never offers what would be refused."""

from typing import Any

import pytest
from django.test import Client

from agreements.models import Draft, DraftParty
from tests.factories.agreements import Partnership
from tests.factories.documents import LEAD, PARTNER, POLICE, commencing_for_each, complete_agreement, with_police
from tests.factories.register import entered, signed
from tests.pages.agreements.drafting import filled, rows, section, url_of

ADDRESS = "/register/ISA-0001/"


class Broken(Exception):
    """A row could not be written."""


def test_a_part_is_saved_with_its_signatory_or_not_at_all(
    people: Partnership, partner: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = url_of(draft, "part", PARTNER)
    sent = filled(partner, url, {"contact_post": "Ward manager", "signatory": people.officers[PARTNER].pk})
    before = section(draft, "parties", PARTNER).content

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(DraftParty, "save", refuse)
        with pytest.raises(Broken):
            partner.post(url, sent)
    assert section(draft, "parties", PARTNER).content == before

    partner.post(url, sent)
    assert section(draft, "parties", PARTNER).content != before
    assert draft.draft_parties.get(organisation__code=PARTNER).signatory == people.officers[PARTNER]


@pytest.fixture
def flows(lead: Client, draft: Draft) -> list[str]:
    """The ids of the flows of a draft, of which the last has no hand-over point."""
    sent = {"label": "Answer", "giver": [LEAD], "receiver": [PARTNER], "items": ["all"]}
    lead.post(url_of(draft, "row_add", "flow", "all"), sent)
    return [row["id"] for row in rows(draft, "flows", "flows")]


def test_one_answer_for_all_is_one_change(lead: Client, draft: Draft, flows: list[str]) -> None:
    url, before = url_of(draft, "handover", flows[-1]), section(draft, "responsibility").revision

    lead.post(url, filled(lead, url, {"event": "opened", "same_for_all": "on"}))

    assert {row["event"] for row in rows(draft, "responsibility", "handovers")} == {"opened"}
    assert section(draft, "responsibility").revision == before + 1


def test_a_stale_answer_for_all_changes_none(lead: Client, draft: Draft, flows: list[str]) -> None:
    url = url_of(draft, "handover", flows[-1])
    stale = filled(lead, url, {"event": "opened", "same_for_all": "on"})
    lead.post(url, filled(lead, url, {"event": "request_granted"}))
    before = rows(draft, "responsibility", "handovers")

    answer = lead.post(url, stale)

    assert answer.status_code == 409
    assert rows(draft, "responsibility", "handovers") == before


def test_a_change_starts_from_the_version_that_takes_the_place_of_another(lead: Client) -> None:
    document = commencing_for_each(with_police(complete_agreement()))
    first = entered(document)
    signed(first, LEAD, PARTNER, POLICE)
    offered = lead.get(f"{ADDRESS}1/").content.decode()
    second = entered(document, reference=first.reference, supersedes=1)
    signed(second, LEAD, PARTNER)

    page = lead.get(f"{ADDRESS}1/").content.decode()

    assert "Propose a change" in offered
    assert "Propose a change" not in page
    assert "Version 2 takes its place" in page
    assert "Propose a change" in lead.get(f"{ADDRESS}2/").content.decode()
