"""The agreement as a value: everything that an information sharing agreement says, chapter by chapter."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import LONGEST_LIST, AmendmentRow, Clause, OptionalText, Part, Rows, Text, Wording
from register.documents.sections.about import (
    Benefit,
    DocumentReference,
    Identity,
    OnwardRule,
    OpenClass,
    Party,
    Purpose,
    Scope,
    Use,
    Uses,
)
from register.documents.sections.care import (
    EscalationStep,
    Incidents,
    NotificationRule,
    Processor,
    Processors,
    RetentionRule,
    Security,
    Transfer,
)
from register.documents.sections.information import (
    DataItem,
    Duty,
    Flow,
    HandOverPoint,
    Holding,
    JointControl,
    ProcessStep,
    Responsibility,
)
from register.documents.sections.lawfulness import (
    Assessment,
    AutomatedDecisions,
    Basis,
    Caldicott,
    Consent,
    Notice,
    Principle,
    Right,
    Rights,
    Risk,
)
from register.documents.sections.recorded import Original, Recorded, StatedSignature, Statement
from register.documents.sections.running import (
    Annex,
    Approval,
    ChangeRule,
    ChangeRules,
    Commencement,
    Declarations,
    Definition,
    Ending,
    Publication,
    Review,
    WithheldPart,
)

SCHEMA_VERSION = 2
Many = Field(max_length=LONGEST_LIST)

# What the parts of an agreement are is asked for here, wherever each of them stands.
__all__ = [
    "SCHEMA_VERSION",
    "Agreement",
    "Annex",
    "Approval",
    "Assessment",
    "AutomatedDecisions",
    "Basis",
    "Benefit",
    "Caldicott",
    "ChangeRule",
    "ChangeRules",
    "Commencement",
    "Consent",
    "DataItem",
    "Declarations",
    "Definition",
    "DocumentReference",
    "Duty",
    "Ending",
    "EscalationStep",
    "Flow",
    "HandOverPoint",
    "Holding",
    "Identity",
    "Incidents",
    "JointControl",
    "Notice",
    "NotificationRule",
    "OnwardRule",
    "OpenClass",
    "Original",
    "Party",
    "Principle",
    "ProcessStep",
    "Processor",
    "Processors",
    "Publication",
    "Purpose",
    "Recorded",
    "Responsibility",
    "RetentionRule",
    "Review",
    "Right",
    "Rights",
    "Risk",
    "Scope",
    "Security",
    "StatedSignature",
    "Statement",
    "Transfer",
    "Use",
    "Uses",
    "WithheldPart",
]


class Agreement(Part):
    """An information sharing agreement, whole."""

    kind: Literal["agreement"] = "agreement"
    schema_version: Literal[2] = 2
    identity: Identity = Identity()
    purpose: Purpose = Purpose()
    uses: Uses = Uses()
    scope: Scope = Scope()
    parties: Annotated[tuple[Party, ...], Many] = ()
    open_class: OpenClass = OpenClass()
    items: Annotated[tuple[DataItem, ...], Many] = ()
    flows: Annotated[tuple[Flow, ...], Many] = ()
    process_steps: Rows[ProcessStep] = Rows[ProcessStep]()
    matching: Text = ""
    handovers: Annotated[tuple[HandOverPoint, ...], Many] = ()
    joint_control: Rows[JointControl] = Rows[JointControl]()
    holdings: Rows[Holding] = Rows[Holding]()
    responsibilities: Rows[Responsibility] = Rows[Responsibility]()
    bases: Annotated[tuple[Basis, ...], Many] = ()
    consent: Consent = Consent()
    notices: Annotated[tuple[Notice, ...], Many] = ()
    rights: Rights = Rights()
    dpia: Assessment = Assessment()
    risks: Rows[Risk] = Rows[Risk]()
    children: OptionalText = OptionalText()
    automated_decisions: AutomatedDecisions = AutomatedDecisions()
    caldicott: Annotated[tuple[Caldicott, ...], Many] = ()
    security: Security = Security()
    retention: Annotated[tuple[RetentionRule, ...], Many] = ()
    quality: Wording = Wording()
    incidents: Incidents = Incidents()
    processors: Processors = Processors()
    transfers: Rows[Transfer] = Rows[Transfer]()
    commencement: Commencement = Commencement()
    review: Review = Review()
    ending: Ending = Ending()
    leaving: ChangeRules = ChangeRules()
    accession: ChangeRules = ChangeRules()
    exclusion: ChangeRules = ChangeRules()
    variation: ChangeRules = ChangeRules()
    at_end: Wording = Wording()
    public_summary: Text = ""
    publication: Publication = Publication()
    foi: Wording = Wording()
    clauses: Annotated[tuple[Clause, ...], Field(max_length=500)] = ()
    definitions: Rows[Definition] = Rows[Definition]()
    annexes: Annotated[tuple[Annex, ...], Many] = ()
    approvals: Annotated[tuple[Approval, ...], Many] = ()
    amendment_record: Annotated[tuple[AmendmentRow, ...], Many] = ()
    declarations: Declarations = Declarations()
    recorded: Recorded = Recorded()
