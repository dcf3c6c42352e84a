"""What the register knew at a moment: on the page of an entry and on the list, and in the timeline what came after."""

import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from register.clock import now
from register.documents.agreement import Publication
from register.entries.entering import NewEntry
from register.entries.joining import accede
from register.models import Event
from signatories.roles import Role
from tests.factories.documents import (
    LEAD,
    PARTNER,
    changed,
    commencing_for_each,
    complete_agreement,
    open_to_others,
    with_police,
)
from tests.factories.register import (
    a_section,
    a_signature,
    an_officer,
    annulled,
    declined,
    entered,
    signed,
    titled,
    withdrawn,
)
from tests.factories.signatories import appointed

pytestmark = pytest.mark.django_db
MARCH, MAY, JULY = (datetime(2026, month, 4, 12, tzinfo=UTC) for month in (3, 5, 7))


def page(client: Client, address: str = "/register/ISA-0001/", **asked: object) -> str:
    """Returns the text of a page that is there, its white space made one."""
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def mistaken() -> Event:
    """In March it is entered and signed by one; in May by the other, in error; that is annulled in July."""
    with time_machine.travel(MARCH, tick=False):
        entry = entered()
        signed(entry, LEAD)
    with time_machine.travel(MAY, tick=False):
        (event,) = signed(entry, PARTNER)
    with time_machine.travel(JULY, tick=False):
        annulled(event)
    return event


def test_both_beliefs_show(client: Client, mistaken: Event) -> None:
    now_known, then_known = page(client), page(client, known="2026-06-01")

    assert "Open for signature</strong>" in now_known
    assert "As the register knew it" not in now_known
    assert "In force</strong>" in then_known
    assert "As the register knew it on 1 June 2026" in then_known


def test_the_day_and_the_moment_are_asked_apart(client: Client, mistaken: Event) -> None:
    before = page(client, on="2026-04-01", known="2026-06-01")
    after = page(client, on="2026-06-01", known="2026-08-01")

    assert "Open for signature</strong>" in before
    assert "Open for signature</strong>" in after
    assert 'name="known" value="2026-06-01"' in before
    assert 'name="on" value="2026-04-01"' in before


def test_a_time_of_the_day_counts(client: Client, mistaken: Event) -> None:
    assert "Open for signature</strong>" in page(client, known="2026-05-04 12:59:59")
    assert "In force</strong>" in page(client, known="2026-05-04 13:00")


def test_the_timeline_tells_the_error_and_leads_to_what_was_known_before(client: Client, mistaken: Event) -> None:
    html = page(client)

    assert f"Annulled as recorded in error: event {mistaken.number}." in html
    assert f"Event {mistaken.number}, annulled on 4 July 2026 at 13:00" in html
    (link,) = re.findall(r'href="([^"]+)">What the register knew before', html)
    assert "In force</strong>" in page(client, link.replace("&amp;", "&"))


def test_what_was_not_known_yet_is_left_out_of_the_timeline(client: Client, mistaken: Event) -> None:
    html = page(client, known="2026-06-01")

    assert "Annulled" not in html
    assert "Eastvale NHS Trust signed version 1 by Robin Vale, Chief Executive." in html
    assert "Eastvale NHS Trust signed" not in page(client, known="2026-04-01")


def test_the_timeline_says_from_which_day_an_event_counts(client: Client) -> None:
    with time_machine.travel(MARCH, tick=False):
        entry = entered()
        signed(entry, LEAD, PARTNER)
        withdrawn(entry, PARTNER, on=MAY.date())

    assert "counts from 4 May 2026" in page(client)


def test_reasons_are_told_to_those_who_take_part_or_read_everything(client: Client) -> None:
    declined(entered(), PARTNER, reason="Our board has not met.")
    member = Client()
    member.force_login(appointed(Role.AUDITOR).person, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "Our board has not met." not in page(client)
    assert "Reason: Our board has not met." in page(member)


@pytest.mark.parametrize("address", ["/register/ISA-0001/", "/register/ISA-0001/1/"])
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"known": "31-02-2026"}, "Enter a real day"),
        ({"known": "2199-01-01"}, "cannot say what it will know"),
        ({"known": "2026-01-01"}, "was not on record at that moment"),
        ({"on": "2026-01-01", "known": "2026-06-01"}, "came onto the register on"),
    ],
)
def test_what_cannot_be_answered_is_refused_and_kept(
    client: Client, mistaken: Event, address: str, asked: dict[str, str], sentence: str
) -> None:
    answer = client.get(address, asked)

    html = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in html
    assert "What follows is how it stands today." in html
    assert all(f'value="{typed}"' in html for typed in asked.values())


