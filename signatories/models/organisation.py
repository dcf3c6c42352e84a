"""Organisations: the public bodies, services and boards of the partnership."""

from datetime import date

from django.db import models
from django.db.models import Q
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase
from simple_history.models import HistoricalRecords


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is."""

    UNITARY = "unitary", "Unitary council"
    COUNTY = "county", "County council"
    DISTRICT = "district", "District or borough council"
    PARISH = "parish", "Parish council"
    POLICE = "police", "Police force"
    PCC = "pcc", "Police and crime commissioner's office"
    FIRE = "fire", "Fire and rescue service"
    AMBULANCE = "ambulance", "Ambulance trust"
    ACUTE = "acute", "NHS acute trust"
    MENTAL_HEALTH = "mental_health", "NHS mental health or community trust"
    ICB = "icb", "Integrated care board"
    PRIMARY_CARE = "primary_care", "GP practice or primary care network"
    NATIONAL_NHS = "national_nhs", "National NHS body"
    PROBATION = "probation", "Probation"
    PRISON = "prison", "Prison"
    YOUTH_JUSTICE = "youth_justice", "Youth justice service"
    COURT = "court", "Court or Cafcass"
    GOVERNMENT = "government", "Government department or agency"
    UNIVERSITY = "university", "University"
    COLLEGE = "college", "College"
    SCHOOL = "school", "School or trust"
    HOUSING = "housing", "Housing association"
    VOLUNTARY = "voluntary", "Voluntary or community body"
    PROVIDER = "provider", "Commissioned provider"
    BOARD = "board", "Partnership or board"
    SCHEME = "scheme", "Scheme"


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations as lists and forms ask for them."""

    def active(self, on: date) -> "OrganisationQuerySet":
        """Return those that have joined and not left on the day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=on), joined_on__lte=on)

    def signing(self, on: date) -> "OrganisationQuerySet":
        """Return the active legal entities: those that may be parties in their own right."""
        return self.active(on).filter(is_legal_entity=True)


class Organisation(models.Model):
    """A body with its public details. All columns public.

    `name` and `short_name` are those of today; OrganisationName has them for every day, and acts keep both in step.
    """

    code = models.SlugField(unique=True, max_length=60)
    name = models.TextField()
    short_name = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    is_legal_entity = models.BooleanField(default=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="services")
    address = models.TextField(blank=True, default="")
    ico_number = models.CharField(max_length=20, blank=True, default="")
    ico_expires_on = models.DateField(null=True, blank=True)
    ico_exempt_because = models.TextField(blank=True, default="")
    ods_code = models.CharField(max_length=10, blank=True, default="")
    dspt_status = models.TextField(blank=True, default="")
    dspt_year = models.PositiveSmallIntegerField(null=True, blank=True)
    dspt_on = models.DateField(null=True, blank=True)
    cyber_essentials_expires_on = models.DateField(null=True, blank=True)
    is_public_authority = models.BooleanField(default=True)
    is_competent_authority = models.BooleanField(default=False)
    is_health_or_care = models.BooleanField(default=False)
    contact_post = models.TextField(blank=True, default="")
    contact_mailbox = models.EmailField(blank=True, default="")
    dpo_post = models.TextField(blank=True, default="")
    dpo_mailbox = models.EmailField(blank=True, default="")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()
    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [
            ("keep_register", "Keep organisations, appointments and letters"),
            ("approve_agreements", "Quality-check, return and approve agreements"),
            ("cancel_versions", "Cancel a version that is open for signature"),
            ("read_everything", "Read everything, history and log included"),
            ("read_traces", "Read from where signatures were given"),
            ("draft_agreements", "Draft agreements for the organisation"),
            ("read_drafts", "Read the organisation's drafts"),
            ("sign_agreements", "Sign agreements for the organisation"),
            ("sign_protocol", "Sign the protocol for the organisation"),
            ("keep_organisation", "Keep the organisation's people and details"),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_organisation_leaves_after_it_joined",
                condition=Q(left_on=None) | Q(left_on__gt=models.F("joined_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The short name where there is one, else the name."""
        return self.short_name or self.name


class OrganisationUserPermission(UserObjectPermissionBase):
    """Guardian's grant of a permission on an organisation to a person; a consequence of appointments alone."""

    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)  # a grant is nothing without its object


class OrganisationGroupPermission(GroupObjectPermissionBase):
    """Guardian wants the table for groups too; no group is ever granted anything."""

    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)  # as above
