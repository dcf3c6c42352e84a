"""The page of an entry says what stands, who is bound, what is shared and why one may see it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from register.clock import now, today
from register.documents.agreement import Publication, WithheldPart
from register.documents.common import AmendmentRow, ItemChoice
from register.documents.protocol import Protocol
from register.entries.status import VersionLife
from register.models import Entry
from register.reading.panels import PANELS, Panel
from register.viewer import Viewer
from tests.factories.documents import (
    LEAD,
    PARTNER,
    POLICE,
    a_flow,
    a_retention_rule,
    changed,
    commencing_for_each,
    complete_agreement,
    with_joint_control,
    with_offence_items,
    with_police,
)
from tests.factories.register import declined, entered, signed, titled

pytestmark = pytest.mark.django_db
QUERIES = 6


def page(client: Client, address: str = "/register/ISA-0001/") -> str:
    """Return the text of a page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_screen_says_what_it_is_and_how_it_stands(client: Client) -> None:
    signed(entered(), LEAD, PARTNER)

    html = page(client)

    assert "ISA-0001, version 1" in html
    assert "In force</strong>" in html
    assert "Signed by both organisations." in html
    assert "Next review by" in html
    assert "When you are about to leave hospital, the ward tells the council your name" in html


def test_doors_are_folded_from_the_document(client: Client) -> None:
    signed(entered(), LEAD, PARTNER)

    html = page(client)

    assert "Yes, what is listed here, between the two organisations that it binds. How: secure e-mail." in html
    assert "It is about service users." in html
    assert "The PDF is the proof. It is being prepared" in html


def test_nothing_may_be_shared_before_it_begins(client: Client) -> None:
    entered()

    assert "it binds nobody until it begins" in page(client)


def test_an_awaited_signature_is_a_row_like_the_others(client: Client) -> None:
    entry = entered(commencing_for_each(with_police(complete_agreement())))
    signed(entry, LEAD, PARTNER)

    html = page(client)

    assert "In force, signatures awaited" in html
    assert "Signed by two of three organisations; Northmoor Police has yet to sign." in html
    assert "Two of three organisations are bound today; Northmoor Police is not." in html
    assert "Robin Vale, Chief Executive" in html
    assert "Not signed</strong>" in html


def test_a_decline_is_shown_and_stalls(client: Client) -> None:
    declined(entered(), PARTNER)

    html = page(client)

    assert "Stalled</strong>" in html
    assert "Declined</strong>" in html


def test_who_was_bound_on_another_day(client: Client) -> None:
    with time_machine.travel(datetime(2025, 5, 1, 12, tzinfo=UTC), tick=False):
        entry = entered(commencing_for_each(with_police(complete_agreement())))
        signed(entry, LEAD, PARTNER)
    with time_machine.travel(datetime(2025, 9, 4, 12, tzinfo=UTC), tick=False):
        signed(entry, POLICE)

    now, then = page(client), page(client, "/register/ISA-0001/?on=1 June 2025")

    assert "All three organisations are bound today." in now
    assert "126 days after it began" in now
    assert "Two of three organisations are bound on 1\N{NO-BREAK SPACE}June 2025; Northmoor Police is not." in then
    assert "As on 1\N{NO-BREAK SPACE}June 2025." in then


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("31-02-2026", "Enter a real day, such as 27 3 2024. What follows is how it stands today."),
        ("1 5 2016", "ISA-0001 came onto the register on"),
        ("x" * 100_000, "Enter a real day"),
    ],
)
@pytest.mark.parametrize("address", ["/register/ISA-0001/", "/register/ISA-0001/1/"])
def test_a_day_that_cannot_be_answered_is_refused_and_kept(
    client: Client, address: str, day: str, sentence: str
) -> None:
    entered()

    answer = client.get(address, {"on": day})

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert f'value="{day}"' in answer.content.decode()


def test_an_earlier_version_says_that_another_is_in_force(client: Client) -> None:
    with time_machine.travel(now() - timedelta(days=90), tick=False):
        signed(entered(), LEAD, PARTNER)
    second = entered(titled("Second"), reference="ISA-0001", supersedes=1)

    first = page(client)
    assert "Version 2 is on its way." in first
    assert 'href="/register/ISA-0001/2/"' in first

    signed(second, LEAD, PARTNER)
    old, new = page(client, "/register/ISA-0001/1/"), page(client)
    assert "You are reading version 1." in old
    assert "Superseded</strong>" in old
    assert "when version 2 took its place" in old
    assert "a later one has taken its place" in old
    assert "ISA-0001, version 2" in new
    assert "Takes the place of version 1" in new


def test_a_version_says_what_its_amendment_record_says(client: Client) -> None:
    entered(changed(complete_agreement(), amendment_record=(AmendmentRow(detail="Equipment was added"),)))

    assert "Equipment was added" in page(client)


def test_a_version_yet_to_be_entered_on_the_day_says_so(client: Client) -> None:
    with time_machine.travel(now() - timedelta(days=90), tick=False):
        signed(entered(), LEAD, PARTNER)
    entered(titled("Second"), reference="ISA-0001", supersedes=1)

    assert "Not yet entered" in page(client, f"/register/ISA-0001/?on={today() - timedelta(days=30)}")


def test_an_older_version_says_whom_it_still_binds(client: Client) -> None:
    with time_machine.travel(now() - timedelta(days=90), tick=False):
        signed(entered(with_police(complete_agreement())), LEAD, PARTNER, POLICE)
    with time_machine.travel(now() - timedelta(days=60), tick=False):
        second = commencing_for_each(with_police(complete_agreement()))
        signed(entered(second, reference="ISA-0001", supersedes=1), LEAD, PARTNER)

    html = page(client)

    assert "Still binds Northmoor Police" in html
    assert "Northmoor Police is bound by version 1, until it signs version 2." in html


