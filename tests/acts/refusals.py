"""What the record refuses: for each check a deed that it alone stands in the way of, arranged and ready to be done."""

import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta

from agreements.acts.drafting import begin_version, save_chapter
from agreements.acts.submitting import abandon, submit
from register.clock import today
from register.documents.agreement import Annex
from register.entries.entering import Terms, enter
from register.entries.lives import PROTOCOL_REFERENCE
from register.entries.paper import OnPaper, PaperParty, sign_on_paper
from register.entries.recording import cancel, sign
from register.entries.showing import set_visibility
from register.evidence.annexes import keep_annex
from register.evidence.uploads import LARGEST
from register.log.erasing import erase
from register.log.verbs import Recorded
from register.models import Entry
from signatories.acts.appointing import appoint, end_appointment
from signatories.acts.naming import Naming, record_earlier_name, rename_organisation
from signatories.acts.organisations import add_organisation
from signatories.acts.paper import set_paper_aside
from signatories.acts.protocol_drafting import abandon_protocol, save_protocol_chapter
from signatories.acts.succeeding import TakeOver, record_succession
from signatories.roles import Role
from tests.factories import protocol
from tests.factories.agreements import approved, drafted, partnership, submitted
from tests.factories.documents import LEAD, NAMES, PARTNER, changed, complete_agreement
from tests.factories.recorded import recorded_agreement
from tests.factories.register import (
    CLERK,
    a_signature,
    acceded,
    an_officer,
    annulled,
    declined,
    entered,
    excused,
    signed,
    titled,
    withdrawn,
)
from tests.factories.signatories import LONG_AGO, access_of, administrator, appointed, organisation, person

Act = Callable[[], object]
SOON = timedelta(days=1)


def erasing_what_was_entered() -> Act:
    number = Entry.objects.get(reference=entered().reference).last_event
    return lambda: erase(event=number, authority="Minute 4", by=CLERK, act=uuid.uuid4())


def annulling_an_entry() -> Act:
    entry = entered()
    (signature,) = signed(entry, LEAD)
    annulled(signature)
    return lambda: annulled(signature)


def joining_what_is_closed() -> Act:
    entry = entered()
    signed(entry, LEAD, PARTNER)
    return lambda: acceded(entry, "southfen")


def signing_twice() -> Act:
    entry = entered()
    signed(entry, LEAD)
    return lambda: signed(entry, LEAD)


def signing_what_was_made_elsewhere() -> Act:
    entry = entered(recorded_agreement())
    return lambda: signed(entry, LEAD)


def declining_twice() -> Act:
    entry = entered()
    declined(entry, LEAD)
    return lambda: declined(entry, LEAD)


def cancelling_what_is_in_force() -> Act:
    entry = entered()
    signed(entry, LEAD, PARTNER)
    return lambda: cancel(reference=entry.reference, version=1, reason="No.", by=CLERK, act=uuid.uuid4())


def signing_another_text() -> Act:
    entry, other = entered(), entered(titled("Another"))
    signature = a_signature(other)
    return lambda: sign(
        reference=entry.reference, version=1, signature=signature, by=an_officer(LEAD), act=uuid.uuid4()
    )


def excusing_who_signed() -> Act:
    entry = entered()
    signed(entry, LEAD)
    return lambda: excused(entry, LEAD)


def leaving_unsigned() -> Act:
    entry = entered()
    return lambda: withdrawn(entry, LEAD)


def superseding_what_is_superseded() -> Act:
    first = entered()
    signed(first, LEAD, PARTNER)
    signed(entered(reference=first.reference, supersedes=1), LEAD, PARTNER)
    terms = Terms(must_sign=(LEAD, PARTNER), carried=(), supersedes=1)
    return lambda: enter(
        document=complete_agreement(), terms=terms, by=CLERK, act=uuid.uuid4(), reference=first.reference
    )


def _on_paper(code: str, *, ahead: timedelta = timedelta()) -> Act:
    entry = entered()
    signed(entry, LEAD)
    paper = OnPaper(PaperParty(code, NAMES[code]), "Robin Vale", "", "Signature", "We agree.", today() + ahead)
    said = {"no_scan_because": "Lost.", "recorded_by": "A", "recorded_post": "A", "confirmed_by": "B"}
    recorded = Recorded(scan="", confirmed_post="B", **said)
    return lambda: sign_on_paper(
        reference=entry.reference, version=1, paper=paper, recorded=recorded, by=CLERK, act=uuid.uuid4()
    )


