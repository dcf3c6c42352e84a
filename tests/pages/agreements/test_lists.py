"""Lists that are drafted row by row: added, changed, removed, put in another order and into groups."""

from django.test import Client
from django.urls import reverse

from agreements.assembling import assemble
from agreements.models import Draft
from tests.factories.agreements import Partnership, approved
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE
from tests.pages.agreements.drafting import filled, problems, rows, url_of

ITEM = ("item", "all")


def labels(draft: Draft) -> list[str]:
    return [row["label"] for row in rows(draft, "items", "items")]


def added(client: Client, draft: Draft, *names: str) -> dict[str, str]:
    """Add items and return their ids by name."""
    for name in names:
        client.post(url_of(draft, "row_add", *ITEM), {"label": name})
    return {row["label"]: row["id"] for row in rows(draft, "items", "items")}


def order(draft: Draft) -> str:
    return url_of(draft, "row_order", *ITEM)


def test_row_is_saved_and_shown_where_it_stands(lead: Client, draft: Draft) -> None:
    item = rows(draft, "items", "items")[0]
    url = url_of(draft, "row", *ITEM, item["id"])

    answer = lead.post(url, filled(lead, url, {"why": "To knock at the right door."}))

    assert answer["Location"] == f"{url_of(draft, 'chapter', 'items')}#item-{item['id']}"
    page = lead.get(answer["Location"]).content.decode()
    assert f'id="item-{item["id"]}"' in page
    assert "To knock at the right door." in page


def test_row_with_a_gap_says_so_and_leads_to_the_next(lead: Client, draft: Draft) -> None:
    ids = added(lead, draft, "Date of birth", "Bed number")
    first = url_of(draft, "row", *ITEM, ids["Date of birth"])

    page = lead.get(first).content.decode()
    sent = filled(lead, first, {"why": "A second check.", "subjects": ["patients"], "sensitivity": "ordinary"})
    answer = lead.post(first, sent | {"required": "always", "next": "1"})

    assert "Say why “Date of birth” is needed." in page
    assert "Save and go to the next gap" in page
    assert answer["Location"] == url_of(draft, "row", *ITEM, ids["Bed number"])


def test_party_reads_what_its_list_lacks_while_it_adds_to_it(lead: Client, draft: Draft) -> None:
    basis = rows(draft, "basis", "bases", PARTNER)[0]["id"]
    lead.post(url_of(draft, "row_remove", "basis", PARTNER, basis), {"sure": "1"})

    page = lead.get(url_of(draft, "row_add", "basis", PARTNER)).content.decode()

    assert f"Say why {NAMES[PARTNER]} may" in page


def test_one_more_is_added_without_leaving_the_page(lead: Client, draft: Draft) -> None:
    url = url_of(draft, "row_add", *ITEM)

    assert lead.post(url, {"label": "Date of birth", "another": "1"})["Location"] == url
    assert lead.post(url, {"label": "Bed number"})["Location"] == url_of(draft, "chapter", "items")


def test_items_are_counted_with_their_gaps(lead: Client, draft: Draft) -> None:
    added(lead, draft, "Date of birth")

    page = lead.get(url_of(draft, "chapter", "items")).content.decode()

    assert f"{len(labels(draft))} items, " in page
    assert "gaps." in page


def test_items_move_within_their_group(lead: Client, draft: Draft) -> None:
    ids = added(lead, draft, "First", "Second", "Third")
    lead.post(order(draft), {"rows": [ids["First"], ids["Third"]], "group": "Victim", "put": "1"})

    answer = lead.post(order(draft), {"move": f"up:{ids['Third']}"})

    assert answer["Location"].endswith(f"#row-{ids['Third']}")
    assert labels(draft)[-3:] == ["Third", "First", "Second"]
    lead.post(order(draft), {"move": f"down:{ids['Third']}"})
    assert [name for name in labels(draft) if name in {"First", "Third"}] == ["First", "Third"]


def test_ends_of_a_group_and_unknown_rows_do_not_move(lead: Client, draft: Draft) -> None:
    ids = added(lead, draft, "First", "Second")
    before = labels(draft)

    for move in (f"down:{ids['Second']}", "up:nothing", f"sideways:{ids['First']}", ""):
        assert lead.post(order(draft), {"move": move}).status_code == 302

    assert labels(draft) == before


def test_ticked_items_go_into_a_group_and_out_of_it(lead: Client, draft: Draft) -> None:
    ids = added(lead, draft, "First", "Second")

    lead.post(order(draft), {"rows": list(ids.values())[-2:], "group": "Victim", "put": "1"})
    lead.post(order(draft), {"rows": [ids["Second"]], "group": "", "put": "1"})

    page = lead.get(url_of(draft, "chapter", "items")).content.decode()
    assert [row["group"] for row in rows(draft, "items", "items")[-2:]] == ["Victim", ""]
    assert '<h2 class="govuk-heading-s">Victim</h2>' in page


def test_grouping_without_a_ticked_item_keeps_the_name(lead: Client, draft: Draft) -> None:
    answer = lead.post(order(draft), {"group": "Victim", "put": "1"})

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == ["Tick the items that go into the group."]
    assert 'value="Victim"' in answer.content.decode()


def test_party_that_does_not_lead_reads_the_order_and_changes_nothing(partner: Client, draft: Draft) -> None:
    before = labels(draft)

    page = partner.get(order(draft)).content.decode()
    answer = partner.post(order(draft), {"rows": [rows(draft, "items", "items")[0]["id"]], "group": "Mine"})

    assert "Put the ticked items" not in page
    assert (answer.status_code, labels(draft)) == (422, before)


def test_organisation_is_added_and_taken_out_again(lead: Client, draft: Draft) -> None:
    lead.post(url_of(draft, "party_add"), {"organisation": POLICE})
    party = next(row for row in rows(draft, "parties", "parties") if row["code"] == POLICE)

    page = lead.get(url_of(draft, "draft")).content.decode()
    lead.post(url_of(draft, "row_remove", "party", "all", party["id"]), {"sure": "1"})

    assert NAMES[POLICE] in page
    assert [party.code for party in assemble(draft).parties] == [LEAD, PARTNER]
    assert not draft.draft_parties.filter(organisation__code=POLICE).exists()


def test_pages_not_open_to_a_party_say_so_in_place_of_their_form(partner: Client, draft: Draft) -> None:
    item = rows(draft, "items", "items")[0]["id"]
    paths = [
        url_of(draft, "row", *ITEM, item),
        url_of(draft, "row_add", *ITEM),
        url_of(draft, "row_remove", *ITEM, item),
        url_of(draft, "party_add"),
        url_of(draft, "chapter", "purpose"),
        url_of(draft, "submit"),
        url_of(draft, "abandon"),
    ]

    pages = [partner.get(path).content.decode() for path in paths]

    assert all(f"Only a manager of {NAMES[LEAD]} may" in page for page in pages)
    assert not any('method="post"' in page.partition("<main")[2] for page in pages)


def test_whole_text_of_a_draft_and_its_approved_state(people: Partnership, lead: Client) -> None:
    draft = approved(people)

    text = lead.get(url_of(draft, "draft_text")).content.decode()
    page = lead.get(url_of(draft, "draft")).content.decode()

    assert "The text so far" in text
    assert f'href="{reverse("version", args=[draft.reference, 1])}"' in page
    assert "Go to the next gap" not in page
