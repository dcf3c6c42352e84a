"""Who reads and writes in the benchmark, beside the many agreements: people, one large agreement, one large draft."""

from dataclasses import dataclass

from agreements.acts.drafting import begin_draft
from agreements.models import Draft
from register.entries.entering import NewEntry
from register.evidence.printing import print_pdf
from register.evidence.rendering import collect, store
from register.log.checkpoints import make_checkpoint
from register.models import Entry
from signatories.models import Appointment
from signatories.roles import Role
from tests.bench.asking import Reader
from tests.bench.invented import CODES
from tests.factories.agreements import fill
from tests.factories.marac import COUNCIL, PARTIES, marac
from tests.factories.register import entered, signed
from tests.factories.signatories import access_of, appointed, organisation

# The organisations by how many agreements they take part in.
SIZES = {"the busiest": CODES[0], "one in the middle": CODES[len(CODES) // 2], "the least busy": CODES[-1]}


@dataclass(frozen=True)
class World:
    """Readers by what they are; the manager who drafts, with the draft; an entry of sixty data items with its PDF."""

    readers: dict[str, Reader]
    manager: Appointment
    draft: Draft
    entry: NewEntry


def make_world() -> World:
    """Make them all through the acts."""
    members = {name: appointed(Role.MANAGER, at=organisation(code)) for name, code in SIZES.items()}
    readers = {"the public": Reader()} | {f"a manager of {name}": Reader(who.person) for name, who in members.items()}
    readers["a member of SIMG"] = Reader(appointed(Role.SIMG_MEMBER).person)
    bodies = {code: organisation(code, name=name) for code, (name, _) in PARTIES.items()}
    manager = appointed(Role.MANAGER, at=bodies[COUNCIL])
    return World(readers=readers, manager=manager, draft=_drafted(manager), entry=_printed())


def _drafted(manager: Appointment) -> Draft:
    text, lead = marac(), access_of(manager)
    draft = begin_draft(title=text.identity.title, theme=text.identity.theme, lead=COUNCIL, by=lead)
    fill(draft, text, lead)
    return draft


def _printed() -> NewEntry:
    entry = entered(marac())
    signed(entry, *PARTIES)
    make_checkpoint()
    due = collect(Entry.objects.get(reference=entry.reference))
    store(due, print_pdf(due.job))
    return entry
