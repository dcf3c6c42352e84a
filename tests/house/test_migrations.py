"""The migrations say all that the models say."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    try:
        call_command("makemigrations", "register", "signatories", "agreements", check=True, dry_run=True, verbosity=1)
    except SystemExit as ended:
        pytest.fail(f"makemigrations would write a file (it ended with {ended.code})")
