"""The lists that a chapter's page shows: its rows, each with its lines, gaps and what may be done to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from agreements.acts.rows import row_keys, rows_of
from agreements.checks import Finding
from agreements.finding_links import CONFIRMATION
from agreements.forms.row_kinds import KINDS, RowKind, key_of
from agreements.models import Draft
from agreements.permissions import can_edit_part, can_lead
from agreements.views.opening import is_editable
from register.documents.agreement import Agreement
from register.documents.labels import HANDOVER_EVENTS
from register.documents.printing.naming import Names
from signatories.access import Access
from signatories.drafting.chapter import Chapter

SHARED = "all"
# The list whose rows may stand in groups.
GROUPED = "item"
# Which lists stand on which chapter's page, in order.
ON_PAGE: dict[str, tuple[str, ...]] = {
    "parties": ("party",),
    "items": ("item",),
    "flows": ("flow",),
    "responsibility": ("joint", "responsibility", "holding"),
    "basis": ("basis",),
    "keeping": ("retention",),
    "incidents": ("notification", "step"),
    "clauses": ("clause", "annex"),
}
# Which lists stand inside a row, on that row's page.
INNER = {"clause": "block"}
TITLES = {
    "block": "What it says",
    "clause": "Clauses of your own",
    "annex": "Papers that belong to the agreement",
    "joint": "Shared systems and records that you answer for together",
    "responsibility": "Anything else that one organisation must do",
    "holding": "Who answers for what, to begin with",
    "notification": "Who tells whom, and how soon",
    "step": "When you disagree",
}
# Where a finding about the whole list points.
LIST_FIELDS = {"party": "parties", "item": "items", "flow": "flows", "notification": "notifications"}
# What will stand in a list, said while it is empty.
EMPTY = {
    "item": (
        "Nothing is listed yet",
        "Each thing that is shared will stand here, one a row, with whom it is about and why it is needed. "
        "If you have a list already, paste it: each line becomes a row.",
    ),
    "flow": (
        "Nothing moves yet",
        "Each way in which information travels will stand here: who gives what to whom, and how.",
    ),
    "joint": ("", "None so far. Needed only if you decide together about a shared system or record."),
    "responsibility": ("", "None so far. What other sections ask of each organisation is counted already."),
    "holding": ("", "None so far. Needed only for information that does not move, or has no owner yet."),
    "basis": ("", "None so far: one row for giving, one for receiving, or one for both."),
    "clause": ("", "None so far. Needed only for what no other section asks: what words mean, liability, audit."),
    "annex": ("", "None so far. A form, a leaflet or a plan that you all use may stand here, as a file."),
    "block": ("", "Nothing is written yet. A clause is made of parts: paragraphs, lists, quotations, tables."),
    "notification": (
        "",
        "None so far: one row for each thing that may happen, such as a letter gone to the wrong house.",
    ),
    "step": ("", "None so far: who meets first, and who meets next if they do not agree."),
    "retention": ("", "None so far: one rule for all that it receives, or several."),
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
    gaps: Sequence[str]
    actions: Sequence[Link]


@dataclass(frozen=True)
class ShownList:
    """A list, or one group of it, with what may be added to it.

    `tally` counts a long list above its first row; `empty` is what will stand in it; `proposed` says who has yet to
    confirm a party's own list; `gaps` are those of the list and of no single row.
    """

    kind: RowKind
    title: str
    rows: Sequence[ShownRow]
    links: Sequence[Link] = field(default_factory=tuple)
    party: str = SHARED
    gaps: Sequence[str] = field(default_factory=tuple)
    empty: tuple[str, str] = ("", "")
    tally: str = ""
    proposed: str = ""


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
        elif slug == GROUPED:
            found += maker.grouped(kind)
        else:
            found.append(maker.shared(kind))
    return found


def lists_inside(
    kind: RowKind, row_id: str, *, draft: Draft, document: Agreement, access: Access
) -> Sequence[ShownList]:
    """Return the list that stands inside a row, for that row's page; none for rows without one, or not added yet."""
    if kind.slug not in INNER or not row_id:
        return ()
    return (_Maker(draft, document, access, []).shared(KINDS[INNER[kind.slug]], row_id),)


