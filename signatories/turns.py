"""Whose turn it is to sign a version: for which of a person's organisations, or why for none."""

from dataclasses import dataclass

from register.entries.lives import life_of
from register.entries.recording import can_sign, check_open_to, check_signed_here
from register.entries.refusals import Refused
from register.entries.status import VersionLife
from register.models import Entry
from signatories.access import Access, NotAllowed
from signatories.models import Appointment
from signatories.permissions import signing_right


@dataclass(frozen=True)
class Waiting:
    """A version that waits for a signature, and the appointment under which this person may give it."""

    entry: Entry
    life: VersionLife
    appointment: Appointment


def turn_of(access: Access, entry: Entry) -> Waiting:
    """Return for whom a person may sign an entry; raise NotAllowed or Refused with the sentence that says why not."""
    life = life_of(entry.reference).versions[entry.version]
    held = access.appointments_with(signing_right(entry.reference))
    asked = [appointment for appointment in held if appointment.organisation.code in life.must_sign]
    if not asked:
        raise NotAllowed("You are not appointed to sign this for any organisation that is asked to.")
    check_signed_here(entry)
    for appointment in asked:
        if can_sign(life, appointment.organisation.code):
            return Waiting(entry, life, appointment)
    check_open_to(life, asked[0].organisation.code)
    raise Refused("This version is not open for signature today.")
