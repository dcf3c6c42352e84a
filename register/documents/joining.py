"""What an organisation brings when it joins an agreement that is in force: its own part, and nothing that is shared."""

from typing import Annotated

from pydantic import Field

from register.documents.agreement import Agreement, Basis, Party, RetentionRule
from register.documents.common import LONGEST_LIST, Part

Many = Field(max_length=LONGEST_LIST)


class JoiningSection(Part):
    """A joiner's own part: who it is and whom to ask, why it may share, and how long it keeps what it gets."""

    party: Party = Party()
    bases: Annotated[tuple[Basis, ...], Many] = ()
    retention: Annotated[tuple[RetentionRule, ...], Many] = ()


def joined_by(document: Agreement, section: JoiningSection) -> Agreement:
    """Return an agreement as it reads with a joiner's part in the place of any that it had before; for reading only."""
    code = section.party.code
    return document.model_copy(
        update={
            "parties": (*(party for party in document.parties if party.code != code), section.party),
            "bases": (*(basis for basis in document.bases if basis.party != code), *section.bases),
            "retention": (*(rule for rule in document.retention if rule.party != code), *section.retention),
        }
    )
