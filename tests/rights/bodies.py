"""What a visitor sends to each address that takes a form: what the page itself would send, filled in rightly."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm

from register.clock import today
from tests.factories.documents import LEAD
from tests.factories.protocol import SCAN
from tests.pages.agreements.drafting import as_sent
from tests.rights.addresses import address
from tests.rights.expecting import pages
from tests.rights.visitors import OTHER, Visitor
from tests.rights.world import Thing, World, undone

Body = dict[str, Any]
ALL_FIVE = ["requirement", "lawful", "data_protection", "appropriate", "interests"]
OWN_PART = {
    "about-capacity": "controller",
    "about-contact_post": "Partnership Manager",
    "about-contact_mailbox": "partners@police.example",
    "about-dpo_post": "Data Protection Officer",
    "about-dpo_mailbox": "dpo@police.example",
    "basis-direction": "both",
    "basis-function": "Preventing crime",
    "basis-power": "common-law-policing",
    "basis-regime": "part_3",
    "basis-section35": "necessary",
    "basis-schedule8": "sch8-4",
    "basis-policy_title": "Policy",
    "retention-items": "all",
    "retention-period": "6 years",
    "retention-trigger": "last_contact",
    "retention-disposal": "secure_erase",
}


def _day(name: str, ahead: int = 0) -> Body:
    on = today() + timedelta(days=ahead)
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


# What is written into the form of a page, beyond what stands there when it is opened.
ANSWERS: Mapping[str, Body] = {
    "new_draft": {"title": "A new one", "theme": "crime_and_community_safety", "lead": LEAD},
    "abandon": {"reason": "No longer wanted."},
    "paste_items": {"pasted": "- Date of birth", "group": "none"},
    "party_add": {"organisation": OTHER},
    "row_add": {"label": "Date of birth", "category": "identifiers"},
    "row_order": {"move": "down:i1"},
    "annex_add": {"title": "Leaflet"},
    "review": {"decision": "approve", "agreed": ALL_FIVE},
    "part_confirm": {"how": "By e-mail of 3 March."},
    "new_name": {"name": "Northmoor City Council", "instrument": "Order 4", **_day("on")},
    "earlier_name": {"name": "Northmoor Borough", "instrument": "Order 3", **_day("on", -9000)},
    "spelling": {"name": "Northmoor Council."},
    "show": {"visibility": "partners", "reason": "It says nothing of tactics."},
    "succession_aside": {"reason": "Recorded in error."},
    "wish": {"reason": "It is a part of the council."},
    "wish_add": {
        "code": "harbour", "name": "Harbour House", "kind": "charity", "is_legal_entity": "True", **_day("joined_on"),
    },
    "wish_for": {"name": "Lighthouse Trust", "why": "It gives advice."},
    "take_over": {"predecessor": "oldvale", "instrument": "Order 9", **_day("effective_on")},
    "protocol_agree": {"read": "on"},
    "cancel": {"reason": "Not needed."},
    "join": OWN_PART,
    "decline": {"reason": "Our board has not met."},
    "withdraw": {"reason": "We closed the ward.", "notice": "A week, by letter", **_day("on", 7)},
    "excuse": {"reason": "It left."},
    "annul": {"reason": "Recorded in error."},
    "new_organisation": {
        "code": "blaby", "name": "Blaby District Council", "kind": "district", "is_legal_entity": "True",
        **_day("joined_on"),
    },
    "change_organisation": {"kind": "unitary", "is_legal_entity": "True", **_day("joined_on")},
    "appoint": {"email": "maya@northmoor.example", "name": "Maya Draper", "role": "manager", "post": "Head",
                **_day("since")},
    "end_appointment": {"reason": "Left.", **_day("until")},
    "protocol_abandon": {"reason": "No longer wanted."},
    "protocol_row_new": {"number": "3", "heading": "Codes", "governance": "All", "place": "1"},
    "new_paper": {"organisation": LEAD, "name": "Sandra Whiles", **_day("signed_on")},
    "paper": {"seen": "on"},
    "paper_aside": {"reason": "A wrong day."},
}  # fmt: skip
# Pages by which one signs with one's own name, having just given the password.
NAMED = {"declare", "join_declare"}


def _scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("scan.pdf", SCAN, "application/pdf")


# What is made anew each time it is sent.
MADE: Mapping[str, Callable[[], Body]] = {
    "new_paper": lambda: {"scan": _scan()},
    "annex_add": lambda: {"file": _scan()},
}
# What a visitor does first on another page, in the same visit.
BEFORE: Mapping[str, str] = {"join_declare": "join"}


def _forms(context: Any) -> Iterator[BaseForm]:
    """Yield the forms that a page shows."""
    values = (value for layer in context or () for part in getattr(layer, "dicts", ()) for value in part.values())
    for value in values:
        if isinstance(value, BaseForm):
            yield value
        elif isinstance(forms := getattr(value, "all", None), (list, tuple)):
            yield from (form for form in forms if isinstance(form, BaseForm))


def shown(world: World, name: str, thing: Thing) -> Body:
    """Return what the forms of a page hold, as whoever may open it first would send them; {} where nobody may."""
    page = pages()[name]
    path, values = address(name, {**thing.at, **page.values}), page.values
    answers = page.expected("get", thing.state, tuple(world.visitors))
    for visitor in (world.visitors[who] for who, answer in answers.items() if answer == "opens"):
        with undone():
            before(name, thing, values, visitor)()
            context = visitor.browser.get(path).context
            found = [as_sent(form) for form in _forms(context) if not form.is_bound]
        if any(found):
            return {key: value for sent in found for key, value in sent.items() if value is not None}
    return {}


def body(name: str, page: Body, visitor: Visitor) -> Body:
    """Return what a visitor sends to an address, over what its page holds."""
    sent = page | {"act": str(uuid.uuid4())} | ANSWERS.get(name, {})
    if name in NAMED:
        sent["name"] = visitor.person.name if visitor.person else "Nobody"
    return sent | MADE.get(name, dict)()


def before(name: str, thing: Thing, values: Mapping[str, Any], visitor: Visitor) -> Callable[[], object]:
    """Return what a visitor does first; nothing for most."""

    def done() -> None:
        if name in NAMED:
            visitor.prove()
        if name in BEFORE:
            path = address(BEFORE[name], {**thing.at, **values})
            visitor.browser.post(path, body(BEFORE[name], {}, visitor))

    return done
