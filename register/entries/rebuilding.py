"""Makes the projections of a reference anew from the log, those that the log does not give among them."""

from django.db import transaction

from register.entries.entering import lock_reference
from register.entries.lives import life_of
from register.entries.projecting import project
from register.models import Binding, Entry, Event, Listing, NamedParty


def entered_references() -> set[str]:
    """Return every reference under which the log has a version."""
    return set(Event.objects.filter(verb="entered").values_list("reference", flat=True))


@transaction.atomic(durable=True)
def rebuild(reference: str) -> None:
    """Write the projections of a reference as the log gives them, and remove all others of it."""
    lock_reference(reference)
    given = life_of(reference).versions
    for model in (Listing, Binding, NamedParty):
        model.objects.filter(reference=reference).delete()
    Entry.objects.filter(reference=reference).exclude(version__in=given).delete()
    project(reference)
