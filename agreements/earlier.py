"""Lawful bases that an organisation has given before: on record, and in other drafts that the person may read."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agreements.models import Draft, DraftState, Section
from register.documents.canonical import canonical_json
from register.models import Entry
from signatories.access import Access

MOST_READ, MOST_OFFERED = 50, 6
# What says where a row stands, not what it answers.
_PLACE = frozenset({"id", "party"})


@dataclass(frozen=True)
class EarlierBasis:
    """Answers given before: `source` says where, `lines` what; `key` names them in an address."""

    row: Mapping[str, Any]
    source: str

    @property
    def key(self) -> str:
        """The answers' fingerprint: 16 hexadecimal figures."""
        answers = {name: value for name, value in self.row.items() if name not in _PLACE}
        return hashlib.sha256(canonical_json(answers).encode()).hexdigest()[:16]

    @property
    def function(self) -> str:
        """The job that needed it."""
        return str(self.row.get("function", "")).strip()

    @property
    def laws(self) -> str:
        """The laws chosen, in the order of the questions."""
        names = ("power", "art6", "art9", "schedule1", "schedule8")
        chosen = (self.row.get(name) or {} for name in names)
        said = [str(row.get("words") or row.get("law") or row.get("label") or "") for row in chosen]
        return "; ".join(law for law in said if law)


def earlier_bases(code: str, *, draft: Draft, access: Access, function: str = "") -> Sequence[EarlierBasis]:
    """Return what the organisation `code` answered elsewhere, each once, in two queries.

    Those for the same function come first, then the newest; what is on record comes before drafts.
    """
    each: dict[str, EarlierBasis] = {}
    for basis in (*_on_record(code, draft, access), *_drafted(code, draft, access)):
        each.setdefault(basis.key, basis)
    rows = [basis for basis in each.values() if basis.function or basis.laws]
    same = function.casefold().strip()
    return sorted(rows, key=lambda basis: not same or basis.function.casefold() != same)[:MOST_OFFERED]


def _on_record(code: str, draft: Draft, access: Access) -> Iterator[EarlierBasis]:
    """Those of the newest version of each agreement that the person reads in full, but of the draft's own.

    What the public may see can have parts withheld: only a party's own people, and who reads everything, read all.
    """
    viewer = access.viewer
    entries = Entry.objects.visible_to(viewer).filter(kind="agreement", organisations__contains=[code])
    if not viewer.may_read_all:
        entries = entries.filter(organisations__overlap=sorted(viewer.organisations))
    newest = entries.exclude(reference=draft.reference).order_by("-entered_on", "-pk")
    seen: set[str] = set()
    for reference, title, bases in newest.values_list("reference", "title", "document__content__bases")[:MOST_READ]:
        if reference not in seen:
            seen.add(reference)
            yield from (EarlierBasis(row, f"{reference} {title}") for row in bases or () if row["party"] == code)


def _drafted(code: str, draft: Draft, access: Access) -> Iterator[EarlierBasis]:
    drafts = Draft.objects.visible_to(access).exclude(state__in=[DraftState.ABANDONED, DraftState.APPROVED])
    sections = Section.objects.filter(chapter="basis", party=code, draft__in=drafts.exclude(pk=draft.pk))
    newest = sections.select_related("draft").order_by("-saved_at", "-pk")[:MOST_READ]
    for section in newest:
        yield from (EarlierBasis(row, f"the draft “{section.draft}”") for row in section.content.get("bases", ()))
