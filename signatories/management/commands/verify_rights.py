"""Compares the grants with the appointments that they should follow from."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from register.clock import today
from signatories.grants import Grant, differences
from signatories.models import Organisation, User


class Command(BaseCommand):
    help = "Compares appointments in force or to come with the grants; ends non-zero and names each difference."

    def handle(self, *args: Any, **options: Any) -> None:
        missing, surplus = differences(on=today())
        lines = [*_named("missing", missing), *_named("without an appointment", surplus)]
        if lines:
            raise CommandError("\n".join(["The grants do not follow the appointments:", *lines]))
        self.stdout.write("The grants follow the appointments.")


def _named(what: str, grants: set[Grant]) -> list[str]:
    people = User.objects.in_bulk({user for user, _, _ in grants})
    bodies = Organisation.objects.in_bulk({organisation for _, organisation, _ in grants})
    return [
        f"{what}: {code} on {bodies[organisation].code} for {people[user].email}"
        for user, organisation, code in sorted(grants)
    ]
