"""An organisation's public details, as rows of components/summary_list.html; what is not known has no row."""

from typing import Any

from django.urls import reverse

from register.templatetags.register_words import day
from signatories.called import earlier_names
from signatories.models import Organisation, OrganisationName


def details_of(body: Organisation, above: list[Organisation]) -> list[dict[str, Any]]:
    """Return the rows of what is publicly kept of an organisation; `above`: what it is part of, the nearest first."""
    rows: list[dict[str, Any]] = [
        {"key": "Earlier names", "lines": [_earlier(name) for name in earlier_names(body)]},
        {"key": "In law", "lines": standing_of(body)},
        _parent(above),
        {"key": "Address", "value": body.address},
        _contact("Information sharing", body.contact_post, body.contact_mailbox),
        _contact("Data protection officer", body.dpo_post, body.dpo_mailbox),
        {"key": "ICO registration", "value": _until(body.ico_number, body.ico_expires_on)},
        {"key": "Not registered", "value": body.ico_exempt_because},
        {"key": "ODS code", "value": body.ods_code},
        {"key": "DSPT", "value": _dspt(body)},
        {"key": "Cyber Essentials", "value": _until("", body.cyber_essentials_expires_on)},
        {"key": "Takes part", "value": _taking_part(body)},
    ]
    return [row for row in rows if row.get("value") or row.get("lines")]


def standing_of(body: Organisation) -> list[str]:
    """Return what an organisation is in law, in words."""
    words = [
        (body.is_legal_entity, "A legal entity"),
        (not body.is_legal_entity, "Not a legal entity: it cannot sign, nor be a controller"),
        (body.is_public_authority, "A public authority"),
        (body.is_competent_authority, "A competent authority (Part 3, Data Protection Act 2018)"),
        (body.is_health_or_care, "Gives health or social care"),
    ]
    return [word for holds, word in words if holds]


def _earlier(name: OrganisationName) -> str:
    days = f"{day(name.since)} to {day(name.until)}" if name.since else f"until {day(name.until)}"
    return f"{name.name}, {days}"


def _parent(above: list[Organisation]) -> dict[str, Any]:
    if not above:
        return {}
    nearest, *others = above
    note = f"which is part of {', part of '.join(one.name for one in others)}" if others else ""
    return {"key": "Part of", "value": nearest.name, "url": reverse("organisation", args=[nearest.code]), "note": note}


def _contact(key: str, post: str, mailbox: str) -> dict[str, Any]:
    return {"key": key, "lines": [line for line in (post, mailbox) if line]}


def _until(what: str, ends: Any) -> str:
    return " ".join(part for part in (what, f"until {day(ends)}" if ends else "") if part)


def _dspt(body: Organisation) -> str:
    year = f"for {body.dspt_year}" if body.dspt_year else ""
    published = f"published {day(body.dspt_on)}" if body.dspt_on else ""
    said = " ".join(part for part in (body.dspt_status, year) if part)
    return ", ".join(part for part in (said, published) if part)


def _taking_part(body: Organisation) -> str:
    since = f"Since {day(body.joined_on)}"
    return f"{since}, until {day(body.left_on)}" if body.left_on else since
