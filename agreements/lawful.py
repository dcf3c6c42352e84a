"""The lawful basis engine: which questions arise for a party, which answers are open to it, and why others are not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from agreements.law import lists
from agreements.law.lists import Choice

GIVING, RECEIVING, BOTH = "giving", "receiving", "both"
UK_GDPR, PART_3, PART_4 = "uk_gdpr", "part_3", "part_4"
SENSITIVE = frozenset({"health", "special"})
PUBLIC_TASK, LEGITIMATE, RECOGNISED = "art6-1-e", "art6-1-f", "art6-1-ea"

NOT_FOR_PUBLIC_TASKS = (
    "A public authority may not rely on this for its own tasks; if this sharing lies outside them, say so and why."
)
NOT_ASKED_ANNEX_1 = "This register does not yet ask which recognised interest applies, so it cannot be recorded here."
NOT_ASKED_CONSENT = (
    "This register does not yet ask how consent is asked for, recorded and withdrawn, so it cannot be recorded here."
)
NOT_COMPETENT = "Only a law enforcement body (a “competent authority”) may use the law enforcement rules."
NOT_INTELLIGENCE = "Only the intelligence services may use these rules."
NOT_PUBLIC = "This is open only to foundations, associations and other not-for-profit bodies."
_CONSENT = frozenset({"art6-1-a", "art9-2-a", "sch1-29", "consent"})


@dataclass(frozen=True)
class PartyFacts:
    """What the rules need to know of an organisation.

    `legal_entity` is the code of the body that it is a service or unit of; "" when it is a body itself or has none.
    """

    code: str
    name: str
    is_public_authority: bool = True
    is_competent_authority: bool = False
    is_health_or_care: bool = False
    is_legal_entity: bool = True
    legal_entity: str = ""


@dataclass(frozen=True)
class Refusal:
    """A choice that is not open, and the reason in one sentence."""

    choice: Choice
    reason: str


@dataclass(frozen=True)
class Question:
    """A question that arises: the choices open, the usual ones first, and those refused."""

    offered: tuple[Choice, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Offers:
    """The questions of law that arise for a party in one direction and regime, by the field of Basis they fill."""

    direction: str
    regime: str
    questions: Mapping[str, Question]

    def arises(self, field: str) -> bool:
        """Return whether the question is to be asked at all."""
        return field in self.questions

    def offered(self, field: str) -> tuple[Choice, ...]:
        """Return the choices open for a field; none when its question does not arise or is answered in words."""
        return self.questions.get(field, Question()).offered

    def refused(self, field: str) -> tuple[Refusal, ...]:
        """Return the choices refused for a field, each with its reason."""
        return self.questions.get(field, Question()).refused

    def reason_against(self, field: str, code: str) -> str:
        """Return the sentence that says why a code is not open for a field, or "" when it is open."""
        if any(choice.code == code for choice in self.offered(field)):
            return ""
        reasons = [refusal.reason for refusal in self.refused(field) if refusal.choice.code == code]
        return reasons[0] if reasons else "It is not one of the choices that the law gives."


def offers(
    facts: PartyFacts,
    direction: str,
    regime: str,
    on: date,
    *,
    sensitivities: Collection[str] = (),
    outside_tasks: bool = False,
) -> Offers:
    """Return the questions that arise for a party on a day, with their choices.

    `sensitivities` are those of the items that it handles ("ordinary", "health", "special", "offence"). `outside_tasks`
    says that a public authority has given a reason why the sharing lies outside its tasks. Under Part 4 nothing is
    asked, for it is open to no party of an agreement.
    """
    questions = {"regime": _regimes(facts, on), "function": Question()}
    if facts.is_public_authority:
        questions["power"] = _sorted_out(lists.entries("gateways"), on, {})
    if regime == UK_GDPR:
        questions |= _under_uk_gdpr(facts, on, frozenset(sensitivities), outside_tasks=outside_tasks)
    elif regime == PART_3:
        questions |= _under_part_3(direction, on, frozenset(sensitivities))
    return Offers(direction=direction, regime=regime, questions=questions)


def schedule_1_for(article_9: str, on: date) -> tuple[Choice, ...]:
    """Return the Schedule 1 conditions that complete a condition of Article 9(2), given by its code; may be none."""
    return tuple(choice for choice in lists.choices("schedule1", on=on) if choice.flags.get("for_art9") == article_9)


def needs_policy(condition: Choice, direction: str) -> bool:
    """Return whether a Schedule 1 condition calls for an appropriate policy document (DPA 2018 Sch 1 Part 4)."""
    # Schedule 1 paragraph 10(3): not for a disclosure to a body with law enforcement functions.
    excused = direction == GIVING and condition.flags.get("apd_not_to_give", False)
    return bool(condition.flags["needs_apd"]) and not excused


def _under_uk_gdpr(
    facts: PartyFacts, on: date, sensitivities: frozenset[str], *, outside_tasks: bool
) -> dict[str, Question]:
    questions = {
        "art6": _article_6(facts, on, outside_tasks=outside_tasks),
        "limb": Question(offered=lists.choices("section8", on=on)),
    }
    if facts.is_public_authority:
        questions["outside_tasks"] = Question()
    if sensitivities & SENSITIVE:
        questions |= {
            "art9": _article_9(facts, on, sensitivities),
            "schedule1": _schedule_1(facts, on, ("both", "special")),
            "secrecy": Question(),
        }
    if "offence" in sensitivities:
        questions |= {
            "art10": _sorted_out(lists.entries("art10"), on, {}),
            "art10_authority": Question(),
            "art10_schedule1": _schedule_1(facts, on, ("both", "offence")),
        }
    if sensitivities - {"ordinary"}:
        questions["policy"] = Question()
    return questions | {"explanation": Question()}


def _under_part_3(direction: str, on: date, sensitivities: frozenset[str]) -> dict[str, Question]:
    """DPA 2018 sections 35 and 36: the task, the sensitive processing, and use outside law enforcement."""
    questions = {"section35": _sorted_out(lists.entries("section35"), on, {"consent": NOT_ASKED_CONSENT})}
    if sensitivities & SENSITIVE:
        questions |= {"schedule8": _sorted_out(lists.entries("schedule8"), on, {}), "policy": Question()}
    if direction != RECEIVING:
        questions["onward_authority"] = Question()
    return questions | {"explanation": Question()}


def _regimes(facts: PartyFacts, on: date) -> Question:
    reasons = {PART_4: NOT_INTELLIGENCE}
    if not facts.is_competent_authority:
        reasons[PART_3] = NOT_COMPETENT
    return _sorted_out(lists.entries("regimes"), on, reasons)


def _article_6(facts: PartyFacts, on: date, *, outside_tasks: bool) -> Question:
    """UK GDPR Article 6(1), second paragraph: (f), and since 2026 (ea), are not for the tasks of public authorities."""
    reasons = dict.fromkeys(_CONSENT, NOT_ASKED_CONSENT) | {RECOGNISED: NOT_ASKED_ANNEX_1}
    if facts.is_public_authority and not outside_tasks:
        reasons |= {LEGITIMATE: NOT_FOR_PUBLIC_TASKS, RECOGNISED: NOT_FOR_PUBLIC_TASKS}
    usual = () if facts.is_public_authority else (LEGITIMATE,)
    return _sorted_out(_usual_first(lists.entries("art6"), usual), on, reasons)


def _article_9(facts: PartyFacts, on: date, sensitivities: frozenset[str]) -> Question:
    is_care = facts.is_health_or_care and "health" in sensitivities
    entries = _usual_first(lists.entries("art9"), ("art9-2-h",) if is_care else ("art9-2-g",))
    return _sorted_out(entries, on, _reasons_for_conditions(facts, entries))


def _schedule_1(facts: PartyFacts, on: date, applies_to: tuple[str, str]) -> Question:
    entries = [choice for choice in lists.entries("schedule1") if choice.flags["applies_to"] in applies_to]
    return _sorted_out(entries, on, _reasons_for_conditions(facts, entries))


def _reasons_for_conditions(facts: PartyFacts, entries: Iterable[Choice]) -> dict[str, str]:
    reasons = dict.fromkeys(_CONSENT, NOT_ASKED_CONSENT)
    if facts.is_public_authority:
        reasons |= {entry.code: NOT_PUBLIC for entry in entries if entry.flags.get("never_public_authority", False)}
    return reasons


def _usual_first(entries: Iterable[Choice], usual: Collection[str]) -> list[Choice]:
    return sorted(entries, key=lambda choice: choice.code not in usual)


def _sorted_out(entries: Iterable[Choice], on: date, reasons: Mapping[str, str]) -> Question:
    """Sort choices into those open and those refused: for a reason given, or because the law does not hold that day."""
    offered, refused = [], []
    for choice in entries:
        reason = choice.why_not_on(on) or reasons.get(choice.code, "")
        if reason:
            refused.append(Refusal(choice, reason))
        else:
            offered.append(choice)
    return Question(tuple(offered), tuple(refused))
