"""What signing has to say on the page of an entry: you are asked to sign this."""

from django.urls import reverse

from register.entries.recording import can_sign
from register.entries.status import VersionLife
from register.models import Entry
from register.reading.panels import Panel
from register.viewer import Viewer
from signatories.roles import Right


def sign_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for an officer whose organisation is asked to sign and has not."""
    codes = viewer.organisations_with(Right.SIGN_AGREEMENTS) & life.must_sign
    if entry.kind != "agreement" or not any(can_sign(life, code) for code in codes):
        return None
    url = reverse("sign", args=[entry.reference, entry.version])
    return Panel("This waits for your signature", "Your organisation is asked to sign it.", "Read and sign", url)
