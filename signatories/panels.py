"""What signing has to say on the page of an entry: you are asked to sign this, you may leave it, correct it."""

from django.urls import reverse

from register.documents.labels import VISIBILITIES
from register.entries.leaving import can_leave, has_begun_for
from register.entries.recording import can_sign
from register.entries.status import VersionLife
from register.models import Entry
from register.reading.panels import Panel
from register.viewer import Viewer
from signatories.permissions import signing_right
from signatories.roles import Right


def sign_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for an officer whose organisation is asked to sign and has not."""
    codes = viewer.organisations_with(signing_right(entry.reference)) & life.must_sign
    if entry.depth or not any(can_sign(life, code) for code in codes):
        return None
    url = reverse("sign", args=[entry.reference, entry.version])
    return Panel("This waits for your signature", "Your organisation is asked to sign it.", "Read and sign", url)


def leave_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for an officer whose organisation is bound, or has signed before it began."""
    codes = [code for code in viewer.organisations_with(Right.SIGN_AGREEMENTS) if can_leave(life, code)]
    if entry.kind != "agreement" or not codes:
        return None
    begun = any(has_begun_for(life, code) for code in codes)
    title = "Your organisation is bound by this" if begun else "Your organisation has signed this"
    url = reverse("withdraw", args=[entry.reference, entry.version])
    return Panel(title, "It may withdraw, with a reason.", "Withdraw", url)


def correct_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for members of SIMG, who excuse and annul."""
    if not viewer.organisations_with(Right.CANCEL):
        return None
    url = reverse("correct", args=[entry.reference, entry.version])
    sentence = "You may excuse an organisation from signing, or annul what was recorded in error."
    return Panel("Is something wrong on record?", sentence, "Correct the record", url)


def traces_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for auditors and SIMG's administrators, once somebody has signed."""
    if not viewer.organisations_with(Right.READ_TRACES) or not life.signed:
        return None
    url = reverse("traces", args=[entry.reference, entry.version])
    return Panel(
        "Signatures were given here", "Address and browser are kept for two years.", "See where they came from", url
    )


def show_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for SIMG and managers of the lead, who set who may see an agreement."""
    keeps = viewer.organisations_with(Right.KEEP_REGISTER) | viewer.organisations_with(Right.CANCEL)
    leads = entry.visibility != "parties" and entry.owner in viewer.organisations_with(Right.DRAFT)
    if entry.kind != "agreement" or not (keeps or leads):
        return None
    url = reverse("show", args=[entry.reference, entry.version])
    return Panel("Who may see this?", VISIBILITIES[entry.visibility], "Change who may see it", url)
