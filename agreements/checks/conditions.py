"""Chapter 7, why you may share it: the conditions for sensitive information and for information about offences."""

from agreements.checks.bases import CHAPTER, Case, duties_to_explain, general_cases, is_made
from agreements.checks.bases import law_enforcement_cases as part_3_cases
from agreements.checks.context import Context
from agreements.checks.findings import Finding, Findings, Rule, error
from agreements.checks.handling import covered_directions, handled, sensitivities
from agreements.checks.words import is_blank, item_name, listed, lowered, party_name
from agreements.law import lists
from agreements.lawful import PART_3, SENSITIVE, UK_GDPR, needs_policy, schedule_1_for
from register.documents.agreement import Agreement


def v3_special_items(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 9; DPA 2018 section 35(5): each party that handles sensitive items has a condition (V3)."""
    for code, direction, rows in duties_to_explain(document, context):
        items = [
            item for item in handled(document, code, covered_directions(direction)) if item.sensitivity in SENSITIVE
        ]
        if items and rows and not any(_has_condition(case) for case in rows):
            names = listed([item_name(document, item) for item in items])
            sentence = f"Choose the condition on which {party_name(document, code)} may handle {names}."
            yield error("V3", CHAPTER, f"basis-{code}", sentence, code)


def c9_article_9(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 9(2) and DPA 2018 section 10: a condition that is open, and its Schedule 1 condition (C9)."""
    for case in general_cases(document, context):
        chosen = case.row.art9.code
        if not chosen or not _is_sensitive(case):
            continue
        if reason := case.offers.reason_against("art9", chosen):
            yield _at(
                case, "C9", f"Choose another condition for sensitive information for {case.name}: {lowered(reason)}"
            )
        elif schedule_1_for(chosen, context.on):
            yield from _schedule_1(case, chosen)


def _schedule_1(case: Case, article_9: str) -> Findings:
    chosen = case.row.schedule1.code
    if not chosen:
        yield _at(case, "C9", f"Choose the Schedule 1 condition of {case.name} for sensitive information.")
    elif chosen not in {choice.code for choice in schedule_1_for(article_9, case.context.on)}:
        yield _at(case, "C9", f"Choose a Schedule 1 condition of {case.name} that fits its condition of Article 9.")
    else:
        yield from _policy(case, chosen)


def c9_sensitive_law_enforcement(document: Agreement, context: Context) -> Findings:
    """DPA 2018 sections 35(5) and 42: a Schedule 8 condition that is open, and a policy document (C9)."""
    for case in part_3_cases(document, context):
        chosen = case.row.schedule8.code
        if not chosen or not _is_sensitive(case):
            continue
        if reason := case.offers.reason_against("schedule8", chosen):
            yield _at(case, "C9", f"Choose another condition for law enforcement for {case.name}: {lowered(reason)}")
        elif not _has_policy(case):
            yield _at(case, "C9", f"Name the policy document of {case.name} on sensitive law enforcement use.")


def v4_offences(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 10: under official authority, with a Schedule 1 condition, or under Part 3 (V4)."""
    for code, direction, rows in duties_to_explain(document, context):
        items = [
            item for item in handled(document, code, covered_directions(direction)) if item.sensitivity == "offence"
        ]
        if items and rows and not any(case.regime == PART_3 or case.row.art10 for case in rows):
            names = listed([item_name(document, item) for item in items])
            sentence = f"Say what lets {party_name(document, code)} handle {names}, which is about offences."
            yield error("V4", CHAPTER, f"basis-{code}", sentence, code)


def v4_article_10(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 10: which official authority, or which Schedule 1 condition open to offence data (V4)."""
    for case in general_cases(document, context):
        row = case.row
        if "offence" not in sensitivities(case.items):
            continue
        if row.art10 == "official_authority" and is_blank(row.art10_authority):
            yield _at(case, "V4", f"Say under which official authority {case.name} handles information about offences.")
        elif row.art10 == "schedule_1":
            yield from _offence_condition(case)


def _offence_condition(case: Case) -> Findings:
    chosen = case.row.art10_schedule1.code
    if not chosen:
        yield _at(case, "V4", f"Choose the Schedule 1 condition of {case.name} for information about offences.")
    elif reason := case.offers.reason_against("art10_schedule1", chosen):
        yield _at(case, "V4", f"Choose another Schedule 1 condition for {case.name}: {lowered(reason)}")
    else:
        yield from _policy(case, chosen)


def v21_secrecy(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 9(3) and DPA 2018 section 11(1): care information, by people bound to secrecy (V21)."""
    for case in general_cases(document, context):
        chosen = case.row.art9.code
        if not _is_sensitive(case) or not lists.is_known("art9", chosen):
            continue
        answer = case.row.secrecy.answer
        if lists.find("art9", chosen).flags.get("needs_secrecy", False) and answer != "yes":
            if answer == "no":
                sentence = f"Choose another condition for {case.name}: this one needs somebody bound to secrecy."
            else:
                sentence = f"Say whether somebody bound to secrecy handles the information at {case.name}."
            yield _at(case, "V21", sentence)


def _policy(case: Case, condition: str) -> Findings:
    needed = needs_policy(lists.find("schedule1", condition), case.row.direction)
    if needed and not _has_policy(case):
        yield _at(case, "C9", f"Name the policy document of {case.name} that its Schedule 1 condition needs.")


def _has_policy(case: Case) -> bool:
    return not (is_blank(case.row.policy.title) and is_blank(case.row.policy.url))


def _has_condition(case: Case) -> bool:
    if case.regime == UK_GDPR:
        return is_made(case.row.art9)
    return case.regime == PART_3 and is_made(case.row.schedule8)


def _is_sensitive(case: Case) -> bool:
    return bool(sensitivities(case.items) & SENSITIVE)


def _at(case: Case, rule: str, sentence: str) -> Finding:
    return error(rule, CHAPTER, case.field, sentence, case.row.party)


RULES: tuple[Rule, ...] = (
    v3_special_items,
    c9_article_9,
    c9_sensitive_law_enforcement,
    v4_offences,
    v4_article_10,
    v21_secrecy,
)
