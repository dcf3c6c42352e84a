"""Chapter 1, about the agreement: what it is called, who looks after it, and what it belongs to."""

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error, gone
from agreements.checks.words import is_blank
from agreements.law import lists
from register.documents.agreement import Agreement, DocumentReference

CHAPTER = "about"


def named_on_the_register(document: Agreement, context: Context) -> Findings:
    """Protocol 2014, the register: an agreement stands under a title and a theme."""
    if is_blank(document.identity.title):
        yield error("title", CHAPTER, "title", "Give the agreement a title.")
    if not document.identity.theme:
        yield error("theme", CHAPTER, "theme", "Choose what the agreement is about.")
    elif not lists.is_known("themes", document.identity.theme):
        yield gone(CHAPTER, "theme", "Choose what the agreement is about again: that theme is no longer on the list.")


def made_here(document: Agreement, context: Context) -> Findings:
    """What was made elsewhere is signed on its original; here it is filed, never approved (docs/decisions/0030)."""
    if document.recorded.depth:
        sentence = "Begin a draft of its own: this text only describes an agreement made elsewhere, which SIMG files."
        yield error("elsewhere", CHAPTER, "title", sentence)


def c3_lead_and_keeper(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: organisations and their contacts (C3)."""
    identity = document.identity
    if not identity.owner:
        yield error("C3", CHAPTER, "owner", "Choose the organisation that leads.")
    elif identity.owner not in context.organisations:
        yield gone(CHAPTER, "owner", "Choose the organisation that leads again: that one is not on the register.")
    if is_blank(identity.owner_role.post):
        yield error("C3", CHAPTER, "owner_post", "Say which post looks after the agreement day to day.")


def v15_no_cycle_of_parents(document: Agreement, context: Context) -> Findings:
    """An agreement is not part of itself, by whatever way round (V15)."""
    seen, reference = {context.reference} - {""}, _chosen(document.identity.parent)
    while reference and reference not in seen:
        seen.add(reference)
        reference = context.parents.get(reference, "")
    if reference:
        sentence = "Choose another wider agreement: this one would be part of itself."
        yield error("V15", CHAPTER, "parent", sentence)


def gone_references(document: Agreement, context: Context) -> Findings:
    """A document that is named must be on the register."""
    named = {
        "protocol": (document.identity.protocol, "protocol"),
        "parent": (document.identity.parent, "wider agreement"),
        "replaces": (document.identity.replaces, "agreement that this one replaces"),
    }
    for field, (reference, words) in named.items():
        if reference.answer != "chosen":
            continue
        if not reference.reference:
            yield gone(CHAPTER, field, f"Choose the {words}, or say that there is none.")
        elif field != "protocol" and reference.reference not in context.references:
            yield gone(CHAPTER, field, f"Choose the {words} again: {reference.reference} is not on the register.")


def _chosen(reference: DocumentReference) -> str:
    return reference.reference if reference.answer == "chosen" else ""


RULES: tuple[Rule, ...] = (
    named_on_the_register,
    made_here,
    c3_lead_and_keeper,
    v15_no_cycle_of_parents,
    gone_references,
)
