"""Chapter 17, what the public may see. All of it is told as warnings: an agreement is lawful without them."""

from agreements.checks.context import Context
from agreements.checks.findings import Finding, Findings, Rule, warning
from agreements.checks.words import is_blank, listed, quoted
from register.documents.agreement import Agreement
from register.documents.labels import PARTS

CHAPTER = "publication"
FEWEST_WORDS, MOST_WORDS = 40, 200


def c11_summary(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, publication: people can read what is shared about them (C11)."""
    words = len(document.public_summary.split())
    if not words:
        yield _at("public_summary", "Say in plain English what is shared, for the people it is about.")
    elif words < FEWEST_WORDS:
        yield _at("public_summary", f"Say more for the people it is about: fewer than {FEWEST_WORDS} words seldom do.")
    elif words > MOST_WORDS:
        yield _at("public_summary", f"Say it shorter for the people it is about: at most {MOST_WORDS} words.")


def c11_who_may_see(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, publication: in the publication scheme, or a reason why not (C11)."""
    shown = document.publication
    if not shown.visibility:
        yield _at("visibility", "Say who may see the agreement. Until you do, the public may see it.")
    if not shown.answer and shown.visibility in ("", "public"):
        yield _at("answer", "Say whether the public may read all of it. Until you do, it may.")
    if is_blank(shown.reason) and (shown.visibility in ("partners", "parties") or shown.answer == "summary"):
        yield _at("reason", "Say why it is not open to the public, or why the public reads no more than a summary.")


def c11_withheld_parts(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, publication: each part that is withheld has its reason (C11)."""
    shown = document.publication
    if shown.answer == "parts" and not shown.withheld:
        yield _at("parts", "Say which parts the public may not read. Until you do, it reads no more than the summary.")
    for row in shown.withheld:
        if is_blank(row.reason):
            words = quoted(PARTS.get(row.part, row.part))
            yield _at("parts", f"Say why the public may not read {words}.")
    unknown = [quoted(row.part) for row in shown.withheld if row.part not in PARTS]
    if unknown:
        yield _at(
            "parts",
            f"Choose parts from the list in place of {listed(unknown)}. Until then the public reads the summary only.",
        )


def c11_requests(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, freedom of information: how requests are handled (C11)."""
    if is_blank(document.foi.text):
        yield _at("foi", "Say who answers requests for the agreement under FOI or EIR.")


def _at(field: str, sentence: str) -> Finding:
    return warning("C11", CHAPTER, field, sentence)


RULES: tuple[Rule, ...] = (c11_summary, c11_who_may_see, c11_withheld_parts, c11_requests)
