"""The verbs of the log: what each says beside its row, as typed particulars with a version of their own."""

from collections.abc import Mapping
from typing import Literal

from register.documents.agreement import Declarations
from register.documents.common import Code, Codes, Count, Part, PartialDate, Text, Texts

Rule = Literal["date", "all", "each"]
Visibility = Literal["public", "partners", "parties"]


class Particulars(Part):
    """What every event says: who acted, in what post, for which organisation (as then named)."""

    v: Literal[1] = 1
    name: Text = ""
    post: Text = ""
    organisation_name: Text = ""


class Entered(Particulars):
    """A version was frozen and opened for signature; the digest (hexadecimal) is what officers sign."""

    digest: Text
    kind: Literal["agreement", "protocol"]
    rule: Rule
    start: PartialDate | None = None
    expires: PartialDate | None = None
    must_sign: Codes
    carried: Codes = ()
    supersedes: Count | None = None
    visibility: Visibility
    report: Texts = ()


class Authentication(Part):
    """How a signatory had proved who they are, and how many seconds before signing."""

    method: Literal["password", "passkey", "totp", "organisation", "paper"]
    seconds_ago: Count


class Recorded(Part):
    """How a signature on paper came on record: its scan (SHA-256, hexadecimal), or why none is held; by which two."""

    scan: Text = ""
    no_scan_because: Text = ""
    recorded_by: Text = ""
    recorded_post: Text = ""
    confirmed_by: Text = ""
    confirmed_post: Text = ""


class Signed(Particulars):
    """A party's signature: the digest signed, the name as typed, the authority relied on, the declaration shown.

    `recorded` is said of a signature on paper alone.
    """

    digest: Text
    title: Text
    authority: Text
    declaration: Text
    method: Literal["here", "paper"]
    authentication: Authentication
    recorded: Recorded | None = None


class Declined(Particulars):
    """A party declined, with its reason; not final."""

    reason: Text


class Acceded(Signed):
    """An organisation joined a version after its entry, with its own section as canonical JSON."""

    section: Text = ""


class Withdrew(Particulars):
    """A party withdrew; the event counts from the end of its notice."""

    reason: Text = ""
    notice: Text = ""


class Excused(Particulars):
    """SIMG excused a party that was asked to sign."""

    reason: Text


class Cancelled(Particulars):
    """A version open for signature was cancelled."""

    reason: Text


class Annulled(Particulars):
    """An earlier event was recorded in error."""

    event: Count
    reason: Text


class VisibilitySet(Particulars):
    """Who may see the entry from now on."""

    visibility: Visibility
    reason: Text = ""


class Rendered(Particulars):
    """A PDF of the version was printed; it speaks of the log up to `covers_event`."""

    sha256: Text
    covers_event: Count
    checkpoint: Count
    pages: Count


class Erased(Particulars):
    """The particulars of an event were cleared, by what authority; the log still verifies."""

    event: Count
    authority: Text


class Appointed(Particulars):
    """A person was appointed to a role; who it was stands here, who recorded it in the name and post."""

    person: Text
    person_post: Text
    role: Code
    since: PartialDate
    until: PartialDate | None = None
    instrument: Text = ""
    may_sign_agreements: bool = False
    may_sign_protocol: bool = False


class AppointmentEnded(Particulars):
    """An appointment ended; the event counts from the first day without it."""

    person: Text
    role: Code
    appointed: Count
    reason: Text = ""


class Submitted(Particulars):
    """A draft was submitted with the five declarations; `text_digest` is the SHA-256 of its canonical text."""

    text_digest: Text
    declarations: Declarations
    warnings: Texts = ()


class Returned(Particulars):
    """SIMG sent a draft back, with its reasons."""

    reasons: Texts
    text_digest: Text


class Approved(Particulars):
    """SIMG approved the text named by its SHA-256; it was entered in the same act.

    `material`: the changes from the version before that the reviewer marked so, in the words that were read; None
    where there was nothing to mark.
    """

    text_digest: Text
    reference: Text
    version: Count
    checklist: Texts = ()
    material: Texts | None = None


class Abandoned(Particulars):
    """A draft was given up."""

    reason: Text = ""


VERBS: Mapping[str, type[Particulars]] = {
    "entered": Entered,
    "signed": Signed,
    "declined": Declined,
    "acceded": Acceded,
    "withdrew": Withdrew,
    "excused": Excused,
    "cancelled": Cancelled,
    "annulled": Annulled,
    "visibility set": VisibilitySet,
    "rendered": Rendered,
    "erased": Erased,
    "appointed": Appointed,
    "appointment ended": AppointmentEnded,
    "submitted": Submitted,
    "returned": Returned,
    "approved": Approved,
    "abandoned": Abandoned,
}

# What a version's PDF prints; an event of another verb does not call for a new one.
PRINTED = frozenset(
    {"entered", "signed", "declined", "acceded", "withdrew", "excused", "cancelled", "annulled", "erased"}
)
