"""Chapter 13, when something goes wrong."""

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error
from agreements.checks.words import is_blank, is_standard, quoted
from register.documents.agreement import Agreement

CHAPTER = "incidents"


def c14_breach_procedure(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, information governance: what is done about a breach (C14).

    Standard terms say it all; else who tells whom, leads and reports must be said.
    """
    said = document.incidents
    if is_standard(said.wording):
        return
    if not said.notifications.rows:
        sentence = "Say who tells whom when information is lost or seen by the wrong person, and how soon."
        yield error("C14", CHAPTER, "notifications", sentence)
    if is_blank(said.leads):
        yield error("C14", CHAPTER, "leads", "Say who leads the enquiry when something goes wrong.")
    if is_blank(said.tells):
        yield error("C14", CHAPTER, "tells", "Say who tells the regulator and the people concerned.")


def c14_each_row_is_whole(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, information governance: a breach procedure that can be followed (C14)."""
    for place, row in enumerate(document.incidents.notifications.rows, start=1):
        if any(is_blank(text) for text in (row.event, row.who, row.whom, row.within)):
            when = f"rule {place}" if is_blank(row.event) else quoted(row.event)
            yield error("C14", CHAPTER, "notifications", f"Say what happened, who tells whom, and how soon, in {when}.")


RULES: tuple[Rule, ...] = (c14_breach_procedure, c14_each_row_is_whole)
