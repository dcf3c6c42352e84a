"""What the desk is told from: a person's drafts, parts, versions open for signature and agreements, in five queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject

from agreements.models import Draft, DraftParty, DraftState, Section, Wish
from register.clock import today
from register.entries.lives import events_of, life_from
from register.entries.status import VersionLife
from register.models import Entry, Event, Listing
from signatories.access import Access
from signatories.models import Organisation
from signatories.roles import Right

MOST = 500
SHOWN = 10  # rows at most of a list that has a page of its own
BEING_DRAFTED = (DraftState.DRAFTING, DraftState.RETURNED)


@dataclass(frozen=True)
class Part:
    """A party's part of a draft that nobody has confirmed: its organisation's code, name, and what it is called."""

    draft: Draft
    code: str
    name: str
    called: str


@dataclass(frozen=True)
class DeskFacts:
    """What concerns a person. `leading`, `signing`: the organisations (codes) that the person drafts or signs for.

    `signing_protocol`: those for which the person may sign the protocol. `drafts`: all open ones that the person may
    read; `listings`: the agreements of the person's organisations, one more at most than is shown.

    `lives` are keyed by reference and version; `events` by reference, those of returned drafts among them; `names`
    by the code of an organisation that has yet to sign.
    """

    access: Access
    leading: frozenset[str]
    signing: frozenset[str]
    signing_protocol: frozenset[str]
    drafts: Sequence[Draft]
    parts: Sequence[Part]
    entries: Sequence[Entry]
    events: Mapping[str, list[Event]]
    lives: Mapping[tuple[str, int], VersionLife]
    names: Mapping[str, str]
    listings: Sequence[Listing]
    wishes: Sequence[Wish] = ()

    def life(self, entry: Entry) -> VersionLife:
        """Return the life of a version."""
        return self.lives[entry.reference, entry.version]

    def signs(self, entry: Entry) -> frozenset[str]:
        """Return the organisations (codes) for which the person signs a version, an agreement's or the protocol's."""
        return self.signing_protocol if entry.kind == "protocol" else self.signing


def facts_for(access: Access) -> DeskFacts:
    """Read what the desk of a person is told from; the number of queries does not grow with the rows."""
    leading, signing = access.codes_with(Right.DRAFT), access.codes_with(Right.SIGN_AGREEMENTS)
    protocol = access.codes_with(Right.SIGN_PROTOCOL)
    drafts, entries = _drafts(access), _entries(leading | signing, protocol)
    returned = {draft.log_reference for draft in drafts if draft.state == DraftState.RETURNED}
    references = {entry.reference for entry in entries}
    events = events_of(references | returned) if references | returned else {}
    told = {reference: life_from(reference, events[reference]) for reference in references}
    lives = {(entry.reference, entry.version): told[entry.reference].versions[entry.version] for entry in entries}
    names = _names(list(lives.values()))
    parts, listings, wishes = _parts(drafts, leading), _listings(access), _wishes(access)
    return DeskFacts(access, leading, signing, protocol, drafts, parts, entries, events, lives, names, listings, wishes)


def _wishes(access: Access) -> list[Wish]:
    """Read the organisations that are asked for, oldest first, for those who keep the register."""
    if not access.may(Right.KEEP_REGISTER):
        return []
    return list(Wish.objects.waiting().select_related("draft__lead", "asked_by")[:MOST])


def _drafts(access: Access) -> list[Draft]:
    """Read the open drafts that a person may read, each with the parties that have yet to confirm their parts."""
    if not access.may(Right.READ_DRAFTS) and not access.viewer.may_read_all:
        return []
    wrote = Section.objects.filter(draft=OuterRef("pk"), savers__contains=[access.user.pk if access.user else 0])
    waiting = DraftParty.objects.filter(draft=OuterRef("pk"), confirmed_at=None).exclude(organisation=F("draft__lead"))
    named = JSONObject(code="organisation__code", name="organisation__name", short="organisation__short_name")
    drafts = Draft.objects.visible_to(access).still_open().select_related("lead")
    told = drafts.annotate(is_written_by_me=Exists(wrote), unconfirmed=ArraySubquery(waiting.values(told=named)))
    return list(told.order_by("-begun_at", "-pk")[:MOST])


def _parts(drafts: Sequence[Draft], leading: frozenset[str]) -> list[Part]:
    """Return the parts that nobody confirmed: the person's own, and those in drafts that the person leads."""
    return [
        Part(draft, row["code"], row["name"], row["short"] or row["name"])
        for draft in drafts
        if draft.state in BEING_DRAFTED
        for row in draft.unconfirmed  # type: ignore[attr-defined]
        if row["code"] in leading or draft.lead.code in leading
    ]


def _listings(access: Access) -> list[Listing]:
    """Read the agreements of the person's organisations, or all for who reads everything, newest change first."""
    viewer = access.viewer
    if not viewer.organisations:
        return []
    listings = Listing.objects.visible_to(viewer).agreements().on(today())
    if not viewer.may_read_all:
        listings = listings.filter(organisations__overlap=sorted(viewer.organisations))
    return list(listings.defer("words").order_by("-changed_on", "-id")[: SHOWN + 1])


def _entries(codes: frozenset[str], protocol: frozenset[str]) -> list[Entry]:
    """Read the versions that organisations are asked to sign here and that may still be open, newest first."""
    if not codes | protocol:
        return []
    agreements = Q(must_sign__overlap=sorted(codes), kind="agreement", depth="")
    entries = Entry.objects.filter(agreements | Q(must_sign__overlap=sorted(protocol), kind="protocol"))
    still = Q(in_force=None) | Q(in_force__contains=today()) | Q(in_force__startswith__gt=today())
    return list(entries.filter(still).order_by("-entered_on", "reference")[:MOST])


def _names(lives: Sequence[VersionLife]) -> dict[str, str]:
    missing = {code for life in lives for code in life.must_sign - set(life.signed)}
    named = Organisation.objects.filter(code__in=missing) if missing else ()
    return {organisation.code: organisation.called for organisation in named}
