"""Chapter 2, purpose and benefit: why the information is shared, and what it may be used for."""

import re

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error, warning
from agreements.checks.words import is_blank
from register.documents.agreement import Agreement

CHAPTER = "purpose"
FEWEST_WORDS = 40
_ONLY_SHARING = re.compile(
    r"^\W*(the (aim|purpose) (of this agreement )?is )?(to )?(share|sharing|exchange|exchanging)"
    r"( of)?( relevant| personal)* (information|data)( (between|with|among) [^.;]{1,60})?\W*$",
    re.IGNORECASE,
)


def c1_aim_need_and_benefit(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, purpose of the agreement: aim, why it is necessary, the benefits (C1)."""
    purpose = document.purpose
    orders = {
        "aims": "Say what you are trying to achieve.",
        "necessity": "Say why you cannot do it without sharing.",
        "proportionality": "Say why this amount of information is right.",
    }
    for field, order in orders.items():
        if is_blank(getattr(purpose, field)):
            yield error("C1", CHAPTER, field, order)
    if not any(not is_blank(row.who) and not is_blank(row.how) for row in purpose.benefits):
        yield error("C1", CHAPTER, "benefits", "Say who benefits, and how.")


def c1_says_enough(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, purpose of the agreement: “precise”, not “to share information” (C1)."""
    called = {"aims": "what you are trying to achieve", "necessity": "why it cannot be done without sharing"}
    for field, words in called.items():
        text = getattr(document.purpose, field)
        if is_blank(text):
            continue
        if _ONLY_SHARING.match(text):
            sentence = f"Say more about {words} than that information is shared: what is it for?"
            yield warning("C1", CHAPTER, field, sentence)
        elif len(text.split()) < FEWEST_WORDS:
            yield warning("C1", CHAPTER, field, f"Say more about {words}: fewer than {FEWEST_WORDS} words seldom do.")


def c2_limits_on_use(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, purpose limitation: permitted uses and onward sharing (C2)."""
    uses = document.uses
    if all(is_blank(use) for use in uses.permitted):
        yield error("C2", CHAPTER, "permitted", "Name at least one use that is allowed.")
    if not uses.onward.rule:
        yield warning("C2", CHAPTER, "onward", "Say whether those who receive the information may pass it on.")
    elif uses.onward.rule == "to" and is_blank(uses.onward.to):
        yield warning("C2", CHAPTER, "onward_to", "Say to whom the information may be passed on.")


RULES: tuple[Rule, ...] = (c1_aim_need_and_benefit, c1_says_enough, c2_limits_on_use)
