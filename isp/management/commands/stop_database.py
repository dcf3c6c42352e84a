"""Ends the embedded PostgreSQL of development and that of the tests."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from isp.devdb import development_cluster, test_cluster


class Command(BaseCommand):
    help = "Stops the embedded databases; their data stay."

    def handle(self, *args: Any, **options: Any) -> None:
        for cluster in (development_cluster(settings.BASE_DIR), test_cluster(settings.BASE_DIR)):
            if cluster.data.exists():
                cluster.stop()
