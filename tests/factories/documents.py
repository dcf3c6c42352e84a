"""Agreements as values: the smallest complete and lawful one, and traits that each add one situation to it."""

from typing import Any

from register.documents.agreement import (
    Agreement,
    Basis,
    Benefit,
    ChangeRules,
    Commencement,
    DataItem,
    Declarations,
    DocumentReference,
    Duty,
    Ending,
    Flow,
    HandOverPoint,
    Holding,
    Identity,
    JointControl,
    OnwardRule,
    OpenClass,
    Party,
    ProcessStep,
    Publication,
    Purpose,
    RetentionRule,
    Review,
    Scope,
    Use,
    Uses,
)
from register.documents.common import (
    Contact,
    ItemChoice,
    LegalChoice,
    Link,
    OptionalText,
    PartyChoice,
    Rows,
    Wording,
    YesNo,
)
from tests.factories.care import if_it_goes_wrong, kept_right, safe_keeping

LEAD = "northmoor"
PARTNER = "eastvale"
POLICE = "northmoor-police"
NAMES = {LEAD: "Northmoor Council", PARTNER: "Eastvale NHS Trust", POLICE: "Northmoor Police"}

ALL_ITEMS = ItemChoice(scope="all")
PUBLIC_TASK = LegalChoice(code="art6-1-e", label="Public task", law="UK GDPR Article 6(1)(e)")
BY_ENACTMENT = LegalChoice(code="s8-c", label="A function given by an enactment", law="Data Protection Act 2018 s.8(c)")
CARE_ACT = LegalChoice(code="care-2014-s6", label="Co-operating generally in care and support", law="Care Act 2014 s.6")
DIRECT_CARE = LegalChoice(
    code="hsc-2012-s251b", label="Sharing information for direct care", law="Health and Social Care Act 2012 s.251B"
)
POLICING = LegalChoice(code="common-law-policing", label="Common law policing powers", law="Common law")
HEALTH_OR_CARE = LegalChoice(code="art9-2-h", label="Health or social care", law="UK GDPR Article 9(2)(h)")
SCHEDULE_1_HEALTH = LegalChoice(
    code="sch1-2", label="Health or social care purposes", law="Data Protection Act 2018 Sch 1 para 2"
)
SCHEDULE_8_SAFEGUARDING = LegalChoice(
    code="sch8-4",
    label="Safeguarding of children and of individuals at risk",
    law="Data Protection Act 2018 Sch 8 para 4",
)


def named(*codes: str) -> PartyChoice:
    """Return the choice of these parties."""
    return PartyChoice(scope="named", codes=codes)


def a_party(code: str, **changes: Any) -> Party:
    """Return a party that is a controller and has said who its contact and its data protection officer are."""
    name = NAMES.get(code, code.replace("-", " ").title())
    contacts = (
        Contact(role="contact", post="Partnership Manager", mailbox=f"partnership@{code}.example"),
        Contact(role="dpo", post="Data Protection Officer", mailbox=f"dpo@{code}.example"),
    )
    return Party(**{"id": code, "code": code, "name": name, "capacity": "controller", "contacts": contacts} | changes)


def an_item(item_id: str, label: str, **changes: Any) -> DataItem:
    """Return an ordinary data item about service users, with the reason why it is needed."""
    values: dict[str, Any] = {
        "id": item_id,
        "label": label,
        "subjects": ("service_users",),
        "category": "identifiers",
        "sensitivity": "ordinary",
        "identifiability": "identifiable",
        "why": "So that the care package is arranged for the right person.",
        "required": "always",
    }
    return DataItem(**values | changes)


def a_flow(flow_id: str, giver: str, receiver: str, **changes: Any) -> Flow:
    """Return a flow of all items from one party to another by secure e-mail."""
    values: dict[str, Any] = {
        "id": flow_id,
        "label": "Referral",
        "giver": named(giver),
        "receiver": named(receiver),
        "items": ALL_ITEMS,
        "trigger": "A referral is made.",
        "frequency": "event_driven",
        "method": "secure_email",
        "encryption": YesNo(answer="yes", text="The mailbox service encrypts it."),
    }
    return Flow(**values | changes)


def a_hand_over(flow: Flow, **changes: Any) -> HandOverPoint:
    """Return the hand-over point of a flow: responsibility moves when the information arrives."""
    values: dict[str, Any] = {
        "id": f"h-{flow.id}",
        "flow": flow.id,
        "event": "arrives",
        "giver": flow.giver,
        "receiver": flow.receiver,
        "items": flow.items,
        "kept": "own_record",
        "evidence": "receipt",
    }
    return HandOverPoint(**values | changes)


def a_basis(party: str, **changes: Any) -> Basis:
    """Return a public authority's basis under the UK GDPR for giving and receiving ordinary information."""
    values: dict[str, Any] = {
        "id": f"b-{party}",
        "party": party,
        "direction": "both",
        "function": "Arranging care and support.",
        "power": CARE_ACT,
        "regime": "uk_gdpr",
        "art6": PUBLIC_TASK,
        "limb": BY_ENACTMENT,
        "explanation": "The sharing is necessary for arranging care and support under the Care Act 2014.",
    }
    return Basis(**values | changes)