def paper_of_tomorrow() -> Act:
    return _on_paper(PARTNER, ahead=SOON)


def paper_of_who_signed() -> Act:
    return _on_paper(LEAD)


def writing_an_agreed_protocol() -> Act:
    who = protocol.people()
    draft = protocol.drafted(who)
    abandon_protocol(draft=draft, reason="Begun too early.", by=who.keeper, act=uuid.uuid4())
    revision = draft.sections.get(chapter="context").revision
    content = {"context": "Other words."}
    return lambda: save_protocol_chapter(
        draft=draft, chapter="context", content=content, revision=revision, by=who.keeper
    )


def abandoning_twice() -> Act:
    who = protocol.people()
    draft = protocol.drafted(who)
    abandon_protocol(draft=draft, reason="Begun too early.", by=who.keeper, act=uuid.uuid4())
    return lambda: abandon_protocol(draft=draft, reason="Again.", by=who.keeper, act=uuid.uuid4())


def appointing_without_days() -> Act:
    who, where, by = person(), organisation(), administrator()
    days = {"since": today(), "until": today()}
    return lambda: appoint(
        person=who, organisation=where, role=Role.MANAGER, post="Head", by=by, act=uuid.uuid4(), **days
    )


def ending_before_it_began() -> Act:
    held, by = appointed(Role.MANAGER), administrator()
    until = LONG_AGO - SOON
    return lambda: end_appointment(appointment=held, until=until, reason="Left.", by=by, act=uuid.uuid4())


def adding_a_code_that_is_an_address() -> Act:
    by = administrator()
    said = {"name": "New Council", "kind": "district", "joined_on": LONG_AGO}
    return lambda: add_organisation(code="new", by=by, act=uuid.uuid4(), **said)


def adding_without_a_name() -> Act:
    by = administrator()
    return lambda: add_organisation(
        code="blaby", name=" ", kind="district", joined_on=LONG_AGO, by=by, act=uuid.uuid4()
    )


def setting_aside_twice() -> Act:
    who = protocol.people()
    paper = protocol.on_paper(protocol.recorded(who, "north"), "north", who)
    set_paper_aside(paper=paper, reason="A wrong day.", by=who.member)
    return lambda: set_paper_aside(paper=paper, reason="Again.", by=who.member)


def submitting_twice() -> Act:
    people = partnership()
    draft, declarations = submitted(people), complete_agreement().declarations
    return lambda: submit(draft_id=draft.pk, declarations=declarations, by=people.lead, act=uuid.uuid4())


def writing_what_was_submitted() -> Act:
    people = partnership()
    draft = submitted(people)
    section = draft.sections.get(chapter="purpose", party="")
    return lambda: save_chapter(
        draft_id=draft.pk, chapter="purpose", content=section.content, revision=section.revision, by=people.lead
    )


def writing_what_no_document_holds() -> Act:
    people = partnership()
    draft = drafted(people)
    section = draft.sections.get(chapter="purpose", party="")
    content = {**section.content, "purpose": {"aims": 7}}
    return lambda: save_chapter(
        draft_id=draft.pk, chapter="purpose", content=content, revision=section.revision, by=people.lead
    )


def abandoning_what_was_approved() -> Act:
    people = partnership()
    draft = approved(people)
    return lambda: abandon(draft_id=draft.pk, reason="No.", by=people.lead, act=uuid.uuid4())


def proposing_from_what_is_superseded() -> Act:
    people = partnership()
    draft = approved(people)
    first = Entry.objects.get(reference=draft.reference)
    second = entered(reference=first.reference, supersedes=1)
    signed(second, LEAD, PARTNER)
    return lambda: begin_version(reference=first.reference, version=1, by=people.lead)


def entering_a_paper_that_is_not_held() -> Act:
    lost = Annex(id="a1", title="Lost form", sha256="ab" * 32)
    return lambda: entered(changed(complete_agreement(), annexes=(lost,)))


def keeping_a_paper_that_is_too_large() -> Act:
    return lambda: keep_annex(b"%PDF-" + bytes(LARGEST))


