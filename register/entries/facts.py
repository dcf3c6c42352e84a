"""What an entry takes from its document: names and days by which lists and the fold work."""

from dataclasses import dataclass
from datetime import date

from register.documents.agreement import Agreement
from register.documents.canonical import Document
from register.documents.common import first_day, last_day, months_after
from register.documents.protocol import Protocol
from register.documents.publishing import withheld_from_public, without
from register.log.verbs import Rule, Visibility


@dataclass(frozen=True)
class Facts:
    """Title, theme, owner, parties (codes, in the order of the document), rule and stated days of a document.

    `depth`: how deeply one made elsewhere is described; "" for one that was drafted here.
    """

    title: str
    theme: str
    owner: str
    organisations: tuple[str, ...]
    rule: Rule
    start: date | None
    expires: date | None
    visibility: Visibility
    search_text: str
    depth: str = ""


def facts_of(document: Document) -> Facts:
    """Return the facts of a document of either kind."""
    return _agreement_facts(document) if isinstance(document, Agreement) else _protocol_facts(document)


def _agreement_facts(document: Agreement) -> Facts:
    expires = document.ending.on if document.ending.rule == "date" else ""
    names = [text for party in document.parties for text in (party.name, party.short_name)]
    # What the public may not read must not be found by its words either: an answer would tell that they stand there.
    published = without(document, withheld_from_public(document.publication))
    items = [item.label for item in published.items]
    return Facts(
        title=document.identity.title,
        theme=document.identity.theme,
        owner=document.identity.owner,
        organisations=tuple(party.code for party in document.parties),
        rule=document.commencement.rule or _rule_unsaid(document),
        start=first_day(document.commencement.on) if document.commencement.on else None,
        # An end counts to the last day of its period; ranges are half-open.
        expires=_day_after(expires),
        # An agreement is public unless it says otherwise (docs/decisions/0027).
        visibility=document.publication.visibility or "public",
        search_text="\n".join([document.public_summary, published.purpose.aims, *names, *items]),
        depth=document.recorded.depth,
    )


def _rule_unsaid(document: Agreement) -> Rule:
    """An original that does not say when it begins binds nobody by another's signature (docs/decisions/0030)."""
    return "each" if document.recorded.depth else "all"


def _protocol_facts(document: Protocol) -> Facts:
    return Facts(
        title=document.title,
        theme="",
        owner="",
        organisations=(),
        rule="each",
        start=first_day(document.issued_on) if document.issued_on else None,
        expires=None,
        visibility="public",
        search_text="\n".join([document.context, *(commitment.body for commitment in document.commitments)]),
    )


def _day_after(partial: str) -> date | None:
    return date.fromordinal(last_day(partial).toordinal() + 1) if partial else None


def review_day(document: Document, *, commenced_on: date | None) -> date | None:
    """Return the day by which the document is first reviewed, or None when it does not say or has not begun."""
    if isinstance(document, Protocol):
        return last_day(document.review_on) if document.review_on else None
    if document.review.first_on:
        return last_day(document.review.first_on)
    if document.review.first_after_months and commenced_on:
        return months_after(commenced_on, document.review.first_after_months)
    return None
