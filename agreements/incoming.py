"""Judges an agreement that was written elsewhere against this register: its organisations, processors and ids.

All is asked of the plain JSON, so that the faults of a document that is not yet one are all told at once. What is not
of the right type here is a fault of shape already, and passed over.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from agreements.chapters import OWN
from agreements.papers import MOST_ANNEXES
from register.documents.agreement import Agreement
from register.documents.faults import Fault, NotFit
from register.documents.incoming import Incoming

Row = Mapping[str, Any]
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CODE = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,99}", re.ASCII)

# Lists whose rows are found again by their id: on pages, in references, in comparisons.
WITH_IDS = (
    "parties",
    "items",
    "flows",
    "handovers",
    "bases",
    "retention",
    "clauses",
    "annexes",
    "joint_control.rows",
    "holdings.rows",
    "responsibilities.rows",
    "processors.suppliers.rows",
)


def judged(incoming: Incoming, *, known: Collection[str], papers: Mapping[str, Row]) -> Agreement:
    """Return the agreement of a file; raise NotFit with all its faults.

    `known`: the codes of those organisations that the register has, among the ones that the file names. `papers`: the
    media type, size and SHA-256 of each paper whose bytes are at hand, by that SHA-256 (hexadecimal).
    """
    content = incoming.content
    found = [
        *incoming.faults,
        *_unknown_organisations(content, known),
        *_parties_twice(content),
        *_rows_of_no_party(content),
        *_processors_answering(content),
        *_ids(content),
        *_papers(content, papers),
    ]
    if found or incoming.document is None:
        raise NotFit(found)
    return incoming.document


def organisations_named(content: Row) -> set[str]:
    """Return the codes of the organisations that lead or take part; what cannot be a code is left out."""
    codes = [_at(content, "identity.owner"), *_party_codes(content).values()]
    return {code for code in codes if isinstance(code, str) and _CODE.fullmatch(code)}


def _at(content: Any, path: str) -> Any:
    """Return what stands at a path of keys, or None."""
    for key in path.split("."):
        content = content.get(key) if isinstance(content, Mapping) else None
    return content


def _rows(content: Row, path: str) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a list, each with its path."""
    rows = _at(content, path)
    for position, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, Mapping):
            yield f"{path}[{position}]", row


def _party_codes(content: Row) -> dict[str, Any]:
    """Return the code of each party by the path of its row; "" where it is left out."""
    return {path: row.get("code", "") for path, row in _rows(content, "parties")}


def _unknown_organisations(content: Row, known: Collection[str]) -> Iterator[Fault]:
    owner = _at(content, "identity.owner") or ""
    named = {"identity.owner": owner} | {f"{path}.code": code for path, code in _party_codes(content).items()}
    for path, code in named.items():
        if code == "":
            yield Fault(path, "name the organisation by its code on this register.")
        elif isinstance(code, str) and code not in known:
            yield Fault(path, "no organisation of this register has that code.")


def _parties_twice(content: Row) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for path, code in _party_codes(content).items():
        if isinstance(code, str) and code and first.setdefault(code, path) != path:
            yield Fault(f"{path}.code", f"this organisation takes part already, in {first[code]}. Name it once.")


def _rows_of_no_party(content: Row) -> Iterator[Fault]:
    """A row that is a party's own has no place in a draft without that party, and would be lost."""
    codes = _party_codes(content).values()
    if not all(isinstance(code, str) for code in codes):
        return
    for key in (key for keys in OWN.values() for key in keys if key != "party"):
        for path, row in _rows(content, key):
            if row.get("party", "") not in codes and isinstance(row.get("party", ""), str):
                yield Fault(f"{path}.party", "name one of the parties, by its code.")


def _processors_answering(content: Row) -> Iterator[Fault]:
    """UK GDPR Article 28: a processor never becomes responsible (V2)."""
    processors = {
        code for _, row in _rows(content, "parties") if row.get("capacity") == "processor" for code in _code(row)
    }
    flows = {flow_id: row for _, row in _rows(content, "flows") for flow_id in _code(row, "id")}
    for path, point in _rows(content, "handovers"):
        if _receivers(point) & processors:
            yield Fault(f"{path}.receiver", "name a controller: a processor never answers for a copy.")
        elif not _at(point, "receiver.scope"):
            # A point that does not say who receives takes it from its flow.
            for flow_id in _code(point, "flow"):
                if _receivers(flows.get(flow_id, {})) & processors:
                    yield Fault(f"{path}.flow", "name a flow to a controller: a processor never answers for a copy.")


def _code(row: Row, key: str = "code") -> list[str]:
    """Return the text under a key as a list of one, or of none."""
    return [row[key]] if isinstance(row.get(key), str) else []


def _receivers(row: Row) -> set[str]:
    codes = _at(row, "receiver.codes") if _at(row, "receiver.scope") == "named" else None
    return {code for code in codes if isinstance(code, str)} if isinstance(codes, list) else set()


def papers_named(content: Row) -> set[str]:
    """Return the SHA-256 (hexadecimal) of the papers that the file names; what cannot be one is left out."""
    names = [row.get("sha256") for _, row in _rows(content, "annexes")]
    return {name for name in names if isinstance(name, str) and _SHA256.fullmatch(name)}


def _papers(content: Row, papers: Mapping[str, Row]) -> Iterator[Fault]:
    """What is agreed is the very bytes of a paper, so they must be at hand, and be what the file says of them."""
    annexes = list(_rows(content, "annexes"))
    if len(annexes) > MOST_ANNEXES:
        yield Fault("annexes", f"keep at most {MOST_ANNEXES} papers.")
    for path, row in annexes:
        name = row.get("sha256", "")
        if not isinstance(name, str):
            continue
        paper = papers.get(name)
        if paper is None:
            yield Fault(f"{path}.sha256", "no file with this SHA-256 is at hand. Give its folder: --annexes FOLDER.")
            continue
        for key, called in (("media_type", "media type"), ("size", "size in bytes")):
            if row.get(key, paper[key]) != paper[key]:
                yield Fault(f"{path}.{key}", f"the file with this SHA-256 has another {called}: {paper[key]}.")


def _ids(content: Row) -> Iterator[Fault]:
    for key in WITH_IDS:
        first: dict[str, str] = {}
        for path, row in _rows(content, key):
            row_id = row.get("id", "")
            if row_id == "":
                yield Fault(f"{path}.id", "give the row an id that no other row of this list has.")
            elif isinstance(row_id, str) and first.setdefault(row_id, path) != path:
                yield Fault(f"{path}.id", f"{first[row_id]} has this id already. Give each row one of its own.")
