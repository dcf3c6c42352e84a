"""The page that compares two versions says what is different, to those who may read both."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from register.documents.agreement import Agreement, Publication, WithheldPart
from register.documents.common import ItemChoice
from register.documents.protocol import Protocol
from register.models import Entry
from tests.factories.documents import LEAD, PARTNER, an_item, changed, complete_agreement, put
from tests.factories.register import entered, signed

pytestmark = pytest.mark.django_db
ADDRESS = "/register/ISA-0001/compare/1/2/"
QUERIES = 2


def two_versions(first: Agreement, second: Agreement) -> None:
    """Enter two versions of ISA-0001; the first is signed."""
    signed(entered(first), LEAD, PARTNER)
    entered(second, reference="ISA-0001", supersedes=1)


def second() -> Agreement:
    """Return a version with an item more and other words, a shorter period and another moment."""
    new = complete_agreement()
    new = changed(new, items=(*new.items, an_item("i3", "Diagnosis", why="It decides which help is safe.")))
    new = put(put(new, "retention.1.period", "2 years"), "handovers.0.event", "opened")
    return put(new, "purpose.aims", new.purpose.aims.replace("safely", "soon"))


def page(client: Client, address: str = ADDRESS) -> str:
    """Return the text of a page that is there, each space one."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_changes_are_numbered_sentences_what_matters_most_first(client: Client) -> None:
    two_versions(complete_agreement(), second())

    html = page(client)

    assert "What is different from version 1: 4&nbsp;changes" in html
    leads = [
        "Eastvale NHS Trust answers for its copy of the referral",
        "1 item added:",
        "Retention for Eastvale NHS Trust",
    ]
    places = [html.index(f"<b>{lead}</b>") for lead in leads]
    assert places == sorted(places)
    assert "</b>: 2 years, no longer 6 years." in html
    assert "Nothing else is different. The parties, the flows and the law are the same." in html


def test_words_stand_side_by_side_marked_in_words_too(client: Client) -> None:
    two_versions(complete_agreement(), second())

    html = page(client)

    assert '<ins><span class="govuk-visually-hidden">Added: </span>soon' in html
    assert '<del><span class="govuk-visually-hidden">Removed: </span>safely' in html
    assert "Added: </span>Diagnosis." in html


def test_the_entry_leads_to_the_comparison(client: Client) -> None:
    two_versions(complete_agreement(), second())

    html = page(client, "/register/ISA-0001/")

    assert f'href="{ADDRESS}">Compare with version 1</a>' in html.replace("\N{NO-BREAK SPACE}", " ")


def test_a_single_version_has_nothing_to_be_compared_with(client: Client) -> None:
    entered()

    assert "Compare with" not in page(client, "/register/ISA-0001/")


def test_versions_that_say_the_same_have_no_change(client: Client) -> None:
    two_versions(complete_agreement(), complete_agreement())

    html = page(client)

    assert "Nothing is different." in html
    assert "Side by side" not in html


def test_a_version_beside_itself_is_answered_with_a_sentence(client: Client) -> None:
    two_versions(complete_agreement(), second())

    assert "A version is no different from itself." in page(client, "/register/ISA-0001/compare/2/2/")


def test_an_older_version_beside_a_newer_one_reads_backwards(client: Client) -> None:
    two_versions(complete_agreement(), second())

    assert "<b>1 item removed:</b> diagnosis." in page(client, "/register/ISA-0001/compare/2/1/")


@pytest.mark.parametrize("pair", ["1/3", "3/3", "0/1", f"1/{2**31 - 1}"])
def test_an_unknown_version_is_not_found(client: Client, pair: str) -> None:
    two_versions(complete_agreement(), second())

    assert client.get(f"/register/ISA-0001/compare/{pair}/").status_code == 404


def test_who_may_not_see_an_entry_finds_no_comparison(client: Client) -> None:
    two_versions(complete_agreement(), second())
    Entry.objects.update(visibility="parties")

    assert client.get(ADDRESS).status_code == 404


def test_what_the_public_may_not_read_in_full_is_not_compared_for_it(client: Client) -> None:
    withheld = Publication(
        visibility="public", answer="parts", reason="It would help offenders.", withheld=(WithheldPart(part="Items"),)
    )
    two_versions(complete_agreement(publication=withheld), second())

    assert client.get(ADDRESS).status_code == 404
    assert "Compare with" not in page(client, "/register/ISA-0001/")


def test_protocols_are_compared_too(client: Client) -> None:
    for supersedes, declaration in ((None, "I sign."), (1, "I sign for my organisation.")):
        document = Protocol(title="Protocol", declaration=declaration)
        entered(document, must_sign=[LEAD], reference="ISP" if supersedes else "", supersedes=supersedes)
    reference = Entry.objects.get(version=2).reference

    html = page(client, f"/register/{reference}/compare/1/2/")

    assert "<b>The declaration that is signed</b>: “I sign for my organisation”, no longer “I sign”." in html


def test_a_comparison_costs_few_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    two_versions(complete_agreement(), put(second(), "flows.0.items", ItemChoice(scope="chosen", items=("i1",))))

    with django_assert_num_queries(QUERIES):
        client.get(ADDRESS)
