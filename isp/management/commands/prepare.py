"""Brings the database to where this version of the code wants it."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Migrates, makes the cache table, grants the roles and settles rights; run as the owner before serving."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("grant")
        # A new version may give a role other rights.
        call_command("settle_rights")
