"""What stands in a row is what the latest line of its history says: else the transaction is refused at its end."""

from django.db import migrations

from signatories.history import TELLS, told

FUNCTION = """
CREATE FUNCTION signatories_history_tells() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    row_id bigint;
    stands jsonb;
    told jsonb;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% is not emptied: its history would not tell of it', TG_TABLE_NAME
            USING ERRCODE = 'raise_exception';
    END IF;
    row_id := CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
    EXECUTE format('SELECT to_jsonb(r) FROM %I r WHERE id = $1', TG_TABLE_NAME) INTO stands USING row_id;
    EXECUTE format('SELECT to_jsonb(h) FROM %1$I h WHERE history_id = (SELECT max(history_id) FROM %1$I WHERE id = $1)',
        TG_ARGV[0]) INTO told USING row_id;
    IF told IS NULL
        OR (TG_OP = 'UPDATE' AND NEW.id <> OLD.id)
        OR (stands IS NULL) <> (told ->> 'history_type' = '-')
        OR (stands IS NOT NULL AND told || stands <> told) THEN
        RAISE EXCEPTION 'The history of row % in % does not tell of this change', row_id, TG_TABLE_NAME
            USING ERRCODE = 'raise_exception';
    END IF;
    RETURN NULL;
END $$
"""
TABLES = ("organisation", "organisationname", "appointment", "protocoldraft", "protocolsection")


class Migration(migrations.Migration):
    """A function, and two triggers on each table that has a history."""

    dependencies = [("signatories", "0014_no_right_to_advise")]

    operations = [
        migrations.RunSQL(FUNCTION, f"DROP FUNCTION {TELLS}()"),
        *[step for name in TABLES for step in told(f"signatories_{name}", f"signatories_historical{name}")],
    ]
