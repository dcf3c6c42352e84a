"""The context of the rules is gathered from what stands: organisations, signatories, confirmations, the register."""

import pytest

from agreements.assembling import assemble
from agreements.checking import context_of, findings_of
from register.documents.agreement import DocumentReference
from tests.factories.agreements import Partnership, drafted, partnership
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.register import entered, titled

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Partnership:
    return partnership()


def part_of(reference: str) -> DocumentReference:
    return DocumentReference(answer="chosen", reference=reference, title="Another")


def test_a_complete_and_confirmed_draft_lacks_only_its_declarations(people: Partnership) -> None:
    draft = drafted(people)

    findings = findings_of(draft, assemble(draft))

    assert {finding.chapter for finding in findings if finding.level == "error"} == {"declarations"}


def test_agreements_that_belong_to_each_other_are_found(people: Partnership) -> None:
    wider = entered(titled("Wider"))
    narrower = complete_agreement()
    identity = narrower.identity.model_copy(update={"parent": part_of(wider.reference)})
    entered(narrower.model_copy(update={"identity": identity}))
    draft = drafted(people)
    draft.reference = wider.reference
    document = assemble(draft)
    inside = document.identity.model_copy(update={"parent": part_of("ISA-0002")})

    findings = findings_of(draft, document.model_copy(update={"identity": inside}))

    assert "V15" in {finding.rule for finding in findings}


def test_whoever_may_sign_today_is_asked_where_nobody_was_chosen(people: Partnership) -> None:
    draft = drafted(people)

    context = context_of(draft, assemble(draft))

    assert set(context.signatories) == {LEAD, PARTNER}
    assert context.confirmed == {LEAD, PARTNER}
