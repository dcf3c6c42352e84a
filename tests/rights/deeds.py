"""What a guard alone stands in the way of, where no question of the matrix comes to it: acts, and what lists tell.

Each deed raises NotAllowed while the guard stands. Two guards that say the same, one after the other, have one deed.
"""

import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta

from agreements.acts.drafting import begin_draft
from agreements.acts.filing import check_filing
from agreements.acts.importing import import_draft
from agreements.acts.taking_part import new_lead
from agreements.acts.wishing import refuse_wish
from agreements.earlier import earlier_bases
from agreements.models import Draft
from register.clock import now, today
from register.documents.canonical import canonical_text
from register.documents.sections.running import Publication
from register.models import Entry
from register.reading.as_known import hidden_then
from register.reading.front import figures, not_open, takers
from register.reading.names import names_of_organisations
from register.viewer import Viewer
from signatories.access import Access, NotAllowed
from signatories.acts.appointing import end_appointment
from signatories.acts.organisations import change_organisation
from signatories.acts.showing import show_to
from signatories.acts.signing import Turn, decline_agreement
from signatories.models import Appointment
from signatories.onrecord import numbers_in_force
from signatories.roles import Role
from tests.factories.documents import LEAD, PARTNER, changed, complete_agreement, put
from tests.factories.filing import described, filed
from tests.factories.recorded import SCAN
from tests.factories.register import entered, signed, titled
from tests.factories.signatories import appointed, person
from tests.rights.addresses import address
from tests.rights.visitors import OTHER
from tests.rights.world import World, words_of

Deed = Callable[[World], object]
PUBLIC = Viewer.public()
SYSTEM = Viewer.system()
FEWER = Publication(visibility="parties", reason="Tactics.")


def told(is_told: bool) -> None:
    """Refuse what is not told."""
    if not is_told:
        raise NotAllowed("It is not told.")


def access(world: World, who: str) -> Access:
    """Return what a visitor may do."""
    visitor = world.visitors[who].person
    assert visitor is not None
    return Access.of(visitor, on=today())


def entry(world: World, state: str) -> Entry:
    """Return the version in a state."""
    at = next(thing.at for thing in world.things["version"] if thing.state == state)
    return Entry.objects.get(reference=at["reference"], version=at["version"])


def a_draft(world: World) -> Draft:
    """Return the draft that is being drafted."""
    return Draft.objects.get(pk=world.things["draft"][0].at["draft_id"])


def theirs(world: World) -> Draft:
    """Begin a draft for the organisation that takes part in nothing else."""
    return _begun(access(world, "other manager"))


def _begun(by: Access) -> Draft:
    return begin_draft(title="A new one", theme="crime_and_community_safety", lead=OTHER, by=by)


def drafting_for_others(world: World) -> None:
    """Begin a draft for an organisation at which one has no appointment."""
    _begun(access(world, "lead manager"))


def importing_for_others(world: World) -> None:
    """Import a draft that somebody else's organisation leads."""
    import_draft(content=canonical_text(complete_agreement()).encode(), by=access(world, "other manager"))


def filing_without_right(world: World) -> None:
    """File an agreement made elsewhere."""
    check_filing(description=described(), scan=SCAN, by=access(world, "public"))


def making_somebody_lead(world: World) -> None:
    """Hand the lead over to an organisation that did not take it."""
    new_lead(a_draft(world), {"identity": {"owner": PARTNER}}, access(world, "lead manager"))


def refusing_a_wish(world: World) -> None:
    """Refuse an organisation that was asked for."""
    refuse_wish(wish_id=world.things["wish"][0].at["wish_id"], reason="No.", by=access(world, "lead manager"))


def choosing_among_titles(world: World) -> None:
    """Read in a draft of one's own, among the agreements that it may name, the title of one that is hidden."""
    path = address("chapter", {"draft_id": theirs(world).pk, "key": "about"})
    page = world.visitors["other manager"].browser.get(path).content.decode()
    told(words_of("version", "parties") in page)


def copying_from_drafts(world: World) -> None:
    """Be offered for one's own draft what was answered in drafts that one may not read."""
    draft, by = theirs(world), access(world, "other manager")
    told(any("the draft" in basis.source for basis in earlier_bases(PARTNER, draft=draft, access=by)))


def passing_by_a_version(world: World) -> None:
    """Find in the list what was known to stand, where that version is not open to the reader, though an earlier is."""
    first = entered(titled("Open once"))
    signed(first, LEAD, PARTNER)
    signed(
        entered(changed(titled("Open once"), publication=FEWER), reference=first.reference, supersedes=1), LEAD, PARTNER
    )
    told(not hidden_then(PUBLIC, day=today(), known_at=now() + timedelta(seconds=1)))


