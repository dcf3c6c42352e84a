"""Forgeries of one row each, by somebody who owns the database server: triggers are off, constraints still hold."""

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from django.db import connection

from register.log.checkpoints import log_signer
from register.log.merkle import leaf_hash
from register.log.notes import Signer, checkpoint_text, load_key, new_key, sign_note, signed_checkpoint
from tests.unit.register.small_register import OTHER_PDF, PDF

Forgery = Callable[[], None]


def run(sql: str, parameters: Sequence[Any] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        assert cursor.rowcount == 1, f"{cursor.rowcount} rows forged"


def value(sql: str, parameters: Sequence[Any] = ()) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0]


def sql(statement: str, *parameters: Any) -> Forgery:
    """Return a forgery that is one statement."""
    return lambda: run(statement, parameters)


def unguarded(table: str, unguard: str, statement: str) -> Forgery:
    """Return a forgery that is one statement, after the table lost what would refuse it."""

    def forge() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"alter table {table} {unguard}")
        run(statement)

    return forge


def other_particulars(number: int) -> Forgery:
    """Rewrite what an event says, with its hash, its leaf and its leaf hash."""

    def forge() -> None:
        text = value("select particulars_text from register_event where number = %s", [number])
        said = json.loads(text) | {"post": "Nobody"}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        salt = value("select salt from register_event where number = %s", [number])
        hashed = sha256(salt + text.encode()).digest()
        leaf = json.loads(value("select convert_from(leaf, 'UTF8') from register_event where number = %s", [number]))
        new_leaf = as_leaf(leaf | {"particulars_hash": hashed.hex()})
        run(
            """update register_event
               set particulars_text = %s, particulars_hash = %s, leaf = %s, leaf_hash = %s where number = %s""",
            [text, hashed, new_leaf, leaf_hash(new_leaf), number],
        )

    return forge


def other_leaf(number: int, **members: Any) -> Forgery:
    """Rewrite an event's leaf and leaf hash, and leave its columns."""

    def forge() -> None:
        leaf = json.loads(value("select convert_from(leaf, 'UTF8') from register_event where number = %s", [number]))
        new_leaf = as_leaf(leaf | members)
        run(
            "update register_event set leaf = %s, leaf_hash = %s where number = %s",
            [new_leaf, leaf_hash(new_leaf), number],
        )

    return forge


def other_text(old: str, new: str) -> Forgery:
    """Rewrite a document, with its digest."""

    def forge() -> None:
        text = value("select text from register_document where text like %s", [f"%{old}%"])
        run(
            """update register_document set text = %s, digest = sha256(salt || convert_to(%s, 'UTF8'))
               where text = %s""",
            [text.replace(old, new), text.replace(old, new), text],
        )

    return forge


def other_bytes() -> None:
    """Rewrite the printed PDF, with its name and size."""
    forged = PDF + b" with another page"
    run(
        "update register_file set bytes = %s, sha256 = %s, size = %s where sha256 = %s",
        [forged, sha256(forged).digest(), len(forged), sha256(PDF).digest()],
    )


def added_file() -> None:
    """Add a file that nothing names."""
    run(
        "insert into register_file (sha256, media_type, size, bytes) values (%s, 'application/pdf', %s, %s)",
        [sha256(OTHER_PDF).digest(), len(OTHER_PDF), OTHER_PDF],
    )


def other_file() -> None:
    """Point the rendering to another file that is stored."""
    added_file()
    run("update register_rendering set file_id = %s", [sha256(OTHER_PDF).digest()])


def note_of_another_key() -> None:
    """Rewrite the last checkpoint as another key would have signed it, under the register's own name and key id."""
    signer = Signer(log_signer().name, load_key(new_key()))
    note = signed_checkpoint(signer.name, 7, bytes(32), signer)
    run("update register_checkpoint set root = %s, note = %s where size = 7", [bytes(32), note])


def note_of_another_size() -> None:
    """Give the last checkpoint the true note of an older one."""
    run(
        """update register_checkpoint set (note, root, key_id) =
           (select note, root, key_id from register_checkpoint where size = 4) where size = 7"""
    )


def note_of_another_origin() -> None:
    """Rewrite a checkpoint with the register's own key, but speaking of another log."""
    note = sign_note(checkpoint_text("elsewhere", 7, bytes(32)), log_signer())
    run("update register_checkpoint set root = %s, note = %s where size = 7", [bytes(32), note])


def signed_again_with_another_root() -> None:
    """Rewrite a checkpoint with the register's own key: the log contradicts itself."""
    note = signed_checkpoint(log_signer().name, 4, bytes(32), log_signer())
    run("update register_checkpoint set root = %s, note = %s where size = 4", [bytes(32), note])


def as_leaf(members: dict[str, Any]) -> bytes:
    return json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
