"""Signing and declining through signatories: each entry arranges what its act needs and returns the act itself."""

import uuid
from collections.abc import Callable

from signatories.acts.signing import Turn, decline_agreement, sign_agreement
from signatories.roles import Role
from tests.factories.agreements import JUST_NOW
from tests.factories.documents import LEAD, NAMES
from tests.factories.register import entered
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


ACTS: list[tuple[str, Callable[[], Act]]] = [
    ("sign an agreement", signing),
    ("decline an agreement", declining),
]
