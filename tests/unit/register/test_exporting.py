"""Exporting: the stored text and nothing else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from register.models import Entry
from tests.factories.register import entered, titled

pytestmark = pytest.mark.django_db


def exported(*args: str) -> str:
    said = StringIO()
    call_command("export_agreement", *args, stdout=said)
    return said.getvalue()


def test_the_stored_text_is_written_as_it_is() -> None:
    first = entered(titled("First — “quoted”"))

    assert exported(first.reference) == Entry.objects.get().document.text


def test_a_version_is_chosen_or_else_the_latest() -> None:
    first = entered(titled("First"))
    entered(titled("Second"), reference=first.reference, supersedes=1)

    assert '"title":"First"' in exported(first.reference, "1")
    assert exported(first.reference) == exported(first.reference, "2")
    assert '"title":"Second"' in exported(first.reference)


@pytest.mark.parametrize(
    ("args", "named"), [(["ISA-9999"], "ISA-9999 is"), (["ISA-0001", "7"], "ISA-0001 version 7 is")]
)
def test_what_is_not_on_the_register_is_told(args: list[str], named: str) -> None:
    entered()

    with pytest.raises(CommandError, match=f"{named} not on the register"):
        exported(*args)
