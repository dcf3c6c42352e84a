"""Everything that stands on the paper of a version, as values: the template lays it out and adds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from register.clock import london_day
from register.documents.agreement import Agreement, Identity
from register.documents.elsewhere import depth_word
from register.documents.labels import in_sentence
from register.documents.printing import PrintedSection, printed
from register.documents.printing.about import document_named
from register.documents.printing.phrasing import NO_BREAK, day, months, number
from register.evidence.signatures import Fact, SignatureRow, Standing, signature_rows, spoken_day, spoken_moment
from register.log.verbs import VERBS
from register.models import Checkpoint, Event

# Protocol 2014, document sign-off
DECLARATION = "We the undersigned do hereby agree to implement the terms and conditions of this Agreement."
MANY_PARTIES = 5
# Rows of amendments and signatures that find room on the page of the document control.
SIGNED_BENEATH = 5
AGREEMENT = "Information Sharing Agreement"
# Of one made elsewhere only its original says under which words it was signed.
AS_IN_THE_ORIGINAL = "What follows was read off the original, which was made elsewhere and says what was agreed."
DEMONSTRATION = "Demonstration: illustrative data, invented officers"


@dataclass(frozen=True)
class Amendment:
    """A row of the amendment record, in the columns of the protocol."""

    issue: str
    detail: str
    author: str
    on: str
    approved: str


@dataclass(frozen=True)
class Paper:
    """A version on paper, in the order of its pages.

    `kind`: the line above the title, and what the file is about; `closing`: the declaration, where it stands at the
    end with the names beneath it.
    """

    kind: str
    partnership: str
    title: str
    version: str
    dated: str
    parties: tuple[str, ...]
    cover_facts: tuple[Fact, ...]
    running: str
    marking: str
    demonstration: str
    control: tuple[Fact, ...]
    amendments: tuple[Amendment, ...]
    declaration: str
    signatures: tuple[SignatureRow, ...]
    summary: str
    sections: tuple[PrintedSection, ...]
    certificate: str
    reference: str
    register: str
    verifying: tuple[Fact, ...]
    closing: PrintedSection | None = None

    @property
    def signed(self) -> tuple[SignatureRow, ...]:
        """Returns the rows of those who have signed."""
        return tuple(row for row in self.signatures if row.signed_on)

    @property
    def signs_apart(self) -> bool:
        """Says whether the sign-off table begins a page of its own: with more rows it would be torn in two."""
        return len(self.signatures) + len(self.amendments) > SIGNED_BENEATH

    @property
    def has_many_parties(self) -> bool:
        """Says whether the parties want the smaller type of the cover."""
        return len(self.parties) > MANY_PARTIES


def paper_of(standing: Standing, document: Agreement, *, checkpoint: Checkpoint, digest: bytes) -> Paper:
    """Return the paper of an agreement as at a checkpoint; `digest` (32 bytes) is the one that officers sign."""
    entry = standing.entry
    rows = signature_rows(standing)
    label = document.identity.version_label or str(entry.version)
    return Paper(
        kind=AGREEMENT,
        partnership=settings.PARTNERSHIP_NAME,
        title=entry.title,
        version=label,
        dated=spoken_day(entry.entered_on),
        parties=tuple(party.name or party.code for party in document.parties),
        cover_facts=_cover_facts(standing, document, rows),
        running=f"{entry.reference}, version{NO_BREAK}{label}",
        marking=document.identity.marking,
        demonstration=DEMONSTRATION if settings.DEMONSTRATION else "",
        control=_control(document, standing),
        amendments=_amendments(document, standing, label),
        declaration=AS_IN_THE_ORIGINAL if entry.depth else DECLARATION,
        signatures=rows,
        summary=document.public_summary or document.purpose.aims,
        sections=printed(document),
        certificate=f"As at {spoken_moment(standing.as_at)}, {counted(rows, 'parties')}.",
        reference=entry.reference,
        register=settings.REGISTER_ORIGIN,
        verifying=verifying(standing, checkpoint, digest),
    )


def signed_rows(rows: Sequence[SignatureRow]) -> int:
    """Return how many of the rows are signed."""
    return sum(1 for row in rows if row.signed_on)


def counted(rows: Sequence[SignatureRow], whom: str) -> str:
    """Return how many have signed, in words: "one of two parties has signed"."""
    signed = signed_rows(rows)
    have = "has" if signed == 1 else "have"
    return f"{number(signed) if signed else 'none'} of {number(len(rows))} {whom} {have} signed"


def _cover_facts(standing: Standing, document: Agreement, rows: Sequence[SignatureRow]) -> tuple[Fact, ...]:
    under = document.identity.protocol
    facts = (
        Fact("Reference", standing.entry.reference),
        Fact("Under", document_named(under) if under.reference else ""),
        Fact("Made elsewhere", _depth(document)),
        Fact("Signed", f"by {signed_rows(rows)} of {len(rows)}, as at {spoken_day(standing.on)}"),
    )
    return tuple(fact for fact in facts if fact.said)


def _depth(document: Agreement) -> str:
    word = depth_word(document)
    return f"{in_sentence(word)} here; its original binds" if word else ""


def _control(document: Agreement, standing: Standing) -> tuple[Fact, ...]:
    identity = document.identity
    owner = ", ".join(part for part in (identity.owner_name, identity.owner_role.post) if part)
    here = f"{settings.REGISTER_NAME}, {settings.PARTNERSHIP_NAME}"
    facts = (
        Fact("Author", identity.author),
        Fact("Owner", owner),
        Fact("Contact", identity.owner_role.mailbox),
        Fact("Replaces", _replaces(identity, standing)),
        Fact("Part of", document_named(identity.parent)),
        Fact("Local reference", identity.local_reference),
        Fact("Next review", _review(document, standing)),
        Fact("Master kept", identity.master or here),
    )
    return tuple(fact for fact in facts if fact.said)


def _replaces(identity: Identity, standing: Standing) -> str:
    if standing.entry.supersedes is not None:
        return f"{standing.entry.reference}, version{NO_BREAK}{standing.entry.supersedes}"
    return document_named(identity.replaces)


def _review(document: Agreement, standing: Standing) -> str:
    if standing.entry.review_on:
        return spoken_day(standing.entry.review_on)
    review = document.review
    return f"{months(review.first_after_months).capitalize()} after it begins" if review.first_after_months else ""


def _amendments(document: Agreement, standing: Standing, label: str) -> tuple[Amendment, ...]:
    """Return the amendment record, and as its last row the text that was approved for signature."""
    earlier = tuple(
        Amendment(
            row.issue, row.detail, row.author, day(row.on), ", ".join(filter(None, (row.agreed_by, row.approved)))
        )
        for row in document.amendment_record
    )
    entered = next((event for event in standing.events if event.verb == "entered"), None)
    body = ((entered.particulars or {}).get("organisation_name", "") if entered else "") or ""
    if standing.entry.depth and entered:
        filed_on = spoken_day(london_day(entered.at))
        return (*earlier, Amendment(label, "As filed here; made elsewhere", "", filed_on, body))
    approved = ", ".join(part for part in (body, spoken_day(standing.entry.entered_on)) if part)
    last = Amendment(
        label, "As approved for signature", document.identity.author, spoken_day(standing.entry.entered_on), approved
    )
    return (*earlier, last)


def digest_lines(digest: bytes) -> str:
    """Return a digest in groups of four characters, eight groups on a line."""
    groups = [digest.hex()[start : start + 4] for start in range(0, 2 * len(digest), 4)]
    return "\n".join(" ".join(groups[start : start + 8]) for start in range(0, len(groups), 8))


def verifying(standing: Standing, checkpoint: Checkpoint, digest: bytes) -> tuple[Fact, ...]:
    """Return what a reader needs to check a copy: the digest, the checkpoint, the moment that it speaks of."""
    return (
        Fact("Content digest", digest_lines(digest)),
        Fact(
            "Checkpoint",
            f"{checkpoint.size:,} events; the root of their tree is\n{digest_lines(bytes(checkpoint.root))}",
        ),
        Fact("Speaks as at", f"{spoken_moment(standing.as_at)}. The register’s page speaks of now."),
    )


def printed_events(events: Sequence[Event]) -> list[Event]:
    """Return the events that count: not those annulled, nor the annulling of them."""
    annulled = {event.particulars["event"] for event in events if event.verb == "annulled" and event.particulars}
    return [
        event for event in events if event.number not in annulled and event.verb != "annulled" and event.verb in VERBS
    ]
