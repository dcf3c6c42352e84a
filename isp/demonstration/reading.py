"""Reads an agreement of the demonstration: its file over what all say alike, short forms written out in full."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from agreements.law import lists

FOLDER = Path(__file__).parent / "agreements"
Row = dict[str, Any]

# Choices of a legal list, written as their codes: field of a lawful basis → list.
LEGAL = {
    "power": "gateways",
    "art6": "art6",
    "limb": "section8",
    "art9": "art9",
    "schedule1": "schedule1",
    "schedule8": "schedule8",
    "art10_schedule1": "schedule1",
}
# Parts of a document that are words, and those whose words are rules of change.
WORDINGS = ("quality", "at_end", "foi")
CHANGES = ("leaving", "accession", "exclusion", "variation")
OPTIONAL_ROWS = ("process_steps", "joint_control", "holdings", "responsibilities", "risks", "transfers")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def read_toml(path: Path) -> Row:
    """Return a file of the demonstration; lines within a paragraph are joined."""
    content: Row = _joined(tomllib.loads(path.read_text(encoding="utf-8")))
    return content


def agreement(name: str) -> Row:
    """Return what the agreement `name` says, as its document's JSON has it.

    Beside that: `lead`, a code; `unfinished`, the chapters that its manager has not finished. What the file names as
    `without` is left open.
    """
    said = _over(read_toml(FOLDER / "common.toml"), read_toml(FOLDER / f"{name}.toml"))
    said["items"] = [item for group in said.pop("group") for item in _items(group)]
    said["parties"] = [_party(party) for party in said["parties"]]
    codes = [party["code"] for party in said["parties"]]
    said["flows"] = [_flow(flow) for flow in said["flows"]]
    said["handovers"] = _handovers(said["handovers"], said["flows"])
    for key in OWN_ROWS:
        said[key] = _of_each_party(key, said.get(key, []), codes)
    for key in OPTIONAL_ROWS:
        said[key] = _rows(key, said.get(key, []))
    left_open = said.pop("without", [])
    return {key: value for key, value in _worded(said).items() if key not in left_open}


def _joined(value: Any) -> Any:
    if isinstance(value, str):
        return "\n".join(_LINE_BREAK.sub(" ", part).strip() for part in value.split("\n\n"))
    if isinstance(value, list):
        return [_joined(part) for part in value]
    return {key: _joined(part) for key, part in value.items()} if isinstance(value, dict) else value


def _over(common: Row, own: Row) -> Row:
    """Return `own` over `common`, one level deep."""
    found = dict(common)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(found.get(key), dict)
        found[key] = {**found[key], **value} if both else value
    return found


def _party(party: Row) -> Row:
    return {"id": f"party-{party['code']}", "capacity": "controller", "must_sign": True, **party}


def _items(group: Row) -> list[Row]:
    return [_item(f"{group['prefix']}{place:02}", row, group) for place, row in enumerate(group["items"], start=1)]


def _item(row_id: str, row: Row, group: Row) -> Row:
    """Return a data item; `kind` is its category, `when` makes it shared only if relevant."""
    kind, when = row["kind"], row.get("when", "")
    return {
        "id": row_id,
        "label": row["label"],
        "group": group["name"],
        "subjects": row.get("subjects", group["subjects"]),
        "subjects_other": group.get("subjects_other", ""),
        "category": kind,
        "sensitivity": row.get("sensitivity") or lists.find("categories", kind).flags["sensitivity"],
        "identifiability": "identifiable",
        "fact_or_opinion": row.get("fact", ""),
        "why": row["why"],
        "required": "if_relevant" if when else "always",
        "required_when": when,
        "source": row.get("source", ""),
        "standard": row.get("standard", ""),
        "access": row.get("access", ""),
        "matches_people": row.get("matches", False),
    }


def chosen_items(said: str | list[str] | Mapping[str, list[str]]) -> Row:
    """Return a choice of items: "all", a list of groups, or a table with the ids of rows under `items`."""
    if isinstance(said, str):
        return {"scope": said}
    return (
        {"scope": "chosen", "items": said["items"]}
        if isinstance(said, Mapping)
        else {"scope": "groups", "groups": said}
    )


def _parties(said: str | list[str]) -> Row:
    return {"scope": said} if isinstance(said, str) else {"scope": "named", "codes": said}


def _flow(row: Row) -> Row:
    encryption = row.get("encryption", "")
    return {
        **{key: value for key, value in row.items() if key not in ("from", "to")},
        "giver": _parties(row["from"]),
        "receiver": _parties(row["to"]),
        "items": chosen_items(row["items"]),
        "encryption": {"answer": "yes", "text": encryption} if encryption else {"answer": ""},
        "status": "running",
    }


def _handovers(rows: list[Row], flows: list[Row]) -> list[Row]:
    """Return the hand-over points in order; who gives what to whom is the flow's."""
    by_id = {flow["id"]: flow for flow in flows}
    return [
        {"id": f"hand-over-{row['flow']}", "order": place, **row}
        | {name: by_id[row["flow"]][name] for name in ("giver", "receiver", "items")}
        for place, row in enumerate(rows, start=1)
    ]


