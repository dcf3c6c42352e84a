"""A large agreement as a value: six parties, sixty data items in five groups, Part 3 for the police."""

from register.documents.agreement import Agreement, DocumentReference, Flow, Processor, Processors, Transfer
from register.documents.common import ItemChoice, LegalChoice, Link, OptionalText, PartyChoice, Rows, Wording, YesNo
from tests.factories.documents import (
    ALL_ITEMS,
    POLICE,
    POLICING,
    SCHEDULE_8_SAFEGUARDING,
    a_basis,
    a_hand_over,
    a_party,
    a_retention_rule,
    an_item,
    changed,
    complete_agreement,
    named,
)

COUNCIL = "northmoor"
PARTIES = {
    COUNCIL: ("Northmoor Council", "the council"),
    POLICE: ("Northmoor Police", "the police"),
    "eastvale": ("Eastvale Hospitals NHS Trust", "the hospitals"),
    "southfen": ("Southfen District Council", "Southfen"),
    "westholt": ("Westholt Partnership NHS Trust", "the partnership trust"),
    "haven": ("Haven, a charity against domestic abuse", "Haven"),
}
GROUPS = {
    "The victim": "victims",
    "The children": "children_and_young_people",
    "The alleged perpetrator": "alleged_perpetrators",
    "The household": "households",
    "The referral": "referrers",
}
# label, category, sensitivity, whether it is always shared
ITEMS = (
    ("Full name and any name used before", "identifiers", "ordinary", True),
    ("Date of birth", "identifiers", "ordinary", True),
    ("Home address and safe telephone number", "contact", "ordinary", True),
    ("NHS number", "identifiers", "ordinary", True),
    ("Disability or illness that bears on the risk", "health", "health", False),
    ("Incidents reported in the last twelve months", "criminal_offence", "offence", True),
    ("Answers to the risk checklist, with the score", "risk_scores", "ordinary", True),
    ("Injuries seen by a professional", "health", "health", True),
    ("Pregnancy", "health", "health", False),
    ("Alcohol and drugs, where they bear on the risk", "health", "health", False),
    ("What the person wishes to happen", "opinion", "ordinary", True),
    ("Ethnic background, where it bears on the help", "equality", "special", False),
)
SUBSTANTIAL = LegalChoice(code="art9-2-g", label="Substantial public interest", law="UK GDPR Article 9(2)(g)")
SAFEGUARDING = LegalChoice(
    code="sch1-18",
    label="Safeguarding of children and of individuals at risk",
    law="Data Protection Act 2018 Sch 1 para 18",
)


def marac() -> Agreement:
    """Return the agreement; every part of it that this factory does not name is the smallest complete one's."""
    base = complete_agreement(lead=COUNCIL, partner=POLICE)
    flows = _flows()
    return changed(
        base,
        identity=base.identity.model_copy(update=_identity()),
        parties=tuple(a_party(code, name=name, short_name=short) for code, (name, short) in PARTIES.items()),
        items=tuple(item for group in GROUPS for item in _items(group)),
        flows=flows,
        handovers=tuple(a_hand_over(flow, order=place) for place, flow in enumerate(flows, start=1)),
        bases=tuple(_basis(code) for code in PARTIES),
        retention=tuple(a_retention_rule(code) for code in PARTIES),
        children=OptionalText(answer="text", text="Each case with children is put to children’s social care."),
        security=base.security.model_copy(update={"wording": _security()}),
        processors=Processors(suppliers=Rows[Processor](answer="none")),
        transfers=Rows[Transfer](answer="none"),
        public_summary="When somebody is in serious danger, those who can help meet each month and agree what to do.",
    )


def _identity() -> dict[str, object]:
    return {
        "title": "Domestic abuse: risk assessment conferences in Northmoor",
        "theme": "domestic_abuse",
        "marking": "OFFICIAL",
        "protocol": DocumentReference(
            answer="chosen", reference="ISP", version=6, title="Information Sharing Protocol"
        ),
    }


def _items(group: str) -> list[object]:
    return [
        an_item(
            f"{GROUPS[group].replace('_', '-')}-{place}",
            label,
            group=group,
            subjects=(GROUPS[group],),
            category=category,
            sensitivity=sensitivity,
            required="always" if always else "if_relevant",
            why="So that the meeting can judge the danger and agree who does what to lower it.",
        )
        for place, (label, category, sensitivity, always) in enumerate(ITEMS)
    ]


def _flows() -> tuple[Flow, ...]:
    everybody = PartyChoice(scope="all_at_meeting")
    safe = YesNo(answer="yes", text="The mailbox service encrypts it")
    return (
        Flow(
            id="f1",
            giver=PartyChoice(scope="each_party"),
            receiver=named(COUNCIL),
            items=ALL_ITEMS,
            trigger="A professional judges that somebody is at high risk",
            frequency="event_driven",
            method="secure_email",
            encryption=safe,
        ),
        Flow(
            id="f2",
            giver=named(COUNCIL),
            receiver=everybody,
            items=ItemChoice(scope="groups", groups=("The victim", "The referral")),
            trigger="Eight days before each meeting",
            frequency="monthly",
            method="secure_email",
            encryption=safe,
            conditions="Only the cases of the meeting to come",
        ),
    )


def _basis(code: str) -> object:
    if code == POLICE:
        return a_basis(
            code,
            function="Preventing crime and protecting life",
            power=POLICING,
            regime="part_3",
            art6=LegalChoice(),
            limb=LegalChoice(),
            section35="necessary",
            schedule8=SCHEDULE_8_SAFEGUARDING,
        )
    return a_basis(
        code,
        function="Protecting adults and children from harm",
        art9=SUBSTANTIAL,
        schedule1=SAFEGUARDING,
        art10="schedule_1",
        art10_schedule1=SAFEGUARDING,
        policy=Link(title="Policy on sensitive information", url=f"https://{code}.example/policy"),
        explanation="",
    )


def _security() -> Wording:
    return Wording(
        source="standard",
        source_name="Standard terms on security",
        source_version="3",
        text="Only those who sit at the meeting may see it.\n\nIt is kept in:\n- secure mailboxes\n- the case list",
    )