def test_a_version_that_came_later_was_not_known(client: Client) -> None:
    with time_machine.travel(MARCH, tick=False):
        entered()
    with time_machine.travel(MAY, tick=False):
        entered(titled("Second"), reference="ISA-0001", supersedes=1)

    html = page(client, known="2026-04-01")

    assert "ISA-0001, version 1" in html
    assert "/register/ISA-0001/2/" not in html
    answer = client.get("/register/ISA-0001/2/", {"known": "2026-04-01"})
    assert answer.status_code == 400
    assert "ISA-0001 version 2 was not on record at that moment." in answer.content.decode()


@pytest.mark.parametrize("known", ["2026-04-01", "2026-01-01", "nonsense"])
def test_what_a_viewer_may_not_see_is_not_there_then_either(client: Client, known: str) -> None:
    with time_machine.travel(MARCH, tick=False):
        entered(changed(titled("Witnesses"), publication=Publication(visibility="parties")))

    answers = [client.get("/register/ISA-0001/", {"known": known}), client.get("/register/", {"known": known})]

    assert answers[0].status_code == 404
    assert all("Witnesses" not in answer.content.decode() for answer in answers)


def rows(html: str) -> list[str]:
    """Returns the rows of the list, without markup."""
    body = html[html.index("<tbody") : html.index("</tbody")]
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in body.split("</tr>")[:-1]]


def several() -> list[NewEntry]:
    entries = [entered(titled(f"Agreement {letter}")) for letter in "CAB"]
    signed(entries[0], LEAD, PARTNER)
    signed(entries[1], LEAD)
    return entries


def test_the_list_as_known_is_what_the_list_was(client: Client) -> None:
    with time_machine.travel(MARCH, tick=False):
        entries = several()
        then = rows(page(client, "/register/", order="title"))
    with time_machine.travel(MAY, tick=False):
        entered(titled("Agreement D"))
        signed(entries[1], PARTNER)
        entered(titled("Agreement C, second"), reference=entries[0].reference, supersedes=1)
        for event in Event.objects.filter(verb="signed", reference=entries[0].reference):
            annulled(event)

    html = page(client, "/register/", known="2026-04-01", on="2026-03-04")

    assert rows(html) == then
    assert len(then) == 3
    assert "3 agreements, as on 4 March 2026" in html
    assert f"/register/ISA-0001/?{urlencode({'on': '2026-03-04', 'known': '2026-04-01'})}".replace("&", "&amp;") in html
    assert rows(page(client, "/register/", order="title", on="2026-03-04")) != then


def test_the_list_as_known_is_narrowed_by_words_organisations_and_themes_and_not_by_status(client: Client) -> None:
    with time_machine.travel(MARCH, tick=False):
        entered(commencing_for_each(with_police(titled("Warnings"))))
        entered(titled("Discharge"))

    narrowed = page(client, "/register/", known="2026-04-01", organisation="northmoor-police")
    refused = client.get("/register/", {"known": "2026-04-01", "status": "open"})

    assert [row.split()[0] for row in rows(narrowed)] == ["Warnings"]
    assert 'name="status"' not in narrowed
    assert "Sort by" not in narrowed
    assert refused.status_code == 400
    assert "cannot be narrowed by status" in refused.content.decode()


def test_a_joiner_is_listed_under_the_name_it_signed_with(client: Client) -> None:
    entry = entered(open_to_others(complete_agreement()))
    signed(entry, LEAD, PARTNER)
    accede(
        reference=entry.reference,
        version=1,
        signature=a_signature(entry),
        section=a_section("southfen"),
        by=replace(an_officer("southfen"), organisation_name="Southfen District Council"),
        act=uuid.uuid4(),
    )

    html = page(client, "/register/", organisation="southfen")

    assert "Organisation: Southfen District Council" in html
    assert "3 of 3" in html


def test_before_anything_was_known_the_list_is_empty(client: Client) -> None:
    with time_machine.travel(MARCH, tick=False):
        entered()

    assert "Nothing stood on the register on that day" in page(client, "/register/", known="2026-01-01")


@pytest.mark.parametrize("known", ["31 2 2026", "2199-01-01"])
def test_the_list_refuses_a_moment_that_cannot_be(client: Client, known: str) -> None:
    answer = client.get("/register/", {"known": known})

    assert answer.status_code == 400
    assert f'value="{known}"' in answer.content.decode()


@pytest.mark.parametrize("count", [3, 18])
def test_queries_do_not_grow_with_the_list(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        entered(titled(f"Agreement {number}", complete_agreement()))
    moment = now().isoformat()

    # Two of them ask whether a version that is hidden from the reader stood there then.
    with django_assert_num_queries(8):
        client.get("/register/", {"known": moment})
