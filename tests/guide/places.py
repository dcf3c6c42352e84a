"""Where the scenes lead: what they call an agreement, a draft or a row → its reference or number today."""

from agreements.models import Draft, Section
from register.models import Entry, Event
from signatories.models import Appointment, Letter, OrganisationName, PaperSignature, Succession
from tests.guide.scenes import NAMED


def places() -> dict[str, str]:
    """Return what the braces of the scenes' paths stand for, in the demonstration as it is."""
    return {**{name: _titled(title) for name, title in NAMED.items()}, **_rows()}


def _titled(title: str) -> str:
    entry = Entry.objects.filter(title__startswith=title).first()
    return entry.reference if entry else str(Draft.objects.get(title__startswith=title).pk)


def _rows() -> dict[str, str]:
    safety = Entry.objects.filter(title__startswith=NAMED["community_safety"]).get()
    signed = Event.objects.filter(reference=safety.reference, verb="signed").order_by("number")
    numbers = {
        "event": signed.values_list("number", flat=True)[0],
        "paper": PaperSignature.objects.waiting().values_list("pk", flat=True)[0],
        "name": OrganisationName.objects.filter(organisation__code="police").values_list("pk", flat=True)[0],
        "succession": Succession.objects.order_by("pk").values_list("pk", flat=True)[0],
        "appointment": Appointment.objects.filter(organisation__code="blaby").values_list("pk", flat=True)[0],
        "letter": Letter.objects.order_by("pk").values_list("pk", flat=True)[0],
        "flow": _first_row("flows", "flows"),
        "item": _first_row("items", "items"),
    }
    return {name: str(number) for name, number in numbers.items()}


def _first_row(chapter: str, key: str) -> str:
    section = Section.objects.get(draft__title__startswith=NAMED["rough_sleeping"], chapter=chapter, party="")
    return str(section.content[key][0]["id"])
