"""The log's own laws: rows match their hashes, numbers have no gap, and what is on record is only ever added to."""

from django.db import migrations

APPEND_ONLY = ("document", "event", "checkpoint", "file", "merklenode", "rendering")

CHECKS = {
    "register_document": {
        "digest_is_of_salt_and_text": "digest = sha256(salt || convert_to(text, 'UTF8'))",
        "document_salt_is_32_bytes": "octet_length(salt) = 32",
    },
    "register_event": {
        "salt_and_particulars_go_together": "(salt IS NULL) = (particulars_text IS NULL)",
        "event_salt_is_32_bytes": "octet_length(salt) = 32",
        "particulars_hash_is_32_bytes": "octet_length(particulars_hash) = 32",
        "particulars_match_their_hash": (
            "salt IS NULL OR particulars_hash = sha256(salt || convert_to(particulars_text, 'UTF8'))"
        ),
        # RFC 6962 §2.1: a leaf is hashed behind a zero byte.
        "leaf_hash_is_rfc6962": "leaf_hash = sha256('\\x00'::bytea || leaf)",
    },
    "register_merklenode": {"node_hash_is_32_bytes": "octet_length(hash) = 32"},
    "register_checkpoint": {
        "checkpoint_root_is_32_bytes": "octet_length(root) = 32",
        "key_id_is_4_bytes": "octet_length(key_id) = 4",
    },
    "register_file": {"bytes_match_their_name": "sha256 = sha256(bytes) AND size = octet_length(bytes)"},
}

FUNCTIONS = """
CREATE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', tg_table_name USING errcode = 'insufficient_privilege';
END $$;

CREATE FUNCTION register_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.number <> coalesce((SELECT max(number) + 1 FROM register_event), 0) THEN
        RAISE EXCEPTION 'event % is out of turn', new.number USING errcode = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;

-- The eraser alone may clear salt and particulars, and nothing else; the owner of the tables is refused like anybody.
-- A generated column is still empty in a BEFORE trigger, so rows are compared without it.
CREATE FUNCTION register_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE cleared text[] := '{salt,particulars_text,particulars}';
BEGIN
    IF tg_op = 'UPDATE' AND current_user = 'isp_eraser' AND new.salt IS NULL AND new.particulars_text IS NULL
        AND to_jsonb(new) - cleared = to_jsonb(old) - cleared THEN
        RETURN new;
    END IF;
    RAISE EXCEPTION '% is append-only', tg_table_name USING errcode = 'insufficient_privilege';
END $$;

CREATE FUNCTION register_erase_particulars(erased bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = public, pg_temp
    AS $$ UPDATE register_event SET salt = NULL, particulars_text = NULL WHERE number = erased $$;
ALTER FUNCTION register_erase_particulars(bigint) OWNER TO isp_eraser;
REVOKE ALL ON FUNCTION register_erase_particulars(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION register_erase_particulars(bigint) TO isp_runtime;
"""

DROP_FUNCTIONS = """
DROP FUNCTION register_erase_particulars(bigint);
DROP FUNCTION register_event_stays();
DROP FUNCTION register_in_turn();
DROP FUNCTION register_refuse();
"""


def _check(table: str, name: str, condition: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({condition})", f"ALTER TABLE {table} DROP CONSTRAINT {name}"
    )


def _trigger(table: str, name: str, when: str, function: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}()", f"DROP TRIGGER {name} ON {table}"
    )


def _append_only(model: str) -> list[migrations.RunSQL]:
    table = f"register_{model}"
    stays = "register_event_stays" if model == "event" else "register_refuse"
    return [
        _trigger(table, "rows_stay", f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW", stays),
        _trigger(table, "table_stays", f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT", "register_refuse"),
    ]


class Migration(migrations.Migration):
    """Constraints and triggers in SQL: what the database refuses whoever asks."""

    dependencies = [("register", "0001_initial")]

    operations = [
        *[_check(table, name, condition) for table, checks in CHECKS.items() for name, condition in checks.items()],
        migrations.RunSQL("ALTER TABLE register_file ALTER bytes SET STORAGE EXTERNAL", migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        *[operation for model in APPEND_ONLY for operation in _append_only(model)],
        _trigger(
            "register_event",
            "numbers_have_no_gap",
            "BEFORE INSERT ON register_event FOR EACH ROW",
            "register_in_turn",
        ),
    ]
