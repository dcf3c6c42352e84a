"""Folds a reference into its projections: entries, bindings, listings, named parties; made again at will."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Func, Value

from register.documents.canonical import Document as TypedDocument
from register.documents.canonical import read_document
from register.documents.parties import named_parties
from register.entries.facts import Facts, facts_of, review_day
from register.entries.lives import events_of, life_from
from register.entries.status import Days, Life, VersionLife
from register.log.verbs import PRINTED
from register.models import Binding, Document, Entry, Event, Listing, NamedParty


@dataclass(frozen=True)
class Projected:
    """The rows that the log says a reference has, not saved; `words` are search texts, one a listing."""

    entries: Sequence[Entry]
    bindings: Sequence[Binding]
    listings: Sequence[Listing]
    words: Sequence[str]
    parties: Sequence[NamedParty]


@dataclass(frozen=True)
class _Version:
    """One version as the projection needs it: its life, its row and text, and what it says."""

    life: VersionLife
    row: Document
    document: TypedDocument
    facts: Facts


def project(reference: str) -> None:
    """Write the projections of `reference` anew from the log; the caller has locked its entries."""
    project_all([reference])


def project_all(references: Iterable[str]) -> None:
    """Write the projections of references anew, in as many statements for all as for one; their entries are locked.

    Entries are written over, never deleted: whoever waits for their lock would find nothing to lock.
    """
    projected = projected_rows_of(references)
    Entry.objects.bulk_create(
        [entry for one in projected.values() for entry in one.entries],
        update_conflicts=True,
        unique_fields=["reference", "version"],
        update_fields=[field.name for field in Entry._meta.fields if field.name not in {"id", "reference", "version"}],
    )
    for model in (Listing, Binding, NamedParty):
        model.objects.filter(reference__in=projected).delete()
    NamedParty.objects.bulk_create([party for one in projected.values() for party in one.parties])
    Binding.objects.bulk_create([binding for one in projected.values() for binding in one.bindings])
    Listing.objects.bulk_create([listing for one in projected.values() for listing in with_words(one)])


def with_words(projected: Projected) -> Iterable[Listing]:
    """Yield the listings, each with its search vector, which the database makes on writing."""
    for listing, words in zip(projected.listings, projected.words, strict=True):
        listing.words = search_vector(listing, words)
        yield listing


def search_vector(listing: Listing, words: str) -> Func:
    """Return the search vector of a listing: reference and title above the rest."""
    return Func(
        Value(f"{listing.reference} {listing.title}", output_field=models.TextField()),
        Value(words, output_field=models.TextField()),
        template="(setweight(to_tsvector('english', %(expressions)s), 'B'))",
        arg_joiner="), 'A') || setweight(to_tsvector('english', ",
    )


def projected_rows(reference: str) -> Projected:
    """Return the rows that a fresh fold of the log gives for `reference`."""
    return projected_rows_of([reference])[reference]


def projected_rows_of(references: Iterable[str]) -> dict[str, Projected]:
    """Return the rows that a fresh fold of the log gives for each reference, in two queries."""
    events = events_of(references)
    documents = _documents(events.values())
    return {reference: _projected(reference, rows, documents) for reference, rows in events.items()}


def _projected(reference: str, events: Sequence[Event], documents: Mapping[bytes, Document]) -> Projected:
    life = life_from(reference, events)
    versions = _versions(life, events, documents)
    seen = _visibilities(events)
    last = {event.version: event.number for event in events if event.verb in PRINTED}
    return Projected(
        entries=[_entry(reference, version, seen, last) for version in versions.values()],
        bindings=list(_bindings(reference, versions.values())),
        listings=list(_listings(reference, life, versions, seen)),
        words=[versions[version].facts.search_text for _, version, *_ in life.listing()],
        parties=list(_parties(reference, versions.values(), events)),
    )


def _digests(events: Iterable[Event]) -> dict[int, bytes]:
    """Return the digest of the document of each version that events entered."""
    return {event.version: bytes.fromhex(event.particulars["digest"]) for event in events if event.verb == "entered"}


def _documents(events: Iterable[Iterable[Event]]) -> dict[bytes, Document]:
    """Return the documents that the events of references entered, by digest."""
    digests = {digest for rows in events for digest in _digests(rows).values()}
    return {bytes(row.digest): row for row in Document.objects.filter(digest__in=digests).defer("content")}


def _versions(life: Life, events: Iterable[Event], documents: Mapping[bytes, Document]) -> dict[int, _Version]:
    digests = _digests(events)
    found = {}
    for number, version_life in sorted(life.versions.items()):
        row = documents[digests[number]]
        document = read_document(row.text)
        found[number] = _Version(version_life, row, document, facts_of(document))
    return found


def _visibilities(events: Iterable[Event]) -> dict[int, str]:
    """Return who may see each version: as its text said when it was entered, until it was set otherwise."""
    said = ("entered", "visibility set")
    return {event.version: event.particulars["visibility"] for event in events if event.verb in said}


def _range(days: Days | None) -> DateRange | None:
    return DateRange(days.start, days.end) if days else None


def _common(version: _Version, visibility: str) -> dict[str, Any]:
    named = version.facts.organisations or tuple(sorted(version.life.must_sign))
    joined = sorted(set(version.life.signed).difference(named))
    return {
        "version": version.life.version,
        "kind": version.row.kind,
        "title": version.facts.title,
        "theme": version.facts.theme,
        "owner": version.facts.owner,
        "depth": version.facts.depth,
        "visibility": visibility,
        "organisations": [*named, *joined],
        "commenced_on": version.life.commenced_on,
        "review_on": review_day(version.document, commenced_on=version.life.commenced_on),
    }


def _entry(reference: str, version: _Version, seen: dict[int, str], last: dict[int, int]) -> Entry:
    life = version.life
    return Entry(
        reference=reference,
        document=version.row,
        must_sign=sorted(life.must_sign),
        carried=sorted(life.carried),
        rule=life.rule,
        supersedes=life.supersedes,
        entered_on=life.entered_on,
        in_force=_range(life.in_force),
        last_event=last[life.version],
        **_common(version, seen[life.version]),
    )


def _bindings(reference: str, versions: Iterable[_Version]) -> Iterable[Binding]:
    for version in versions:
        for organisation, stretches in sorted(version.life.bindings.items()):
            for days in stretches:
                yield Binding(
                    reference=reference,
                    version=version.life.version,
                    organisation=organisation,
                    bound=DateRange(days.start, days.end),
                )


def _parties(reference: str, versions: Iterable[_Version], events: Sequence[Event]) -> Iterable[NamedParty]:
    """Yield organisations under their names; who joined later stands in no document, and that name may be erased."""
    joined = {(event.version, event.organisation): event for event in events if event.verb == "acceded"}
    for version in versions:
        number = version.life.version
        named = {party.code: (party.name, party.short_name) for party in named_parties(version.document)}
        for (_, code), event in joined.items():
            if event.version == number and code in version.life.signed and event.particulars:
                named.setdefault(code, (event.particulars["organisation_name"], ""))
        for code, (name, short_name) in named.items():
            yield NamedParty(
                reference=reference,
                version=number,
                organisation=code,
                name=name,
                short_name=short_name,
                entered_on=version.life.entered_on,
            )


def _listings(reference: str, life: Life, versions: dict[int, _Version], seen: dict[int, str]) -> Iterable[Listing]:
    for days, number, status, signed, required in life.listing():
        yield Listing(
            reference=reference,
            during=_range(days),
            status=status.value,
            signed=signed,
            required=required,
            changed_on=days.start,
            **_common(versions[number], seen[number]),
        )
