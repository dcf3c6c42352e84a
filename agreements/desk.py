"""What waits for whom: the desk's rows, each with its one next step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from agreements.desk_reading import SHOWN, DeskFacts, facts_for
from agreements.models import Draft, DraftState
from register.clock import london_day, today
from register.documents.printing.phrasing import listed
from register.entries.recording import can_sign
from register.entries.status import STATUS_WORDS, Status, VersionLife
from register.models import Event, Listing
from signatories.access import Access
from signatories.roles import Right
from signatories.waiting import Due, waiting_for

NAMED = 3  # organisations at most that a sentence names
SIMG_NAME = "Strategic Information Management Group"


@dataclass(frozen=True)
class DeskRow:
    """One thing that waits: since when, what, why in a sentence, the next step and its address."""

    since: str
    title: str
    why: str
    step: str
    url: str


@dataclass(frozen=True)
class Desk:
    """What waits for a person, what waits for others because of that person, and what the organisation has.

    `drafts` and `agreements` are the newest few; `all_drafts` counts them all, `all_agreements` is the address of all.
    """

    mine: tuple[DeskRow, ...]
    others: tuple[DeskRow, ...]
    drafts: tuple[DeskRow, ...]
    agreements: tuple[DeskRow, ...]
    all_drafts: int
    all_agreements: str


def desk_of(access: Access) -> Desk:
    """Return the desk of a person: signatures first, then what others wait for, then the person's own drafts."""
    facts, keeping = facts_for(access), waiting_for(access, on=today())
    asked = (*_to_sign(facts), *_to_review(facts), *_wished(facts))
    mine = (*asked, *_returned(facts), *_to_confirm(facts), *_to_draft(facts))
    others = (*_confirmations(facts), *_in_review(facts), *_signatures(facts))
    mine, others = (*mine, *_to_keep(keeping.mine)), (*others, *_to_keep(keeping.others))
    return Desk(mine, others, *_held(facts), len(facts.drafts), _register_of(facts))


def _to_keep(dues: Iterable[Due]) -> Iterator[DeskRow]:
    """What an organisation's administrator has to see to, of its people and details."""
    for due in dues:
        url = reverse(due.page, args=[due.organisation.code])
        yield DeskRow(due.when, due.organisation.name, due.why, due.step, url)


def _day(on: date | datetime) -> str:
    """Write "23 November", unbroken, with the year when it is not this one."""
    day = london_day(on) if isinstance(on, datetime) else on
    year = "" if day.year == today().year else f" {day.year}"
    return f"{day.day}\N{NO-BREAK SPACE}{day:%B}{year}"


def _since(verb: str, moment: datetime | None) -> str:
    return f"{verb} {_day(moment)}" if moment else verb


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _signed(life: VersionLife) -> str:
    return f"Signed by {len(life.signed)} of {len(life.must_sign)}."


def _held(facts: DeskFacts) -> tuple[tuple[DeskRow, ...], tuple[DeskRow, ...]]:
    """Return the newest drafts that the person may read, and the newest agreements of the person's organisations."""
    return tuple(_drafts(facts.drafts[:SHOWN])), tuple(_agreements(facts.listings[:SHOWN]))


def _drafts(drafts: Sequence[Draft]) -> Iterator[DeskRow]:
    for draft in drafts:
        yield DeskRow(
            _since("Begun", draft.begun_at),
            draft.title,
            f"{draft.lead.name} leads it. {DraftState(draft.state).label}.",
            "Open the draft",
            reverse("draft", args=[draft.pk]),
        )


def _agreements(listings: Sequence[Listing]) -> Iterator[DeskRow]:
    for listing in listings:
        yield DeskRow(
            _since("Changed", listing.changed_on),
            listing.title or listing.reference,
            f"{listing.reference}, version {listing.version}. {STATUS_WORDS[Status(listing.status)]}.",
            "Read the agreement",
            reverse("entry", args=[listing.reference]),
        )


def _register_of(facts: DeskFacts) -> str:
    """Return the address of the register’s list, narrowed to the person’s organisations where not all is shown."""
    viewer = facts.access.viewer
    codes = sorted(viewer.organisations & {code for listing in facts.listings for code in listing.organisations})
    query = urlencode([("organisation", code) for code in codes])
    return f"{reverse('register')}?{query}" if codes and not viewer.may_read_all else reverse("register")


def _to_sign(facts: DeskFacts) -> Iterator[DeskRow]:
    for entry in facts.entries:
        life = facts.life(entry)
        for code in sorted(facts.signs(entry) & life.must_sign):
            if can_sign(life, code):
                whose = f" for {facts.names.get(code, code)}" if len(facts.signs(entry)) > 1 else ""
                yield DeskRow(
                    f"Open since {_day(entry.entered_on)}",
                    entry.title,
                    f"{entry.reference}, version {entry.version}{whose}. {_signed(life)}",
                    "Read and sign",
                    reverse("sign", args=[entry.reference, entry.version]),
                )


