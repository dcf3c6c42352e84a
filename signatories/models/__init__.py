"""Who takes part, and what they do together."""

from signatories.models.letter import Letter, LetterKind
from signatories.models.naming import OrganisationName
from signatories.models.organisation import (
    Organisation,
    OrganisationGroupPermission,
    OrganisationKind,
    OrganisationUserPermission,
)
from signatories.models.paper import PaperSignature
from signatories.models.person import Appointment, User
from signatories.models.protocol import ProtocolDraft, ProtocolSection, ProtocolState
from signatories.models.succession import Succession
from signatories.models.trace import SigningTrace

__all__ = [
    "Appointment",
    "Letter",
    "LetterKind",
    "Organisation",
    "OrganisationGroupPermission",
    "OrganisationKind",
    "OrganisationName",
    "OrganisationUserPermission",
    "PaperSignature",
    "ProtocolDraft",
    "ProtocolSection",
    "ProtocolState",
    "Succession",
    "SigningTrace",
    "User",
]
