"""Guardian's grants: a consequence of appointments, brought in step with them and compared with them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import Permission
from django.db.models import Q

from signatories.models import Appointment, Organisation, OrganisationUserPermission, User
from signatories.roles import ROLES, SIGNING_FLAGS, Right

# person, organisation (keys) and the code of a permission
Grant = tuple[int, int, str]


def rights_of(appointment: Appointment) -> frozenset[Right]:
    """Return the rights that an appointment gives by its role and its own flags."""
    return frozenset(
        right
        for right in ROLES[appointment.role].rights
        if right not in SIGNING_FLAGS or getattr(appointment, SIGNING_FLAGS[right])
    )


def due(appointments: Iterable[Appointment]) -> set[Grant]:
    """Return the grants that appointments call for."""
    return {
        (appointment.person_id, appointment.organisation_id, right.value)
        for appointment in appointments
        for right in rights_of(appointment)
    }


def not_ended(on: date) -> Q:
    """Return the condition on an appointment that has not itself ended by the day, whoever has left."""
    return Q(until=None) | Q(until__gt=on)


def lasting(on: date) -> Q:
    """Return the condition on an appointment that is in force on the day or yet to come; who left has none."""
    return not_ended(on) & (Q(organisation__left_on=None) | Q(organisation__left_on__gt=on))


def held(**about: object) -> set[Grant]:
    """Return the grants that stand, all or those of the person or organisation named."""
    rows = OrganisationUserPermission.objects.filter(**about)
    return set(rows.values_list("user_id", "content_object_id", "permission__codename"))


def settle(person: User, organisation: Organisation, *, on: date) -> None:
    """Make a person's grants on an organisation those that their appointments in force or to come call for."""
    wanted = due(person.appointments.filter(lasting(on), organisation=organisation))
    _make(wanted, held(user=person, content_object=organisation))


def settle_organisation(organisation: Organisation, *, on: date) -> None:
    """Make everybody's grants on an organisation those that appointments call for: it joined, or left."""
    wanted = due(organisation.appointments.filter(lasting(on)))
    _make(wanted, held(content_object=organisation))


def _make(wanted: set[Grant], standing: set[Grant]) -> None:
    add(wanted - standing)
    remove(standing - wanted)


def add(grants: Iterable[Grant]) -> None:
    """Write grants."""
    rows = sorted(grants)
    codes = Permission.objects.filter(
        content_type__app_label="signatories",
        content_type__model="organisation",
        codename__in={code for _, _, code in rows},
    )
    keys = dict(codes.values_list("codename", "pk"))
    made = [
        OrganisationUserPermission(user_id=user, content_object_id=organisation, permission_id=keys[code])
        for user, organisation, code in rows
    ]
    # An act may have given the same meanwhile.
    OrganisationUserPermission.objects.bulk_create(made, ignore_conflicts=True)


def remove(grants: Iterable[Grant]) -> int:
    """Delete grants and return how many there were."""
    codes: dict[tuple[int, int], list[str]] = defaultdict(list)
    for user, organisation, code in grants:
        codes[user, organisation].append(code)
    gone = 0
    for (user, organisation), some in sorted(codes.items()):
        rows = OrganisationUserPermission.objects.filter(user=user, content_object=organisation)
        gone += rows.filter(permission__codename__in=some).delete()[0]
    return gone


def differences(*, on: date) -> tuple[set[Grant], set[Grant]]:
    """Return the grants that are missing and those too many, beside the appointments in force on the day or to come."""
    # In this order: who is appointed between the two questions loses nothing by it.
    standing, wanted = held(), due(Appointment.objects.filter(lasting(on)))
    return wanted - standing, standing - wanted


def settle_all(*, on: date) -> tuple[int, int]:
    """Give every grant that appointments call for, remove the others, and return how many of each."""
    missing, surplus = differences(on=on)
    add(missing)
    return len(missing), remove(surplus)
