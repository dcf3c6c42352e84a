"""Chapters 4 to 6: what is shared, how it moves, and who answers for it from when."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import Code, Codes, Count, ItemChoice, Part, PartyChoice, RowId, RowIds, Text, YesNo


class DataItem(Part):
    """One thing that is shared, about whom, and why it is needed."""

    id: RowId = ""
    label: Text = ""
    group: Text = ""
    subjects: Codes = ()
    subjects_other: Text = ""
    category: Code = ""
    sensitivity: Literal["", "ordinary", "health", "special", "offence"] = ""
    identifiability: Literal["", "identifiable", "pseudonymised", "de_identified", "aggregate", "anonymous"] = ""
    key_holder: Code = ""
    fact_or_opinion: Literal["", "fact", "opinion", "both"] = ""
    why: Text = ""
    required: Literal["", "always", "if_relevant"] = ""
    required_when: Text = ""
    source: Text = ""
    standard: Text = ""
    access: Text = ""
    matches_people: bool = False


class Flow(Part):
    """One way in which information travels, from whom to whom."""

    id: RowId = ""
    label: Text = ""
    giver: PartyChoice = PartyChoice()
    receiver: PartyChoice = PartyChoice()
    items: ItemChoice = ItemChoice()
    trigger: Text = ""
    frequency: Code = ""
    method: Code = ""
    system: Text = ""
    format: Text = ""
    form: Text = ""
    encryption: YesNo = YesNo()
    conditions: Text = ""
    access: Text = ""
    status: Literal["", "planned", "running", "stopped"] = ""


class ProcessStep(Part):
    """One numbered step of the working procedure."""

    who: Text = ""
    what: Text = ""
    form: Text = ""
    system: Text = ""


class HandOverPoint(Part):
    """The moment at which responsibility for a copy moves from one controller to another."""

    id: RowId = ""
    flow: RowId = ""
    event: Literal["", "arrives", "opened", "end_of_meeting", "request_granted", "other"] = ""
    event_text: Text = ""
    giver: PartyChoice = PartyChoice()
    receiver: PartyChoice = PartyChoice()
    items: ItemChoice = ItemChoice()
    kept: Literal["", "own_record", "nothing", "other"] = ""
    kept_text: Text = ""
    evidence: Literal["", "system_log", "receipt", "minutes", "none", "other"] = ""
    evidence_text: Text = ""
    conditions: Text = ""
    order: Count = 0


class Duty(Part):
    """A duty of joint controllers, and the party that has it."""

    duty: Code = ""
    party: Code = ""


class JointControl(Part):
    """Information or a system for which parties answer together (UK GDPR Article 26)."""

    id: RowId = ""
    what: Text = ""
    items: ItemChoice = ItemChoice()
    flows: RowIds = ()
    parties: Codes = ()
    duties: Annotated[tuple[Duty, ...], Field(max_length=50)] = ()
    contact_point: Text = ""
    told: Text = ""


class Holding(Part):
    """Who answers for information before anything moves, or which never moves."""

    id: RowId = ""
    information: Text = ""
    items: ItemChoice = ItemChoice()
    party: Code = ""
    never_moves: bool = False


class Responsibility(Part):
    """Something else that one party must do."""

    id: RowId = ""
    party: Code = ""
    what: Text = ""
    by_when: Text = ""
