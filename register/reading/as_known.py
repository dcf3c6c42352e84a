"""The list as the register knew it at a moment: folded anew from the events recorded by then.

Listings are made from all that is recorded, so they cannot say what was believed before. What a page of the list shows
of a reference (version, status, signatures, days) is therefore folded from its events, for the references of that page
alone: three queries, whatever the length of the list. What is found is limited by that. References are those entered by
the moment, which no annulment changes; words, organisations and themes are sought in the version that is listed today;
and the list can be narrowed by status, or ordered by change or review, only as things are known now.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange

from register.documents.canonical import read_document
from register.entries.facts import facts_of, review_day
from register.entries.life import Life
from register.entries.lives import events_of, life_from
from register.models import Entry, Listing
from register.models.entry import may_see
from register.viewer import Viewer


def hidden_then(viewer: Viewer, *, day: date, known_at: datetime) -> list[str]:
    """Return the references of which the version that was known to stand is not open to the viewer, though another is.

    Who may see a version is asked of today. Only references whose versions are shown to different readers are folded.
    """
    if viewer.may_read_all:
        return []
    hidden = Entry.objects.exclude(may_see(viewer)).values("reference")
    mixed = Entry.objects.visible_to(viewer).filter(reference__in=hidden)
    shown = set(mixed.values_list("reference", "version"))
    events = events_of({reference for reference, _ in shown}) if shown else {}
    lives = {reference: life_from(reference, rows, known_at=known_at) for reference, rows in events.items()}
    return [reference for reference, life in lives.items() if (reference, life.shown_on(day)) not in shown]


def as_known(listings: Sequence[Listing], *, day: date, known_at: datetime) -> list[Listing]:
    """Return listings, not saved, that say of the same references what was known at a moment of a day, in order."""
    events = events_of(listing.reference for listing in listings)
    lives = {reference: life_from(reference, rows, known_at=known_at) for reference, rows in events.items()}
    texts = _texts(lives, day)
    return [_listing(listing, lives[listing.reference], texts[listing.reference], day) for listing in listings]


def _texts(lives: dict[str, Life], day: date) -> dict[str, str]:
    """Return the canonical text of the version that the list shows of each reference, in one query."""
    shown = {(reference, life.shown_on(day)) for reference, life in lives.items()}
    rows = Entry.objects.filter(reference__in=lives).values_list("reference", "version", "document__text")
    return {reference: text for reference, version, text in rows if (reference, version) in shown}


def _listing(now_listed: Listing, life: Life, text: str, day: date) -> Listing:
    """Return what the list shows of one reference; who may see it is asked of what is listed now."""
    shown = next(listed for listed in life.listing() if listed.days.contains(day))
    document, commenced_on = read_document(text), life.versions[shown.version].commenced_on
    facts = facts_of(document)
    return Listing(
        reference=now_listed.reference,
        during=DateRange(shown.days.start, shown.days.end),
        version=shown.version,
        status=shown.status.value,
        kind=document.kind,
        title=facts.title,
        theme=facts.theme,
        owner=facts.owner,
        depth=facts.depth,
        visibility=now_listed.visibility,
        organisations=list(facts.organisations),
        signed=shown.signed,
        required=shown.required,
        commenced_on=commenced_on,
        review_on=review_day(document, commenced_on=commenced_on),
        changed_on=shown.days.start,
    )
