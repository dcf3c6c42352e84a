"""Each flow: from whom to whom, what, when and how."""

from register.documents.agreement import Agreement, Flow
from register.documents.labels import FLOW_STATUSES, FREQUENCIES, METHODS, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import sentence
from register.reading.tables import Row, Table, cell

COLUMNS = ("From and to", "What", "When", "How")


def each_flow(document: Agreement, names: Names) -> Table:
    """Return the flows in the document's order."""
    return Table("Flows", COLUMNS, tuple(_row(flow, names) for flow in document.flows))


def _row(flow: Flow, names: Names) -> Row:
    route, items = names.route(flow), names.items(flow.items)
    what = flow.label or items
    often = label(FREQUENCIES, flow.frequency) if flow.frequency else ""
    planned = label(FLOW_STATUSES, flow.status) if flow.status in FLOW_STATUSES else ""
    trigger = sentence(flow.trigger).rstrip(".")
    method = label(METHODS, flow.method) if flow.method and not (flow.method == "other" and flow.system) else ""
    return Row(
        head=cell(route[:1].upper() + route[1:], under=planned),
        cells=(
            cell(what[:1].upper() + what[1:], under=items if flow.label else ""),
            cell(trigger or often, under=in_sentence(often) if trigger else ""),
            cell(", ".join(part for part in (method, flow.system) if part), under=sentence(flow.conditions)),
        ),
    )
