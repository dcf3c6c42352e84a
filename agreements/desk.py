"""What waits for whom: the desk's rows, read from drafts and entries, each with its one next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from agreements.models import Draft, DraftParty, DraftState
from register.clock import london_day, today
from register.documents.common import spoken_date
from register.entries.lives import events_of, life_from
from register.entries.recording import can_sign
from register.entries.status import VersionLife
from register.models import Entry
from signatories.access import Access
from signatories.roles import Right

MOST = 500


@dataclass(frozen=True)
class DeskRow:
    """One thing that waits: since when, what, why in a sentence, the next step and its address."""

    since: str
    title: str
    why: str
    step: str
    url: str


def _day(moment: datetime) -> str:
    return spoken_date(london_day(moment).isoformat())


def waiting_for(access: Access) -> list[DeskRow]:
    """Return what waits for this person, drafts first; the number of queries does not grow with the rows."""
    return [*_to_sign(access), *_to_review(access), *_to_draft(access), *_to_confirm(access)]


def _to_draft(access: Access) -> Iterator[DeskRow]:
    codes = access.codes_with(Right.DRAFT)
    drafts = Draft.objects.filter(lead__code__in=codes, state__in=[DraftState.DRAFTING, DraftState.RETURNED])
    for draft in drafts.order_by("-begun_at")[:MOST]:
        returned = draft.state == DraftState.RETURNED
        yield DeskRow(
            f"Begun {_day(draft.begun_at)}",
            draft.title,
            "The Strategic Information Management Group sent it back with reasons." if returned else "Your draft.",
            "Read the reasons" if returned else "Go on drafting",
            reverse("draft", args=[draft.pk]),
        )


def _to_confirm(access: Access) -> Iterator[DeskRow]:
    codes = access.codes_with(Right.DRAFT)
    parts = DraftParty.objects.filter(
        organisation__code__in=codes,
        confirmed_at=None,
        draft__state__in=[DraftState.DRAFTING, DraftState.RETURNED],
    ).exclude(draft__lead__code__in=codes)
    for part in parts.select_related("draft__lead", "organisation").order_by("-draft__begun_at")[:MOST]:
        yield DeskRow(
            f"Begun {_day(part.draft.begun_at)}",
            part.draft.title,
            f"{part.draft.lead.name} leads it and asks you to confirm what it says about {part.organisation.called}.",
            f"Confirm {part.organisation.called}’s part",
            reverse("part", args=[part.draft_id, part.organisation.code]),
        )


def _to_review(access: Access) -> Iterator[DeskRow]:
    if not access.may(Right.APPROVE) or access.user is None:
        return
    drafts = Draft.objects.filter(state=DraftState.SUBMITTED).exclude(submitted_by=access.user)
    mine = Q(sections__savers__contains=[access.user.pk])
    for draft in drafts.exclude(pk__in=drafts.filter(mine)).select_related("lead").order_by("submitted_at")[:MOST]:
        yield DeskRow(
            f"Submitted {_day(draft.submitted_at)}" if draft.submitted_at else "Submitted",
            draft.title,
            f"{draft.lead.name} submitted it.",
            "Review it",
            reverse("review", args=[draft.pk]),
        )


def _lives(entries: list[Entry]) -> dict[tuple[str, int], VersionLife]:
    events = events_of({entry.reference for entry in entries})
    lives = {reference: life_from(reference, rows) for reference, rows in events.items()}
    return {(entry.reference, entry.version): lives[entry.reference].versions[entry.version] for entry in entries}


def _asked_of(codes: frozenset[str]) -> list[Entry]:
    """The versions that organisations are asked to sign and that may still be open: newest first."""
    if not codes:
        return []
    entries = Entry.objects.filter(must_sign__overlap=sorted(codes), kind="agreement")
    still = Q(in_force=None) | Q(in_force__contains=today()) | Q(in_force__startswith__gt=today())
    return list(entries.filter(still).order_by("-entered_on", "reference")[:MOST])


def _to_sign(access: Access) -> Iterator[DeskRow]:
    codes = access.codes_with(Right.SIGN_AGREEMENTS)
    entries = _asked_of(codes)
    lives = _lives(entries)
    for entry in entries:
        life = lives[entry.reference, entry.version]
        for code in sorted(codes & life.must_sign):
            if can_sign(life, code):
                yield DeskRow(
                    f"Open since {spoken_date(entry.entered_on.isoformat())}",
                    entry.title,
                    f"{entry.reference}, version {entry.version}. Signed by {len(life.signed)} of {len(life.must_sign)}.",
                    "Read and sign",
                    reverse("sign", args=[entry.reference, entry.version]),
                )


def waiting_for_others(access: Access) -> list[DeskRow]:
    """Return what waits for others because of this person: reviews, confirmations, signatures."""
    return [*_in_review(access), *_confirmations(access), *_signatures(access)]


def _in_review(access: Access) -> Iterator[DeskRow]:
    codes = access.codes_with(Right.DRAFT)
    for draft in Draft.objects.filter(lead__code__in=codes, state=DraftState.SUBMITTED).order_by("submitted_at")[:MOST]:
        yield DeskRow(
            f"Submitted {_day(draft.submitted_at)}" if draft.submitted_at else "Submitted",
            "Strategic Information Management Group",
            f"To review “{draft.title}”.",
            "See what was submitted",
            reverse("draft", args=[draft.pk]),
        )


def _confirmations(access: Access) -> Iterator[DeskRow]:
    codes = access.codes_with(Right.DRAFT)
    parts = DraftParty.objects.filter(
        draft__lead__code__in=codes, draft__state__in=[DraftState.DRAFTING, DraftState.RETURNED], confirmed_at=None
    ).exclude(organisation__code__in=codes)
    for part in parts.select_related("draft", "organisation").order_by("draft_id", "position")[:MOST]:
        yield DeskRow(
            f"Begun {_day(part.draft.begun_at)}",
            part.organisation.name,
            f"To confirm its part of “{part.draft.title}”.",
            "See its part",
            reverse("part", args=[part.draft_id, part.organisation.code]),
        )


def _signatures(access: Access) -> Iterator[DeskRow]:
    """What the person's organisations have signed, or lead, and others have yet to sign."""
    signing, leading = access.codes_with(Right.SIGN_AGREEMENTS), access.codes_with(Right.DRAFT)
    entries = _asked_of(signing | leading)
    lives = _lives(entries)
    for entry in entries:
        life = lives[entry.reference, entry.version]
        missing = sorted(life.must_sign - set(life.signed))
        concerned = (signing & set(life.signed)) or ({entry.owner} & leading)
        if concerned and any(can_sign(life, code) for code in missing):
            yield DeskRow(
                f"Open since {spoken_date(entry.entered_on.isoformat())}",
                entry.title,
                f"Signed by {len(life.signed)} of {len(life.must_sign)}.",
                "See who has signed",
                reverse("version", args=[entry.reference, entry.version]),
            )
