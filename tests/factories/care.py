"""How the smallest complete agreement looks after its information."""

from register.documents.agreement import EscalationStep, Incidents, NotificationRule, Security
from register.documents.common import Rows, Wording


def safe_keeping() -> Security:
    """Return who may see the information and where it is kept."""
    return Security(
        access="The ward’s discharge team and the council’s care team; an account is closed when its holder leaves.",
        storage="In each party’s case system, encrypted, in the United Kingdom.",
    )


def kept_right() -> Wording:
    """Return how the information is kept right."""
    return Wording(source="own", text="A party that finds a mistake tells the other within two working days.")


def if_it_goes_wrong() -> Incidents:
    """Return who tells whom, who leads and who reports; no steps for when parties disagree."""
    lost = NotificationRule(
        event="Information is lost", who="The party that lost it", whom="the party that gave it", within="24 hours"
    )
    return Incidents(
        notifications=Rows[NotificationRule](answer="rows", rows=(lost,)),
        leads="The party where it happened.",
        tells="The party where it happened, within 72 hours.",
        escalation=Rows[EscalationStep](answer="none"),
    )
