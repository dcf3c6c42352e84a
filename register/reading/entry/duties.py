"""Who does what: everything that each organisation has taken on, drawn together from the whole document."""

from register.documents.agreement import Agreement
from register.documents.labels import DUTIES, RIGHTS, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import listed, sentence
from register.reading.entry.items import Rule


def who_does_what(document: Agreement, names: Names) -> tuple[Rule, ...]:
    """Return a key for each organisation that has a duty, in the order of the parties, and the duties as its lines."""
    found: dict[str, list[str]] = {party.code: [] for party in document.parties}
    _holdings(document, names, found)
    _joint_duties(document, names, found)
    _rights(document, found)
    for task in document.responsibilities.rows:
        by_when = f" ({in_sentence(task.by_when)})" if task.by_when else ""
        found.setdefault(task.party, []).append(sentence(f"{task.what.rstrip('.')}{by_when}"))
    return tuple(Rule(names.full(code), tuple(lines)) for code, lines in found.items() if lines)


def _holdings(document: Agreement, names: Names, found: dict[str, list[str]]) -> None:
    for row in document.holdings.rows:
        what = row.information or names.items(row.items)
        when = "which never moves" if row.never_moves else "before anything moves"
        found.setdefault(row.party, []).append(sentence(f"Answers for {what}, {when}"))


def _joint_duties(document: Agreement, names: Names, found: dict[str, list[str]]) -> None:
    for row in document.joint_control.rows:
        what = in_sentence(row.what or names.items(row.items))
        for code in dict.fromkeys(duty.party for duty in row.duties):
            duties = [in_sentence(label(DUTIES, duty.duty)) for duty in row.duties if duty.party == code]
            found.setdefault(code, []).append(sentence(f"For {what}: {listed(duties)}"))


def _rights(document: Agreement, found: dict[str, list[str]]) -> None:
    for code in dict.fromkeys(right.party for right in document.rights.rights):
        rights = [in_sentence(label(RIGHTS, right.right)) for right in document.rights.rights if right.party == code]
        found.setdefault(code, []).append(sentence(f"Answers people who ask for {listed(rights, 'or')}"))
