"""Who and what a document speaks of, by the names and numbers that it gives them."""

from dataclasses import dataclass
from functools import cached_property

from register.documents.agreement import Agreement, DataItem, Flow
from register.documents.common import ItemChoice, PartyChoice
from register.documents.labels import SUBJECTS, in_sentence, label
from register.documents.printing.phrasing import listed, ranges


@dataclass(frozen=True)
class Names:
    """The names of parties, the numbers of data items and flows, as the tables of this agreement print them."""

    document: Agreement

    @cached_property
    def _short(self) -> dict[str, str]:
        return {party.code: party.short_name or party.name or party.code for party in self.document.parties}

    @cached_property
    def _full(self) -> dict[str, str]:
        return {party.code: party.name or party.code for party in self.document.parties}

    @cached_property
    def groups(self) -> dict[str, list[DataItem]]:
        """Returns the data items by group, in the order in which the groups first appear; "" for those in none."""
        found: dict[str, list[DataItem]] = {}
        for item in self.document.items:
            found.setdefault(item.group, []).append(item)
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        in_order = [item for items in self.groups.values() for item in items]
        return {item.id: place for place, item in enumerate(in_order, start=1)}

    @cached_property
    def _flow_numbers(self) -> dict[str, int]:
        return {flow.id: place for place, flow in enumerate(self.document.flows, start=1)}

    def party(self, code: str) -> str:
        """Returns what a sentence calls a party; the code itself for one that the document does not name."""
        return self._short.get(code, code)

    def full(self, code: str) -> str:
        """Returns a party's whole name; the code itself for one that the document does not name."""
        return self._full.get(code, code)

    def parties(self, choice: PartyChoice) -> str:
        """Returns who is meant: "each party", "all at the meeting", or names; "" where nobody was chosen."""
        if choice.scope == "each_party":
            return "each party"
        if choice.scope == "all_at_meeting":
            return "all at the meeting"
        return listed(self.party(code) for code in choice.codes)

    def items(self, choice: ItemChoice) -> str:
        """Returns which items are meant: "all items", "items 1 to 12", or groups; "" where none was chosen."""
        if choice.scope == "all":
            return "all items"
        if choice.scope == "groups":
            return listed(f"“{group}”" for group in choice.groups)
        numbers = [self._numbers[row] for row in choice.items if row in self._numbers]
        return f"item{'' if len(numbers) == 1 else 's'} {ranges(numbers)}" if numbers else ""

    def flow(self, row: str) -> str:
        """Returns "flow 2"; "" for a row that is gone."""
        place = self._flow_numbers.get(row)
        return f"flow {place}" if place else ""

    def route(self, flow: Flow) -> str:
        """Returns "the hospitals to Rutland"; "" while either end is open."""
        giver, receiver = self.parties(flow.giver), self.parties(flow.receiver)
        return f"{giver} to {receiver}" if giver and receiver else ""

    def subjects(self, item: DataItem) -> str:
        """Returns about whom an item is, "" where that is open."""
        named = [label(SUBJECTS, code) for code in item.subjects]
        first, *rest = [*named, *([item.subjects_other] if item.subjects_other else [])] or [""]
        return listed([first, *(in_sentence(word) for word in rest)])

    @cached_property
    def people(self) -> str:
        """Returns all whom the items are about, as a sentence lists them: "patients, and parents and carers"."""
        found: dict[str, None] = {}
        for item in self.document.items:
            found.update(dict.fromkeys(in_sentence(label(SUBJECTS, code)) for code in item.subjects))
            found.update(dict.fromkeys([item.subjects_other] if item.subjects_other else []))
        words = list(found)
        if any(" and " in word for word in words) and len(words) > 1:
            return f"{', '.join(words[:-1])}, and {words[-1]}"
        return listed(words)

    @cached_property
    def identifies_people(self) -> bool:
        """Says whether any item could identify somebody; totals want no lawful basis and no hand-over."""
        return any(item.identifiability not in ("aggregate", "anonymous") for item in self.document.items)


def party_name(document: Agreement, code: str) -> str:
    """Return what a sentence of this agreement calls a party; the code itself for one that it does not name."""
    return Names(document).party(code)
