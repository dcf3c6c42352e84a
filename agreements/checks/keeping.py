"""Chapter 12, keeping, correcting and deleting: how long each party keeps what it receives, and how it stays right."""

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error, gone
from agreements.checks.handling import chosen_items, received, sharing_codes
from agreements.checks.standing import items_stand, party_stands
from agreements.checks.words import is_blank, item_name, listed, party_name
from agreements.law import lists
from register.documents.agreement import Agreement, RetentionRule

CHAPTER = "keeping"


def c13_each_receiver(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: common rules for retention and deletion, for every party that receives (C13)."""
    keepers = {rule.party for rule in document.retention}
    for code in dict.fromkeys(sharing_codes(document)):
        if code not in keepers and received(document, code):
            sentence = f"Say how long {party_name(document, code)} will keep what it receives."
            yield error("C13", CHAPTER, f"retention-{code}", sentence, code)
    for rule in document.retention:
        if party_stands(document, rule.party):
            yield from _gaps(document, rule)


def _gaps(document: Agreement, rule: RetentionRule) -> Findings:
    who = rule.holder.strip() or party_name(document, rule.party)
    orders = {
        f"Say how long {who} keeps the information.": is_blank(rule.period),
        f"Say from when the time for which {who} keeps the information counts.": not rule.trigger
        or (rule.trigger == "other" and is_blank(rule.trigger_text)),
        f"Say what {who} does with the information when its time is over.": not rule.disposal,
    }
    for sentence, is_open in orders.items():
        if is_open:
            yield error("C13", CHAPTER, f"retention-{rule.party}", sentence, rule.party)


def v7_each_item(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 5(1)(e), storage limitation: a rule for all that a party receives (V7)."""
    for code in dict.fromkeys(sharing_codes(document)):
        rules = [rule for rule in document.retention if rule.party == code]
        kept = {item.id for rule in rules for item in chosen_items(document, rule.items)}
        missing = [item for item in received(document, code) if item.id not in kept]
        if rules and missing:
            names = listed([item_name(document, item) for item in missing])
            sentence = f"Say how long {party_name(document, code)} will keep {names}."
            yield error("V7", CHAPTER, f"retention-{code}", sentence, code)


def c12_kept_right(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, information governance: accuracy, and formats that fit one another (C12)."""
    if is_blank(document.quality.text):
        yield error(
            "C12", CHAPTER, "quality", "Say how the information is kept right, and in formats that all can use."
        )


def gone_from_keeping(document: Agreement, context: Context) -> Findings:
    """What a retention rule names must still be there."""
    for rule in document.retention:
        field, who = f"retention-{rule.party}", party_name(document, rule.party)
        if not party_stands(document, rule.party):
            yield gone(CHAPTER, field, "Remove the retention rule of an organisation that takes no part.", rule.party)
        if not items_stand(document, rule.items):
            yield gone(CHAPTER, field, f"Choose again what {who} keeps: an item or group was removed.", rule.party)
        if rule.trigger and not lists.is_known("retention_triggers", rule.trigger):
            yield gone(CHAPTER, field, f"Say again from when {who} counts: that answer is not on the list.", rule.party)
        if rule.disposal and not lists.is_known("disposals", rule.disposal):
            sentence = f"Say again what {who} does in the end: that answer is not on the list."
            yield gone(CHAPTER, field, sentence, rule.party)


RULES: tuple[Rule, ...] = (c13_each_receiver, v7_each_item, c12_kept_right, gone_from_keeping)
