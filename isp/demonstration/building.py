"""Builds the demonstration in order: who takes part, what they agreed, what they are still at."""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings

from agreements.acts.cancelling import cancel_version
from agreements.acts.reviewing import send_back
from isp.demonstration.drafting import SIMG_MEMBER, approve_draft, draft_agreement, draft_next_version, submit_draft
from isp.demonstration.made_elsewhere import empty_homes
from isp.demonstration.organisations import add_organisations
from isp.demonstration.people import (
    accept_invitations,
    access,
    appoint_people,
    first_administrator,
    invite_by_their_own,
)
from isp.demonstration.protocol_versions import protocol_6, protocol_of_2014
from isp.demonstration.signing import decline_for, sign_for
from register.evidence.printing import print_pdf
from register.evidence.rendering import collect, due_entries, store
from register.log.checkpoints import make_checkpoint
from register.models import Entry
from signatories.acts.showing import show_to

PRINTING_SECONDS = 20  # after which no further PDF is begun

RETURN_REASONS = (
    "Item 3, “Places that are not safe”: say who decides that a place is not safe, and how a young person can have it "
    "put right.",
    "Keeping: 75 years is a rule for the council that looked after the child. Say that it does not reach what the "
    "housing councils sent.",
)
DECLINE_REASON = (
    "Rutland will sign once the agreement says how a person who lacks capacity to agree to a visit is referred."
)
CANCEL_REASON = "The resilience partnership is to lead it instead; a new draft will name it and the utility companies."

SHOWN_REASON = "It names the rooms from which floods and power cuts are met. The new draft will not."


@dataclass(frozen=True)
class Step:
    """One step: what the progress line calls it, and what does it."""

    name: str
    take: Callable[[], object]


def steps() -> Sequence[Step]:
    """Return the steps in order; each is a matter of a few seconds."""
    return (
        Step("Organisations and people", take_part),
        Step("Protocol: version 5.0 of 2014, signed on paper", protocol_of_2014),
        Step("Protocol: version 6.0, signed by some", protocol_6),
        Step("MARAC: sixty data items, open for signature", domestic_abuse),
        Step("Severe weather: cancelled, and kept to its parties", severe_weather),
        Step("Safe and Well visits: stalled by a decline", safe_and_well),
        Step("Community safety: for partners; signed by some, awaited by others", community_safety),
        Step("Hospital discharge: in force, signatures awaited", hospital_discharge),
        Step("Safeguarding children: version 1, and version 2 in its place", safeguarding_children),
        Step("Empty homes: made elsewhere in 2018, filed with its scan", empty_homes),
        Step("MARAC: signed by all seven parties, in force", domestic_abuse_signed),
        Step("Care leavers: returned with two reasons", care_leavers),
        Step("Missing children: submitted", missing_children),
        Step("Rough sleeping: a draft in progress", rough_sleepers),
        Step("PDFs of the first versions; the worker prints the others", print_first_versions),
        Step("Signed checkpoint of the log", make_checkpoint),
    )


def take_part() -> None:
    """Organisations, appointments, and passwords to sign in with."""
    administrator = first_administrator()
    add_organisations(by=administrator)
    appoint_people(by=administrator)
    accept_invitations(password=settings.DEMO_PASSWORD)
    invite_by_their_own()


def _entered(name: str) -> Entry:
    """Draft, submit and approve an agreement, and return the version open for signature."""
    draft = draft_agreement(name)
    submit_draft(draft, name)
    return approve_draft(draft)


def domestic_abuse() -> None:
    """Sixty items in five groups, between seven parties; the first on the register."""
    _entered("marac")


def domestic_abuse_signed() -> None:
    """All seven have signed, last of all that is done, so that lists of what is new begin with it."""
    entry = Entry.objects.select_related("document").get(theme="domestic_abuse")
    sign_for(entry, ("leicester", "leicestershire", "police", "moj", "uhl", "lpt", "living-without-abuse"))


def safeguarding_children() -> None:
    """Version 1 is signed by all and in force; version 2 is then signed by all and supersedes it."""
    everybody = ("leicester", "leicestershire", "rutland", "police", "uhl", "lpt")
    first = _entered("safeguarding-children")
    sign_for(first, everybody)
    draft = draft_next_version(first, "safeguarding-children-2")
    submit_draft(draft, "safeguarding-children-2")
    sign_for(approve_draft(draft), everybody)


def community_safety() -> None:
    """Blaby's and the police's officers have yet to sign."""
    sign_for(_entered("community-safety"), ("leicester", "charnwood", "fire"))


def hospital_discharge() -> None:
    """It holds for each party from its own signature; two are awaited."""
    sign_for(_entered("hospital-discharge"), ("leicestershire", "uhl", "leicester"))


def safe_and_well() -> None:
    """All must sign, and one has declined."""
    entry = _entered("safe-and-well")
    sign_for(entry, ("fire", "leicestershire"))
    decline_for(entry, "rutland", DECLINE_REASON)


def severe_weather() -> None:
    """A member of SIMG cancels it while it is open, and keeps it to its parties."""
    entry, by = _entered("severe-weather"), access(SIMG_MEMBER)
    cancel_version(entry=entry, reason=CANCEL_REASON, by=by, act=uuid.uuid4())
    show_to(entry=entry, versions=[1], visibility="parties", reason=SHOWN_REASON, by=by, act=uuid.uuid4())


def care_leavers() -> None:
    """Submitted, and sent back to its lead."""
    draft = draft_agreement("care-leavers")
    submit_draft(draft, "care-leavers")
    send_back(draft_id=draft.pk, reasons=RETURN_REASONS, by=access(SIMG_MEMBER), act=uuid.uuid4())


def missing_children() -> None:
    """Waits for SIMG."""
    submit_draft(draft_agreement("missing-children"), "missing-children")


def rough_sleepers() -> None:
    """Has gaps, and parts that only its lead has written so far."""
    draft_agreement("rough-sleepers", unconfirmed=("police", "lpt"))


def print_first_versions() -> None:
    """Print PDFs for a while, newest change first, one at the least, so that downloads are ready at once."""
    make_checkpoint()
    end = time.monotonic() + PRINTING_SECONDS
    for entry in reversed(due_entries()):
        due = collect(entry)
        store(due, print_pdf(due.job))
        if time.monotonic() > end:
            return
