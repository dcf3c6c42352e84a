"""Law and retention: on what each organisation relies, how long it keeps what it gets, and whom people may ask."""

from collections.abc import Collection

from register.documents.agreement import Agreement, Basis, Party, RetentionRule
from register.documents.common import Contact
from register.documents.labels import DIRECTIONS, DISPOSALS, RETENTION_TRIGGERS, in_sentence, label
from register.documents.printing.lawfulness import AUTHORITY, REGIMES, SECTION_35
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import legal, listed, sentence, tied
from register.reading.entry.items import Rule
from register.web.tables import Cell, Row, Table, cell

COLUMNS = ("Organisation", "Lawful basis", "Conditions", "Kept for")
# To which part each column after the first belongs.
PART_OF_COLUMNS = ("lawfulness", "lawfulness", "retention")
SEVERAL = "; "


def law_and_retention(document: Agreement, names: Names, withheld: Collection[str] = ()) -> Table:
    """Return lawful bases with the power relied on, conditions and retention rules; who says the same shares a row.

    What is `withheld`, by its part, has no column.
    """
    shown = [place for place, part in enumerate(PART_OF_COLUMNS) if part not in withheld]
    alike: dict[tuple[Cell, ...], list[str]] = {}
    for party in document.parties if shown else ():
        cells = _cells(party, document, names)
        alike.setdefault(tuple(cells[place] for place in shown), []).append(party.name or party.code)
    rows = tuple(Row(Cell(text=listed(called)), cells) for cells, called in alike.items())
    columns = (COLUMNS[0], *(COLUMNS[place + 1] for place in shown))
    return Table("Lawful basis and retention", columns, rows)


def _cells(party: Party, document: Agreement, names: Names) -> tuple[Cell, ...]:
    bases = [basis for basis in document.bases if basis.party == party.code]
    rules = [rule for rule in document.retention if rule.party == party.code and not rule.holder]
    powers = dict.fromkeys(legal(basis.power) for basis in bases)
    conditions = dict.fromkeys(found for basis in bases for found in _conditions(basis))
    return (
        cell(SEVERAL.join(_basis(basis, len(bases) > 1) for basis in bases), under=_together(powers)),
        cell(_together(conditions), otherwise="None needed" if bases else "Not stated"),
        _how_long(rules, names),
    )


def _together(words: dict[str, None]) -> str:
    return SEVERAL.join(word for word in words if word)


def _basis(basis: Basis, several: bool) -> str:
    regime = SECTION_35.get(basis.section35) or REGIMES.get(basis.regime, "")
    relied = tied(regime) if basis.regime in ("part_3", "part_4") else legal(basis.art6)
    direction = f"{label(DIRECTIONS, basis.direction)}: " if several and basis.direction else ""
    return f"{direction}{relied or 'not stated'}"


def _conditions(basis: Basis) -> list[str]:
    offences = tied(AUTHORITY) if basis.art10 == "official_authority" else legal(basis.art10_schedule1)
    return [legal(basis.art9), legal(basis.schedule1), legal(basis.schedule8), offences]


def _how_long(rules: list[RetentionRule], names: Names) -> Cell:
    """Returns one line for each rule; where there are several, each says of which items it speaks."""
    if not rules:
        return cell("")
    return Cell(lines=tuple(_rule(rule, names.items(rule.items) if len(rules) > 1 else "") for rule in rules))


def _rule(rule: RetentionRule, items: str) -> Cell:
    disposal = label(DISPOSALS, rule.disposal) if rule.disposal else ""
    of_what = f"{items[:1].upper()}{items[1:]}: " if items else ""
    return cell(of_what + _kept(rule), under=SEVERAL.join(part for part in (disposal, rule.law) if part))


def _kept(rule: RetentionRule) -> str:
    trigger = label(RETENTION_TRIGGERS, rule.trigger) if rule.trigger and rule.trigger != "other" else ""
    when = " ".join(part for part in (in_sentence(trigger), rule.trigger_text) if part)
    only = f", only if {in_sentence(rule.condition)}" if rule.condition else ""
    return f"{rule.period} {when}".strip() + only


def your_rights(document: Agreement, names: Names) -> tuple[Rule, ...]:
    """Return whom the people concerned may ask, party by party where the document names no single contact."""
    asked = document.rights
    single = _reached(asked.contact)
    found = [Rule("Ask what is held about you", (single,))] if single else _officers(document)
    found += [Rule("Complaints", (sentence(asked.complaints),))] if asked.complaints else []
    notices = [f"{names.full(row.party)}: {row.link.url}" for row in document.notices if row.link.url]
    found += [Rule("Privacy notices", tuple(notices))] if notices else []
    return tuple(found)


def _officers(document: Agreement) -> list[Rule]:
    """Returns each party's data protection officer, or else its contact for the agreement."""
    found = []
    for party in document.parties:
        for role in ("rights", "dpo", "contact"):
            reached = [_reached(contact) for contact in party.contacts if contact.role == role and _reached(contact)]
            if reached:
                found.append(Rule(party.name or party.code, (reached[0],)))
                break
    return found


def _reached(contact: Contact) -> str:
    return ", ".join(part for part in (contact.post, contact.mailbox, contact.telephone) if part)
