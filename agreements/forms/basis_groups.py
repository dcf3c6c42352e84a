"""How the questions of a lawful basis stand on its page: under headings that say when each is needed."""

from dataclasses import dataclass

from django.forms.boundfield import BoundField

from agreements.lawful import PART_3, UK_GDPR, Refusal

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("", "", ("direction", "function", "power", "power_words", "regime")),
    ("Lawful basis", UK_GDPR, ("art6", "limb", "outside_tasks")),
    ("Sensitive information", UK_GDPR, ("art9", "schedule1", "secrecy", "secrecy_text")),
    ("Information about offences", UK_GDPR, ("art10", "art10_authority", "art10_schedule1")),
    ("Law enforcement", PART_3, ("section35", "schedule8", "onward_authority")),
    ("Your policy document", "", ("policy_title", "policy_url", "policy_checked_on")),
    ("Words to print", "", ("explanation",)),
)
NOTES = {
    UK_GDPR: "Only under the general data protection rules. Under the law enforcement rules this is left out.",
    PART_3: "Only under the law enforcement rules. Under the general data protection rules this is left out.",
    "Sensitive information": "Asked because an item is about health or of another special category.",
    "Information about offences": "Asked because an item is about offences.",
    "Your policy document": "Only if a condition that you chose needs one: Schedule 1 paragraph 1, most of its Part 2, "
    "or Schedule 8.",
}


@dataclass(frozen=True)
class AskedField:
    """A question as it is drawn, with the choices that are not open to the party; `finds`: it is searched by words."""

    field: BoundField
    refused: tuple[Refusal, ...]
    finds: bool = False


@dataclass(frozen=True)
class Group:
    """Questions under one heading; `notes` say when they are needed."""

    title: str
    notes: tuple[str, ...]
    fields: tuple[AskedField, ...]
