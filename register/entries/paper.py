"""Records a signature that stands on paper: it counts from the day that stands beside it."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.documents.common import spoken_date
from register.entries.recording import SIGNABLE
from register.entries.refusals import Refused
from register.entries.status import VersionLife
from register.entries.writing import Deed, done_before, locked, record
from register.log.verbs import Authentication, Recorded, Signed
from register.models import Event


@dataclass(frozen=True)
class PaperParty:
    """The organisation that signed on paper: its code, and its name as of that day."""

    code: str
    name: str


@dataclass(frozen=True)
class OnPaper:
    """What stands on the paper: who signed, in what post, by what authority, under which words, and when."""

    party: PaperParty
    name: str
    title: str
    authority: str
    declaration: str
    on: date


def check_paper_day(life: VersionLife, on: date) -> None:
    """Raise Refused unless a paper of this version may have been signed on a day."""
    if on > today():
        raise Refused("A signature on paper cannot be dated after today.")
    if on < life.entered_on:
        issued = spoken_date(life.entered_on.isoformat())
        raise Refused(f"This version was issued on {issued}, so nobody signed it before.")
    if life.status_on(on) not in SIGNABLE:
        raise Refused(f"This version was not open for signature on {spoken_date(on.isoformat())}.")


def check_paper_party(life: VersionLife, code: str) -> None:
    """Raise Refused unless an organisation is asked to sign this version and has not."""
    if code not in life.must_sign:
        raise Refused("This organisation is not asked to sign this version.")
    if code in life.signed:
        raise Refused("This organisation has already signed this version.")


@transaction.atomic
def sign_on_paper(
    *, reference: str, version: int, paper: OnPaper, recorded: Recorded, by: Actor, act: uuid.UUID
) -> Event:
    """Record a signature on paper that `by` confirms and `recorded` describes; return its event.

    The same act again returns the first answer. Raises Refused when the version cannot have been signed so.
    """
    place = locked(reference, version)
    if done := done_before(act, "signed"):
        return done
    check_paper_party(place.life, paper.party.code)
    check_paper_day(place.life, paper.on)
    said = Signed(
        digest=bytes(place.entry.document_id).hex(),
        name=paper.name,
        title=paper.title,
        organisation_name=paper.party.name,
        authority=paper.authority,
        declaration=paper.declaration,
        method="paper",
        authentication=Authentication(method="paper", seconds_ago=0),
        recorded=recorded,
    )
    return record(place, Deed("signed", said, paper.party.code, paper.on), by=by, act=act)
