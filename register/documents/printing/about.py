"""The first sections: what the agreement is, what it is for, and who takes part."""

from register.documents.agreement import Agreement, DocumentReference, OnwardRule, Party, Purpose, Uses
from register.documents.common import Contact
from register.documents.labels import CAPACITIES, KINDS, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import NO_BREAK, clause, listed, paragraphs, sentence, tied
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableGroup,
    TableRow,
    Words,
    beside,
    gap,
    plain,
    said,
)

LEGAL_STATUS = {
    "binding": "It is meant to be legally binding.",
    "not_binding": "The parties mean to keep to it. It does not make a contract between them.",
}


def document_named(reference: DocumentReference) -> str:
    """Return another document as a sentence names it: "Information Sharing Protocol (ISP), version 6"."""
    number = f" ({reference.reference})" if reference.reference and reference.title else reference.reference
    named = f"{reference.title}{number}"
    return f"{named}, version{NO_BREAK}{reference.version}" if reference.version else named


def about(document: Agreement, names: Names) -> PrintedSection:
    """Return "About this agreement": under what it is made, between whom, and what it replaces."""
    identity = document.identity
    under = f" under the {document_named(identity.protocol)}," if identity.protocol.reference else ""
    between = listed(_introduced(party) for party in document.parties)
    blocks: tuple[Block, ...] = (
        Numbered(plain(f"This agreement is made{under} between {between}."))
        if between
        else Numbered((*plain(f"This agreement is made{under} between "), *gap("who takes part: not yet said"))),
        *_related(identity.parent, "It is part of {}."),
        *_related(identity.replaces, "It replaces {} from the day on which it begins."),
        *clause(f"It is of this kind: {in_sentence(label(KINDS, identity.kind))}." if identity.kind else ""),
        *clause(LEGAL_STATUS.get(identity.legal_status, "")),
    )
    return PrintedSection("about", "About this agreement", blocks)


def _introduced(party: Party) -> str:
    """Return a party's name with what the agreement calls it, where that is shorter."""
    short = party.short_name if party.short_name != party.name else ""
    return f"{party.name or party.code} (“{short}”)" if short else party.name or party.code


def _related(reference: DocumentReference, words: str) -> tuple[Numbered, ...]:
    return clause(words.format(document_named(reference))) if reference.reference else ()


def purpose(document: Agreement, names: Names) -> PrintedSection:
    """Return "Purpose": aims, necessity, proportion, benefits, uses, limits and scope."""
    blocks: tuple[Block, ...] = (
        *_aims(document.purpose),
        *clause(
            "Those who benefit, and how:" if document.purpose.benefits else "",
            *(sentence(": ".join(part for part in (row.who, row.how) if part)) for row in document.purpose.benefits),
        ),
        *_uses(document.uses),
        *_onward(document.uses.onward),
        *_outputs(document),
        *paragraphs(document.scope.within),
        *_left_out(document),
    )
    return PrintedSection("purpose", "Purpose", blocks)


def _aims(said_so_far: Purpose) -> tuple[Block, ...]:
    aims, necessity = paragraphs(said_so_far.aims), paragraphs(said_so_far.necessity)
    return (
        *(aims or (Numbered(gap("what the parties are trying to achieve: not yet said")),)),
        *(necessity or (Numbered(gap("why it cannot be done without sharing: not yet said")),)),
        *paragraphs(said_so_far.proportionality),
    )


def _uses(uses: Uses) -> tuple[Block, ...]:
    permitted = tuple(plain(sentence(use)) for use in uses.permitted if use)
    missing = (*plain("The information may be used for "), *gap("its uses: not yet said"))
    may = Numbered(plain("The information may be used for this, and nothing else:"), permitted)
    none = "No use is forbidden by name." if uses.prohibited.answer == "none" else ""
    never = [sentence(use.text) for use in uses.prohibited.rows if use.text]
    return (
        may if permitted else Numbered(missing),
        *clause("It is never used for:" if never else none, *never),
    )


def _onward(onward: OnwardRule) -> tuple[Numbered, ...]:
    rules = {
        "no": "No party passes it on, but where the law requires.",
        "written_agreement": "A party passes it on only with the giver’s written agreement, or where the law requires.",
        "to": f"A party may pass it on to {onward.to}, and where the law requires. It passes it on to nobody else.",
    }
    return clause(rules.get(onward.rule, ""))


def _outputs(document: Agreement) -> tuple[Numbered, ...]:
    if document.uses.outputs.answer == "none":
        return clause("Nothing is published from it.")
    return paragraphs(document.uses.outputs.text)


def _left_out(document: Agreement) -> tuple[Numbered, ...]:
    if document.scope.out.answer == "none":
        return clause("Nothing close to this is left out on purpose.")
    found = paragraphs(document.scope.out.text)
    return (*clause("Left out on purpose:"), *found) if len(found) > 1 else _one(found, "Left out on purpose: ")


def _one(found: tuple[Numbered, ...], before: str) -> tuple[Numbered, ...]:
    return tuple(Numbered((*plain(before), *line.words), line.points) for line in found)


def parties(document: Agreement, names: Names) -> PrintedSection:
    """Return "Who takes part": the table of parties, and who else may join by signing."""
    groups: dict[str, list[TableRow]] = {}
    for party in document.parties:
        groups.setdefault(party.group, []).append(_party_row(party))
    columns = (
        Column("Organisation", 46),
        Column("Takes part as", 22),
        Column("Contact for this agreement", 50),
        Column("Data protection officer", 44),
    )
    rows = tuple(TableGroup(tuple(found), heading) for heading, found in groups.items())
    table = (Table("The parties", columns, rows),) if rows else (Numbered(gap("who takes part: not yet said")),)
    return PrintedSection("parties", "Who takes part", (*table, *_open_class(document), *_members(document)))


def _party_row(party: Party) -> TableRow:
    here = (party.address.replace("\n", ", "), f"Service: {party.service}" if party.service else "")
    represented = f"Represented by {party.represented_by}" if party.represented_by else ""
    name = beside(plain(party.name or party.code), *here, represented)
    capacity = label(CAPACITIES, party.capacity) if party.capacity else ""
    return TableRow(
        name,
        (
            said(capacity, "not yet said"),
            _contacts(party, "contact", "contact: not yet said"),
            _contacts(party, "dpo", "not yet said"),
        ),
    )


def _contacts(party: Party, role: str, missing: str) -> Words:
    found = [_contact(contact) for contact in party.contacts if contact.role == role]
    return said("\n".join(found), missing)


def _contact(contact: Contact) -> str:
    return "\n".join(part for part in (contact.post, contact.mailbox, contact.telephone) if part)


def _open_class(document: Agreement) -> tuple[Numbered, ...]:
    if document.open_class.answer != "yes":
        return ()
    who = f" {sentence(document.open_class.who_may_join)}" if document.open_class.who_may_join else ""
    return clause(f"Others may join by signing, without being named here: {document.open_class.description}.{who}")


def _members(document: Agreement) -> tuple[Numbered, ...]:
    found: list[Numbered] = []
    for party in document.parties:
        members = [member.text for member in party.members.rows if member.text]
        found += clause(tied(f"The members of {party.name} are:") if members else "", *members)
    return tuple(found)
