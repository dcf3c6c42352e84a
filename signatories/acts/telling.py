"""Letters of what happened to a version: signed by all, declined, cancelled; queued in the transaction of the act.

Each is asked for with the reference locked and before the event is written, so the life that it reads is the one that
the act is about to change. An act that was done already, or will be refused, queues nothing that lasts.
"""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse

from register.clock import today
from register.entries.lives import life_of
from register.entries.recording import CANCELLABLE
from register.entries.status import VersionLife
from register.models import Entry
from signatories.access import Access
from signatories.models import Appointment, LetterKind, Organisation, User
from signatories.outbox import queue
from signatories.roles import Right, roles_with


def holders(right: Right, codes: Collection[str] | None = None) -> Q:
    """Return the condition on appointments that their role gives `right` (at one of the organisations `codes`)."""
    found = Q(role__in=roles_with(right))
    return found if codes is None else found & Q(organisation__code__in=codes)


def tell(kind: LetterKind, whom: Q, *, subject: str, text: str, path: str, by: Access) -> None:
    """Queue one letter to each person who holds an appointment of the kind today, but not to who acts."""
    held = Appointment.objects.in_force(today()).filter(whom, person__is_active=True)
    others = User.objects.filter(pk__in=held.values("person")).exclude(pk=by.user.pk if by.user else None)
    for person in others.order_by("pk"):
        queue(kind=kind, to=person, subject=subject, text=text, path=path)


def _read(reference: str, version: int) -> tuple[Entry, VersionLife] | None:
    entry = Entry.objects.filter(reference=reference, version=version).first()
    return (entry, life_of(reference).versions[version]) if entry else None


def _keepers(entry: Entry, codes: Collection[str]) -> Q:
    """Who drafts for the organisations of an agreement; for the protocol, who keeps it."""
    return holders(Right.KEEP_REGISTER) if entry.kind == "protocol" else holders(Right.DRAFT, codes)


def _named(entry: Entry) -> str:
    numbers = "" if entry.kind == "protocol" else f" ({entry.reference}, version {entry.version})"
    return f"“{entry.title}”{numbers}"


def _page(entry: Entry) -> str:
    return reverse("version", args=[entry.reference, entry.version])


def tell_if_complete(reference: str, version: int, organisation: str, *, by: Access) -> None:
    """Tell every party when `organisation` is the only one whose signature is still awaited."""
    read = _read(reference, version)
    if read is None or read[1].awaited_on(today()) != {organisation}:
        return
    entry, _ = read
    tell(
        LetterKind.SIGNED_BY_ALL,
        _keepers(entry, [*entry.must_sign, entry.owner]),
        subject=f"{entry.title}: signed by all",
        text=f"{_named(entry)} waits for no signature any more: all that were asked to sign it have done so, "
        "or were excused.",
        path=_page(entry),
        by=by,
    )


def tell_declined(reference: str, version: int, organisation: str, *, by: Access) -> None:
    """Tell who leads a version, and the members of SIMG, that an organisation declines it for the first time."""
    read = _read(reference, version)
    standing = read[1].standing_on(today()) if read else None
    if read is None or standing is None or organisation in standing.declined:
        return
    entry, name = read[0], Organisation.objects.get(code=organisation).name
    tell(
        LetterKind.DECLINED,
        _keepers(entry, [entry.owner]) | holders(Right.CANCEL),
        subject=f"{entry.title}: declined by {name}",
        text=f"{name} has declined to sign {_named(entry)}. Its reason is on record, and it may still sign.",
        path=_page(entry),
        by=by,
    )


def tell_cancelled(reference: str, version: int, *, by: Access) -> None:
    """Tell everybody who drafts or signs for a party that a version open for signature is cancelled."""
    read = _read(reference, version)
    if read is None or read[1].status_on(today()) not in CANCELLABLE:
        return
    entry, _ = read
    signatories = Q(may_sign_agreements=True) & holders(Right.SIGN_AGREEMENTS, entry.must_sign)
    tell(
        LetterKind.CANCELLED,
        _keepers(entry, [*entry.must_sign, entry.owner]) | signatories,
        subject=f"{entry.title}: cancelled",
        text=f"{_named(entry)} was cancelled. It is no longer open for signature, and it binds nobody.",
        path=_page(entry),
        by=by,
    )
