"""The sections in which changes stand, in the order of the document, with the headings that are printed."""

from collections.abc import Mapping

AGREEMENT_SECTIONS: Mapping[str, str] = {
    "identity": "Title and details",
    "about": "About this agreement",
    "purpose": "Purpose",
    "parties": "Who takes part",
    "items": "What information is shared",
    "flows": "How it moves",
    "responsibility": "Who is responsible, and when that changes",
    "lawfulness": "Why it may be shared",
    "rights": "Telling people, and their rights",
    "risks": "Risks",
    "confidentiality": "Confidentiality",
    "security": "Keeping it safe",
    "suppliers": "Suppliers",
    "transfers": "Outside the United Kingdom",
    "retention": "Keeping and deleting",
    "incidents": "When something goes wrong",
    "life": "Beginning, review, change and end",
    "publication": "What the public may see",
    "definitions": "What words mean here",
    "annexes": "Annexes",
    "clauses": "Clauses in the agreement’s own words",
    "tests": "The five tests",
    "papers": "Approvals and amendments",
    "original": "The original",
}
PROTOCOL_SECTIONS: Mapping[str, str] = {
    "cover": "Cover and document control",
    "context": "Context",
    "tiers": "Tiers",
    "protocol-clauses": "Clauses",
    "commitments": "Commitments",
    "declaration": "The declaration that is signed",
    "record": "Amendment record",
    "invited": "Who is asked to sign",
}
SECTIONS: Mapping[str, str] = {**AGREEMENT_SECTIONS, **PROTOCOL_SECTIONS}
