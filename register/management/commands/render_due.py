"""Prints what is due, without a worker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from register.evidence.rendering import RenderingsFailed, render_due


class Command(BaseCommand):
    help = "Prints the PDF of every version whose last event none speaks of yet."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = render_due()
        except RenderingsFailed as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{done} PDF{'' if done == 1 else 's'} printed.")
