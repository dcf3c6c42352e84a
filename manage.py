#!/usr/bin/env python3
"""Runs a command of the site, with the database role that the command needs."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from isp.devdb import DatabaseUnavailable, development_cluster

CHANGES_TABLES = {"migrate", "grant", "createcachetable", "prepare", "sqlmigrate", "makemigrations"}
NEEDS_NO_DATABASE = {"", "help", "version", "check", "collectstatic", "stop_database", "diffsettings"}


def main() -> None:
    """Runs the command, after starting the embedded database where it is in use."""
    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "isp.settings")
    if command in CHANGES_TABLES:
        os.environ["DATABASE_ROLE"] = "owner"
    if command not in NEEDS_NO_DATABASE and settings.EMBEDDED_DATABASE:
        development_cluster(settings.BASE_DIR).ensure()
    execute_from_command_line(sys.argv)


def unreachable(fault: OperationalError) -> bool:
    """Tells whether no connection was made: what a server says about a statement carries a code, this does not."""
    return getattr(fault.__cause__, "sqlstate", None) is None


if __name__ == "__main__":
    try:
        main()
    except (ImproperlyConfigured, DatabaseUnavailable) as refused:
        sys.exit(str(refused))
    except OperationalError as fault:
        if not unreachable(fault):
            raise
        said = " ".join(str(fault).split())
        sys.exit(f"The database cannot be reached; is DATABASE_URL right, and does it run? {said}")
