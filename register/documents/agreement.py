"""The agreement as a value: everything that an information sharing agreement says, chapter by chapter."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import (
    LONGEST_LIST,
    AmendmentRow,
    Clause,
    Code,
    Codes,
    Contact,
    Count,
    ItemChoice,
    LegalChoice,
    Link,
    Months,
    OptionalText,
    Part,
    PartialDate,
    PartyChoice,
    RowId,
    RowIds,
    Rows,
    Text,
    Texts,
    Wording,
    YesNo,
)

SCHEMA_VERSION = 1

Many = Field(max_length=LONGEST_LIST)


class DocumentReference(Part):
    """Another document on the register, by reference, version (0: any) and title as of the day."""

    answer: Literal["", "none", "chosen"] = ""
    reference: Text = ""
    version: Count = 0
    title: Text = ""


class Identity(Part):
    """Chapter 1: what the agreement is called, who leads it, and what it belongs to."""

    title: Text = ""
    theme: Code = ""
    kind: Literal["", "reciprocal", "one_way", "joint", "pooled"] = ""
    owner: Code = ""
    owner_name: Text = ""
    owner_role: Contact = Contact()
    author: Text = ""
    protocol: DocumentReference = DocumentReference()
    parent: DocumentReference = DocumentReference()
    replaces: DocumentReference = DocumentReference()
    local_reference: Text = ""
    version_label: Text = ""
    marking: Text = ""
    master: Text = ""
    legal_status: Literal["", "binding", "not_binding"] = ""


class Benefit(Part):
    """Who benefits from the sharing, and how."""

    who: Text = ""
    how: Text = ""


class Purpose(Part):
    """Chapter 2: the aim, why sharing is necessary and proportionate, and who benefits."""

    aims: Text = ""
    necessity: Text = ""
    proportionality: Text = ""
    benefits: Annotated[tuple[Benefit, ...], Many] = ()


class OnwardRule(Part):
    """Whether those who receive the information may pass it on."""

    rule: Literal["", "no", "written_agreement", "to"] = ""
    to: Text = ""


class Use(Part):
    """One use, in a line."""

    text: Text = ""


class Uses(Part):
    """What the information may and must not be used for, and what may be published from it."""

    permitted: Texts = ()
    prohibited: Rows[Use] = Rows[Use]()
    onward: OnwardRule = OnwardRule()
    outputs: OptionalText = OptionalText()


class Scope(Part):
    """What the agreement covers, and what was left out on purpose."""

    within: Text = ""
    out: OptionalText = OptionalText()


class Party(Part):
    """An organisation that takes part, as it was named and placed on the day."""

    id: RowId = ""
    code: Code = ""
    name: Text = ""
    short_name: Text = ""
    address: Text = ""
    group: Text = ""
    capacity: Literal["", "controller", "joint_controller", "recipient", "signatory", "processor"] = ""
    service: Text = ""
    represented_by: Text = ""
    contacts: Annotated[tuple[Contact, ...], Field(max_length=20)] = ()
    members: Rows[Use] = Rows[Use]()
    must_sign: bool = True


class OpenClass(Part):
    """A class of organisations that may join by signing, without being named."""

    answer: Literal["", "no", "yes"] = ""
    description: Text = ""
    who_may_join: Text = ""


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


class Basis(Part):
    """Why one party may share: its function, power, regime, lawful basis and conditions, for giving and receiving."""

    id: RowId = ""
    party: Code = ""
    direction: Literal["", "giving", "receiving", "both"] = ""
    function: Text = ""
    power: LegalChoice = LegalChoice()
    regime: Literal["", "uk_gdpr", "part_3", "part_4"] = ""
    art6: LegalChoice = LegalChoice()
    limb: LegalChoice = LegalChoice()
    annex1: LegalChoice = LegalChoice()
    request_reference: Text = ""
    request_on: PartialDate = ""
    request_states_public_task: bool = False
    outside_tasks: OptionalText = OptionalText()
    art9: LegalChoice = LegalChoice()
    schedule1: LegalChoice = LegalChoice()
    secrecy: YesNo = YesNo()
    art10: Literal["", "official_authority", "schedule_1"] = ""
    art10_authority: Text = ""
    art10_schedule1: LegalChoice = LegalChoice()
    section35: Literal["", "consent", "necessary"] = ""
    schedule8: LegalChoice = LegalChoice()
    onward_authority: Text = ""
    policy: Link = Link()
    compatibility: LegalChoice = LegalChoice()
    explanation: Text = ""


class Consent(Part):
    """How consent is asked, recorded and withdrawn, and what happens when it is refused."""

    asked: Text = ""
    recorded: Text = ""
    withdrawn: Text = ""
    refused: Text = ""


class Notice(Part):
    """Where a party tells people about the sharing, or why it does not."""

    party: Code = ""
    answer: Literal["", "published", "not_yet", "exempt"] = ""
    link: Link = Link()
    by: Text = ""
    exemption: Text = ""


class Right(Part):
    """Which party answers for one right of the people concerned, and in how many days."""

    right: Code = ""
    party: Code = ""
    days: Count = 0


class Rights(Part):
    """Requests, corrections, objections and complaints."""

    wording: Wording = Wording()
    rights: Annotated[tuple[Right, ...], Many] = ()
    contact: Contact = Contact(role="rights")
    contact_party: Code = ""
    passing_on: Text = ""
    complaints: Text = ""


class Risk(Part):
    """What could go wrong for people, and what is done about it."""

    risk: Text = ""
    severity: Literal["", "low", "medium", "high"] = ""
    likelihood: Literal["", "low", "medium", "high"] = ""
    measure: Text = ""
    who: Text = ""


class Assessment(Part):
    """The data protection impact assessment: what called for it, whether it was done, and what came of it."""

    triggers: Codes = ()
    answer: Literal["", "done", "under_way", "not_needed"] = ""
    link: Link = Link()
    done_on: PartialDate = ""
    whose: Text = ""
    outcome: Text = ""
    reason: Text = ""


class AutomatedDecisions(Part):
    """What a computer decides, and who can put it right."""

    answer: Literal["", "none", "yes"] = ""
    logic: Text = ""
    told: Text = ""
    say: Text = ""
    review: Text = ""
    challenge: Text = ""


class Principle(Part):
    """One of the eight Caldicott principles, and how it is met."""

    number: Annotated[int, Field(ge=0, le=8)] = 0
    how: Text = ""


class Caldicott(Part):
    """Health and care confidentiality, for one party."""

    party: Code = ""
    use: Literal["", "direct_care", "other", "both"] = ""
    common_law: LegalChoice = LegalChoice()
    opt_out: LegalChoice = LegalChoice()
    principles: Annotated[tuple[Principle, ...], Field(max_length=8)] = ()


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


class Commencement(Part):
    """When the agreement starts: on a day, when all have signed, or for each as it signs."""

    rule: Literal["", "date", "all", "each"] = ""
    on: PartialDate = ""


class Review(Part):
    """When the agreement is first reviewed, how often then, and what brings a review forward."""

    first_on: PartialDate = ""
    first_after_months: Months = 0
    every_months: Months = 0
    triggers: Codes = ()
    triggers_other: Text = ""


class Ending(Part):
    """Whether the agreement ends by itself."""

    rule: Literal["", "none", "date", "event"] = ""
    on: PartialDate = ""
    event: Text = ""


class ChangeRule(Part):
    """Who may leave, end, join or change, on what ground and notice, and what then happens."""

    who: Text = ""
    ground: Text = ""
    notice: Text = ""
    effect: Text = ""
    silence: Literal["", "refusal", "consent"] = ""


class ChangeRules(Part):
    """The rules of one kind of change, as standard terms or as rows."""

    wording: Wording = Wording()
    rules: Rows[ChangeRule] = Rows[ChangeRule]()


class WithheldPart(Part):
    """A part that the public may not read, and why."""

    part: Text = ""
    reason: Text = ""


class Publication(Part):
    """Who may see the agreement, and what of it."""

    visibility: Literal["", "public", "partners", "parties"] = ""
    reason: Text = ""
    answer: Literal["", "all", "parts", "summary"] = ""
    withheld: Annotated[tuple[WithheldPart, ...], Many] = ()


class Definition(Part):
    """A word and what it means in this agreement."""

    word: Text = ""
    meaning: Text = ""


class Annex(Part):
    """A paper that belongs to the agreement, named by the SHA-256 of its bytes (hexadecimal)."""

    id: RowId = ""
    title: Text = ""
    kind: Code = ""
    media_type: Text = ""
    size: Count = 0
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""


class Approval(Part):
    """A body that approved the agreement, beside those who sign it."""

    body: Text = ""
    post: Text = ""
    on: PartialDate = ""


class Declarations(Part):
    """The five tests of the protocol, each with the evidence declared at submission."""

    requirement: Text = ""
    lawful: Text = ""
    data_protection: Text = ""
    appropriate: Text = ""
    interests: Text = ""


class Agreement(Part):
    """An information sharing agreement, whole."""

    kind: Literal["agreement"] = "agreement"
    schema_version: Literal[1] = 1
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
