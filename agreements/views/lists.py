"""The lists that a chapter's page shows: its rows, each with its lines, gaps and what may be done to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from agreements.acts.rows import rows_of
from agreements.checks import Finding
from agreements.forms.row_kinds import KINDS, RowKind
from agreements.models import Draft
from agreements.permissions import can_edit_part, can_lead
from agreements.views.opening import is_editable
from register.documents.agreement import Agreement
from register.documents.labels import HANDOVER_EVENTS
from register.documents.printing.naming import Names
from signatories.access import Access
from signatories.drafting.chapter import Chapter

SHARED = "all"
# Which lists stand on which chapter's page, in order.
ON_PAGE: dict[str, tuple[str, ...]] = {
    "parties": ("party",),
    "items": ("item",),
    "flows": ("flow",),
    "responsibility": ("joint", "responsibility", "holding"),
    "basis": ("basis",),
    "keeping": ("retention",),
}
TITLES = {
    "joint": "Answered for together",
    "responsibility": "Anything else that one organisation must do",
    "holding": "Who answers for what, to begin with",
}


@dataclass(frozen=True)
class Link:
    """A link of a list or row: an address, its words, and hidden words that say of what."""

    text: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class ShownRow:
    """A row as components/summary_list.html takes it."""

    id: str
    key: str
    value: str
    note: str
    gap: str
    actions: Sequence[Link]


@dataclass(frozen=True)
class ShownList:
    """A list, or one group of it, with what may be added to it."""

    kind: RowKind
    title: str
    rows: Sequence[ShownRow]
    links: Sequence[Link] = field(default_factory=tuple)
    party: str = SHARED
    remark: str = ""


def row_url(name: str, draft: Draft, kind: RowKind, party: str, row: str = "") -> str:
    """Return the address of an act on a list or row: `row_add`, `row`, `row_remove`, `row_move`."""
    return reverse(name, args=[draft.pk, kind.slug, party or SHARED, *([row] if row else [])])


def lists_of(
    chapter: Chapter, *, draft: Draft, document: Agreement, access: Access, findings: Iterable[Finding]
) -> list[ShownList]:
    """Return the lists of a chapter's page; parties' own lists stand one under each party's name."""
    maker = _Maker(draft, document, access, list(findings))
    found: list[ShownList] = []
    for slug in ON_PAGE.get(chapter.key, ()):
        kind = KINDS[slug]
        if kind.own:
            found += [maker.own(kind, party.code) for party in document.parties]
        elif slug == "item":
            found += maker.grouped(kind)
        else:
            found.append(maker.shared(kind))
    return found


class _Maker:
    """Makes the lists of one page, knowing whose draft it is and who looks."""

    def __init__(self, draft: Draft, document: Agreement, access: Access, findings: list[Finding]) -> None:
        self.draft, self.document, self.access, self.findings = draft, document, access, findings
        self.names = Names(document)
        self.whole: dict[str, Any] = document.model_dump(mode="json", by_alias=True)
        self.leads = can_lead(access, draft) and is_editable(draft)

    def shared(self, kind: RowKind) -> ShownList:
        rows = [self._row(kind, SHARED, row, self.leads) for row in rows_of(self.whole, kind.key)]
        return ShownList(kind, TITLES.get(kind.slug, ""), rows, self._adding(kind, SHARED, self.leads))

    def grouped(self, kind: RowKind) -> list[ShownList]:
        groups: dict[str, list[ShownRow]] = {}
        for row in rows_of(self.whole, kind.key):
            groups.setdefault(row["group"], []).append(self._row(kind, SHARED, row, self.leads))
        lists = [ShownList(kind, name, rows) for name, rows in groups.items()]
        return [*lists, ShownList(kind, "", (), self._adding(kind, SHARED, self.leads))]

    def own(self, kind: RowKind, code: str) -> ShownList:
        may = can_edit_part(self.access, self.draft, code) and is_editable(self.draft)
        rows = [self._row(kind, code, row, may) for row in rows_of(self.whole, kind.key) if row["party"] == code]
        gaps = [finding.sentence for finding in self.findings if finding.party == code and finding.level == "error"]
        return ShownList(
            kind, self.names.full(code), rows, self._adding(kind, code, may), code, gaps[0] if gaps else ""
        )

    def _row(self, kind: RowKind, party: str, row: dict[str, Any], may_edit: bool) -> ShownRow:
        head = kind.head(row, self.names)
        anchor = f"{kind.slug}-{row['id']}"
        value, *rest = [line for line in kind.lines(row, self.names) if line] or [""]
        gaps = [finding.sentence for finding in self.findings if finding.field == anchor]
        actions = [
            Link("Change", row_url("row", self.draft, kind, party, row["id"]), head),
            Link("Remove", row_url("row_remove", self.draft, kind, party, row["id"]), head),
        ]
        return ShownRow(anchor, head, value, " ".join(rest), " ".join(gaps), actions if may_edit else ())

    def _adding(self, kind: RowKind, party: str, may_edit: bool) -> Sequence[Link]:
        if not may_edit or not kind.may_add:
            return ()
        article = "an" if kind.noun[0] in "aeio" else "a"
        links = [Link(f"Add {article} {kind.noun}", row_url("row_add", self.draft, kind, party))]
        if kind.slug == "item":
            links.append(Link("Paste a list", reverse("paste_items", args=[self.draft.pk])))
            links.append(Link("Change the order", reverse("row_order", args=[self.draft.pk, kind.slug, party])))
        return links


def handovers_of(draft: Draft, document: Agreement, findings: Sequence[Finding]) -> list[ShownRow]:
    """Return each flow with its hand-over point in words, and the way to its question."""
    names, points = Names(document), {point.flow: point for point in document.handovers}
    rows = []
    for flow in document.flows:
        point, anchor = points.get(flow.id), f"handover-{flow.id}"
        said = (point.event_text or HANDOVER_EVENTS.get(point.event, "")) if point else ""
        gaps = " ".join(finding.sentence for finding in findings if finding.field == anchor)
        way = f"{names.parties(flow.giver) or 'nobody yet'} to {names.parties(flow.receiver) or 'nobody yet'}"
        actions = [Link("Change" if point else "Answer", reverse("handover", args=[draft.pk, flow.id]), flow.label)]
        rows.append(ShownRow(anchor, flow.label, said, way, gaps, actions if is_editable(draft) else ()))
    return rows
