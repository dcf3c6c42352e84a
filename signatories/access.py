"""What a signed-in person may do today: appointments in force and guardian's grants, read once for each request."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db.models import TextField
from django.db.models.expressions import RawSQL

from register.actor import Actor
from register.clock import today
from register.viewer import Viewer
from signatories.came_from import CameFrom
from signatories.models import Appointment, Organisation, User
from signatories.predecessors import of_appointment
from signatories.roles import ROLES, SIGNING_FLAGS, Right, refusal

# The codes of the rights that guardian's rows give the holder of each appointment on its organisation.
GRANTED = RawSQL(
    """ARRAY(
        SELECT permission.codename::text FROM signatories_organisationuserpermission granted
        JOIN auth_permission permission ON permission.id = granted.permission_id
        WHERE granted.content_object_id = signatories_appointment.organisation_id
            AND granted.user_id = signatories_appointment.person_id
    )""",
    [],
    output_field=ArrayField(TextField()),
)


class NotAllowed(PermissionDenied):
    """The person may not do this; the message is the sentence shown in the act's place, or on the page of a 403."""


@dataclass(frozen=True)
class Access:
    """A person's appointments in force on a day, and the rights that both they and the grants give.

    `predecessors`: the codes of those that the person's organisations took over from, which give a view and no right.
    `came_from`: where what they send came from; None for who only looks, and for commands.
    """

    user: User | None = None
    appointments: tuple[Appointment, ...] = ()
    grants: frozenset[tuple[int, str]] = field(default_factory=frozenset)
    predecessors: frozenset[str] = field(default_factory=frozenset)
    came_from: CameFrom | None = None

    @classmethod
    def of(cls, user: User | AnonymousUser, *, on: date, came_from: CameFrom | None = None) -> Self:
        """Return the access of `user` on a day, in one query; nobody's for the anonymous and the inactive."""
        if not isinstance(user, User) or not user.is_active:
            return cls()
        # Asked on every page: the related manager gives each row its person, and SQL is not put together anew.
        appointments = user.appointments.in_force(on).select_related("organisation").order_by("pk")
        rows = appointments.annotate(granted=GRANTED, before=of_appointment(on))
        grants = frozenset((row.organisation_id, code) for row in rows for code in row.granted)  # type: ignore[attr-defined]
        before = frozenset(code for row in rows for code in row.before)  # type: ignore[attr-defined]
        return cls(user=user, appointments=tuple(rows), grants=grants, predecessors=before, came_from=came_from)

    @property
    def organisations(self) -> frozenset[str]:
        """The codes of the organisations at which the person is appointed; none of their predecessors."""
        return frozenset(appointment.organisation.code for appointment in self.appointments)

    def appointments_with(self, right: Right) -> tuple[Appointment, ...]:
        """Return the appointments that give `right`, by role, flag and grant together."""
        flag = SIGNING_FLAGS.get(right)
        return tuple(
            appointment
            for appointment in self.appointments
            if right in ROLES[appointment.role].rights
            and (appointment.organisation_id, right.value) in self.grants
            and (flag is None or getattr(appointment, flag))
        )

    def codes_with(self, right: Right) -> frozenset[str]:
        """Return the codes of the organisations on which the person has `right`."""
        return frozenset(appointment.organisation.code for appointment in self.appointments_with(right))

    def appointment(self, right: Right, *, code: str | None = None) -> Appointment:
        """Return the appointment that gives `right` (on the organisation `code`); raise NotAllowed when none does."""
        for appointment in self.appointments_with(right):
            if code is None or appointment.organisation.code == code:
                return appointment
        raise NotAllowed(refusal(right, where=self._named(code)))

    def _named(self, code: str | None) -> str:
        """Return an organisation as a refusal names it; by its name where the person is appointed there."""
        if code is None:
            return ""
        bodies = (appointment.organisation for appointment in self.appointments)
        return next((body.name for body in bodies if body.code == code), "this organisation")

    def may(self, right: Right, *, code: str | None = None) -> bool:
        """Return whether the person has `right` (on the organisation `code`, or on any)."""
        codes = self.codes_with(right)
        return bool(codes) if code is None else code in codes

    @property
    def viewer(self) -> Viewer:
        """The register's view of this person."""
        return Viewer(
            who=self.user.email if self.user else "",
            organisations=self.organisations | self.predecessors,
            is_partner=any(_takes_part(appointment.organisation) for appointment in self.appointments),
            may_read_all=self.may(Right.READ_EVERYTHING),
            rights=frozenset((right.value, code) for right in Right for code in self.codes_with(right)),
            predecessors=self.predecessors - self.organisations,
        )


def _takes_part(organisation: Organisation) -> bool:
    """Return whether an organisation has not left the partnership."""
    return organisation.left_on is None or organisation.left_on > today()


def actor(appointment: Appointment) -> Actor:
    """Return the holder of an appointment as the register records who acts."""
    return Actor(
        name=appointment.person.name,
        post=appointment.post,
        organisation=appointment.organisation.code,
        organisation_name=appointment.organisation.name,
        role=appointment.role,
        email=appointment.person.email,
    )
