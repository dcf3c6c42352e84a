"""A signature that is ready to be given."""

import uuid
from collections.abc import Callable

from register.entries.entering import NewEntry
from register.models import Event
from signatories.acts.signing import Turn, sign_agreement
from signatories.models import Appointment
from tests.factories.agreements import JUST_NOW
from tests.factories.signatories import access_of


def signature(entry: NewEntry, held: Appointment, act: uuid.UUID | None = None) -> Callable[[], Event]:
    """Returns the act of signing an entry under an appointment, ready to be done."""
    by, token = access_of(held), act or uuid.uuid4()
    turn = Turn(entry.reference, entry.version, held.organisation.code)
    return lambda: sign_agreement(
        turn=turn,
        digest=entry.digest,
        typed_name=held.person.name,
        authentication=JUST_NOW,
        by=by,
        act=token,
    )
