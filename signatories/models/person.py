"""People who sign in, and the posts they are appointed to."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from signatories.models.organisation import Organisation
from signatories.roles import Role


class UserManager(BaseUserManager["User"]):
    """Makes people by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make and return a person; without a password nobody can sign in as them until one is chosen."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make and return a superuser: for the machine room alone, without any right in the register."""
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who may sign in. E-mail and name are personal; the password is secret."""

    email = models.EmailField(unique=True)
    name = models.TextField()
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments as rights ask for them."""

    def in_force(self, on: date) -> "AppointmentQuerySet":
        """Return those that count on the day: begun, not ended, at an organisation that takes part.

        The last day is the day before `until`, and the day before the organisation leaves.
        """
        return self.filter(
            Q(until=None) | Q(until__gt=on),
            Q(organisation__left_on=None) | Q(organisation__left_on__gt=on),
            since__lte=on,
            organisation__joined_on__lte=on,
        )

    def signing_agreements(self, on: date) -> "AppointmentQuerySet":
        """Return those under which agreements may be signed on the day."""
        return self.in_force(on).filter(may_sign_agreements=True)

    def signing_protocol(self, on: date) -> "AppointmentQuerySet":
        """Return those under which the protocol may be signed on the day."""
        return self.in_force(on).filter(may_sign_protocol=True)


class Appointment(models.Model):
    """A person in a role at an organisation for a half-open range of days: the one truth about rights. Partnership."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30, choices=Role.choices)
    post = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    is_acting = models.BooleanField(default=False)
    delegated_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    instrument = models.TextField(blank=True, default="")
    may_sign_agreements = models.BooleanField(default=False)
    may_sign_protocol = models.BooleanField(default=False)

    history = HistoricalRecords()
    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "role", "since"]
        constraints = [
            models.CheckConstraint(
                name="an_appointment_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                name="a_person_holds_a_role_once_at_a_time",
                fields=["person", "organisation", "role"],
                condition=Q(until=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person.name}, {self.post}, {self.organisation.name}"
