"""Which changes of a version the reviewer marked as material when it was approved."""

from collections.abc import Iterable

from register.documents.printing.phrasing import number
from register.models import Entry, Event
from register.reading.comparing.change import Change


def marked_material(entry: Entry) -> tuple[str, ...] | None:
    """Return the sentences marked at the approval of a version; None where nobody was asked, or the event is erased.

    The approval stands in the same act as the version's entry. One query.
    """
    acts = Event.objects.filter(reference=entry.reference, version=entry.version, verb="entered").values("act")
    approved = Event.objects.filter(act__in=acts, verb="approved").only("particulars").first()
    said = (approved.particulars or {}).get("material") if approved else None
    return None if said is None else tuple(said)


def marks_in_words(marked: tuple[str, ...] | None, changes: Iterable[Change]) -> str:
    """Return the sentence on how many of the changes are marked; "" where nobody was asked."""
    if marked is None:
        return ""
    count = sum(change.sentence in marked for change in changes)
    said = f"{number(count)} change{'' if count == 1 else 's'}" if count else "no change"
    return f"The reviewer marked {said} as material."
