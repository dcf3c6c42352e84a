"""What signing has to say on the page of an entry: you are asked to sign this."""

from django.urls import reverse

from register.clock import today
from register.entries.recording import can_sign
from register.entries.status import VersionLife
from register.models import Entry
from register.reading.panels import Panel
from register.viewer import Viewer
from signatories.models import Appointment


def sign_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for an officer whose organisation is asked to sign and has not."""
    waiting = [code for code in sorted(viewer.organisations & life.must_sign) if can_sign(life, code)]
    if not waiting or entry.kind != "agreement":
        return None
    held = Appointment.objects.signing_agreements(today()).filter(
        person__email=viewer.who, organisation__code__in=waiting
    )
    appointment = held.select_related("organisation").first()
    if appointment is None:
        return None
    url = reverse("sign", args=[entry.reference, entry.version])
    name = appointment.organisation.name
    return Panel("This waits for your signature", f"You may sign it for {name}.", "Read and sign", url)
