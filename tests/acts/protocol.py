"""The protocol's acts that go on the log: each entry arranges what its act needs and returns the act itself."""

import uuid
from collections.abc import Callable

from signatories.acts.agreeing import agree_protocol
from signatories.acts.paper import confirm_paper
from signatories.acts.protocol_drafting import abandon_protocol
from signatories.acts.signing import Turn, decline_protocol
from tests.factories.protocol import agreed, drafted, on_paper, people, read, recorded, signed_by

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
    entry = agreed(who)
    return lambda: signed_by(entry, who.north)


def declining() -> Act:
    who = people()
    agreed(who)
    turn = Turn("ISP", 1, "north")
    return lambda: decline_protocol(turn=turn, reason="Not yet.", by=who.north, act=uuid.uuid4())


def confirming() -> Act:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who)
    return lambda: confirm_paper(paper=paper, by=who.member, act=uuid.uuid4())


ACTS: list[tuple[str, Callable[[], Act]]] = [
    ("agree the protocol", agreeing),
    ("give a draft of the protocol up", abandoning),
    ("sign the protocol", signing),
    ("decline the protocol", declining),
    ("confirm a signature on paper", confirming),
]
