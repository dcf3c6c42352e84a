"""What drafting has to say on the page of an entry: propose a change, or cancel what is open."""

from django.urls import reverse

from register.clock import today
from register.entries.recording import CANCELLABLE
from register.entries.status import Status, VersionLife
from register.models import Entry
from register.reading.panels import Panel
from register.viewer import Viewer
from signatories.roles import Right

LIVE = frozenset({Status.IN_FORCE, Status.AWAITED, Status.SUSPENDED})


def change_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for managers of the organisation that leads the agreement, and for SIMG's members."""
    leads = entry.owner in viewer.organisations_with(Right.DRAFT)
    status = life.status_on(today())
    if entry.kind == "agreement" and status in LIVE and leads:
        url = reverse("propose", args=[entry.reference, entry.version])
        title, sentence = "Your organisation leads this agreement", "You may draft its next version."
        return Panel(title, sentence, "Propose a change", url)
    if status in CANCELLABLE and (leads or viewer.organisations_with(Right.CANCEL)):
        url = reverse("cancel", args=[entry.reference, entry.version])
        return Panel("It is open for signature", "You may cancel it, with a reason.", "Cancel this version", url)
    return None
