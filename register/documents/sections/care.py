"""Chapters 11 to 15: how the information is looked after, and by whom."""

from typing import Literal

from register.documents.common import Code, ItemChoice, LegalChoice, Link, Part, PartialDate, RowId, Rows, Text, Wording


class Security(Part):
    """How the information is kept safe."""

    wording: Wording = Wording()
    access: Text = ""
    storage: Text = ""
    in_transit: Text = ""
    vetting: Text = ""
    training: Text = ""


class RetentionRule(Part):
    """How long a party or a processor keeps what it receives, and what then becomes of it."""

    id: RowId = ""
    party: Code = ""
    holder: Text = ""
    items: ItemChoice = ItemChoice()
    period: Text = ""
    trigger: Code = ""
    trigger_text: Text = ""
    condition: Text = ""
    law: Text = ""
    disposal: Code = ""


class NotificationRule(Part):
    """Who tells whom when something happens, and how soon."""

    event: Text = ""
    who: Text = ""
    whom: Text = ""
    within: Text = ""


class EscalationStep(Part):
    """Who meets whom about a disagreement, and within what time."""

    who: Text = ""
    whom: Text = ""
    within: Text = ""


class Incidents(Part):
    """What is done when something goes wrong, or when the parties disagree."""

    wording: Wording = Wording()
    notifications: Rows[NotificationRule] = Rows[NotificationRule]()
    leads: Text = ""
    tells: Text = ""
    escalation: Rows[EscalationStep] = Rows[EscalationStep]()


class Processor(Part):
    """A supplier, or a kind of supplier, that holds or handles the information for a party."""

    id: RowId = ""
    name: Text = ""
    party: Code = ""
    task: Text = ""
    contract: Text = ""
    location: Text = ""
    sub_processors: Text = ""


class Processors(Part):
    """Suppliers, the day on which the list was right, and how partners hear of a new one."""

    suppliers: Rows[Processor] = Rows[Processor]()
    listed_on: PartialDate = ""
    new_ones: Literal["", "told", "asked"] = ""


class Transfer(Part):
    """Information that leaves the United Kingdom, and what makes that lawful."""

    country: Text = ""
    party: Code = ""
    items: ItemChoice = ItemChoice()
    mechanism: LegalChoice = LegalChoice()
    link: Link = Link()
