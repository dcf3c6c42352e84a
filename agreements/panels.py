"""What drafting has to say on the page of an entry: propose a change, or cancel what is open."""

from django.urls import reverse

from register.clock import today
from register.entries.recording import CANCELLABLE
from register.entries.status import Status, VersionLife
from register.models import Entry
from register.reading.panels import Panel
from register.viewer import Viewer
from signatories.models import Appointment
from signatories.roles import Role

LIVE = frozenset({Status.IN_FORCE, Status.AWAITED, Status.SUSPENDED})


def change_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for managers of the organisation that leads the agreement."""
    if entry.owner not in viewer.organisations or entry.kind != "agreement":
        return None
    held = Appointment.objects.in_force(today()).filter(person__email=viewer.who, organisation__code=entry.owner)
    if not held.filter(role=Role.MANAGER).exists():
        return None
    status = life.status_on(today())
    if status in LIVE:
        url = reverse("propose", args=[entry.reference, entry.version])
        return Panel(
            "Your organisation leads this agreement", "You may draft its next version.", "Propose a change", url
        )
    if status in CANCELLABLE:
        url = reverse("cancel", args=[entry.reference, entry.version])
        return Panel("Your organisation leads this agreement", "It is open for signature.", "Cancel this version", url)
    return None
