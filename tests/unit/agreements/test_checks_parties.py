"""The rules about who takes part, each broken once."""

import pytest

from agreements.checks import Signatory
from register.documents.agreement import Agreement, OpenClass
from register.documents.common import Contact
from tests.factories.checking import facts_of
from tests.factories.documents import LEAD, PARTNER, a_party, changed, complete_agreement
from tests.unit.agreements.broken import Changes, found_in, marks, with_changes

DPO = Contact(role="dpo", post="Data Protection Officer")
CONTACT = Contact(role="contact", mailbox="partnership@northmoor.example")


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("C3 error parties/contact-northmoor", {"parties.0.contacts": (DPO,)}),
        ("C3 error parties/contact-northmoor", {"parties.0.contacts": (CONTACT,)}),
        ("C3 error parties/contact-eastvale", {"parties.1.contacts": (CONTACT, Contact(role="dpo"))}),
        ("V22 error parties/party-eastvale", {"parties.1.capacity": ""}),
        ("C4 error parties/open_class", {"open_class": OpenClass(answer="yes", description="GP practices")}),
        ("C4 error parties/open_class", {"open_class": OpenClass(answer="yes", who_may_join="Any in the county")}),
    ],
)
def test_a_gap_is_found(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(complete_agreement(), changes))) == [mark]


def test_an_open_class_that_is_described_is_no_gap() -> None:
    open_class = OpenClass(answer="yes", description="GP practices", who_may_join="Any in the county")

    assert found_in(changed(complete_agreement(), open_class=open_class)) == ()


def test_two_organisations_take_part() -> None:
    agreement = changed(complete_agreement(), parties=(a_party(LEAD),))

    assert "C3 error parties/parties" in marks(found_in(agreement))


def test_an_organisation_takes_part_once() -> None:
    agreement = complete_agreement()
    twice = changed(agreement, parties=(*agreement.parties, a_party(LEAD, id="again")))

    (finding,) = found_in(twice)

    assert finding.sentence == "Remove one of the rows for Northmoor Council: it is named 2 times."
    assert (finding.rule, finding.field, finding.party) == ("C3", "party-again", LEAD)


def test_a_processor_is_refused_as_a_party() -> None:
    agreement = complete_agreement()
    agreement = changed(agreement, parties=(*agreement.parties, a_party("printer", capacity="processor")))

    (finding,) = found_in(agreement)

    assert (finding.rule, finding.field) == ("V22", "party-printer")
    assert "make a contract with it" in finding.sentence


def test_an_organisation_that_is_not_on_the_register_is_gone() -> None:
    agreement = complete_agreement()

    found = found_in(agreement, organisations={LEAD: facts_of(LEAD)})

    assert marks(found) == ["gone error parties/party-eastvale"]


def with_a_service(**changes: object) -> Agreement:
    agreement = complete_agreement()
    return changed(agreement, parties=(*agreement.parties, a_party("yos", **changes)))


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({"capacity": "controller", "represented_by": "Northmoor Council"}, True),
        ({"capacity": "signatory"}, True),
        ({"capacity": "signatory", "represented_by": "Northmoor Council"}, False),
        ({"capacity": "signatory", "must_sign": False}, False),
    ],
)
def test_a_service_is_no_controller_and_does_not_sign(changes: dict[str, object], is_found: bool) -> None:
    found = found_in(with_a_service(**changes), facts={"yos": facts_of("yos", is_legal_entity=False)})

    assert marks(found) == (["V12 error parties/party-yos"] if is_found else [])


def test_a_signatory_is_needed_for_each_party() -> None:
    agreement = complete_agreement()

    found = found_in(agreement, signatories={LEAD: Signatory(post="Chief Executive", may_sign=True)})

    assert marks(found) == ["V13 error parties/signatory-eastvale"]


def test_a_signatory_whose_appointment_has_ended_is_refused() -> None:
    agreement = complete_agreement()
    signatories = {
        LEAD: Signatory(post="Chief Executive", may_sign=True),
        PARTNER: Signatory(post="Medical Director", may_sign=False),
    }

    (finding,) = found_in(agreement, signatories=signatories)

    assert finding.rule == "V13"
    assert finding.sentence == (
        "Choose another person to sign for Eastvale NHS Trust: the Medical Director may not sign on 23 November 2026."
    )


def test_who_need_not_sign_needs_no_signatory() -> None:
    agreement = with_changes(complete_agreement(), {"parties.1.must_sign": False})

    assert found_in(agreement, signatories={LEAD: Signatory(post="Chief Executive", may_sign=True)}) == ()


def test_each_partner_confirms_its_part() -> None:
    (finding,) = found_in(complete_agreement(), confirmed=frozenset())

    assert (finding.rule, finding.field, finding.party) == ("confirmed", "confirm-eastvale", PARTNER)