def a_retention_rule(party: str, **changes: Any) -> RetentionRule:
    """Return a party's rule for all that it receives: six years from the last contact, then erased."""
    values: dict[str, Any] = {
        "id": f"r-{party}",
        "party": party,
        "items": ALL_ITEMS,
        "period": "6 years",
        "trigger": "last_contact",
        "law": "Our retention schedule, row 12",
        "disposal": "secure_erase",
    }
    return RetentionRule(**values | changes)


def own_words(text: str) -> ChangeRules:
    """Return the rules of a change, in the agreement's own words."""
    return ChangeRules(wording=Wording(source="own", text=text))


def complete_agreement(*, lead: str = LEAD, partner: str = PARTNER, **changes: Any) -> Agreement:
    """Return the smallest complete and lawful agreement: two public bodies, two ordinary items, a flow each way.

    `changes` replace whole top-level fields. Checked with its own context, it has no finding at all.
    """
    there, back = a_flow("f1", lead, partner), a_flow("f2", partner, lead, label="Reply")
    values: dict[str, Any] = {
        "identity": _identity(lead),
        "purpose": _purpose(),
        "uses": _uses(),
        "scope": Scope(out=OptionalText(answer="none")),
        "parties": (a_party(lead), a_party(partner)),
        "open_class": OpenClass(answer="no"),
        "items": (an_item("i1", "Name and address"), an_item("i2", "Equipment needed", category="social_care")),
        "flows": (there, back),
        "process_steps": Rows[ProcessStep](answer="none"),
        "handovers": (a_hand_over(there), a_hand_over(back)),
        "joint_control": Rows[JointControl](answer="none"),
        "holdings": Rows[Holding](answer="none"),
        "bases": (a_basis(lead), a_basis(partner, power=DIRECT_CARE)),
        "security": safe_keeping(),
        "retention": (a_retention_rule(lead), a_retention_rule(partner)),
        "quality": kept_right(),
        "incidents": if_it_goes_wrong(),
        **_running(),
        **_publication(),
        "declarations": _declarations(),
    }
    return Agreement(**values | changes)


def _identity(lead: str) -> Identity:
    name = a_party(lead).name
    return Identity(
        title=f"Hospital discharge: {name}",
        theme="health_and_care_record",
        owner=lead,
        owner_name=name,
        owner_role=Contact(post="Head of Adult Care", mailbox=f"care@{lead}.example"),
        protocol=DocumentReference(answer="none"),
        parent=DocumentReference(answer="none"),
        replaces=DocumentReference(answer="none"),
    )


def _purpose() -> Purpose:
    return Purpose(
        aims=(
            "People who leave hospital go home safely, with the help that they need already in place. The ward tells "
            "the council who is about to leave and what equipment the home needs, and the council answers with the "
            "day on which carers will call, so that nobody waits on a ward for want of a telephone call."
        ),
        necessity=(
            "The council cannot arrange a care package for a person of whom it does not know. We asked patients to "
            "tell the council themselves; one in three could not, and stayed in hospital four days longer for it. "
            "Totals without names would help to plan services, but would not bring a carer to the right door."
        ),
        proportionality="Only a name, an address and the equipment needed are shared, about people who are to go home.",
        benefits=(Benefit(who="Patients and their families", how="They go home sooner, to a house that is ready."),),
    )


def _uses() -> Uses:
    return Uses(
        permitted=("Arranging care and equipment at home.",),
        prohibited=Rows[Use](answer="rows", rows=(Use(text="Marketing"),)),
        onward=OnwardRule(rule="written_agreement"),
        outputs=OptionalText(answer="none"),
    )


def _running() -> dict[str, Any]:
    return {
        "commencement": Commencement(rule="all"),
        "review": Review(first_after_months=12, every_months=12, triggers=("law", "incident")),
        "ending": Ending(rule="none"),
        "leaving": own_words("A party may leave on three months' written notice to the others."),
        "accession": own_words("Another organisation may join by signing, when all parties agree in writing."),
        "exclusion": own_words(
            "The parties may exclude one that breaks this agreement and does not mend it in a month."
        ),
        "variation": own_words("This agreement is changed only by a new version that the parties sign."),
        "at_end": Wording(
            source="own", text="Each party keeps what it holds under its retention rule and asks no more."
        ),
    }


def _publication() -> dict[str, Any]:
    return {
        "public_summary": (
            "When you are about to leave hospital, the ward tells the council your name, your address and what you "
            "will need at home. The council answers with the day on which carers will call. Nobody else is told. "
            "You may ask either of them what it holds about you."
        ),
        "publication": Publication(visibility="public", answer="all"),
        "foi": Wording(source="own", text="Whoever is asked answers, and asks the other party within 5 days."),
    }


