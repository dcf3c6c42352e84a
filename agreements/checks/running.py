"""Chapter 16, start, review, change and end."""

from datetime import date

from agreements.checks.context import Context
from agreements.checks.findings import Finding, Findings, Rule, error, gone, warning
from agreements.checks.words import is_blank
from agreements.law import lists
from register.documents.agreement import Agreement, ChangeRules
from register.documents.common import first_day, last_day, months_after, spoken_date

CHAPTER = "running"


def v8_start(document: Agreement, context: Context) -> Findings:
    """When the agreement starts must be known before anybody can be bound (V8)."""
    commencement = document.commencement
    if not commencement.rule:
        yield _at("V8", "commencement", "Say when the agreement starts.")
    elif commencement.rule == "date" and not commencement.on:
        yield _at("V8", "commences_on", "Give the day on which the agreement starts.")


def v8_end(document: Agreement, context: Context) -> Findings:
    """An agreement ends after it starts (V8)."""
    ending, start, end = document.ending, start_day(document), end_day(document)
    if not ending.rule:
        yield _at("V8", "ending", "Say whether the agreement ends by itself.")
    elif ending.rule == "date" and end is None:
        yield _at("V8", "ends_on", "Give the day on which the agreement ends.")
    elif ending.rule == "event" and is_blank(ending.event):
        yield _at("V8", "ending_event", "Say which event ends the agreement.")
    elif end is not None and end <= (start or context.on):
        after = "the day on which it starts" if start else "today"
        yield _at("V8", "ends_on", f"Choose a day for the end that is after {after}.")


def c17_review(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: regular review of the sharing and of the agreement (C17)."""
    review = document.review
    if not review.first_on and not review.first_after_months:
        yield _at("C17", "first_review_on", "Say when the agreement is first reviewed.")
    if not review.every_months:
        yield _at("C17", "every_months", "Say after how many months it is reviewed again.")
    if not review.triggers and is_blank(review.triggers_other):
        sentence = "Say what brings a review forward, such as an incident or a change in the law."
        yield warning("C17", CHAPTER, "review_triggers", sentence)


def v8_review_in_time(document: Agreement, context: Context) -> Findings:
    """A review comes after the start, before the end, and within the longest time that the partnership allows (V8)."""
    longest, base = context.longest_review_months, start_day(document) or context.on
    latest, review, end = _later(base, longest), review_day(document, context), end_day(document)
    if document.review.every_months > longest:
        yield _at("V8", "every_months", f"Review the agreement at least every {longest} months.")
    if review is None:
        return
    if review > latest:
        day = spoken_date(latest.isoformat())
        yield _at(
            "V8", "first_review_on", f"Choose a first review no later than {day}, {longest} months after the start."
        )
    if review <= base:
        yield _at("V8", "first_review_on", f"Choose a first review after {spoken_date(base.isoformat())}.")
    if end is not None and review >= end:
        yield _at("V8", "first_review_on", "Choose a first review before the day on which the agreement ends.")


def c4_joining_and_excluding(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: how organisations are added and removed, unless the protocol says it (C4)."""
    protocol = document.identity.protocol
    if protocol.answer == "chosen" and protocol.reference:
        return
    if not _is_ruled(document.accession):
        yield _at("C4", "accession", "Say how another organisation may join, or that none may.")
    if not _is_ruled(document.exclusion):
        yield _at("C4", "exclusion", "Say how an organisation may be put out, or that none may.")


def c18_leaving_and_the_end(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: termination, and what becomes of the information (C18)."""
    if not _is_ruled(document.leaving):
        yield _at("C18", "leaving", "Say how an organisation may leave, and on what notice.")
    if is_blank(document.at_end.text):
        yield _at("C18", "at_end", "Say what becomes of the information when the agreement ends.")


def gone_from_running(document: Agreement, context: Context) -> Findings:
    """What brings a review forward must be on the list."""
    if not all(lists.is_known("review_triggers", code) for code in document.review.triggers):
        yield gone(
            CHAPTER, "review_triggers", "Say again what brings a review forward: one answer is no longer on the list."
        )


def start_day(document: Agreement) -> date | None:
    """Return the first day on which the agreement may hold, when a day was given."""
    commencement = document.commencement
    return first_day(commencement.on) if commencement.rule == "date" and commencement.on else None


def end_day(document: Agreement) -> date | None:
    """Return the last day on which the agreement may hold, when a day was given."""
    ending = document.ending
    return last_day(ending.on) if ending.rule == "date" and ending.on else None


def review_day(document: Agreement, context: Context) -> date | None:
    """Return the day by which the agreement is first reviewed, counted from today while the start is open."""
    review = document.review
    if review.first_on:
        return last_day(review.first_on)
    if review.first_after_months:
        return _later(start_day(document) or context.on, review.first_after_months)
    return None


def _later(start: date, months: int) -> date:
    try:
        return months_after(start, months)
    except ValueError:  # The calendar ends with the year 9999; a review after it is too late by any rule.
        return date.max


def _is_ruled(change: ChangeRules) -> bool:
    return not is_blank(change.wording.text) or bool(change.rules.rows) or change.rules.answer == "none"


def _at(rule: str, field: str, sentence: str) -> Finding:
    return error(rule, CHAPTER, field, sentence)


RULES: tuple[Rule, ...] = (
    v8_start,
    c17_review,
    v8_review_in_time,
    v8_end,
    c18_leaving_and_the_end,
    c4_joining_and_excluding,
    gone_from_running,
)
