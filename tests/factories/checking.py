"""The context in which a complete agreement is checked: every party known, able to sign, and confirmed."""

from datetime import date
from typing import Any

from agreements.checks import Context, Signatory
from agreements.lawful import PartyFacts
from register.documents.agreement import Agreement
from tests.factories.documents import NAMES, PARTNER, POLICE

ON = date(2026, 11, 23)
COUNCIL = PartyFacts(code="northmoor", name="Northmoor Council")
CONSTABULARY = PartyFacts(code=POLICE, name="Northmoor Police", is_competent_authority=True)
CHARITY = PartyFacts(code="harbour", name="Harbour House", is_public_authority=False)


def facts_of(code: str, **changes: Any) -> PartyFacts:
    """Return the facts of a public authority: the police force is a competent one, the trust gives health care."""
    values: dict[str, Any] = {
        "code": code,
        "name": NAMES.get(code, code),
        "is_competent_authority": code == POLICE,
        "is_health_or_care": code == PARTNER,
    }
    return PartyFacts(**values | changes)


def context_for(document: Agreement, *, facts: dict[str, PartyFacts] | None = None, **changes: Any) -> Context:
    """Return the context in which nothing outside the document stands in its way; `facts` replace a party's."""
    codes = [party.code for party in document.parties]
    values: dict[str, Any] = {
        "on": ON,
        "organisations": {code: facts_of(code) for code in codes} | (facts or {}),
        "signatories": {code: Signatory(post="Chief Executive", may_sign=True) for code in codes},
        "confirmed": frozenset(codes),
    }
    return Context(**values | changes)
