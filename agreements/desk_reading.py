"""What the desk is told from: a person's drafts, parts and versions open for signature, in five queries or six."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from agreements.models import Draft, DraftParty, DraftState, Section
from register.clock import today
from register.entries.lives import events_of, life_from
from register.entries.status import VersionLife
from register.models import Entry, Event
from signatories.access import Access
from signatories.models import Organisation
from signatories.roles import Right

MOST = 500
BEING_DRAFTED = (DraftState.DRAFTING, DraftState.RETURNED)


@dataclass(frozen=True)
class DeskFacts:
    """What concerns a person. `leading`, `signing`: the organisations (codes) that the person drafts or signs for.

    `signing_protocol`: those for which the person may sign the protocol.

    `lives` are keyed by reference and version; `events` by reference, those of returned drafts among them; `names`
    by the code of an organisation that has yet to sign.
    """

    access: Access
    leading: frozenset[str]
    signing: frozenset[str]
    signing_protocol: frozenset[str]
    drafts: Sequence[Draft]
    parts: Sequence[DraftParty]
    entries: Sequence[Entry]
    events: Mapping[str, list[Event]]
    lives: Mapping[tuple[str, int], VersionLife]
    names: Mapping[str, str]
    readable: Sequence[Draft]

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
    drafts, entries = _drafts(access, leading), _entries(leading | signing, protocol)
    returned = {draft.log_reference for draft in drafts if draft.state == DraftState.RETURNED}
    references = {entry.reference for entry in entries}
    events = events_of(references | returned) if references | returned else {}
    told = {reference: life_from(reference, events[reference]) for reference in references}
    lives = {(entry.reference, entry.version): told[entry.reference].versions[entry.version] for entry in entries}
    names = _names(list(lives.values()))
    parts, readable = _parts(leading), _readable(access, drafts)
    return DeskFacts(access, leading, signing, protocol, drafts, parts, entries, events, lives, names, readable)


def _readable(access: Access, known: Sequence[Draft]) -> list[Draft]:
    """Read the open drafts that a person may read and does not write; those `known` from elsewhere are left out."""
    reads = access.may(Right.READ_DRAFTS) or access.viewer.may_read_all
    if access.may(Right.DRAFT) or not reads:
        return []
    drafts = Draft.objects.visible_to(access).still_open().exclude(pk__in=[draft.pk for draft in known])
    return list(drafts.select_related("lead").order_by("-begun_at")[:MOST])


def _drafts(access: Access, leading: frozenset[str]) -> list[Draft]:
    """Read the drafts that the person's organisations lead and, for who reviews, those that were submitted."""
    wanted = Q(lead__code__in=leading, state__in=[*BEING_DRAFTED, DraftState.SUBMITTED])
    if access.may(Right.APPROVE):
        wanted |= Q(state=DraftState.SUBMITTED)
    elif not leading:
        return []
    wrote = Section.objects.filter(draft=OuterRef("pk"), savers__contains=[access.user.pk if access.user else 0])
    drafts = Draft.objects.filter(wanted).annotate(is_written_by_me=Exists(wrote)).select_related("lead")
    return list(drafts.order_by("-begun_at")[:MOST])


def _parts(leading: frozenset[str]) -> list[DraftParty]:
    """Read the parts that nobody confirmed: the person's own, and those in drafts that the person leads."""
    if not leading:
        return []
    asked = Q(organisation__code__in=leading) | Q(draft__lead__code__in=leading)
    parts = DraftParty.objects.filter(asked, confirmed_at=None, draft__state__in=BEING_DRAFTED)
    others = parts.exclude(organisation=F("draft__lead")).select_related("draft__lead", "organisation")
    return list(others.order_by("-draft__begun_at", "position")[:MOST])


def _entries(codes: frozenset[str], protocol: frozenset[str]) -> list[Entry]:
    """Read the versions that organisations are asked to sign and that may still be open, newest first."""
    if not codes | protocol:
        return []
    agreements = Q(must_sign__overlap=sorted(codes), kind="agreement")
    entries = Entry.objects.filter(agreements | Q(must_sign__overlap=sorted(protocol), kind="protocol"))
    still = Q(in_force=None) | Q(in_force__contains=today()) | Q(in_force__startswith__gt=today())
    return list(entries.filter(still).order_by("-entered_on", "reference")[:MOST])


def _names(lives: Sequence[VersionLife]) -> dict[str, str]:
    missing = {code for life in lives for code in life.must_sign - set(life.signed)}
    named = Organisation.objects.filter(code__in=missing) if missing else ()
    return {organisation.code: organisation.called for organisation in named}
