"""Each flow: from whom to whom, what, when and how."""

from register.documents.agreement import Agreement, Flow
from register.documents.labels import FLOW_STATUSES, FREQUENCIES, METHODS, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import sentence
from register.web.tables import Row, Table, cell

# What starts these flows says already when they happen.
EACH_TIME = frozenset({"", "event_driven"})
COLUMNS = ("From and to", "What", "When", "How")


def each_flow(document: Agreement, names: Names) -> Table:
    """Return the flows in the document's order."""
    return Table("Flows", COLUMNS, tuple(_row(flow, names) for flow in document.flows))


def _row(flow: Flow, names: Names) -> Row:
    route, items = names.route(flow), names.items(flow.items)
    what = flow.label or items
    often = label(FREQUENCIES, flow.frequency) if flow.frequency not in EACH_TIME else ""
    planned = label(FLOW_STATUSES, flow.status) if flow.status in FLOW_STATUSES else ""
    trigger = sentence(flow.trigger).rstrip(".")
    method = label(METHODS, flow.method) if flow.method and not (flow.method == "other" and flow.system) else ""
    return Row(
        head=cell(_capital(route), under=planned),
        cells=(
            cell(_capital(what), under=_capital(items) if flow.label else ""),
            cell(trigger or often, under=often if trigger else ""),
            cell(", ".join(part for part in (method, flow.system) if part), under=sentence(flow.conditions)),
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
