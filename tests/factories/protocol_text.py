"""The text of a small protocol, as a value."""

from register.documents.common import AmendmentRow
from register.documents.protocol import Commitment, Invited, Protocol, Tier
from tests.factories.documents import LEAD, NAMES, PARTNER


def a_protocol() -> Protocol:
    """Return a small protocol whose cover and text say different versions."""
    return Protocol(
        title="Information Sharing Protocol",
        partnership="The partnership",
        cover_label="1.0",
        body_label="5.0",
        issued_on="2014-02-06",
        author="Stephen Curtis",
        context="It says how we share.",
        tiers=(Tier(number=1, heading="The law", governance="Government"),),
        commitments=(Commitment(id="one", heading="We commit to", body="Sharing safely:\n- by law"),),
        declaration="We agree.",
        amendment_record=(AmendmentRow(issue="4.94", detail="Proposals", author="LW", approved="•"),),
        invited=(Invited(code=LEAD, name=NAMES[LEAD]), Invited(code=PARTNER, name=NAMES[PARTNER])),
    )
