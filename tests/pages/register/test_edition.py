"""What the public reads where parts are withheld: the rest of it, on every page and in the data, and why not all."""

import html
import re
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from register.clock import now
from register.documents.agreement import Agreement, Publication, WithheldPart
from register.documents.labels import PARTS
from register.models import Entry, File, Rendering
from signatories.roles import Role
from tests.factories.documents import LEAD, PARTNER, changed, complete_agreement
from tests.factories.marac import marac
from tests.factories.register import entered, signed
from tests.factories.signatories import appointed, organisation
from tests.factories.standing import let_stand
from tests.pages.signatories.conftest import BACKEND

pytestmark = pytest.mark.django_db
ADDRESS = "/register/ISA-0001/1/"
WHY = "It would help offenders."


def withholding(*parts: str, document: Agreement | None = None) -> Agreement:
    rows = tuple(WithheldPart(part=part, reason=WHY) for part in parts)
    said = Publication(visibility="public", answer="parts", withheld=rows)
    return changed(document or complete_agreement(), publication=said)


def text(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


@pytest.fixture
def partner() -> Client:
    """The browser of a practitioner of an organisation of the partnership that takes no part."""
    browser = Client()
    browser.force_login(appointed(Role.PRACTITIONER, at=organisation("southfen")).person, backend=BACKEND)
    return browser


def test_the_page_shows_the_rest_and_says_what_is_missing(client: Client, partner: Client) -> None:
    entered(withholding("items", "purpose"))

    public, full = text(client), text(partner)

    assert "Equipment needed" in full
    assert "Equipment needed" not in public
    assert "“What information is shared” is not published." in public
    assert WHY in public
    assert "6 years" in public
    assert "Marketing" not in public
    assert "The public may not read these parts: “Purpose” and “What information is shared”." in public
    assert "It is withheld from you. To ask for it: Head of Adult Care, care@northmoor.example." in public
    assert "You read it in full." in full


def test_law_without_retention_and_retention_without_law(client: Client) -> None:
    entered(withholding("retention"))
    entered(withholding("lawfulness"))
    entered(withholding("lawfulness", "retention", "flows", "responsibility"))

    first, second, third = (text(client, f"/register/ISA-000{number}/1/") for number in (1, 2, 3))

    assert "Care Act 2014" in first
    assert "6 years" not in first
    assert "6 years" in second
    assert "Care Act 2014" not in second
    assert "6 years" not in third
    assert "Care Act 2014" not in third
    assert "The agreement lists no flow." not in third
    assert "No organisation has a duty" not in third


@pytest.mark.parametrize("part", PARTS)
def test_each_part_may_be_withheld_on_every_page(client: Client, part: str) -> None:
    first = entered(withholding(part, document=marac()), must_sign=[LEAD, PARTNER])
    signed(first, LEAD, PARTNER)
    entered(changed(marac(), public_summary="Otherwise."), must_sign=[LEAD], reference="ISA-0001", supersedes=1)

    assert WHY in text(client, f"{ADDRESS}text/")
    assert f"“{PARTS[part]}” is not published." in text(client, "/register/ISA-0001/compare/1/2/")
    assert text(client)
    assert client.get("/register/ISA-0001/1.json").json()["withheld"] == [
        {"part": part, "heading": PARTS[part], "reason": WHY}
    ]


def test_the_data_says_that_it_is_an_edition(client: Client, partner: Client) -> None:
    entered(withholding("items"))

    data = client.get("/register/ISA-0001/1.json").json()

    assert data["edition"] == "public"
    assert "items" not in data["document"]
    assert "Equipment needed" not in str(data)
    assert partner.get("/register/ISA-0001/1.json").json()["items"]


def test_the_public_is_given_no_pdf_and_told_why(client: Client, partner: Client) -> None:
    entered(withholding("flows"))
    entry = Entry.objects.get()
    file = File.objects.create(sha256=sha256(b"%PDF").digest(), media_type="application/pdf", size=4, bytes=b"%PDF")
    Rendering.objects.create(
        reference="ISA-0001", version=1, covers_event_id=entry.last_event, file=file, pages=1, rendered_at=now()
    )

    page = text(client)

    for address in ("/register/ISA-0001/1.pdf", f"{ADDRESS}{sha256(b'%PDF').hexdigest()}.pdf"):
        assert client.get(address).status_code == 404
        assert partner.get(address).status_code == 200
        assert address not in page
    assert "The public may not read this part: “How it moves”." in page
    assert "not published, because the signed file holds what is withheld. To ask for it: Head of Adult Care" in page


@pytest.mark.parametrize(("words", "number"), [("Equipment", 0), ("Northmoor", 1)])
def test_what_is_withheld_is_not_found_by_its_words(client: Client, words: str, number: int) -> None:
    entered(withholding("items", "purpose"))

    answer = client.get("/register/", {"q": words})

    assert answer.context["page"].paginator.count == number


def test_versions_are_compared_without_what_is_withheld_in_either(client: Client, partner: Client) -> None:
    first = entered(withholding("retention"))
    signed(first, LEAD, PARTNER)
    rules = tuple(rule.model_copy(update={"period": "99 years"}) for rule in complete_agreement().retention)
    entered(complete_agreement(retention=rules), reference=first.reference, supersedes=1)

    public, full = (text(browser, "/register/ISA-0001/compare/1/2/") for browser in (client, partner))

    assert "99 years" in full
    assert "99 years" not in public
    assert "6 years" not in public
    assert "“Keeping and deleting” is not published." in public
    assert "Compare with" in text(client)


def test_what_was_amended_is_not_told_where_a_part_is_withheld(client: Client, partner: Client) -> None:
    record: Any = [{"issue": "1", "detail": "The address of the refuge was added."}]
    document = Agreement.model_validate(withholding("items").model_dump() | {"amendment_record": record}, strict=False)
    entered(document)

    assert "The address of the refuge" in text(partner)
    assert "The address of the refuge" not in text(client)


def test_a_partner_that_left_reads_as_the_public(client: Client) -> None:
    entered(withholding("items"))
    gone = organisation("southfen")
    held = appointed(Role.MANAGER, at=gone)
    let_stand(type(gone).objects.filter(pk=gone.pk), left_on="2026-01-01")
    client.force_login(held.person, backend=BACKEND)

    assert "Equipment needed" not in text(client)


def test_the_front_page_counts_what_is_hidden_and_tells_no_more(client: Client, partner: Client) -> None:
    entered(complete_agreement(publication=Publication(visibility="parties")))
    entered(complete_agreement(publication=Publication(visibility="partners")))

    assert "2 more on the register are not open to you." in text(client, "/")
    assert "1 more on the register is not open to you." in text(partner, "/")
