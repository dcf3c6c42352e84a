"""Builds the demonstration of Leicester, Leicestershire and Rutland."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.models import Draft
from isp.demonstration.building import steps
from register.entries.refusals import Refused
from register.models import Entry


class Command(BaseCommand):
    help = "Builds the demonstration through the acts of the pages; refuses where an agreement stands already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do nothing where an agreement stands already")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("Its password is known to everybody: set DEMONSTRATION=yes where that does no harm.")
        if Entry.objects.exists() or Draft.objects.exists():
            if not once:
                raise CommandError(
                    "There are agreements already. The demonstration is built on an empty register only."
                )
            self.stdout.write("The demonstration stands already.")
            return
        try:
            self.build()
        except Refused as refusal:
            raise CommandError(f"{refusal} Begin anew with: make demo-reset") from refusal

    def build(self) -> None:
        """Take every step and say how long each took."""
        begun = time.monotonic()
        all_steps = steps()
        for place, step in enumerate(all_steps, start=1):
            at = time.monotonic()
            step.take()
            self.stdout.write(f"  {place:>2}/{len(all_steps)}  {step.name} ({time.monotonic() - at:.1f} s)")
            self.stdout.flush()
        self.stdout.write(f"The demonstration is built, in {time.monotonic() - begun:.0f} s.")
