"""The rules of the first two chapters and of the declarations, each broken once."""

import pytest

from register.documents.agreement import Benefit, DocumentReference, OnwardRule
from tests.factories.documents import complete_agreement
from tests.unit.agreements.broken import Changes, found_in, marks, with_changes

LONG = "word " * 40


def chosen(reference: str) -> DocumentReference:
    return DocumentReference(answer="chosen", reference=reference)


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("title error about/title", {"identity.title": "  "}),
        ("theme error about/theme", {"identity.theme": ""}),
        ("gone error about/theme", {"identity.theme": "alchemy"}),
        ("C3 error about/owner_post", {"identity.owner_role.post": ""}),
        ("gone error about/protocol", {"identity.protocol": chosen("")}),
        ("gone error about/parent", {"identity.parent": chosen("")}),
        ("gone error about/parent", {"identity.parent": chosen("ISA-9")}),
        ("gone error about/replaces", {"identity.replaces": chosen("ISA-9")}),
        ("C1 error purpose/aims", {"purpose.aims": ""}),
        ("C1 error purpose/necessity", {"purpose.necessity": "\n"}),
        ("C1 error purpose/proportionality", {"purpose.proportionality": ""}),
        ("C1 error purpose/benefits", {"purpose.benefits": ()}),
        ("C1 error purpose/benefits", {"purpose.benefits": (Benefit(who="Patients"),)}),
        ("C1 warning purpose/aims", {"purpose.aims": "Patients go home sooner."}),
        ("C1 warning purpose/necessity", {"purpose.necessity": "word " * 39}),
        ("C1 warning purpose/aims", {"purpose.aims": "To share information."}),
        ("C1 warning purpose/aims", {"purpose.aims": "The aim of this agreement is to share personal data between us"}),
        ("C2 error purpose/permitted", {"uses.permitted": ("", " ")}),
        ("C2 warning purpose/onward", {"uses.onward": OnwardRule()}),
        ("C2 warning purpose/onward_to", {"uses.onward": OnwardRule(rule="to")}),
        ("V19 error declarations/requirement", {"declarations.requirement": ""}),
        ("V19 error declarations/lawful", {"declarations.lawful": ""}),
        ("V19 error declarations/data_protection", {"declarations.data_protection": ""}),
        ("V19 error declarations/appropriate", {"declarations.appropriate": ""}),
        ("V19 error declarations/interests", {"declarations.interests": " "}),
    ],
)
def test_a_gap_is_found(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(complete_agreement(), changes))) == [mark]


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose.aims": LONG},
        {"uses.onward": OnwardRule(rule="to", to="The coroner")},
        {"uses.onward": OnwardRule(rule="no")},
        {"identity.protocol": chosen("ISP")},
        {"identity.parent": chosen("ISA-1"), "identity.replaces": chosen("ISA-1")},
    ],
)
def test_what_is_said_is_not_a_gap(changes: Changes) -> None:
    assert found_in(with_changes(complete_agreement(), changes), references=frozenset({"ISA-1"})) == ()


def test_only_to_share_information_is_said_to_be_no_aim() -> None:
    (finding,) = found_in(with_changes(complete_agreement(), {"purpose.aims": "Sharing of information with partners"}))

    assert (
        finding.sentence
        == "Say more about what you are trying to achieve than that information is shared: what is it for?"
    )


def test_the_lead_must_be_chosen() -> None:
    # The partner has confirmed; without a lead the first party is asked as the others are.
    found = marks(found_in(with_changes(complete_agreement(), {"identity.owner": ""})))

    assert found == ["C3 error about/owner"]


def test_the_lead_must_be_on_the_register() -> None:
    found = marks(found_in(with_changes(complete_agreement(), {"identity.owner": "vanished"})))

    assert found == ["gone error about/owner"]


@pytest.mark.parametrize(
    ("parent", "parents", "is_cycle"),
    [
        ("ISA-1", {"ISA-1": "ISA-2", "ISA-2": "ISA-7"}, True),
        ("ISA-7", {}, True),
        ("ISA-1", {"ISA-1": "ISA-2", "ISA-2": "ISA-1"}, True),
        ("ISA-1", {"ISA-1": "ISA-2"}, False),
        ("ISA-1", {}, False),
    ],
)
def test_an_agreement_is_not_part_of_itself(parent: str, parents: dict[str, str], is_cycle: bool) -> None:
    agreement = with_changes(complete_agreement(), {"identity.parent": chosen(parent)})

    found = found_in(agreement, reference="ISA-7", parents=parents, references=frozenset({"ISA-1", "ISA-2", "ISA-7"}))

    assert marks(found) == (["V15 error about/parent"] if is_cycle else [])


def test_a_new_agreement_without_reference_may_be_part_of_another() -> None:
    agreement = with_changes(complete_agreement(), {"identity.parent": chosen("ISA-1")})

    assert found_in(agreement, parents={"ISA-1": ""}, references=frozenset({"ISA-1"})) == ()
