"""Chapter 4, what information, about whom: each item named, judged and justified."""

from agreements.checks.context import Context
from agreements.checks.findings import Finding, Findings, Rule, error, gone, warning
from agreements.checks.handling import party_codes
from agreements.checks.words import is_blank, item_name
from agreements.law import lists
from agreements.law.guessing import is_vague
from register.documents.agreement import Agreement, DataItem

CHAPTER = "items"


def c6_items(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code: what data items are shared, in detail; only what is needed (C6, the fourth test)."""
    if not document.items:
        yield error("C6", CHAPTER, "items", "List at least one thing that is shared.")
    for item in document.items:
        yield from _gaps(document, item)


def _gaps(document: Agreement, item: DataItem) -> Findings:
    name = item_name(document, item)
    if is_blank(item.label):
        yield _at(item, f"Say what information {name} is.")
    if not item.subjects and is_blank(item.subjects_other):
        yield _at(item, f"Say whom {name} is about.")
    if not item.sensitivity:
        yield _at(item, f"Say what kind of information {name} is.")
    if is_blank(item.why):
        yield _at(item, f"Say why {name} is needed.")


def _at(item: DataItem, sentence: str) -> Finding:
    return error("C6", CHAPTER, f"item-{item.id}", sentence)


def c6_no_vague_items(document: Agreement, context: Context) -> Findings:
    """UK GDPR Article 5(1)(c), data minimisation: “any relevant information” names nothing (C6)."""
    for item in document.items:
        if is_vague(item.label):
            sentence = f"Name what is shared in place of {item_name(document, item)}: nobody can say if it is needed."
            yield warning("C6", CHAPTER, f"item-{item.id}", sentence)


def c22_children(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, sharing children's data: their best interests come first (C22)."""
    has_statement = document.children.answer == "text" and not is_blank(document.children.text)
    if is_about_children(document) and not has_statement:
        sentence = "Say how you have put children's interests first: the information is about children."
        yield warning("C22", CHAPTER, "children", sentence)


def is_about_children(document: Agreement) -> bool:
    """Return whether an item is about children or young people."""
    children = {choice.code for choice in lists.entries("subjects") if choice.flags.get("children", False)}
    return any(children & set(item.subjects) for item in document.items)


def gone_from_items(document: Agreement, context: Context) -> Findings:
    """Codes of lists and of parties that an item names must stand for something."""
    for item in document.items:
        name, field = item_name(document, item), f"item-{item.id}"
        if not all(lists.is_known("subjects", code) for code in item.subjects):
            yield gone(CHAPTER, field, f"Say again whom {name} is about: a kind of people is no longer on the list.")
        if item.category and not lists.is_known("categories", item.category):
            yield gone(CHAPTER, field, f"Choose the kind of {name} again: it is no longer on the list.")
        if item.key_holder and item.key_holder not in party_codes(document):
            yield gone(CHAPTER, field, f"Say again who holds the key to {name}: that organisation takes no part.")


RULES: tuple[Rule, ...] = (c6_items, c6_no_vague_items, c22_children, gone_from_items)
