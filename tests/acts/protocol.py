"""The protocol's acts that go on the log: each entry arranges what its act needs and returns the act itself."""

import uuid
from collections.abc import Callable

from register.clock import today
from register.entries.paper import OnPaper, PaperParty, sign_on_paper
from register.log.verbs import Recorded
from signatories.acts.agreeing import agree_protocol
from signatories.acts.paper import confirm_paper
from signatories.acts.protocol_drafting import abandon_protocol
from signatories.acts.signing import Turn, decline_protocol, sign_protocol
from tests.factories.documents import LEAD, NAMES, PARTNER
from tests.factories.protocol import JUST_NOW, agreed, drafted, on_paper, people, read, recorded
from tests.factories.register import CLERK, entered

Act = Callable[[], object]


def agreeing() -> Act:
    who = people()
    draft = drafted(who)
    expected = read(draft)
    return lambda: agree_protocol(draft=draft, expected=expected, by=who.member, act=uuid.uuid4())


def abandoning() -> Act:
    who = people()
    draft = drafted(who)
    return lambda: abandon_protocol(draft=draft, reason="Begun too early.", by=who.keeper, act=uuid.uuid4())


def signing() -> Act:
    who = people()
    entry, name = agreed(who), who.north.appointments[0].person.name
    return lambda: sign_protocol(
        turn=Turn(entry.reference, entry.version, "north"),
        digest=bytes(entry.document_id),
        typed_name=name,
        authentication=JUST_NOW,
        by=who.north,
        act=uuid.uuid4(),
    )


def declining() -> Act:
    who = people()
    agreed(who)
    turn = Turn("ISP", 1, "north")
    return lambda: decline_protocol(turn=turn, reason="Not yet.", by=who.north, act=uuid.uuid4())


def confirming() -> Act:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who)
    return lambda: confirm_paper(paper=paper, by=who.member, act=uuid.uuid4())


def signing_on_paper() -> Act:
    entry = entered(must_sign=[LEAD, PARTNER])
    paper = OnPaper(PaperParty(LEAD, NAMES[LEAD]), "Robin Vale", "Chief Executive", "On paper", "We agree.", today())
    return lambda: sign_on_paper(
        reference=entry.reference,
        version=entry.version,
        paper=paper,
        recorded=Recorded(no_scan_because="It was lost.", recorded_by="Ada Clerk", confirmed_by="Ben Clerk"),
        by=CLERK,
        act=uuid.uuid4(),
    )


ACTS: list[tuple[str, Callable[[], Act]]] = [
    ("agree the protocol", agreeing),
    ("give a draft of the protocol up", abandoning),
    ("sign the protocol", signing),
    ("decline the protocol", declining),
    ("confirm a signature on paper", confirming),
    ("record a signature from paper", signing_on_paper),
]
