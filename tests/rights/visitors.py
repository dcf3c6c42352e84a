"""The people who ask: one of each sort, each in a browser of their own."""

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from register.clock import today
from signatories.acts.appointing import end_appointment
from signatories.models import Appointment, User
from signatories.roles import Role
from tests.factories.agreements import Partnership
from tests.factories.documents import LEAD, PARTNER, POLICE
from tests.factories.signatories import PASSWORD, administrator, appointed, person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Where allauth notes in a session how and when somebody said who they are.
PROOF = "account_authentication_methods"
OTHER = POLICE  # an organisation that is no party of anything in the world, and may join


@dataclass
class Visitor:
    """A person at a browser; nobody for who has not signed in."""

    person: User | None = None
    browser: Client = field(default_factory=Client)
    _proof: dict[str, Any] = field(default_factory=dict)

    def sign_in(self) -> None:
        """Sign in; what this takes is tested elsewhere."""
        if self.person is not None:
            self.browser.force_login(self.person, backend=BACKEND)

    def prove(self) -> None:
        """Give the password again, as whoever signs must have done just now.

        The page is asked once; after that, what it noted in the session is noted anew, without its work.
        """
        if self.person is None or not self.person.is_active:
            return
        if self._proof:
            session = self.browser.session
            session.update(self._proof)
            session[PROOF] = [{**said, "at": time.time()} for said in self._proof[PROOF]]
            session.save()
        else:
            self.browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
            self._proof |= {key: said for key, said in self.browser.session.items() if key.startswith(PROOF)}


def _several(who: User, people: Partnership) -> User:
    """Appoint one person as a manager of the lead, a member of SIMG and its administrator: rights enough to misuse."""
    appointed(Role.MANAGER, at=people.organisations[LEAD], who=who)
    appointed(Role.SIMG_MEMBER, who=who)
    appointed(Role.SIMG_ADMINISTRATOR, who=who)
    return who


def author_of_all(people: Partnership) -> User:
    """Make the person who submits, drafts and records everything in the world, and so may judge none of it."""
    return _several(person("Arthur Author"), people)


def ended(held: Appointment) -> User:
    """End an appointment today, and return who held it."""
    end_appointment(appointment=held, until=today(), reason="Left.", by=administrator(), act=uuid.uuid4())
    return held.person


def visitors(people: Partnership, keeper: Appointment, author: User) -> Mapping[str, Visitor]:
    """Make one visitor of each sort, by the names that expected.toml uses."""
    at = people.organisations
    found: dict[str, User | None] = {
        "anonymous": None,
        "inactive": appointed(Role.MANAGER, at=at[LEAD]).person,
        "public": person(),
        "former": ended(appointed(Role.MANAGER, at=at[LEAD])),
        "superuser": person(is_superuser=True),
        "practitioner": appointed(Role.PRACTITIONER, at=at[LEAD]).person,
        "lead adviser": appointed(Role.IG_LEAD, at=at[LEAD]).person,
        "lead keeper": appointed(Role.ORGANISATION_ADMINISTRATOR, at=at[LEAD]).person,
        "lead manager": people.managers[LEAD].person,
        "partner manager": people.managers[PARTNER].person,
        "other manager": people.managers[OTHER].person,
        "lead officer": people.officers[LEAD].person,
        "partner officer": people.officers[PARTNER].person,
        "other officer": people.officers[OTHER].person,
        "administrator": keeper.person,
        "member": people.member.person,
        "auditor": people.auditor.person,
        "author": author,
    }
    return {name: Visitor(who) for name, who in found.items()}
