"""Signing, leaving and correcting through signatories: each entry arranges what its act needs and returns it."""

import uuid
from collections.abc import Callable

from register.clock import today
from register.entries.leaving import Leave
from register.models import Entry
from signatories.acts.correcting import annul_event, excuse_party
from signatories.acts.leaving import join_agreement, withdraw_from_agreement
from signatories.acts.showing import show_to
from signatories.acts.signing import Given, Turn, decline_agreement, sign_agreement
from signatories.roles import Role
from tests.factories.agreements import JUST_NOW
from tests.factories.documents import LEAD, NAMES, PARTNER, complete_agreement, open_to_others
from tests.factories.register import a_section, entered, signed
from tests.factories.signatories import access_of, appointed, organisation

Act = Callable[[], object]


def signing() -> Act:
    held = appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD]))
    entry, by = entered(), access_of(held)
    return lambda: sign_agreement(
        turn=Turn(entry.reference, entry.version, LEAD),
        digest=entry.digest,
        typed_name=held.person.name,
        authentication=JUST_NOW,
        by=by,
        act=uuid.uuid4(),
    )


def declining() -> Act:
    by = access_of(appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD])))
    entry = entered()
    turn = Turn(entry.reference, entry.version, LEAD)
    return lambda: decline_agreement(turn=turn, reason="Our board has not met.", by=by, act=uuid.uuid4())


def withdrawing() -> Act:
    by = access_of(appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD])))
    entry = entered()
    signed(entry, LEAD)
    turn, leave = Turn(entry.reference, entry.version, LEAD), Leave("We do this no longer.", "", today())
    return lambda: withdraw_from_agreement(turn=turn, leave=leave, by=by, act=uuid.uuid4())


def joining() -> Act:
    held = appointed(Role.CHIEF_OFFICER, at=organisation("southfen"))
    entry, by = entered(open_to_others(complete_agreement())), access_of(held)
    signed(entry, LEAD, PARTNER)
    turn, given = Turn(entry.reference, entry.version, "southfen"), Given(entry.digest, held.person.name, JUST_NOW)
    return lambda: join_agreement(turn=turn, given=given, section=a_section("southfen"), by=by, act=uuid.uuid4())


def showing() -> Act:
    by = access_of(appointed(Role.SIMG_MEMBER))
    entered()
    entry = Entry.objects.get()
    said = {"versions": [1], "visibility": "partners", "reason": "It names safe places."}
    return lambda: show_to(entry=entry, by=by, act=uuid.uuid4(), **said)


def excusing() -> Act:
    by = access_of(appointed(Role.SIMG_MEMBER))
    entered()
    entry = Entry.objects.get()
    return lambda: excuse_party(entry=entry, organisation=LEAD, reason="Left.", by=by, act=uuid.uuid4())


def annulling() -> Act:
    by = access_of(appointed(Role.SIMG_MEMBER))
    (signature,) = signed(entered(), LEAD)
    entry = Entry.objects.get()
    return lambda: annul_event(entry=entry, event=signature.number, reason="Mistaken.", by=by, act=uuid.uuid4())


ACTS: list[tuple[str, Callable[[], Act]]] = [
    ("sign an agreement", signing),
    ("decline an agreement", declining),
    ("withdraw from an agreement", withdrawing),
    ("join an agreement", joining),
    ("show it to others", showing),
    ("excuse a party", excusing),
    ("annul an event", annulling),
]
