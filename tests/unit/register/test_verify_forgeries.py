"""A register that is whole verifies; each forgery of one row is found, and the row is named."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from register.clock import today
from register.log.append import NewEvent, append
from register.log.checkpoints import log_signer, make_checkpoint
from register.log.notes import signed_checkpoint
from register.log.verbs import Erased
from register.log.verifying.whole import find_faults
from register.models import Checkpoint
from tests.conftest import Role
from tests.unit.register.forgeries import DOCUMENTS_AND_FILES, EVENTS, PROJECTIONS, TREE, UNGUARDED
from tests.unit.register.forging import Forgery, other_particulars, run, sql
from tests.unit.register.small_register import build

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def triggers_off(as_superuser: Role) -> Iterator[None]:
    with as_superuser():
        with connection.cursor() as cursor:
            cursor.execute("set session_replication_role = replica")
        yield


def faults(since: str | None = None) -> list[str]:
    with transaction.atomic():
        return [str(fault) for fault in find_faults(verifier=log_signer().verifier, since=since)]


def faults_after(forge: Forgery) -> list[str]:
    """Return what is found after a forgery, which is then undone."""
    with transaction.atomic():
        forge()
        found = faults()
        transaction.set_rollback(True)
    return found


def named_by(found: list[str], pattern: str) -> bool:
    return any(re.match(pattern, fault) for fault in found)


def test_a_whole_register_verifies() -> None:
    build()
    out = StringIO()

    call_command("verify_register", stdout=out)

    assert out.getvalue().startswith("The register is whole: 8 events, 3 checkpoints, 2 documents")
    assert out.getvalue().endswith(" 1 event waits for the next checkpoint.\n")


def test_nothing_waits_once_a_checkpoint_covers_it() -> None:
    build()
    make_checkpoint()
    out = StringIO()

    call_command("verify_register", stdout=out)

    assert out.getvalue().endswith(" versions.\n")


def test_an_empty_register_verifies() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "forgeries",
    [EVENTS, DOCUMENTS_AND_FILES, TREE, PROJECTIONS, UNGUARDED],
    ids=["events", "documents and files", "tree", "projections", "without constraints"],
)
def test_each_forged_row_is_named(forgeries: dict[str, tuple[Forgery, str]], as_superuser: Role) -> None:
    build()
    with triggers_off(as_superuser):
        found = {name: faults_after(forge) for name, (forge, _) in forgeries.items()}

    missed = {name: found[name] for name, (_, named) in forgeries.items() if not named_by(found[name], named)}

    assert missed == {}


def test_the_command_ends_badly_and_names_the_row(as_superuser: Role) -> None:
    build()
    with triggers_off(as_superuser):
        run("update register_entry set title = 'Sharing for all' where reference = 'ISA-0002'")
    out = StringIO()

    with pytest.raises(CommandError, match="The register is not what it was: 1 found in 8 events"):
        call_command("verify_register", stderr=out)

    assert out.getvalue() == "entry ISA-0002 1: not what the log gives: title\n"


def test_a_log_rewritten_with_its_own_key_contradicts_a_kept_checkpoint(as_superuser: Role, tmp_path: Path) -> None:
    build()
    kept = tmp_path / "checkpoint"
    kept.write_text(Checkpoint.objects.get(size=4).note)
    with triggers_off(as_superuser), connection.cursor() as cursor:
        other_particulars(2)()
        cursor.execute("delete from register_checkpoint")
        cursor.execute("delete from register_merklenode")
    make_checkpoint()
    out = StringIO()

    assert faults() == []
    with pytest.raises(CommandError):
        call_command("verify_register", since=kept, stderr=out)

    assert "checkpoint 4: is signed, but contradicts the signed checkpoint 8" in out.getvalue()


def test_a_kept_checkpoint_that_the_log_continues_verifies(tmp_path: Path) -> None:
    build()
    kept = tmp_path / "checkpoint"
    kept.write_text(Checkpoint.objects.get(size=4).note)
    out = StringIO()

    call_command("verify_register", since=kept, stdout=out)

    assert "whole" in out.getvalue()


def test_a_log_cut_short_contradicts_a_kept_checkpoint(as_superuser: Role) -> None:
    build()
    kept = Checkpoint.objects.get(size=7).note
    with triggers_off(as_superuser), connection.cursor() as cursor:
        cursor.execute("delete from register_event where number > 5")
        cursor.execute("delete from register_checkpoint where size = 7")

    found = faults(kept)

    assert "checkpoint 7: counts 7 events, but the log has 6: events were removed from its end" in found


def test_a_kept_checkpoint_with_another_root_is_named() -> None:
    build()
    kept = signed_checkpoint(log_signer().name, 4, bytes(32), log_signer())

    assert "checkpoint 4: another root was signed for this size: see the checkpoint given" in faults(kept)


def test_a_kept_text_that_is_no_checkpoint_is_named() -> None:
    assert faults("no checkpoint") == [
        "checkpoint given: its note does not hold. The note has no signature lines after an empty line."
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify_register", since=tmp_path / "none")


def test_an_erasure_by_authority_leaves_the_register_whole() -> None:
    build()
    particulars = Erased(event=5, authority="A decision of SIMG")
    event = NewEvent(
        verb="erased", reference="ISA-0002", version=1, effective_on=today(), particulars=particulars, role="register"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        append([event], act=uuid.uuid4())
        cursor.execute("select register_erase_particulars(5)")

    assert not [fault for fault in faults() if fault.startswith("event")]


def test_no_event_that_is_gone_stops_the_verification(as_superuser: Role) -> None:
    build()
    with triggers_off(as_superuser):
        found = [faults_after(sql("delete from register_event where number = %s", number)) for number in range(8)]

    assert all(found)
