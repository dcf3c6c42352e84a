"""The lists that are edited one row a form: where each stands in the document, its form, and how a row is shown."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.checking import facts_of
from agreements.forms.annexes import AnnexForm
from agreements.forms.basis import BasisForm
from agreements.forms.clauses import BLOCK_KINDS, LEVELS, BlockForm, ClauseForm
from agreements.forms.flows import FlowForm
from agreements.forms.incidents import NotificationForm, StepForm
from agreements.forms.items import ItemForm
from agreements.forms.keeping import RetentionForm
from agreements.forms.parties import PartyForm
from agreements.forms.responsibility import HoldingForm, JointRowForm, ResponsibilityForm
from agreements.forms.row_form import RowForm
from register.clock import today
from register.documents.file_kinds import FILE_KINDS
from register.documents.labels import CAPACITIES, DISPOSALS, METHODS, RETENTION_TRIGGERS, SENSITIVITIES, SUBJECTS
from register.documents.printing.naming import Names
from register.templatetags.register_words import filesize_short
from signatories.models import Organisation

Row = Mapping[str, Any]


def _nothing(party: str) -> dict[str, Any]:
    return {}


def _basis_extra(party: str) -> dict[str, Any]:
    return {"facts": facts_of(Organisation.objects.get(code=party)), "on": today()}


@dataclass(frozen=True)
class RowKind:
    """One list: `key` is its place in the section's content; `own` says that each party has its own.

    `lines` says a row in a few lines; `extra` gives what else the form asks for, by the party's code. `has_ids`:
    whether its rows have ids in the document; those without are found by what they say. `may_order`: whether it is the
    drafter who puts them in order. `within`: the kind of row that a list like this stands inside; its `key` has a gap
    for that row's id. `variants`: kinds of row that are added each by a link of its own, with their words.
    `add_view`, `open_view`: names of the views that add a row in another way, and that give out its file.
    """

    slug: str
    chapter: str
    key: str
    noun: str
    form: type[RowForm]
    head: Callable[[Row, Names], str]
    lines: Callable[[Row, Names], Sequence[str]]
    own: bool = False
    may_add: bool = True
    has_ids: bool = True
    may_order: bool = False
    within: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    add_view: str = ""
    open_view: str = ""
    extra: Callable[[str], dict[str, Any]] = _nothing


def _labels(codes: Sequence[str], labels: Mapping[str, str]) -> str:
    return ", ".join(labels.get(code, code) for code in codes)


def _item_lines(row: Row, names: Names) -> list[str]:
    about = _labels(row["subjects"], SUBJECTS) or row["subjects_other"]
    kind = SENSITIVITIES.get(row["sensitivity"], "")
    return [". ".join(part for part in (about, kind) if part), row["why"]]


def _flow_lines(row: Row, names: Names) -> list[str]:
    flow = next((flow for flow in names.document.flows if flow.id == row["id"]), None)
    if flow is None:
        return []
    way = f"{names.parties(flow.giver) or 'nobody yet'} to {names.parties(flow.receiver) or 'nobody yet'}"
    return [way[0].upper() + way[1:], METHODS.get(flow.method, ""), flow.trigger]


def _retention_lines(row: Row, names: Names) -> list[str]:
    since = RETENTION_TRIGGERS.get(row["trigger"], row["trigger_text"])
    return [" ".join(part for part in (row["period"], since.lower()) if part), DISPOSALS.get(row["disposal"], "")]


def _short(text: str) -> str:
    return textwrap.shorten(text, 120, placeholder=" …")


def _clause_lines(row: Row, names: Names) -> list[str]:
    parts = len(row["blocks"])
    said = next((text for block in row["blocks"] for text in (block["text"], *block["lines"]) if text), "")
    return [_short(said) or "Nothing is written yet", f"{parts} part{'' if parts == 1 else 's'}" if parts else ""]


def _block_lines(row: Row, names: Names) -> list[str]:
    table = f"{len(row['table'])} rows" if row["table"] else ""
    depth = dict(LEVELS)[str(row["level"])] if row["level"] else ""
    return [_short(row["text"]) or _short("; ".join(row["lines"])) or table, depth]


def _annex_lines(row: Row, names: Names) -> list[str]:
    kind = FILE_KINDS.get(row["media_type"], row["media_type"])
    return [", ".join(part for part in (kind, filesize_short(row["size"])) if part), f"SHA-256 {row['sha256']}"]


def _notification_lines(row: Row, names: Names) -> list[str]:
    told = f"{row['who'] or 'Somebody'} tells {row['whom'] or 'somebody'}"
    return [told[0].upper() + told[1:], row["within"]]


def _basis_lines(row: Row, names: Names) -> list[str]:
    choices = (row["power"], row["art6"], row["art9"], row["schedule1"], row["schedule8"])
    said = [choice["law"] or choice["label"] for choice in choices if choice["code"] or choice["words"]]
    return [row["function"], "; ".join(said)]


def _party_lines(row: Row, names: Names) -> list[str]:
    return [CAPACITIES.get(row["capacity"], ""), row["service"], row["group"]]


DIRECTIONS = {"giving": "For giving", "receiving": "For receiving", "both": "For giving and receiving"}

KINDS: Mapping[str, RowKind] = {
    kind.slug: kind
    for kind in (
        RowKind(
            "party",
            "parties",
            "parties",
            "organisation",
            PartyForm,
            lambda row, names: names.full(row["code"]),
            _party_lines,
            may_add=False,
        ),
        RowKind(
            "item", "items", "items", "item", ItemForm, lambda row, names: row["label"], _item_lines, may_order=True
        ),
        RowKind("flow", "flows", "flows", "flow", FlowForm, lambda row, names: row["label"], _flow_lines),
        RowKind(
            "joint",
            "responsibility",
            "joint_control.rows",
            "shared system or record",
            JointRowForm,
            lambda row, names: row["what"],
            lambda row, names: [", ".join(names.party(code) for code in row["parties"])],
        ),
        RowKind(
            "responsibility",
            "responsibility",
            "responsibilities.rows",
            "responsibility",
            ResponsibilityForm,
            lambda row, names: names.party(row["party"]),
            lambda row, names: [row["what"], row["by_when"]],
        ),
        RowKind(
            "holding",
            "responsibility",
            "holdings.rows",
            "holding",
            HoldingForm,
            lambda row, names: row["information"],
            lambda row, names: [names.party(row["party"]), "It never moves" if row["never_moves"] else ""],
        ),
        RowKind(
            "basis",
            "basis",
            "bases",
            "lawful basis",
            BasisForm,
            lambda row, names: DIRECTIONS.get(row["direction"], "Lawful basis"),
            _basis_lines,
            own=True,
            extra=_basis_extra,
        ),
        RowKind(
            "retention",
            "keeping",
            "retention",
            "rule",
            RetentionForm,
            lambda row, names: row["period"],
            _retention_lines,
            own=True,
        ),
        RowKind(
            "notification",
            "incidents",
            "incidents.notifications.rows",
            "rule",
            NotificationForm,
            lambda row, names: row["event"],
            _notification_lines,
            has_ids=False,
            may_order=True,
        ),
        RowKind(
            "step",
            "incidents",
            "incidents.escalation.rows",
            "step",
            StepForm,
            lambda row, names: row["who"],
            lambda row, names: [f"Meets {row['whom']}" if row["whom"] else "", row["within"]],
            has_ids=False,
            may_order=True,
        ),
        RowKind(
            "clause",
            "clauses",
            "clauses",
            "clause",
            ClauseForm,
            lambda row, names: " ".join(part for part in (row["number"], row["heading"]) if part) or "No heading",
            _clause_lines,
            may_order=True,
        ),
        RowKind(
            "block",
            "clauses",
            "clauses.{}.blocks",
            "part",
            BlockForm,
            lambda row, names: " ".join(part for part in (row["label"], BLOCK_KINDS[row["kind"]]) if part),
            _block_lines,
            has_ids=False,
            may_order=True,
            within="clause",
            variants=BLOCK_KINDS,
        ),
        RowKind(
            "annex",
            "clauses",
            "annexes",
            "paper",
            AnnexForm,
            lambda row, names: row["title"],
            _annex_lines,
            may_add=False,
            may_order=True,
            add_view="annex_add",
            open_view="annex",
        ),
    )
}


def key_of(kind: RowKind, owner: str) -> str:
    """Return where a list stands in the section's content; `owner`: the id of the row that it stands inside."""
    return kind.key.format(owner) if kind.within else kind.key
