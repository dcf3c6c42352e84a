"""Empties the embedded database, so that the demonstration begins anew."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from isp.devdb import development_cluster


class Command(BaseCommand):
    help = "Drops the embedded database and makes it again, empty; refuses any other."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED_DATABASE:
            raise CommandError("DATABASE_URL is set: only the embedded database of the demonstration may be dropped.")
        development_cluster(settings.BASE_DIR).recreate()
