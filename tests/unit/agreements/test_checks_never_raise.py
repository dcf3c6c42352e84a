"""Whatever half-empty document is checked, the checks answer with findings and do not break."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.checks import Finding, check
from agreements.checks.context import Context, Signatory
from register.documents.agreement import (
    Agreement,
    Basis,
    Commencement,
    DataItem,
    DocumentReference,
    Duty,
    Ending,
    Flow,
    HandOverPoint,
    Holding,
    Identity,
    Incidents,
    JointControl,
    NotificationRule,
    Party,
    Responsibility,
    RetentionRule,
    Review,
    Security,
)
from register.documents.common import Contact, ItemChoice, LegalChoice, OptionalText, PartyChoice, Rows, Wording, YesNo
from tests.factories.checking import ON, facts_of

IDS = st.sampled_from(["", "a", "b", "gone"])
CODES = st.sampled_from(["", "northmoor", "eastvale", "northmoor-police", "vanished"])
LISTED = st.sampled_from(["", "other", "no-such-code", "law", "health", "secure_email", "pupils_and_students"])
LEGAL = st.sampled_from(
    ["", "art6-1-e", "art6-1-f", "art6-1-ea", "dpa98-sch2-5", "art9-2-h", "art9-2-g", "sch1-2", "sch1-18", "sch1-10"]
    + ["sch8-4", "children-2004-s16la", "s8-c", "no-such-code"]
)
WORDS = st.sampled_from(["", " ", "Any relevant information", "To share information", "word " * 50, "Diagnosis"])
DAYS = st.sampled_from(["", "0001", "2026-11", "2026-11-23", "2027-02-28", "9999-12-31", "2024"])
MONTHS = st.sampled_from([0, 1, 12, 24, 25, 1200])


def some(kind: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return parts of a kind with any of the fields left empty."""
    return st.fixed_dictionaries({}, optional=fields).map(lambda values: kind(**values))


def rows(kind: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(kind, max_size=most).map(tuple)


def optional_rows(kind: type, part: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return some(Rows[kind], answer=st.sampled_from(["", "none", "rows"]), rows=rows(part))  # type: ignore[valid-type]


PARTIES = some(PartyChoice, scope=st.sampled_from(["", "named", "each_party", "all_at_meeting"]), codes=rows(CODES))
ITEMS = some(ItemChoice, scope=st.sampled_from(["", "all", "groups", "chosen"]), groups=rows(WORDS), items=rows(IDS))
CHOICE = some(LegalChoice, code=LEGAL)
CONTACT = some(Contact, role=st.sampled_from(["contact", "dpo"]), post=WORDS)
PARTY = some(
    Party,
    id=IDS,
    code=CODES,
    name=WORDS,
    capacity=st.sampled_from(["", "controller", "joint_controller", "recipient", "signatory", "processor"]),
    contacts=rows(CONTACT),
    must_sign=st.booleans(),
)
ITEM = some(
    DataItem,
    id=IDS,
    label=WORDS,
    group=WORDS,
    subjects=rows(LISTED),
    category=LISTED,
    sensitivity=st.sampled_from(["", "ordinary", "health", "special", "offence"]),
    identifiability=st.sampled_from(["", "identifiable", "aggregate"]),
    key_holder=CODES,
    why=WORDS,
)
FLOW = some(Flow, id=IDS, label=WORDS, giver=PARTIES, receiver=PARTIES, items=ITEMS, frequency=LISTED, method=LISTED)
POINT = some(
    HandOverPoint,
    flow=IDS,
    event=st.sampled_from(["", "arrives", "other"]),
    giver=PARTIES,
    receiver=PARTIES,
    items=ITEMS,
)
BASIS = some(
    Basis,
    party=CODES,
    direction=st.sampled_from(["", "giving", "receiving", "both"]),
    function=WORDS,
    power=CHOICE,
    regime=st.sampled_from(["", "uk_gdpr", "part_3", "part_4"]),
    art6=CHOICE,
    limb=CHOICE,
    outside_tasks=some(OptionalText, answer=st.sampled_from(["", "none", "text"]), text=WORDS),
    art9=CHOICE,
    schedule1=CHOICE,
    secrecy=some(YesNo, answer=st.sampled_from(["", "yes", "no"])),
    art10=st.sampled_from(["", "official_authority", "schedule_1"]),
    art10_schedule1=CHOICE,
    section35=st.sampled_from(["", "consent", "necessary"]),
    schedule8=CHOICE,
)
JOINT = some(
    JointControl,
    id=IDS,
    items=ITEMS,
    flows=rows(IDS),
    parties=rows(CODES),
    duties=rows(some(Duty, duty=LISTED, party=CODES)),
)
WORDING = some(Wording, source=st.sampled_from(["", "standard", "own"]), text=WORDS)
NOTIFICATION = some(NotificationRule, event=WORDS, who=WORDS, whom=WORDS, within=WORDS)
REFERENCE = some(
    DocumentReference,
    answer=st.sampled_from(["", "none", "chosen"]),
    reference=st.sampled_from(["", "ISA-1", "ISA-2", "ISA-9"]),
)
AGREEMENT = some(
    Agreement,
    identity=some(Identity, title=WORDS, theme=LISTED, owner=CODES, protocol=REFERENCE, parent=REFERENCE),
    parties=rows(PARTY, 4),
    items=rows(ITEM),
    flows=rows(FLOW),
    handovers=rows(POINT),
    joint_control=optional_rows(JointControl, JOINT),
    holdings=optional_rows(Holding, some(Holding, party=CODES, items=ITEMS)),
    responsibilities=optional_rows(Responsibility, some(Responsibility, party=CODES)),
    bases=rows(BASIS, 4),
    retention=rows(some(RetentionRule, party=CODES, items=ITEMS, period=WORDS, trigger=LISTED, disposal=LISTED)),
    security=some(Security, wording=WORDING, access=WORDS, storage=WORDS),
    quality=WORDING,
    incidents=some(
        Incidents,
        wording=WORDING,
        notifications=optional_rows(NotificationRule, NOTIFICATION),
        leads=WORDS,
        tells=WORDS,
    ),
    commencement=some(Commencement, rule=st.sampled_from(["", "date", "all", "each"]), on=DAYS),
    review=some(Review, first_on=DAYS, first_after_months=MONTHS, every_months=MONTHS, triggers=rows(LISTED)),
    ending=some(Ending, rule=st.sampled_from(["", "none", "date", "event"]), on=DAYS, event=WORDS),
)
CONTEXT = Context(
    on=ON,
    organisations={code: facts_of(code) for code in ("northmoor", "eastvale", "northmoor-police")},
    signatories={"northmoor": Signatory(post="Chief Executive", may_sign=True)},
    reference="ISA-1",
    references=frozenset({"ISA-1", "ISA-2"}),
    parents={"ISA-2": "ISA-1"},
)


@given(AGREEMENT)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_checks_never_raise(document: Agreement) -> None:
    findings = check(document, CONTEXT)

    assert all(isinstance(finding, Finding) for finding in findings)
    assert all(finding.sentence.rstrip()[-1] in ".?" for finding in findings)
    assert len(findings) == len(set(findings))
