"""What drafting has to say on the page of an entry: propose a change, cancel what is open, or join it."""

from django.urls import reverse

from register.clock import today
from register.documents.canonical import read_document
from register.entries.joining import JOINABLE, can_join
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
        return _next_version(entry)
    if status in CANCELLABLE and (leads or viewer.organisations_with(Right.CANCEL)):
        url = reverse("cancel", args=[entry.reference, entry.version])
        return Panel("It is open for signature", "You may cancel it, with a reason.", "Cancel this version", url)
    return None


def _next_version(entry: Entry) -> Panel:
    """Where each party is bound by its own signature, a version still binds some when a later one binds others."""
    title = "Your organisation leads this agreement"
    later = Entry.objects.filter(reference=entry.reference, version__gt=entry.version, commenced_on__lte=today())
    if latest := later.order_by("-version").first():
        sentence = f"Version {latest.version} takes its place, party by party: a change starts from there."
        return Panel(
            title,
            sentence,
            f"Go to version {latest.version}",
            reverse("version", args=[entry.reference, latest.version]),
        )
    url = reverse("propose", args=[entry.reference, entry.version])
    return Panel(title, "You may draft its next version.", "Propose a change", url)


def join_panel(viewer: Viewer, entry: Entry, life: VersionLife) -> Panel | None:
    """Return the panel for an officer whose organisation may join; only for such a one is the document read."""
    day = today()
    codes = viewer.organisations_with(Right.SIGN_AGREEMENTS) - life.bound_on(day) - life.awaited_on(day)
    if entry.kind != "agreement" or not codes or life.status_on(day) not in JOINABLE:
        return None
    document = read_document(entry.document.text)
    if not any(can_join(life, document, code) for code in codes):
        return None
    url = reverse("join", args=[entry.reference, entry.version])
    return Panel("Your organisation may join this", "It joins by signing, with its own part.", "Read and join", url)