def _wished(facts: DeskFacts) -> Iterator[DeskRow]:
    """Organisations that drafters ask SIMG's administrators to add."""
    for wish in facts.wishes:
        yield DeskRow(
            _since("Asked", wish.asked_at),
            wish.name,
            f"{wish.asked_by.name} asks for it to be added, for “{wish.draft}”.",
            "Add it or answer",
            reverse("wish", args=[wish.pk]),
        )


def _to_review(facts: DeskFacts) -> Iterator[DeskRow]:
    """What was submitted, oldest first; never what the person submitted or wrote in."""
    user = facts.access.user
    if user is None or not facts.access.may(Right.APPROVE):
        return
    waiting = [(draft.submitted_at, draft) for draft in facts.drafts if draft.state == DraftState.SUBMITTED]
    for submitted_at, draft in sorted(waiting, key=lambda row: str(row[0])):
        if draft.submitted_by_id != user.pk and not draft.is_written_by_me:  # type: ignore[attr-defined]
            yield DeskRow(
                _since("Submitted", submitted_at),
                draft.title,
                f"{draft.lead.name} submitted it.",
                "Review it",
                reverse("review", args=[draft.pk]),
            )


def _own(facts: DeskFacts, state: DraftState) -> list[Draft]:
    return [draft for draft in facts.drafts if draft.lead.code in facts.leading and draft.state == state]


def _returned(facts: DeskFacts) -> Iterator[DeskRow]:
    for draft in _own(facts, DraftState.RETURNED):
        last = next(event for event in reversed(facts.events[draft.log_reference]) if event.verb == "returned")
        reasons = _counted(_reasons(last), "reason")
        yield DeskRow(
            _since("Sent back", last.at),
            draft.title,
            f"The {SIMG_NAME} sent it back with {reasons}.",
            f"Read the {reasons.removeprefix('1 ')}",
            reverse("draft", args=[draft.pk]),
        )


def _reasons(event: Event) -> int:
    return len((event.particulars or {}).get("reasons", []))


def _to_confirm(facts: DeskFacts) -> Iterator[DeskRow]:
    for part in facts.parts:
        if part.code in facts.leading:
            yield DeskRow(
                _since("Begun", part.draft.begun_at),
                part.draft.title,
                f"{part.draft.lead.name} leads it and asks you to confirm what it says about {part.called}.",
                f"Confirm {part.called}’s part",
                reverse("part", args=[part.draft.pk, part.code]),
            )


def _to_draft(facts: DeskFacts) -> Iterator[DeskRow]:
    for draft in _own(facts, DraftState.DRAFTING):
        waits = sum(part.draft.pk == draft.pk for part in facts.parts)
        others = f" {_counted(waits, 'organisation')} {'has' if waits == 1 else 'have'} yet to confirm."
        what = f"Your draft of the next version of {draft.reference}." if draft.reference else "Your draft."
        yield DeskRow(
            _since("Begun", draft.begun_at),
            draft.title,
            what + others if waits else what,
            "Go on drafting",
            reverse("draft", args=[draft.pk]),
        )


def _confirmations(facts: DeskFacts) -> Iterator[DeskRow]:
    """Whose confirmation the person's drafts wait for."""
    for part in facts.parts:
        if part.code not in facts.leading:
            yield DeskRow(
                _since("Begun", part.draft.begun_at),
                part.name,
                f"To confirm its part of “{part.draft.title}”.",
                "See its part",
                reverse("part", args=[part.draft.pk, part.code]),
            )


def _in_review(facts: DeskFacts) -> Iterator[DeskRow]:
    for draft in _own(facts, DraftState.SUBMITTED):
        yield DeskRow(
            _since("Submitted", draft.submitted_at),
            SIMG_NAME,
            f"To review “{draft.title}”.",
            "See what was submitted",
            reverse("draft", args=[draft.pk]),
        )


def _signatures(facts: DeskFacts) -> Iterator[DeskRow]:
    """What the person's organisations have signed, or lead, and others have yet to sign."""
    for entry in facts.entries:
        life = facts.life(entry)
        missing = sorted(life.must_sign - set(life.signed) - facts.signs(entry))
        concerned = (facts.signs(entry) & set(life.signed)) or ({entry.owner} & facts.leading)
        if concerned and any(can_sign(life, code) for code in missing):
            yield DeskRow(
                f"Open since {_day(entry.entered_on)}",
                entry.title,
                f"{_signed(life)} {_yet_to_sign([facts.names.get(code, code) for code in missing])}",
                "See who has signed",
                reverse("version", args=[entry.reference, entry.version]),
            )


def _yet_to_sign(names: list[str]) -> str:
    more = len(names) - NAMED
    named = listed([*names[:NAMED], f"{more} more"] if more > 0 else names)
    return f"{named} {'has' if len(names) == 1 else 'have'} yet to sign."
