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
from register.log.verbs import Erased
from register.log.verifying.whole import find_faults
from register.models import Checkpoint
from tests.conftest import Role
from tests.unit.register import forging
from tests.unit.register.forging import Forgery, other_leaf, other_particulars, other_text, run, sql
from tests.unit.register.small_register import build

pytestmark = pytest.mark.django_db(transaction=True)

EVENTS = {
    "particulars of the first of a pair": (
        other_particulars(0),
        "event 0 to 1: one or more of these was rewritten: checkpoint 3",
    ),
    "particulars of an event that a root ends with": (other_particulars(2), "event 2: it was rewritten: checkpoint 3"),
    "particulars of the second of a pair": (other_particulars(3), "event 3: it was rewritten: checkpoint 4"),
    "particulars between checkpoints": (
        other_particulars(5),
        "event 4 to 5: one or more of these was rewritten: checkpoint 7",
    ),
    "particulars of the last": (other_particulars(6), "event 6: it was rewritten: checkpoint 7"),
    "particulars alone": (
        sql("update register_event set particulars_text = null, salt = null where number = 5"),
        "event 5: its particulars are gone, and no later event says that they were erased",
    ),
    "leaf": (other_leaf(5, organisation="blaby"), "event 5: its columns are not what its leaf says"),
    "leaf and column": (
        sql(
            """update register_event set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"signed"', '"acceded"'),
               'UTF8'), leaf_hash = sha256('\\x00'::bytea || convert_to(replace(convert_from(leaf, 'UTF8'), '"signed"',
               '"acceded"'), 'UTF8')), verb = 'acceded' where number = 2"""
        ),
        "event 2: it was rewritten: checkpoint 3",
    ),
    "act": (
        sql("update register_event set act = gen_random_uuid() where number = 1"),
        "event 1: its columns are not what its leaf says",
    ),
    "organisation": (
        sql("update register_event set organisation = 'blaby' where number = 1"),
        "event 1: its columns are not what its leaf says",
    ),
    "day": (
        sql("update register_event set effective_on = '2014-02-06' where number = 7"),
        "event 7: its columns are not what its leaf says",
    ),
    "time": (
        sql("update register_event set at = at - interval '1 year' where number = 6"),
        "event 6: was recorded at .*, before the event that precedes it",
    ),
    "deleted": (sql("delete from register_event where number = 3"), "event 4: follows event 2"),
    "cut off": (
        sql("delete from register_event where number = 6"),
        "event 7: follows event 5",
    ),
}
DOCUMENTS_AND_FILES = {
    "document": (
        other_text("Sharing for housing", "Sharing for all"),
        "event 4: enters ISA-0002 version 1 as document",
    ),
    "document, by its row": (
        other_text("Sharing for housing", "Sharing for all"),
        "document [0-9a-f]{64}: no event enters",
    ),
    "document kind": (
        sql("update register_document set kind = 'protocol' where text like '%%housing%%'"),
        "document [0-9a-f]{64}: its kind or schema version is not what its text says",
    ),
    "document deleted": (
        sql("delete from register_document where text like '%%housing%%'"),
        "event 4: enters ISA-0002 version 1 as document [0-9a-f]{64}, which is not stored",
    ),
    "file": (forging.other_bytes, "rendering [0-9]+: its file [0-9a-f]{64} is not stored"),
    "file of a rendering": (forging.other_file, "rendering [0-9]+: shows another file"),
    "rendering of another event": (
        sql("update register_rendering set covers_event_id = 1"),
        "rendering [0-9]+: no event recorded a PDF of this version up to this event",
    ),
    "rendering of another version": (
        sql("update register_rendering set reference = 'ISA-0002'"),
        "rendering [0-9]+: no event recorded",
    ),
    "pages": (
        sql("update register_rendering set pages = 3"),
        "rendering [0-9]+: shows another file or number of pages",
    ),
    "rendering deleted": (sql("delete from register_rendering"), "event 3: recorded a PDF of ISA-0001 that has no"),
}
TREE = {
    "root": (
        sql("update register_checkpoint set root = sha256('') where size = 7"),
        "checkpoint 7: its size and root are not those of its signed note",
    ),
    "note of another key": (forging.note_of_another_key, "checkpoint 7: its note does not hold"),
    "note of another size": (forging.note_of_another_size, "checkpoint 7: its size and root are not .* says size 4"),
    "signed again": (forging.signed_again_with_another_root, "checkpoint 4: is signed, but contradicts .* 7"),
    "size": (
        sql("update register_checkpoint set size = 8 where size = 7"),
        "checkpoint 8: its size and root are not those of its signed note",
    ),
    "key id": (
        sql("update register_checkpoint set key_id = '\\x00000000' where size = 4"),
        "checkpoint 4: names the key 00000000",
    ),
    "node": (
        sql("update register_merklenode set hash = sha256('') where level = 1 and index = 1"),
        "merkle_node 1/1: is not the hash of what stands below it",
    ),
    "node above": (
        sql("update register_merklenode set hash = sha256('') where level = 2"),
        "merkle_node 2/0: is not the hash of what stands below it",
    ),
    "node moved": (
        sql("update register_merklenode set index = 3 where level = 1 and index = 2"),
        "merkle_node 1/2: is missing",
    ),
    "node added": (
        sql("insert into register_merklenode (level, index, hash) values (3, 0, sha256(''))"),
        "merkle_node 3/0: stands where no checkpoint wants a node",
    ),
    "checkpoint deleted": (
        sql("delete from register_checkpoint where size = 7"),
        "merkle_node 1/2: stands where no checkpoint wants a node",
    ),
}
PROJECTIONS = {
    "title": (
        sql("update register_entry set title = 'Sharing for all' where reference = 'ISA-0002'"),
        "entry ISA-0002 1: not what the log gives: title",
    ),
    "visibility": (
        sql("update register_entry set visibility = 'parties' where reference = 'ISA-0001'"),
        "entry ISA-0001 1: not what the log gives: visibility",
    ),
    "document of an entry": (
        sql(
            """update register_entry set digest = (select digest from register_document
               where text like '%%housing%%') where reference = 'ISA-0001'"""
        ),
        "entry ISA-0001 1: not what the log gives: digest",
    ),
    "entry deleted": (
        sql("delete from register_entry where reference = 'ISA-0002'"),
        "entry ISA-0002 1: the log gives this row, and it is not there",
    ),
    "entry under another reference": (
        sql("update register_entry set reference = 'ISA-0003' where reference = 'ISA-0002'"),
        "entry ISA-0003 1: the log does not give this row",
    ),
    "binding": (
        sql("update register_binding set organisation = 'blaby' where organisation = 'police'"),
        "binding ISA-0001 1 blaby from [0-9-]+: the log does not give this row",
    ),
    "days of a binding": (
        sql("update register_binding set bound = '[2014-02-06,)' where organisation = 'police'"),
        "binding ISA-0001 1 police from 2014-02-06: the log does not give this row",
    ),
    "binding deleted": (
        sql("delete from register_binding where organisation = 'police'"),
        "binding ISA-0001 1 police from [0-9-]+: the log gives this row, and it is not there",
    ),
    "status": (
        sql("update register_listing set status = 'in_force' where reference = 'ISA-0002'"),
        "listing ISA-0002 from [0-9-]+: not what the log gives: status",
    ),
    "signatures counted": (
        sql("update register_listing set signed = 3 where reference = 'ISA-0002'"),
        "listing ISA-0002 from [0-9-]+: not what the log gives: signed",
    ),
    "words found by": (
        sql("update register_listing set words = to_tsvector('nothing') where reference = 'ISA-0001'"),
        "listing ISA-0001 from [0-9-]+: not what the log gives: words",
    ),
}


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


def test_an_empty_register_verifies() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "forgeries",
    [EVENTS, DOCUMENTS_AND_FILES, TREE, PROJECTIONS],
    ids=["events", "documents and files", "tree", "projections"],
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


def test_a_kept_text_that_is_no_checkpoint_is_named(tmp_path: Path) -> None:
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
