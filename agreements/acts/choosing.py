"""Who will be asked to sign for a party: chosen while drafting, with the party's own part."""

from dataclasses import dataclass

from agreements.models import Draft
from signatories.models import Appointment


@dataclass(frozen=True)
class Chosen:
    """Who will be asked to sign; None: whoever may."""

    signatory: Appointment | None


def choose(draft: Draft, party: str, chosen: Chosen) -> None:
    """Write who was chosen for a party of a locked draft."""
    row = draft.draft_parties.select_for_update(of=("self",)).get(organisation__code=party)
    row.signatory = chosen.signatory
    row.save()
