"""Chapter 6, who is responsible, and when that changes: hand-over points and joint control."""

from agreements.checks.context import Context
from agreements.checks.findings import Finding, Findings, Rule, error, gone
from agreements.checks.handling import about_people, chosen_items, chosen_parties, is_answered, joint_items, joint_rows
from agreements.checks.standing import flow_stands, items_stand, parties_stand, party_stands
from agreements.checks.words import flow_name, is_blank, lowered, party_name
from agreements.law import lists
from register.documents.agreement import Agreement, Flow, HandOverPoint, JointControl

CHAPTER = "responsibility"
FEWEST_JOINT = 2


def v1_hand_over_points(document: Agreement, context: Context) -> Findings:
    """UK GDPR Articles 5(2) and 24: for each copy it is known who answers for it, and from when (V1)."""
    for flow in document.flows:
        if not _moves_responsibility(document, flow, context):
            continue
        points = [point for point in document.handovers if point.flow == flow.id]
        name = flow_name(document, flow)
        if not any(point.event for point in points):
            sentence = f"Say from which moment the receiver in {name} answers for its copy."
            yield _at(flow, "V1", sentence)
        elif any(point.event == "other" and is_blank(point.event_text) for point in points):
            yield _at(flow, "V1", f"Say which other moment it is from which the receiver in {name} answers.")


def v2_hand_over_is_between_parties(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 28: a processor never becomes responsible; responsibility passes between two parties (V2)."""
    processors = _processors(document)
    for flow in document.flows:
        for point in (point for point in document.handovers if point.flow == flow.id):
            giver, receiver = _sides(document, flow, point)
            name = flow_name(document, flow)
            for code in sorted(processors & receiver):
                yield _at(
                    flow, "V2", f"Choose another receiver in {name}: {party_name(document, code)} is a processor."
                )
            if giver and giver == receiver and len(giver) == 1:
                yield _at(flow, "V2", f"Choose another receiver in {name}: it gives to itself.")


def c5_joint_control(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 26; for law enforcement, DPA 2018 s.58: who has which duty, and what people are told (C5)."""
    if not document.joint_control.answer:
        sentence = "Say whether any of you decide together about a shared system or record."
        yield error("C5", CHAPTER, "joint_control", sentence)
    rows = joint_rows(document)
    if document.joint_control.answer == "rows" and not rows:
        yield error("C5", CHAPTER, "joint_control", "Add the system or record for which you answer together.")
    for row in rows:
        yield from _gaps(row)
    sharing = {code for row in rows for code in row.parties}
    for party in document.parties:
        if party.capacity == "joint_controller" and party.code not in sharing:
            name = party_name(document, party.code)
            sentence = f"Say what {name} decides together with others, or change how it takes part."
            yield error("C5", CHAPTER, "joint_control", sentence, party.code)


def gone_from_responsibility(document: Agreement, context: Context) -> Findings:
    """What hand-over points, joint control, holdings and responsibilities name must still be there."""
    for point in document.handovers:
        if not flow_stands(document, point.flow):
            sentence = "Remove the hand-over point of a flow that is no longer there."
            yield gone(CHAPTER, "handovers", sentence)
        elif not (parties_stand(document, point.giver) and parties_stand(document, point.receiver)):
            sentence = "Say again between whom responsibility passes: one of them takes no part."
            yield gone(CHAPTER, f"handover-{point.flow}", sentence)
        elif not items_stand(document, point.items):
            sentence = "Choose the items of this hand-over point again: one of them was removed."
            yield gone(CHAPTER, f"handover-{point.flow}", sentence)
    yield from _gone_from_joint_rows(document)
    for holding in document.holdings.rows:
        if not (party_stands(document, holding.party) and items_stand(document, holding.items)):
            sentence = "Say again who answers for this to begin with: what was named is no longer there."
            yield gone(CHAPTER, f"holding-{holding.id}", sentence)
    for duty in document.responsibilities.rows:
        if not party_stands(document, duty.party):
            sentence = "Choose again who must do this: that organisation takes no part."
            yield gone(CHAPTER, f"responsibility-{duty.id}", sentence)


def _gone_from_joint_rows(document: Agreement) -> Findings:
    for row in joint_rows(document):
        codes = (*row.parties, *(duty.party for duty in row.duties))
        if not all(party_stands(document, code) for code in codes):
            sentence = "Say again who answers together: one of the organisations takes no part."
            yield gone(CHAPTER, f"joint-{row.id}", sentence)
        if not items_stand(document, row.items) or not all(flow_stands(document, flow) for flow in row.flows):
            sentence = "Choose again what you answer for together: an item or flow was removed."
            yield gone(CHAPTER, f"joint-{row.id}", sentence)


def _gaps(row: JointControl) -> Findings:
    def gap(sentence: str) -> Finding:
        return error("C5", CHAPTER, f"joint-{row.id}", sentence)

    if is_blank(row.what):
        yield gap("Say for which system or record you answer together.")
    if len(set(row.parties)) < FEWEST_JOINT:
        yield gap("Choose at least two organisations that answer together.")
    given = {duty.duty for duty in row.duties if duty.party}
    for choice in lists.entries("duties"):
        if choice.flags.get("required", False) and choice.code not in given:
            yield gap(f"Give this duty to one organisation: {lowered(choice.label)}.")
    if is_blank(row.contact_point):
        yield gap("Say where people can turn about what you answer for together.")
    if is_blank(row.told):
        yield gap("Say what people are told about who answers for what.")


def _moves_responsibility(document: Agreement, flow: Flow, context: Context) -> bool:
    """Not inside one legal entity, to a processor, of anonymous data, under joint control, nor while half-said."""
    sides = {*chosen_parties(document, flow.giver), *chosen_parties(document, flow.receiver)} - _processors(document)
    is_said = is_answered(flow.giver) and is_answered(flow.receiver)
    bodies = {_body(code, context) for code in sides}
    items = about_people(chosen_items(document, flow.items))
    return is_said and len(bodies) > 1 and bool(items) and not _is_joint(document, flow, sides)


def _processors(document: Agreement) -> set[str]:
    return {party.code for party in document.parties if party.capacity == "processor"}


def _is_joint(document: Agreement, flow: Flow, sides: set[str]) -> bool:
    items = {item.id for item in chosen_items(document, flow.items)}
    return any(
        flow.id in row.flows
        or (sides <= set(row.parties) and not row.flows and items <= {item.id for item in joint_items(document, row)})
        for row in joint_rows(document)
    )


def _body(code: str, context: Context) -> str:
    facts = context.organisations.get(code)
    return (facts.legal_entity if facts else "") or code


def _sides(document: Agreement, flow: Flow, point: HandOverPoint) -> tuple[set[str], set[str]]:
    """Return the givers and receivers of a hand-over point; those of its flow where it names none."""
    giver = point.giver if is_answered(point.giver) else flow.giver
    receiver = point.receiver if is_answered(point.receiver) else flow.receiver
    return set(chosen_parties(document, giver)), set(chosen_parties(document, receiver))


def _at(flow: Flow, rule: str, sentence: str) -> Finding:
    return error(rule, CHAPTER, f"handover-{flow.id}", sentence)


RULES: tuple[Rule, ...] = (
    v1_hand_over_points,
    v2_hand_over_is_between_parties,
    c5_joint_control,
    gone_from_responsibility,
)
