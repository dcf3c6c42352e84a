"""Chapter 5, how it moves: who gives what to whom, and whether it is safe on the way."""

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error, gone
from agreements.checks.handling import chosen_items, is_answered, joint_rows
from agreements.checks.standing import items_stand, parties_stand
from agreements.checks.words import flow_name, is_blank
from agreements.law import lists
from register.documents.agreement import Agreement

CHAPTER = "flows"


def v1_flows(document: Agreement, context: Context) -> Findings:
    """Who gives what to whom must be said before anyone can answer for it (V1)."""
    if not document.flows and not joint_rows(document):
        yield error("V1", CHAPTER, "flows", "Say who gives what to whom.")
    for flow in document.flows:
        name, field = flow_name(document, flow), f"flow-{flow.id}"
        if not is_answered(flow.giver):
            yield error("V1", CHAPTER, field, f"Say who gives the information in {name}.")
        if not is_answered(flow.receiver):
            yield error("V1", CHAPTER, field, f"Say who receives the information in {name}.")
        if not chosen_items(document, flow.items):
            yield error("V1", CHAPTER, field, f"Say which items travel in {name}.")


def c14_protected_on_the_way(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, information governance: security of transmission (C14)."""
    for flow in document.flows:
        name, field, protection = flow_name(document, flow), f"flow-{flow.id}", flow.encryption
        if not flow.method:
            yield error("C14", CHAPTER, field, f"Say how the information in {name} travels.")
        elif not protection.answer and not _is_safe(flow.method):
            yield error("C14", CHAPTER, field, f"Say whether the information in {name} is protected on the way.")
        elif protection.answer == "no" and is_blank(protection.text):
            yield error("C14", CHAPTER, field, f"Say why the information in {name} is not protected on the way.")


def _is_safe(method: str) -> bool:
    """Whether a way of travelling protects by its nature, so that nothing more need be said."""
    return lists.is_known("methods", method) and bool(lists.find("methods", method).flags.get("safe"))


def gone_from_flows(document: Agreement, context: Context) -> Findings:
    """What a flow names must still be there."""
    for flow in document.flows:
        name, field = flow_name(document, flow), f"flow-{flow.id}"
        if not parties_stand(document, flow.giver) or not parties_stand(document, flow.receiver):
            yield gone(CHAPTER, field, f"Say again who gives and who receives in {name}: one of them takes no part.")
        if not items_stand(document, flow.items):
            yield gone(CHAPTER, field, f"Choose the items of {name} again: one of them was removed.")
        if flow.method and not lists.is_known("methods", flow.method):
            yield gone(CHAPTER, field, f"Say again how {name} travels: that way is no longer on the list.")
        if flow.frequency and not lists.is_known("frequencies", flow.frequency):
            yield gone(CHAPTER, field, f"Say again how often {name} travels: that answer is no longer on the list.")


RULES: tuple[Rule, ...] = (v1_flows, c14_protected_on_the_way, gone_from_flows)
