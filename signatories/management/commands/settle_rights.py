"""Makes the grants those that the appointments call for, by the roles of this version of the code."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from register.clock import today
from signatories.grants import settle_all


class Command(BaseCommand):
    help = "Gives the grants that appointments call for and removes the others; `prepare` does it too."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(durable=True):
            given, removed = settle_all(on=today())
        if given or removed:
            self.stdout.write(f"The grants follow the appointments: {given} given, {removed} removed.")
