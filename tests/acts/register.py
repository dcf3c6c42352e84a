"""The acts of the register that go on the log: each entry arranges what its act needs and returns the act itself."""

import uuid
from collections.abc import Callable

from register.entries.entering import NewEntry, Terms, enter
from register.entries.recording import cancel, decline
from register.entries.showing import set_visibility
from register.evidence.printing import Printed
from register.evidence.rendering import Due, collect, store
from register.log.checkpoints import make_checkpoint
from register.log.erasing import erase
from register.models import Entry
from tests.factories.documents import LEAD, PARTNER, complete_agreement, open_to_others
from tests.factories.register import CLERK, acceded, an_officer, annulled, entered, excused, signed, withdrawn

Act = Callable[[], object]


def entering() -> Act:
    terms = Terms(must_sign=(LEAD, PARTNER))
    return lambda: enter(document=complete_agreement(), terms=terms, by=CLERK, act=uuid.uuid4())


def entering_the_next() -> Act:
    """The second version cancels the first, which is open: two events of one act."""
    first = entered()
    terms = Terms(must_sign=(LEAD, PARTNER), supersedes=first.version)
    return lambda: enter(
        document=complete_agreement(), terms=terms, by=CLERK, act=uuid.uuid4(), reference=first.reference
    )


def signing() -> Act:
    entry = entered()
    return lambda: signed(entry, LEAD)


def signing_last() -> Act:
    entry = entered()
    signed(entry, LEAD)
    return lambda: signed(entry, PARTNER)


def _place(entry: NewEntry) -> dict[str, object]:
    return {"reference": entry.reference, "version": entry.version, "act": uuid.uuid4()}


def declining() -> Act:
    place = _place(entered())
    return lambda: decline(**place, reason="Our board has not met.", by=an_officer(LEAD))


def cancelling() -> Act:
    place = _place(entered())
    return lambda: cancel(**place, reason="Entered too early.", by=CLERK)


def showing() -> Act:
    place = _place(entered())
    version = place.pop("version")
    return lambda: set_visibility(
        **place, versions=[version], visibility="parties", reason="It names safe places.", by=CLERK
    )


def excusing() -> Act:
    entry = entered()
    return lambda: excused(entry, LEAD)


def withdrawing() -> Act:
    entry = entered()
    signed(entry, LEAD)
    return lambda: withdrawn(entry, LEAD)


def joining() -> Act:
    entry = entered(open_to_others(complete_agreement()))
    signed(entry, LEAD, PARTNER)
    return lambda: acceded(entry, "southfen")


def annulling() -> Act:
    (signature,) = signed(entered(), LEAD)
    return lambda: annulled(signature)


def due() -> Due:
    """Returns a version that waits for its PDF."""
    entered()
    make_checkpoint()
    return collect(Entry.objects.get())


def keeping_a_rendering() -> Act:
    waiting = due()
    return lambda: store(waiting, Printed(pdf=b"%PDF-1.7 a small one", pages=1))


def erasing() -> Act:
    (signature,) = signed(entered(), LEAD)
    return lambda: erase(event=signature.number, authority="Minute 4", by=CLERK, act=uuid.uuid4())


ACTS: list[tuple[str, Callable[[], Act]]] = [
    ("enter", entering),
    ("enter the next version", entering_the_next),
    ("sign on the register", signing),
    ("sign last on the register", signing_last),
    ("decline on the register", declining),
    ("cancel on the register", cancelling),
    ("set who may see it on the register", showing),
    ("excuse on the register", excusing),
    ("withdraw on the register", withdrawing),
    ("join on the register", joining),
    ("annul on the register", annulling),
    ("keep a PDF", keeping_a_rendering),
    ("erase", erasing),
]
