"""One of the two versions: whom and what it speaks of, by the names that it gives them."""

from dataclasses import dataclass
from functools import cached_property

from register.documents.agreement import Agreement, Flow
from register.documents.canonical import Document
from register.documents.common import PartyChoice
from register.documents.labels import in_sentence
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import listed

GONE = "a row that is gone"


@dataclass(frozen=True)
class Side:
    """A version of the two; what it does not name is named as in the other."""

    names: Names
    other: Names

    def party(self, code: str) -> str:
        """Return what a sentence calls a party; a code that neither version names reads as words."""
        if not code:
            return ""
        found = self.names.party(code)
        found = self.other.party(code) if found == code else found
        return code.replace("-", " ").replace("_", " ").title() if found == code else found

    @cached_property
    def _items(self) -> dict[str, str]:
        return {item.id: item.label for item in self.names.document.items if item.id}

    @cached_property
    def _flows(self) -> dict[str, Flow]:
        return {flow.id: flow for flow in self.names.document.flows if flow.id}

    def item(self, row: str) -> str:
        """Return what an item is called, by its id."""
        return in_sentence(self._items[row]) or "an item without a name" if row in self._items else GONE

    def parties(self, choice: PartyChoice) -> str:
        """Return who is meant, as a sentence lists them; "" for nobody."""
        return (
            listed(self.party(code) for code in choice.codes)
            if choice.scope == "named"
            else (self.names.parties(PartyChoice(scope=choice.scope)))
        )

    def flow_label(self, row: str) -> str:
        """Return the label of a flow, by its id; "" where it has none or is gone."""
        return self._flows[row].label if row in self._flows else ""

    def flow(self, row: str) -> str:
        """Return what a flow is called, by its id; "" for no flow."""
        if not row:
            return ""
        return self.flow_name(self._flows[row]) if row in self._flows else GONE

    def flow_name(self, flow: Flow) -> str:
        """Return a flow's label, else between whom it goes."""
        return f"“{flow.label}”" if flow.label.strip() else self.names.route(flow) or "without a name"


def two_sides(old: Document, new: Document) -> tuple[Side, Side]:
    """Return both sides; a protocol has no parties, items or flows to name."""
    before, after = (Names(document if isinstance(document, Agreement) else Agreement()) for document in (old, new))
    return Side(before, after), Side(after, before)