def _of_each_party(name: str, rows: list[Row], codes: list[str]) -> list[Row]:
    """Return rows of one party each: a row may name several, or "each"."""
    found, places = [], Counter[str]()
    for row in rows:
        named = codes if row["party"] == "each" else row["party"]
        for code in [named] if isinstance(named, str) else named:
            places[code] += 1
            found.append(OWN_ROWS[name]({**row, "party": code}, f"{name}-{code}-{places[code]}"))
    return found


def _basis(row: Row, row_id: str) -> Row:
    choices = {field: legal_choice(LEGAL[field], row[field]) for field in LEGAL if field in row}
    secrecy = {"secrecy": {"answer": "yes", "text": row["secrecy"]}} if "secrecy" in row else {}
    return {"id": row_id, "direction": "both", "regime": "uk_gdpr", **row, **choices, **secrecy}


def legal_choice(list_name: str, code: str) -> Row:
    """Return a choice of a legal list as a document holds it: with its label and law of the day."""
    choice = lists.find(list_name, code)
    return {"code": choice.code, "label": choice.label, "law": choice.law}


def _retention_rule(row: Row, row_id: str) -> Row:
    return {"id": row_id, **row, "items": chosen_items(row.get("items", "all"))}


OWN_ROWS: Mapping[str, Callable[[Row, str], Row]] = {
    "bases": _basis,
    "retention": _retention_rule,
    "notices": lambda row, row_id: row,
}


def _rows(name: str, rows: list[Row]) -> Row:
    """Return an optional section: its rows, or that there are none."""
    if not rows:
        return {"answer": "none"}
    prefix = "" if name in ("process_steps", "risks") else f"{name.replace('_', '-')}-"
    return {"answer": "rows", "rows": [_row(row, prefix and f"{prefix}{n}") for n, row in enumerate(rows, start=1)]}


def _row(row: Row, row_id: str) -> Row:
    if "items" in row:
        row = {**row, "items": chosen_items(row["items"])}
    if "duties" in row:
        row = {**row, "duties": [{"duty": duty, "party": party} for duty, party in row["duties"].items()]}
    return {"id": row_id, **row} if row_id else row


def _worded(said: Row) -> Row:
    """Return the parts with every text in the shape that the document has for it."""
    for name in WORDINGS:
        said[name] = {"source": "own", "text": said[name]}
    for name in CHANGES:
        said[name] = {"wording": {"source": "own", "text": said[name]}}
    for name in ("rights", "security", "incidents"):
        if "wording" in said[name]:
            said[name]["wording"] = {"source": "own", "text": said[name]["wording"]}
    for name in ("notifications", "escalation"):
        said["incidents"][name] = {"answer": "rows", "rows": said["incidents"][name]}
    uses = said["uses"]
    uses["prohibited"] = {"answer": "rows", "rows": [{"text": text} for text in uses["prohibited"]]}
    uses["outputs"] = _optional(uses["outputs"])
    said["scope"]["out"] = _optional(said["scope"]["out"])
    return said


def _optional(text: str) -> Row:
    return {"answer": "none"} if text == "none" else {"answer": "text", "text": text}
