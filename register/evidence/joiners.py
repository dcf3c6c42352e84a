"""The own part of an organisation that joined, as facts of the certificate: the agreement's text does not name it."""

from collections.abc import Iterator

from register.documents.agreement import Basis, RetentionRule
from register.documents.joining import JoiningSection
from register.documents.labels import DISPOSALS, RETENTION_TRIGGERS, in_sentence, label
from register.documents.printing.lawfulness import SECTION_35
from register.documents.printing.phrasing import legal


def own_part(section: str) -> Iterator[tuple[str, str]]:
    """Yield (word, what is said under it) of a joiner's part, given as canonical JSON; nothing for ""."""
    if not section:
        return
    part = JoiningSection.model_validate_json(section)
    contacts = [f"{one.post}, {one.mailbox}" for one in part.party.contacts]
    if contacts:
        yield "Ask", "; ".join(contacts)
    if part.bases:
        yield "May share", "; ".join(_basis(basis) for basis in part.bases)
    if part.retention:
        yield "Keeps it", "; ".join(_rule(rule) for rule in part.retention)


def _basis(basis: Basis) -> str:
    lawful = SECTION_35.get(basis.section35, "") if basis.regime == "part_3" else legal(basis.art6)
    return ", ".join(part for part in (basis.function.rstrip("."), legal(basis.power), lawful) if part)


def _rule(rule: RetentionRule) -> str:
    since = rule.trigger_text or (in_sentence(label(RETENTION_TRIGGERS, rule.trigger)) if rule.trigger else "")
    then = in_sentence(label(DISPOSALS, rule.disposal)) if rule.disposal else ""
    return ", ".join(part for part in (" ".join(part for part in (rule.period, since) if part), then) if part)
