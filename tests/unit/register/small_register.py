"""A small register that is whole: two agreements, eight events, three checkpoints, one printed PDF."""

import uuid
from hashlib import sha256

from register.actor import MACHINE, Actor
from register.clock import today
from register.documents.agreement import Agreement, Commencement, Identity, Party
from register.entries.entering import NewEntry, Terms, enter
from register.entries.recording import Signature, decline, sign
from register.log.append import NewEvent, append
from register.log.checkpoints import make_checkpoint
from register.log.verbs import Authentication, Rendered
from register.models import File, Rendering

PARTIES = ("blaby", "leicester", "police")
PDF = b"%PDF-1.7 a small one"
OTHER_PDF = b"%PDF-1.7 another"


def officer(organisation: str) -> Actor:
    return Actor("Sam Carr", "Chief officer", organisation, organisation.title(), "officer")


def agreement(title: str) -> Agreement:
    return Agreement(
        identity=Identity(title=title, theme="safeguarding", owner="leicester"),
        parties=tuple(Party(id=code, code=code, name=code.title()) for code in PARTIES),
        commencement=Commencement(rule="each"),
    )


def entered(title: str) -> NewEntry:
    terms = Terms(must_sign=PARTIES)
    return enter(document=agreement(title), terms=terms, by=officer("leicester"), act=uuid.uuid4())


def signed(entry: NewEntry, organisation: str) -> None:
    signature = Signature(
        digest=entry.digest,
        name="Sam Carr",
        title="Chief officer",
        authority="Scheme of delegation",
        declaration="I sign for my organisation.",
        authentication=Authentication(method="password", seconds_ago=5),
    )
    by = officer(organisation)
    sign(reference=entry.reference, version=entry.version, signature=signature, by=by, act=uuid.uuid4())


def printed(entry: NewEntry, *, covers_event: int) -> None:
    name = sha256(PDF).digest()
    File.objects.create(sha256=name, media_type="application/pdf", size=len(PDF), bytes=PDF)
    particulars = Rendered(sha256=name.hex(), covers_event=covers_event, checkpoint=3, pages=2)
    event = NewEvent(
        verb="rendered",
        reference=entry.reference,
        version=entry.version,
        effective_on=today(),
        role=MACHINE.role,
        particulars=particulars,
    )
    (row,) = append([event], act=uuid.uuid4())
    Rendering.objects.create(
        reference=entry.reference,
        version=entry.version,
        covers_event_id=covers_event,
        file_id=name,
        pages=2,
        rendered_at=row.at,
    )


def build() -> None:
    """Events 0 to 6 are under the checkpoints 3, 4 and 7; event 7 waits for the next."""
    first = entered("Sharing for safety")  # 0
    signed(first, "leicester")  # 1
    signed(first, "police")  # 2
    make_checkpoint()
    printed(first, covers_event=2)  # 3
    make_checkpoint()
    second = entered("Sharing for housing")  # 4
    signed(second, "leicester")  # 5
    by = officer("police")
    decline(reference=second.reference, version=1, reason="Not yet.", by=by, act=uuid.uuid4())  # 6
    make_checkpoint()
    signed(second, "blaby")  # 7
