"""Who takes part, and what they do together."""

from signatories.models.letter import Letter, LetterKind
from signatories.models.organisation import (
    Organisation,
    OrganisationGroupPermission,
    OrganisationKind,
    OrganisationUserPermission,
)
from signatories.models.person import Appointment, User

__all__ = [
    "Appointment",
    "Letter",
    "LetterKind",
    "Organisation",
    "OrganisationGroupPermission",
    "OrganisationKind",
    "OrganisationUserPermission",
    "User",
]
