"""The rows of a lawful basis with what the rules about them ask: whose, under which regime, for which items."""

from collections.abc import Iterator
from dataclasses import dataclass

from agreements.checks.context import Context
from agreements.checks.handling import covered_directions, flows_of, handled, joint_rows, sensitivities, sharing_codes
from agreements.checks.words import is_blank, party_name
from agreements.lawful import BOTH, PART_3, UK_GDPR, Offers, PartyFacts, offers
from register.documents.agreement import Agreement, Basis, DataItem
from register.documents.common import LegalChoice

CHAPTER = "basis"
DIRECTION_WORDS = {"giving": "give", "receiving": "receive", "both": "answer for"}


@dataclass(frozen=True)
class Case:
    """One row of a lawful basis of a party that is known."""

    document: Agreement
    context: Context
    row: Basis
    facts: PartyFacts

    @property
    def name(self) -> str:
        """What the party is called."""
        return party_name(self.document, self.row.party)

    @property
    def field(self) -> str:
        """The anchor of the party's part of the chapter."""
        return f"basis-{self.row.party}"

    @property
    def regime(self) -> str:
        """The regime chosen; the general one for a body that is not asked, "" when it is asked and has not said."""
        return self.row.regime or ("" if self.facts.is_competent_authority else UK_GDPR)

    @property
    def items(self) -> tuple[DataItem, ...]:
        """The items about people that the party handles in the directions of the row."""
        return handled(self.document, self.row.party, covered_directions(self.row.direction))

    @property
    def offers(self) -> Offers:
        """What is open to the party on the day, for what it handles."""
        outside = self.row.outside_tasks
        return offers(
            self.facts,
            self.row.direction or BOTH,
            self.regime,
            self.context.on,
            sensitivities=sensitivities(self.items),
            outside_tasks=outside.answer == "text" and not is_blank(outside.text),
        )

    def covers(self, direction: str) -> bool:
        """Return whether the row is about a direction; joint control (both) is covered by a row of either."""
        return direction == BOTH or direction in covered_directions(self.row.direction)


def cases(document: Agreement, context: Context) -> Iterator[Case]:
    """Return the rows of the parties that share; those of others are the business of the rules called "gone"."""
    sharing = sharing_codes(document)
    for row in document.bases:
        if row.party in sharing and row.party in context.organisations:
            yield Case(document, context, row, context.organisations[row.party])


def general_cases(document: Agreement, context: Context) -> Iterator[Case]:
    """Return those under the UK GDPR."""
    return (case for case in cases(document, context) if case.regime == UK_GDPR)


def law_enforcement_cases(document: Agreement, context: Context) -> Iterator[Case]:
    """Return those under Part 3 of the Data Protection Act 2018."""
    return (case for case in cases(document, context) if case.regime == PART_3)


def duties_to_explain(document: Agreement, context: Context) -> Iterator[tuple[str, str, list[Case]]]:
    """Return each party and direction for which information about people is handled, with the rows that cover it."""
    found = list(cases(document, context))
    for code in dict.fromkeys(sharing_codes(document)):
        moving = [direction for direction in ("giving", "receiving") if _moves(document, code, direction)]
        is_joint = any(code in row.parties for row in joint_rows(document))
        for direction in moving or ([BOTH] if is_joint else []):
            rows = [case for case in found if case.row.party == code and case.covers(direction)]
            if code in context.organisations and handled(document, code, covered_directions(direction)):
                yield code, direction, rows


def _moves(document: Agreement, code: str, direction: str) -> bool:
    return bool(flows_of(document, code, direction))


def is_made(choice: LegalChoice) -> bool:
    """Return whether a legal choice was made, from a list or in words."""
    return any(not is_blank(text) for text in (choice.code, choice.label, choice.law, choice.words))