def renaming_in_the_future() -> Act:
    body, by = organisation(), administrator()
    naming = Naming("Another Council", today() + SOON, "Order 4 of 2026")
    return lambda: rename_organisation(organisation=body, naming=naming, by=by, act=uuid.uuid4())


def calling_it_nothing_before() -> Act:
    body, by = organisation(), administrator()
    naming = Naming("", LONG_AGO - SOON, "Order 4 of 2019")
    return lambda: record_earlier_name(organisation=body, naming=naming, by=by, act=uuid.uuid4())


def taking_over_from_itself() -> Act:
    body, by = organisation(), administrator()
    said = TakeOver(body, body, today(), "Order 4 of 2026")
    return lambda: record_succession(take_over=said, by=by, act=uuid.uuid4())


def appointing_above_ones_own() -> Act:
    keeper, who = appointed(Role.ORGANISATION_ADMINISTRATOR), person()
    where, terms = keeper.organisation, {"role": Role.CHIEF_OFFICER, "post": "Head", "since": LONG_AGO}
    by = access_of(keeper)
    return lambda: appoint(person=who, organisation=where, by=by, act=uuid.uuid4(), **terms)


def ending_above_ones_own() -> Act:
    keeper = appointed(Role.ORGANISATION_ADMINISTRATOR)
    held, by = appointed(Role.ORGANISATION_ADMINISTRATOR, at=keeper.organisation), access_of(keeper)
    return lambda: end_appointment(appointment=held, until=today(), reason="Left.", by=by, act=uuid.uuid4())


def hiding_the_protocol() -> Act:
    protocol.agreed(protocol.people())
    said = {"visibility": "parties", "reason": "No."}
    return lambda: set_visibility(reference=PROTOCOL_REFERENCE, versions=[1], by=CLERK, act=uuid.uuid4(), **said)


# The check → what it stands in the way of.
REFUSED: Mapping[str, tuple[Callable[[], Act], ...]] = {
    "register.log.erasing.check_erasable": (erasing_what_was_entered,),
    "register.entries.correcting.check_annullable": (annulling_an_entry,),
    "register.entries.joining.check_may_join": (joining_what_is_closed,),
    "register.entries.recording.check_open_to": (signing_twice,),
    "register.entries.recording.check_signed_here": (signing_what_was_made_elsewhere,),
    "register.entries.recording.check_may_decline": (declining_twice,),
    "register.entries.recording.check_cancellable": (cancelling_what_is_in_force,),
    "register.entries.recording.check_read": (signing_another_text,),
    "register.entries.leaving.check_excusable": (excusing_who_signed,),
    "register.entries.leaving.check_may_leave": (leaving_unsigned,),
    "register.entries.entering.check_superseded": (superseding_what_is_superseded, proposing_from_what_is_superseded),
    "register.entries.paper.check_paper_day": (paper_of_tomorrow,),
    "register.entries.paper.check_paper_party": (paper_of_who_signed,),
    "signatories.lifecycle.check_editable": (writing_an_agreed_protocol,),
    "signatories.lifecycle.check_move": (abandoning_twice,),
    "signatories.acts.fitting.check_appointment": (appointing_without_days,),
    "signatories.acts.fitting.check_end": (ending_before_it_began,),
    "signatories.acts.organisations.check_code": (adding_a_code_that_is_an_address,),
    "signatories.acts.organisations.check_organisation": (adding_without_a_name,),
    "signatories.acts.fitting.check_appoints": (appointing_above_ones_own,),
    "signatories.acts.fitting.check_ends": (ending_above_ones_own,),
    "signatories.acts.succeeding.check_succession": (taking_over_from_itself,),
    "register.entries.showing.check_shown": (hiding_the_protocol,),
    "signatories.acts.naming.check_rename": (renaming_in_the_future,),
    "signatories.acts.naming.check_earlier": (calling_it_nothing_before,),
    "signatories.acts.paper.check_waiting": (setting_aside_twice,),
    "register.entries.annexes.check_annexes": (entering_a_paper_that_is_not_held,),
    "register.evidence.uploads.check_size": (keeping_a_paper_that_is_too_large,),
    "agreements.lifecycle.check_move": (submitting_twice, abandoning_what_was_approved),
    "agreements.lifecycle.check_editable": (writing_what_was_submitted,),
    "agreements.acts.drafting.check_shape": (writing_what_no_document_holds,),
}
