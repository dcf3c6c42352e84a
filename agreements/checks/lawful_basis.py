"""Chapter 7, why you may share it: the job, the power, the rules that hold and the lawful basis of each party."""

from agreements.checks.bases import CHAPTER, DIRECTION_WORDS, cases, duties_to_explain, general_cases, is_made
from agreements.checks.bases import law_enforcement_cases as part_3_cases
from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error, gone, warning
from agreements.checks.standing import party_stands
from agreements.checks.words import is_blank, lowered, party_name, quoted
from agreements.law import lists
from agreements.lawful import LEGITIMATE, PUBLIC_TASK, RECOGNISED
from register.documents.agreement import Agreement


def c7_power(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, law enforcement and public bodies: the legal power to share (C7)."""
    for case in cases(document, context):
        row, name = case.row, case.name
        if is_blank(row.function):
            yield error("C7", CHAPTER, case.field, f"Say which job of {name} needs the information.", row.party)
        if case.facts.is_public_authority and not is_made(row.power):
            sentence = f"Say which law lets {name} share, or requires it to."
            yield error("C7", CHAPTER, case.field, sentence, row.party)
        if lists.is_known("gateways", row.power.code):
            power = lists.find("gateways", row.power.code)
            if reason := power.why_not_on(context.on):
                sentence = f"Choose another law for {name} in place of {quoted(power.law)}: {lowered(reason)}"
                yield error("C7", CHAPTER, case.field, sentence, row.party)


def c8_each_party_and_direction(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: the lawful basis of each party, which may differ (C8)."""
    for code, direction, rows in duties_to_explain(document, context):
        if not rows:
            what = f"{party_name(document, code)} may {DIRECTION_WORDS[direction]} the information"
            yield error("C8", CHAPTER, f"basis-{code}", f"Say why {what} (its lawful basis).", code)


def c8_regime(document: Agreement, context: Context) -> Findings:
    """DPA 2018 section 30 and Schedule 7: law enforcement rules are for competent authorities (C8)."""
    for case in cases(document, context):
        if not case.row.direction:
            sentence = f"Say whether this lawful basis of {case.name} is for giving, for receiving or for both."
            yield error("C8", CHAPTER, case.field, sentence, case.row.party)
        if not case.regime:
            sentence = f"Say whether {case.name} shares for law enforcement."
            yield error("C8", CHAPTER, case.field, sentence, case.row.party)
        elif reason := case.offers.reason_against("regime", case.regime):
            sentence = f"Choose other rules for {case.name}: {lowered(reason)}"
            yield error("C8", CHAPTER, case.field, sentence, case.row.party)


def c8_article_6(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 6(1): a lawful basis that is open to the party; a public authority's tasks apart (C8, V5)."""
    for case in general_cases(document, context):
        code = case.row.art6.code
        if not code:
            sentence = f"Choose the lawful basis of {case.name}."
            yield error("C8", CHAPTER, case.field, sentence, case.row.party)
        elif reason := _against_article_6(code, case.offers.reason_against("art6", code)):
            is_v5 = case.facts.is_public_authority and code in {LEGITIMATE, RECOGNISED}
            sentence = f"Choose another lawful basis for {case.name}: {lowered(reason)}"
            yield error("V5" if is_v5 else "C8", CHAPTER, case.field, sentence, case.row.party)
        elif code == PUBLIC_TASK and not is_made(case.row.limb):
            sentence = f"Say what kind of public task it is for {case.name}."
            yield warning("C8", CHAPTER, case.field, sentence, case.row.party)


def c8_section_35(document: Agreement, context: Context) -> Findings:
    """DPA 2018 section 35(2): the lawful basis under the law enforcement rules (C8)."""
    for case in part_3_cases(document, context):
        basis = case.row.section35
        if not basis:
            sentence = f"Say what makes the law enforcement use by {case.name} lawful."
            yield error("C8", CHAPTER, case.field, sentence, case.row.party)
        elif reason := case.offers.reason_against("section35", basis):
            sentence = f"Choose another basis for the law enforcement use by {case.name}: {lowered(reason)}"
            yield error("C8", CHAPTER, case.field, sentence, case.row.party)


def gone_from_bases(document: Agreement, context: Context) -> Findings:
    """A lawful basis belongs to a party."""
    for row in document.bases:
        if not row.party or not party_stands(document, row.party):
            sentence = "Remove the lawful basis of an organisation that takes no part."
            yield gone(CHAPTER, f"basis-{row.party}", sentence, row.party)


def _against_article_6(code: str, reason: str) -> str:
    if lists.is_known("legacy", code):
        return f"The {lists.find('legacy', code).law} no longer holds."
    return reason


RULES: tuple[Rule, ...] = (
    c8_each_party_and_direction,
    c7_power,
    c8_regime,
    c8_article_6,
    c8_section_35,
    gone_from_bases,
)