def _declarations() -> Declarations:
    return Declarations(
        requirement="Chapter 2 says what is to be achieved, and why it needs sharing.",
        lawful="Each party has named its power and its lawful basis.",
        data_protection="Only what is needed is shared, kept no longer than the retention rules say.",
        appropriate="Each item says why it is needed.",
        interests="Patients go home sooner and safely.",
    )


def changed(agreement: Agreement, **changes: Any) -> Agreement:
    """Return a copy of an agreement with whole top-level fields replaced."""
    return agreement.model_copy(update=changes)


def put(part: Any, path: str, value: Any) -> Any:
    """Return a copy of a document, or part, with the value at a path replaced: `put(a, "items.0.why", "")`."""
    head, _, rest = path.partition(".")
    if isinstance(part, tuple):
        place = int(head)
        return (*part[:place], put(part[place], rest, value) if rest else value, *part[place + 1 :])
    return part.model_copy(update={head: put(getattr(part, head), rest, value) if rest else value})


def change_each_basis(agreement: Agreement, **changes: Any) -> Agreement:
    """Return a copy in which every basis under the UK GDPR carries `changes`."""
    return changed(
        agreement,
        bases=tuple(row.model_copy(update=changes) if row.regime == "uk_gdpr" else row for row in agreement.bases),
    )


def with_health_items(agreement: Agreement) -> Agreement:
    """Trait: an item about health, held by people bound to secrecy (UK GDPR Article 9(2)(h))."""
    item = an_item(
        "i-health", "Diagnosis", category="health", sensitivity="health", why="It decides which help is safe."
    )
    agreement = changed(agreement, items=(*agreement.items, item))
    return change_each_basis(
        agreement,
        art9=HEALTH_OR_CARE,
        schedule1=SCHEDULE_1_HEALTH,
        secrecy=YesNo(answer="yes", text="Registered nurses and social workers."),
    )


def with_offence_items(agreement: Agreement) -> Agreement:
    """Trait: an item about offences, handled under official authority (UK GDPR Article 10)."""
    item = an_item(
        "i-offence",
        "Convictions for violence",
        subjects=("offenders",),
        category="criminal_offence",
        sensitivity="offence",
        why="It decides whether a carer may call alone.",
    )
    agreement = changed(agreement, items=(*agreement.items, item))
    return change_each_basis(
        agreement, art10="official_authority", art10_authority="Crime and Disorder Act 1998, section 17"
    )


def with_police(agreement: Agreement, code: str = POLICE) -> Agreement:
    """Trait: a police force that gives and receives under Part 3 of the Data Protection Act 2018."""
    lead = agreement.identity.owner
    told, answered = a_flow("f-police", code, lead, label="Warning"), a_flow("f-to-police", lead, code, label="Concern")
    basis = a_basis(
        code,
        function="Preventing crime and protecting life.",
        power=POLICING,
        regime="part_3",
        art6=LegalChoice(),
        limb=LegalChoice(),
        section35="necessary",
        schedule8=SCHEDULE_8_SAFEGUARDING,
        policy=Link(title="Policy on sensitive processing", url=f"https://{code}.example/policy"),
    )
    return changed(
        agreement,
        parties=(*agreement.parties, a_party(code)),
        flows=(*agreement.flows, told, answered),
        handovers=(*agreement.handovers, a_hand_over(told), a_hand_over(answered)),
        bases=(*agreement.bases, basis),
        retention=(*agreement.retention, a_retention_rule(code)),
    )


JOINT_DUTIES = ("rights", "notices", "breach", "dpia", "security", "processors", "retention")


def with_joint_control(agreement: Agreement) -> Agreement:
    """Trait: the first two parties answer together for a shared record, and have shared out every duty."""
    codes = tuple(party.code for party in agreement.parties[:2])
    row = JointControl(
        id="j1",
        what="The shared discharge list",
        items=ALL_ITEMS,
        parties=codes,
        duties=tuple(Duty(duty=duty, party=codes[0]) for duty in JOINT_DUTIES),
        contact_point=f"rights@{codes[0]}.example",
        told="The ward's leaflet says who answers for the list and how to ask.",
    )
    return changed(agreement, joint_control=Rows[JointControl](answer="rows", rows=(row,)))


def commencing_on(agreement: Agreement, day: str) -> Agreement:
    """Trait: the agreement starts on a day (ISO 8601)."""
    return changed(agreement, commencement=Commencement(rule="date", on=day))


def commencing_when_all_have_signed(agreement: Agreement) -> Agreement:
    """Trait: the agreement starts when all have signed."""
    return changed(agreement, commencement=Commencement(rule="all"))


def commencing_for_each(agreement: Agreement) -> Agreement:
    """Trait: the agreement starts for each party as it signs."""
    return changed(agreement, commencement=Commencement(rule="each"))


def open_to_others(agreement: Agreement) -> Agreement:
    """Trait: others of a class may join by signing."""
    return changed(
        agreement,
        open_class=OpenClass(
            answer="yes", description="The district councils of the county", who_may_join="Any district council."
        ),
    )
