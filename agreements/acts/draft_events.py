"""Events about a draft, as the log takes them."""

from agreements.models import Draft
from register.clock import today
from register.log.append import NewEvent
from register.log.verbs import Particulars
from signatories.models import Appointment


def draft_event(draft: Draft, verb: str, particulars: Particulars, *, by: Appointment) -> NewEvent:
    """Return the event of an act on a draft, counting from today, ready to append."""
    return NewEvent(
        verb=verb,
        reference=draft.log_reference,
        effective_on=today(),
        organisation=by.organisation.code,
        role=by.role,
        particulars=particulars,
    )