def test_a_protocol_stands_on_the_register_too(client: Client) -> None:
    protocol = Protocol(title="Information Sharing Protocol", context="We share to keep people safe.")
    signed(entered(protocol, must_sign=[LEAD, "elsewhere"]), LEAD)
    entered()

    html = page(client, "/register/ISP/")

    assert "We share to keep people safe." in html
    assert "Northmoor Council" in html
    assert "May I share this?" not in html
    assert "/register/ISP/1/text/" in html
    assert "We share to keep people safe." in page(client, "/register/ISP/1/text/")
    assert client.get("/register/ISP/1.json").status_code == 200
    assert "No agreement" in page(client, "/register/?q=ISP")


def test_what_moves_is_told_point_by_point(client: Client) -> None:
    agreement = with_joint_control(complete_agreement())
    unnamed = a_flow("f9", PARTNER, LEAD, label="Licence updates")
    entered(changed(agreement, flows=(*agreement.flows, unnamed)))

    html = page(client)

    assert "Referral: from Northmoor Council to Eastvale NHS Trust" in html
    assert "When it arrives in the receiver’s system or mailbox." in html
    assert "Northmoor Council and Eastvale NHS Trust answer together" in html
    assert "A hand-over is missing: Licence updates, Eastvale NHS Trust to Northmoor Council." in html


def test_items_stand_by_group_with_what_protects_them(client: Client) -> None:
    agreement = with_offence_items(complete_agreement())
    items = tuple(item.model_copy(update={"group": f"Group {place}"}) for place, item in enumerate(agreement.items))
    entered(changed(agreement, items=items))

    html = page(client)

    assert "3 data items in three groups." in html
    assert "Criminal offence data" in html
    assert "Group 2: 1 data item" in html
    assert "Arranging care and equipment at home." in html


def test_law_and_retention_stand_by_organisation(client: Client) -> None:
    entered(with_police(complete_agreement()))

    html = page(client)

    assert "Public task, UK GDPR Article\N{NO-BREAK SPACE}6(1)(e)" in html
    assert "Law enforcement: necessary for the task" in html
    assert "6 years from the last contact" in html
    assert "Data Protection Officer, dpo@eastvale.example" in html


def test_each_rule_of_retention_says_of_which_items_it_speaks(client: Client) -> None:
    agreement = complete_agreement()
    longer = a_retention_rule(LEAD, items=ItemChoice(items=(agreement.items[0].id,)), period="20 years")
    entered(changed(agreement, retention=(*agreement.retention, longer)))

    html = page(client)

    assert "Item 1: 20 years from the last contact<span" in html
    assert "All items: 6 years from the last contact" in html


def test_panels_of_upper_apps_stand_under_the_status(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def asks(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
        return Panel("You are asked to sign", f"{entry.reference} waits.", "Sign", "/sign/") if life.must_sign else None

    monkeypatch.setattr("register.reading.panels.PANELS", [asks, lambda viewer, entry, life: None])
    assert PANELS is not None
    entered()

    html = page(client)

    assert "You are asked to sign" in html
    assert 'href="/sign/"' in html


@pytest.mark.parametrize("address", ["/register/ISA-0001/", "/register/ISA-0001/1/", "/register/ISA-0001/1/text/"])
def test_what_a_viewer_may_not_see_is_not_there(client: Client, address: str) -> None:
    entered(changed(titled("Witnesses"), publication=Publication(visibility="parties")))

    answer = client.get(address)

    assert answer.status_code == 404
    assert "Witnesses" not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/register/ISA-0002/", "/register/ISA-0001/2/", "/register/ISA-0001/99999999999999999999/", "/register/isa-1/"],
)
def test_what_is_not_on_record_is_not_found(client: Client, address: str) -> None:
    entered()

    assert client.get(address).status_code == 404


def test_the_public_reads_no_more_than_the_summary_where_the_rest_is_withheld(
    client: Client, signed_in: Client
) -> None:
    withheld = (WithheldPart(part="the addresses", reason="they are secret"),)
    publication = Publication(visibility="public", answer="parts", withheld=withheld)
    entered(changed(complete_agreement(), publication=publication))

    html = page(Client())

    assert "The public may not read all but its summary. They are secret. It is withheld from you." in html
    assert "To ask for it: Head of Adult Care, care@northmoor.example." in html
    assert "Equipment needed" not in html
    assert "/register/ISA-0001/1.json" not in html
    assert Client().get("/register/ISA-0001/1.json").status_code == 404
    assert Client().get("/register/ISA-0001/1/text/").status_code == 404


def test_why_may_i_see_this(client: Client) -> None:
    entered()

    html = page(client)

    assert "The partnership publishes this agreement to everyone." in html
    assert "You are not signed in." in html


def test_what_it_was_on_a_day_to_come(client: Client) -> None:
    signed(entered(), LEAD, PARTNER)
    later = today() + timedelta(days=800)

    assert "Review overdue since" in page(client, f"/register/ISA-0001/?on={later}")


@pytest.mark.parametrize("rows", [10, 50])
def test_queries_do_not_grow_with_what_is_on_record(
    signed_in: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entry = entered()
    for version in range(1, rows // 5):
        entry = entered(titled(f"Version {version}"), reference=entry.reference, supersedes=version)
    signed(entry, LEAD, PARTNER)

    with django_assert_num_queries(QUERIES):
        signed_in.get("/register/ISA-0001/")