def naming_from_hidden(world: World) -> None:
    """Learn what an agreement that one may not read calls an organisation."""
    text = changed(titled("Named anew"), publication=FEWER)
    entered(put(text, "parties.0.name", "Dotterel Council"))
    told(names_of_organisations(PUBLIC, on=today())[LEAD].full == "Dotterel Council")


def counting_in_figures(world: World) -> None:
    """Learn from the figures of the front page how many agreements one may not read."""
    told(figures(PUBLIC, today()) == figures(SYSTEM, today()))


def counting_by_organisation(world: World) -> None:
    """Learn from the front page how many agreements of an organisation one may not read."""
    names = names_of_organisations(SYSTEM, on=today())
    told(takers(PUBLIC, today(), names) == takers(SYSTEM, today(), names))


def counting_in_the_list(world: World) -> None:
    """Learn from the list of organisations how many agreements one may not read."""
    told(numbers_in_force(viewer=PUBLIC, on=today()) == numbers_in_force(viewer=SYSTEM, on=today()))


def hearing_that_all_is_open(world: World) -> None:
    """Be told that nothing is hidden."""
    told(not not_open(PUBLIC, today()))


def opening_a_scan(world: World) -> None:
    """Open the scan of an agreement that nobody has compared with it yet."""
    found = filed(world.people)
    path = address("version_original", {"reference": found.reference, "version": found.version})
    told(world.visitors["public"].browser.get(path).status_code == 200)


def ending_elsewhere(world: World) -> None:
    """End an appointment at one organisation under an appointment at another, though one keeps both."""
    keeper, role = person(), Role.ORGANISATION_ADMINISTRATOR
    appointed(role, at=world.people.organisations[LEAD], who=keeper)
    held = appointed(role, at=world.people.organisations[PARTNER], who=keeper)
    spare = Appointment.objects.get(pk=world.things["appointment"][0].at["number"])
    end_appointment(appointment=spare, until=today(), reason="Left.", by=held, act=uuid.uuid4())


def saying_what_it_is_in_law(world: World) -> None:
    """Say for one's own organisation what SIMG records."""
    body, by = world.people.organisations[LEAD], access(world, "lead keeper")
    change_organisation(organisation=body, by=by, act=uuid.uuid4(), kind="county")


def opening_to_more(world: World) -> None:
    """Open an agreement to more readers as the organisation that leads it."""
    hidden, by = entry(world, "parties"), access(world, "lead manager")
    show_to(entry=hidden, versions=[hidden.version], visibility="public", reason="x", by=by, act=uuid.uuid4())


def declining_for_others(world: World) -> None:
    """Decline for an organisation at which one has no appointment to sign."""
    version = entry(world, "open")
    turn = Turn(version.reference, version.version, LEAD)
    decline_agreement(turn=turn, reason="No.", by=access(world, "partner officer"), act=uuid.uuid4())


# The guards, by the names that the tests find in the code.
DEEDS: Mapping[str, Deed] = {
    "agreements.acts.drafting.begin_draft: appointment": drafting_for_others,
    "agreements.acts.filing.check_filing: appointment": filing_without_right,
    "agreements.acts.importing.check_import: appointment": importing_for_others,
    "agreements.acts.taking_part.new_lead: appointment": making_somebody_lead,
    "agreements.acts.wishing._open: appointment and agreements.acts.wishing._answered: appointment": refusing_a_wish,
    "agreements.earlier._drafted: visible_to": copying_from_drafts,
    "agreements.views.chapters._titles: visible_to": choosing_among_titles,
    "register.reading.as_known.hidden_then: visible_to": passing_by_a_version,
    "register.reading.entry.original.original_is_open": opening_a_scan,
    "register.reading.front.figures: visible_to": counting_in_figures,
    "register.reading.front.not_open: visible_to": hearing_that_all_is_open,
    "register.reading.front.takers: visible_to": counting_by_organisation,
    "register.reading.names._newest: visible_to": naming_from_hidden,
    "signatories.acts.authority.keeping": ending_elsewhere,
    "signatories.acts.organisations._check_own_details": saying_what_it_is_in_law,
    "signatories.acts.showing._check_only_fewer": opening_to_more,
    "signatories.acts.signing._locked_appointment": declining_for_others,
    "signatories.onrecord.numbers_in_force: visible_to": counting_in_the_list,
}