class _Maker:
    """Makes the lists of one page, knowing whose draft it is and who looks."""

    def __init__(self, draft: Draft, document: Agreement, access: Access, findings: list[Finding]) -> None:
        self.draft, self.document, self.access, self.findings = draft, document, access, findings
        self.names = Names(document)
        self.whole: dict[str, Any] = document.model_dump(mode="json", by_alias=True)
        self.leads = can_lead(access, draft) and is_editable(draft)
        self.unconfirmed = {finding.party for finding in findings if finding.rule == CONFIRMATION}

    def shared(self, kind: RowKind, owner: str = SHARED) -> ShownList:
        standing = rows_of(self.whole, key_of(kind, owner))
        keys = row_keys(standing)
        rows = [self._row(kind, owner, row, key, self.leads) for key, row in zip(keys, standing, strict=True)]
        return ShownList(
            kind,
            TITLES.get(kind.slug, ""),
            rows,
            self._adding(kind, owner, self.leads),
            owner,
            gaps=self._gaps(LIST_FIELDS.get(kind.slug, "")) if rows else (),
            empty=EMPTY.get(kind.slug, ("", "")),
        )

    def grouped(self, kind: RowKind) -> list[ShownList]:
        groups: dict[str, list[ShownRow]] = {}
        for row in rows_of(self.whole, kind.key):
            groups.setdefault(row["group"], []).append(self._row(kind, SHARED, row, row["id"], self.leads))
        if not groups:
            return [self.shared(kind)]
        links = self._adding(kind, SHARED, self.leads)
        rows = [row for group in groups.values() for row in group]
        # The head counts; the rows follow under their groups; the links stand again below a list of many rows.
        head = ShownList(kind, "", (), links[:2], tally=_tally(rows, kind), gaps=self._gaps(LIST_FIELDS[kind.slug]))
        lists = [ShownList(kind, name, group, party=f"group-{at}") for at, (name, group) in enumerate(groups.items())]
        return [head, *lists, ShownList(kind, "", (), links, party="end")]

    def own(self, kind: RowKind, code: str) -> ShownList:
        may = can_edit_part(self.access, self.draft, code) and is_editable(self.draft)
        standing = [row for row in rows_of(self.whole, kind.key) if row["party"] == code]
        rows = [self._row(kind, code, row, row["id"], may) for row in standing]
        return ShownList(
            kind,
            self.names.full(code),
            rows,
            self._adding(kind, code, may),
            code,
            gaps=self._gaps(f"{kind.slug}-{code}"),
            empty=EMPTY[kind.slug],
            proposed=self._proposed(code) if rows else "",
        )

    def _gaps(self, anchor: str) -> Sequence[str]:
        return [finding.sentence for finding in self.findings if finding.field == anchor]

    def _proposed(self, code: str) -> str:
        if code not in self.unconfirmed:
            return ""
        return f"Proposed by {self.draft.lead.called}, to be confirmed by {self.names.party(code)}."

    def _row(self, kind: RowKind, party: str, row: dict[str, Any], row_id: str, may_edit: bool) -> ShownRow:
        head = kind.head(row, self.names)
        anchor = f"{kind.slug}-{row_id}"
        value, *rest = [line for line in kind.lines(row, self.names) if line] or [""]
        opening = [Link("Open", reverse(kind.open_view, args=[self.draft.pk, row_id]), head)] if kind.open_view else []
        changing = [
            Link("Change", row_url("row", self.draft, kind, party, row_id), head),
            Link("Remove", row_url("row_remove", self.draft, kind, party, row_id), head),
        ]
        note = ". ".join(line.rstrip(".") for line in rest[:-1]) + (". " if rest[1:] else "") + "".join(rest[-1:])
        return ShownRow(anchor, head, value, note, self._gaps(anchor), opening + (changing if may_edit else []))

    def _adding(self, kind: RowKind, party: str, may_edit: bool) -> Sequence[Link]:
        if not may_edit or not (kind.may_add or kind.add_view):
            return ()
        article = "an" if kind.noun[0] in "aeio" else "a"
        add = row_url("row_add", self.draft, kind, party)
        if kind.add_view:
            add = reverse(kind.add_view, args=[self.draft.pk])
        links = [Link(f"Add a {words.lower()}", f"{add}?kind={code}") for code, words in kind.variants.items()]
        links = links or [Link(f"Add {article} {kind.noun}", add)]
        if kind.slug == GROUPED:
            links.append(Link("Paste a list", reverse("paste_items", args=[self.draft.pk])))
        if kind.may_order and len(rows_of(self.whole, key_of(kind, party))) > (0 if kind.slug == GROUPED else 1):
            words = "Change the order or the groups" if kind.slug == GROUPED else "Change the order"
            links.append(Link(words, row_url("row_order", self.draft, kind, party)))
        return links


def _tally(rows: Sequence[ShownRow], kind: RowKind) -> str:
    """Count rows and their gaps: "16 items, 2 gaps."."""
    gaps = sum(len(row.gaps) for row in rows)
    counted = f"{len(rows)} {kind.noun}{'' if len(rows) == 1 else 's'}"
    return f"{counted}, {gaps} gap{'' if gaps == 1 else 's'}." if gaps else f"{counted}."


def handovers_of(draft: Draft, document: Agreement, findings: Sequence[Finding], closed: str) -> list[ShownRow]:
    """Return each flow with its hand-over point in words, and the way to its question unless that is closed."""
    names, points = Names(document), {point.flow: point for point in document.handovers}
    rows = []
    for flow in document.flows:
        point, anchor = points.get(flow.id), f"handover-{flow.id}"
        said = (point.event_text or HANDOVER_EVENTS.get(point.event, "")) if point else ""
        gaps = [finding.sentence for finding in findings if finding.field == anchor]
        way = f"{names.parties(flow.giver) or 'nobody yet'} to {names.parties(flow.receiver) or 'nobody yet'}"
        actions = [Link("Change" if point else "Answer", reverse("handover", args=[draft.pk, flow.id]), flow.label)]
        rows.append(ShownRow(anchor, flow.label, said, way, gaps, () if closed else actions))
    return rows
