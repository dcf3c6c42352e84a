"""Who takes part in a draft, and who leads it: the rows that rights derive from, kept in step with the text."""

import secrets
from collections.abc import Mapping
from typing import Any

from agreements.acts.asking import ask_to_confirm
from agreements.models import Draft, DraftParty, Section
from agreements.permissions import check_lead
from signatories.access import Access
from signatories.drafting.saving import section_of, write_section
from signatories.models import Organisation
from signatories.roles import Right


def row_id() -> str:
    """Return a new stable id for a row of a document."""
    return secrets.token_hex(4)


def party_row(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation as the row of a party: it decides for itself, and signs where it can."""
    return {
        "id": row_id(),
        "code": organisation.code,
        "capacity": "controller",
        "must_sign": organisation.is_legal_entity,
    }


def own_part(organisation: Organisation) -> dict[str, Any]:
    """Return a party's own section: its contact and data protection mailbox, from its page."""
    contacts = [
        {"role": "contact", "post": organisation.contact_post, "mailbox": organisation.contact_mailbox},
        {"role": "dpo", "post": organisation.dpo_post, "mailbox": organisation.dpo_mailbox},
    ]
    return {"party": {"contacts": [contact for contact in contacts if contact["mailbox"]]}}


def keep_parties(draft: Draft, codes: list[str], by: Access) -> None:
    """Keep DraftParty equal to the parties that the text names, in its order; ask new ones to confirm their parts."""
    kept = {party.organisation.code: party for party in draft.draft_parties.select_related("organisation")}
    new = set(codes) - kept.keys()
    organisations = {body.code: body for body in Organisation.objects.filter(code__in=new)} if new else {}
    for code, party in kept.items():
        if code not in codes:
            party.delete()
    for position, code in enumerate(codes):
        if code not in kept:
            DraftParty.objects.create(draft=draft, organisation=organisations[code], position=position)
            Section.objects.get_or_create(
                draft=draft, chapter="parties", party=code, defaults={"content": own_part(organisations[code])}
            )
            ask_to_confirm(draft, code, by=by)
        elif kept[code].position != position:
            kept[code].position = position
            kept[code].save()


def unconfirm(draft: Draft, party: str, by: Access) -> None:
    """Take back a party's confirmation, since what it confirmed has changed, and ask it to confirm again."""
    for row in draft.draft_parties.select_for_update().filter(organisation__code=party).exclude(confirmed_by=None):
        row.confirmed_by = row.confirmed_at = None
        row.confirmed_how = ""
        row.save()
        ask_to_confirm(draft, party, by=by)


def new_lead(draft: Draft, about: Mapping[str, Any], by: Access) -> Organisation | None:
    """Return the organisation to which what chapter 1 says hands the lead over; None where the lead stays.

    Raises NotAllowed unless `by` drafts for both: nobody is made to lead, nor loses the lead, by somebody else.
    """
    code = str(about.get("identity", {}).get("owner", ""))
    if code in {"", draft.lead.code}:
        return None
    check_lead(by, draft)
    return by.appointment(Right.DRAFT, code=code).organisation


def in_its_name(about: Mapping[str, Any], old: Organisation, new: Organisation) -> dict[str, Any]:
    """Return chapter 1 with the new lead's usual contact in place of the old lead's, where that one stands."""
    usual, theirs = ({"post": body.contact_post, "mailbox": body.contact_mailbox} for body in (old, new))
    identity = about["identity"]
    keeper = identity.get("owner_role", {})
    is_usual = all(keeper.get(name, "") == value for name, value in usual.items())
    return {**about, "identity": {**identity, "owner_role": {**keeper, **theirs}}} if is_usual else dict(about)


def hand_over(draft: Draft, lead: Organisation, by: Access) -> None:
    """Let `lead` lead a locked draft: it takes part, and who led until now stays a party that has yet to confirm."""
    old = draft.lead.code
    draft.lead = lead
    draft.save()
    unconfirm(draft, old, by)
    section = section_of(draft.sections, "parties")
    rows = section.content.get("parties", [])
    if by.user and lead.code not in {row["code"] for row in rows}:
        content = {**section.content, "parties": [party_row(lead), *rows]}
        write_section(section, content=content, revision=section.revision, by=by.user)
        keep_parties(draft, [row["code"] for row in content["parties"]], by)
